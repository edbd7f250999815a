package corpus;

/** Proofs that rest on contracts which are not proved, or on themselves. */
final class Borrowed {
    private Borrowed() {}

    /*@ normal_behavior
      @ ensures \result == 42;
      @ assignable \nothing;
      @*/
    static int wrongSeven() {
        return 7;
    }

    /*@ normal_behavior
      @ ensures \result == 42;
      @ assignable \nothing;
      @*/
    static int wrongThatRestsOnSeven() {
        return wrongSeven();
    }

    /*@ normal_behavior
      @ ensures \result == 42;
      @ assignable \nothing;
      @*/
    static native int given();

    /*@ normal_behavior
      @ ensures \result == 42;
      @ assignable \nothing;
      @*/
    static int wrongThatRestsOnTheGiven() {
        return given();
    }

    /*@ normal_behavior
      @ ensures \result == 42;
      @ assignable \nothing;
      @*/
    static int wrongPing() {
        return wrongPong();
    }

    /*@ normal_behavior
      @ ensures \result == 42;
      @ assignable \nothing;
      @*/
    static int wrongPong() {
        return wrongPing();
    }

    /*@ normal_behavior
      @ ensures \result == x;
      @ assignable \strictly_nothing;
      @*/
    static /*@ strictly_pure helper @*/ int same(int x) {
        return x;
    }

    /*@ normal_behavior
      @ ensures same(\result) == 7;
      @ assignable \nothing;
      @*/
    static int restsOnSame() {
        return same(7);
    }
}
