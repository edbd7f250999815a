package cofferdam.vcpu.decode;

/** Where the decoder gets bytes beyond those it was given. */
@FunctionalInterface
public interface CodeSource {
    /**
     * Supplies more code bytes.
     *
     * @param window the first {@code have} bytes hold the instruction so far
     * @param have 1..14
     * @return how many bytes the window holds now, more than {@code have}
     */
    int more(byte[] window, int have);
}
