package cofferdam.kernel.core;

/**
 * Stands in for the tables, of any shape, as lemmas about the shipped class say: {@link #place} sets the translation of
 * one page of one space and leaves all others, or changes nothing. The platform keeps the translations.
 */
final class Radix {
    public static final int SPACES = 16;

    public static final int NOWHERE = -1;

    private final Translations translations;
    private final int levels;
    private final long mask;

    Radix(Platform platform, Frames frames, int levels, long mask, boolean twoMegabytes, boolean oneGigabyte) {
        this.translations = (Translations) platform;
        this.levels = levels;
        this.mask = mask;
    }

    boolean covers(int s, int page) {
        boolean inside = 0 <= s && s < SPACES && 0 <= page && page < Limits.PAGES;
        return inside && (levels == 4 || page < 134217728);
    }

    long walk(int s, int page) {
        return covers(s, page) ? translations.walk(s, page) : 0L;
    }

    boolean ready(int s, int page) {
        return covers(s, page) && translations.room(s, page);
    }

    int place(int s, int page, int target, long word) {
        assert target == 1;
        if (!covers(s, page)) {
            return Abi.INVALID;
        }
        return translations.set(s, page, RadixFormat.present(word, mask) ? word : 0L) ? Abi.OK : Abi.NO_MEMORY;
    }
}
