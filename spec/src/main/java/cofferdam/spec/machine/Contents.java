package cofferdam.spec.machine;

/** What the frames of memory hold: words of 64 bits. */
public interface Contents {
    /** A word of a frame. */
    long word(int frame, int index);

    /** A word of a frame is another from now on. */
    void write(int frame, int index, long word);

    /** All words of a frame are zero from now on. */
    void scrub(int frame);

    /** All words of a frame are from now on what they were at boot. */
    void fill(int frame);
}
