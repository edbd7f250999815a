package corpus;

/** Numbers end. */
final class Overflow {
    private Overflow() {}

    /*@ normal_behavior
      @ requires x < 2147483647;
      @ ensures \result > x;
      @ assignable \nothing;
      @*/
    static int next(int x) {
        return x + 1;
    }

    /*@ normal_behavior
      @ ensures \result > x;
      @ assignable \nothing;
      @*/
    static int wrongNext(int x) {
        return x + 1;
    }
}
