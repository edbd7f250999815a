package cofferdam.spec.machine;

/** Contents as a part of the state. */
final class StateContents implements Contents {
    private final State state;
    private final int words;
    private final int first;
    private final long[] atBoot;

    /** @param atBoot what the frames hold at boot, frame by frame */
    StateContents(State state, int frames, int words, long[] atBoot) {
        this.state = state;
        this.words = words;
        this.atBoot = atBoot.clone();
        first = state.room(frames * words);
        for (int i = 0; i < atBoot.length; i++) {
            state.set(first + i, atBoot[i]);
        }
    }

    @Override
    public long word(int frame, int index) {
        return state.get(first + frame * words + index);
    }

    @Override
    public void write(int frame, int index, long word) {
        state.set(first + frame * words + index, word);
    }

    @Override
    public void scrub(int frame) {
        for (int i = 0; i < words; i++) {
            write(frame, i, 0);
        }
    }

    @Override
    public void fill(int frame) {
        for (int i = 0; i < words; i++) {
            write(frame, i, atBoot[frame * words + i]);
        }
    }

    /** Whether a place of the state is one of the words. */
    boolean isWord(int place) {
        return place >= first && place < first + atBoot.length;
    }

    /** Meets what is observed of contents. */
    void observe(Observed observed, Meeting meeting) {
        meeting.about("G6-01");
        for (int i = 0; i < atBoot.length; i++) {
            meeting.meet(first + i, observed.word(i / words, i % words), "in frame # word #", i / words, i % words);
        }
    }
}
