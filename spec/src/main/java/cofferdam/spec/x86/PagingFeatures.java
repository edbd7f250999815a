package cofferdam.spec.x86;

/**
 * What a processor can do in its two stages of address translation, as CPUID and IA32_VMX_EPT_VPID_CAP tell.
 *
 * @param physicalAddressBits MAXPHYADDR, 32..52 (CPUID.80000008H:EAX[7:0])
 * @param la57 five-level guest paging (CPUID.(7,0):ECX[16])
 * @param page1g 1 GiB pages in guest tables (CPUID.80000001H:EDX[26])
 * @param eptExecuteOnly EPT entries that allow fetches alone (IA32_VMX_EPT_VPID_CAP[0])
 * @param ept2m EPT leaves of 2 MiB (IA32_VMX_EPT_VPID_CAP[16])
 * @param ept1g EPT leaves of 1 GiB (IA32_VMX_EPT_VPID_CAP[17])
 * @param eptAccessedDirty accessed and dirty flags in EPT entries (IA32_VMX_EPT_VPID_CAP[21])
 */
public record PagingFeatures(
        int physicalAddressBits,
        boolean la57,
        boolean page1g,
        boolean eptExecuteOnly,
        boolean ept2m,
        boolean ept1g,
        boolean eptAccessedDirty) {
    public PagingFeatures {
        if (physicalAddressBits < 32 || physicalAddressBits > 52) {
            throw new IllegalArgumentException("physical addresses of " + physicalAddressBits + " bits");
        }
    }

    /** A processor with everything this model knows. */
    public static PagingFeatures full(int physicalAddressBits) {
        return new PagingFeatures(physicalAddressBits, true, true, true, true, true, true);
    }
}
