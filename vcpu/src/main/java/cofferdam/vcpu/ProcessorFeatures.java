package cofferdam.vcpu;

import java.util.EnumSet;
import java.util.Set;

/**
 * What a modelled processor can do beyond the x86-64 baseline.
 *
 * <p>The interpreter and the MMU obey these; what the guest is told by CPUID is the kernel's business, because CPUID
 * always leaves the guest.
 *
 * @param physicalAddressBits MAXPHYADDR, 32..52
 * @param features the optional features that exist
 */
public record ProcessorFeatures(int physicalAddressBits, Set<Feature> features) {
    public ProcessorFeatures {
        if (physicalAddressBits < 32 || physicalAddressBits > 52) {
            throw new IllegalArgumentException("physical address of " + physicalAddressBits + " bits");
        }
        features = Set.copyOf(features);
    }

    /** Optional features; the names follow CPUID's. */
    public enum Feature {
        /** 1 GiB pages in guest page tables. */
        PAGE_1G,
        /** Five-level guest paging (CR4.LA57). */
        LA57,
        /** Process-context identifiers (CR4.PCIDE). */
        PCID,
        /** Supervisor-mode execution prevention (CR4.SMEP). */
        SMEP,
        /** Supervisor-mode access prevention (CR4.SMAP, STAC, CLAC). */
        SMAP,
        /** User-mode instruction prevention (CR4.UMIP). */
        UMIP,
        /** Protection keys for user pages (CR4.PKE, RDPKRU, WRPKRU). */
        PKE,
        /** RDFSBASE and its like (CR4.FSGSBASE). */
        FSGSBASE,
        /** POPCNT. */
        POPCNT,
        /** TZCNT; without it the encoding means BSF. */
        BMI1,
        /** LZCNT; without it the encoding means BSR. */
        LZCNT,
        /** EPT leaves of 2 MiB. */
        EPT_2M,
        /** EPT leaves of 1 GiB. */
        EPT_1G,
        /** EPT entries that allow only execution. */
        EPT_EXECUTE_ONLY,
        /** Accessed and dirty flags in EPT entries (used when EPTP bit 6 is set). */
        EPT_ACCESSED_DIRTY
    }

    /** A processor without any optional feature. */
    public static ProcessorFeatures plain(int physicalAddressBits) {
        return new ProcessorFeatures(physicalAddressBits, Set.of());
    }

    /** A processor with every feature but five-level paging. */
    public static ProcessorFeatures modern(int physicalAddressBits) {
        return new ProcessorFeatures(physicalAddressBits, EnumSet.complementOf(EnumSet.of(Feature.LA57)));
    }

    /** Whether a feature exists. */
    public boolean has(Feature feature) {
        return features.contains(feature);
    }
}
