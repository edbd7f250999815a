package cofferdam.iommu;

import cofferdam.spec.vtd.RemappingFeatures;

/**
 * What the unit says about itself (VT-d specification 4.x, 11.4.2 and 11.4.3).
 *
 * <pre>
 * CAP   63      56 55  54  53  48 47  40 39  37  34 33  24 22  21   16 12    8  7   6    5    4   3  2   0
 *      | 0 ...  0 |DRD|DWD| MAMV | NFR  |PSI|SLLPS | FRO  |ZLR| MGAW  |SAGAW |CM|PHMR|PLMR|RWBF|AFL|  ND  |
 *        0          1   1   18     7     1   00pp   0x22   0   w - 1   000k0  0   0    0    0    0   6
 *
 * ECAP  63 ... 24 23  20 17   8  7   6   5   4   3   2   1   0
 *      |   0     | MHMV | IRO  |SC |PT |   |EIM|IR |DT |QI | C |
 *          0        0     0xf   0   p   0   0   0   0   1   1
 * </pre>
 *
 * ND = 6: domain ids have 16 bits. SAGAW: bit 1 (39 bits, three levels) always, bit 2 (48 bits, four levels) with a
 * width of 48. CM = 0: entries that are not present or malformed are never cached. IR = 0: no interrupt-remapping
 * table. DWD = DRD = 1: translations are atomic here, so nothing is ever left to drain.
 */
final class Capabilities {
    /** VER: architecture version 1.0, as units in legacy mode report. */
    static final int VERSION = 0x10;

    private Capabilities() {}

    /** CAP_REG. */
    static long capabilities(RemappingFeatures features) {
        long sagaw = features.addressWidth() == 48 ? 0b00110 : 0b00010;
        long largePages = (features.page2m() ? 1 : 0) | (features.page1g() ? 2 : 0);
        return 6L
                | sagaw << 8
                | (long) (features.addressWidth() - 1) << 16
                | (long) (Registers.FRCD / 16) << 24
                | largePages << 34
                | 1L << 39
                | (long) (Registers.FAULT_RECORDS - 1) << 40
                | (long) Registers.MAX_ADDRESS_MASK << 48
                | 1L << 54
                | 1L << 55;
    }

    /** ECAP_REG. */
    static long extendedCapabilities(RemappingFeatures features) {
        return 1L | 1L << 1 | (features.passThrough() ? 1L << 6 : 0) | (long) (Registers.IVA / 16) << 8;
    }
}
