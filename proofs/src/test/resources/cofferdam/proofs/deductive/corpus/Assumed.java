package corpus;

/** Statements that are taken for granted. */
final class Assumed {
    private Assumed() {}

    /*@ normal_behavior
      @ ensures \result == 42;
      @ assignable \nothing;
      @*/
    static int wrongByAssumption(int x) {
        //@ assume x == 42;
        return x;
    }

    /*@ normal_behavior
      @ requires x == 42;
      @ ensures \result == 42;
      @ assignable \nothing;
      @*/
    static int byAssertion(int x) {
        //@ assert x > 41;
        return x;
    }
}
