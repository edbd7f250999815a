package cofferdam.iommu;

/**
 * Offsets and fields of the unit's registers (VT-d specification 4.x, chapter 11; chapter 10 before revision 3.2).
 *
 * <p>Registers of 64 bits may be read and written whole or as two dwords, low and high.
 *
 * <pre>
 * offset  name      bits 63                    32 31                                    0
 * 000     VER       -                             | 0                   | major 7:4 | minor 3:0 |
 * 008     CAP       see {@link Capabilities}
 * 010     ECAP      see {@link Capabilities}
 * 018     GCMD      -                             |TE|SRTP|SFL|EAFL|WBF|QIE|IRE|SIRTP|CFI| 0 |   write-only
 * 01c     GSTS      -                             |TES|RTPS|.. same places ..              | 0 |   read-only
 * 020     RTADDR    | root table address 63:12                        |TTM 11:10| 0             |
 * 028     CCMD      |ICC|CIRG|CAIG|0 |FM 33:32|   | SID 31:16             | DID 15:0            |
 * 034     FSTS      -                             | 0   |FRI 15:8|0|ITE|ICE|IQE|APF|AFO|PPF|PFO|
 * 038     FECTL     -                             |IM|IP| 0                                     |
 * 03c     FEDATA    -                             | 0                     | message data 15:0   |
 * 040     FEADDR    -                             | message address 31:2                    | 0 |
 * 044     FEUADDR   -                             | 0 (no extended interrupt mode)              |
 * 064     PMEN      -                             | 0 (no protected memory regions)             |
 * 080     IQH       | 0                           | 0         | head 18:4               | 0     |
 * 088     IQT       | 0                           | 0         | tail 18:4               | 0     |
 * 090     IQA       | queue address 63:12                             |DW 11| 0      | size 2:0 |
 * 09c     ICS       -                             | 0                                     |IWC 0|
 * 0a0..ac IECTL, IEDATA, IEADDR, IEUADDR          as FECTL, FEDATA, FEADDR, FEUADDR
 * 0f0     IVA       | address 63:12                                   | 0    |IH 6| AM 5:0      |   write-only
 * 0f8     IOTLB     |IVT|0|IIRG 61:60|0|IAIG 58:57|0|DR|DW| DID 47:32 |  0                       |
 * 220+16n FRCD low  | faulting page 63:12                             | 0                         |
 * 228+16n FRCD high |F|T1|AT|PV 0 |FR 39:32|      | 0                     | SID 15:0            |
 * </pre>
 */
final class Registers {
    static final int VER = 0x00;
    static final int CAP = 0x08;
    static final int ECAP = 0x10;
    static final int GCMD = 0x18;
    static final int GSTS = 0x1c;
    static final int RTADDR = 0x20;
    static final int CCMD = 0x28;
    static final int FSTS = 0x34;
    static final int FECTL = 0x38;
    static final int FEDATA = 0x3c;
    static final int FEADDR = 0x40;
    static final int FEUADDR = 0x44;
    static final int PMEN = 0x64;
    static final int IQH = 0x80;
    static final int IQT = 0x88;
    static final int IQA = 0x90;
    static final int ICS = 0x9c;
    static final int IECTL = 0xa0;
    static final int IEUADDR = 0xac;
    /** ECAP.IRO says where this is. */
    static final int IVA = 0xf0;

    static final int IOTLB = 0xf8;
    /** CAP.FRO says where this is. */
    static final int FRCD = 0x220;

    /** Records of 16 bytes from {@link #FRCD}; CAP.NFR is one less. */
    static final int FAULT_RECORDS = 8;

    /** GCMD.TE and GSTS.TES: translation. */
    static final int TE = 1 << 31;
    /** GCMD.SRTP and GSTS.RTPS: take over the root-table pointer. */
    static final int SRTP = 1 << 30;
    /** GCMD.QIE and GSTS.QIES: queued invalidation. */
    static final int QIE = 1 << 26;

    /** FSTS: a fault found no free record. */
    static final int PFO = 1;
    /** FSTS: a record holds a fault. */
    static final int PPF = 1 << 1;
    /** FSTS: an invalidation descriptor was refused. */
    static final int IQE = 1 << 4;

    /** Largest address mask of a page-selective invalidation, CAP.MAMV: 2^18 pages, 1 GiB. */
    static final int MAX_ADDRESS_MASK = 18;

    private Registers() {}
}
