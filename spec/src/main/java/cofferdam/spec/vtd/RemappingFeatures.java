package cofferdam.spec.vtd;

/**
 * What a DMA-remapping unit can do, as its capability registers tell.
 *
 * @param addressWidth bits of a DMA address, 39 or 48 (CAP_REG.MGAW + 1; the same width alone is in CAP_REG.SAGAW, and
 *     39 besides 48)
 * @param hostAddressBits bits of a host-physical address (HAW), up to 52
 * @param page2m second-level leaves of 2 MiB (CAP_REG.SLLPS[0])
 * @param page1g second-level leaves of 1 GiB (CAP_REG.SLLPS[1])
 * @param passThrough translation type 2 (ECAP_REG.PT)
 */
public record RemappingFeatures(
        int addressWidth, int hostAddressBits, boolean page2m, boolean page1g, boolean passThrough) {
    public RemappingFeatures {
        if (addressWidth != 39 && addressWidth != 48) {
            throw new IllegalArgumentException("DMA addresses of " + addressWidth + " bits");
        }
        if (hostAddressBits < 32 || hostAddressBits > 52) {
            throw new IllegalArgumentException("host addresses of " + hostAddressBits + " bits");
        }
    }

    /** A unit with everything this model knows, whose DMA and host addresses have one width. */
    public static RemappingFeatures ofWidth(int addressWidth) {
        return new RemappingFeatures(addressWidth, addressWidth, true, true, true);
    }
}
