package cofferdam.spec.machine;

/** What is done where a number of the state and an observed one meet. */
interface Meeting {
    /**
     * One number.
     *
     * @param place of the state's
     * @param observed the other
     * @param what it is, with {@code #} for each of the numbers that follow
     */
    void meet(int place, long observed, String what, int a, int b);

    /** The numbers that follow belong to this requirement, up to the next one named. */
    default void about(String requirement) {}

    /** Compares: remembers the first difference. */
    final class Comparison implements Meeting {
        private final State state;
        private String requirement;
        private String difference;

        Comparison(State state) {
            this.state = state;
        }

        @Override
        public void about(String id) {
            requirement = id;
        }

        @Override
        public void meet(int place, long observed, String what, int a, int b) {
            if (difference == null && state.get(place) != observed) {
                String text = what.replaceFirst("#", Integer.toString(a)).replaceFirst("#", Integer.toString(b));
                difference = text + " is " + observed + ", not " + state.get(place) + " (" + requirement + ")";
            }
        }

        /** The first difference in words, with its requirement in parentheses; null if there is none. */
        String difference() {
            return difference;
        }
    }
}
