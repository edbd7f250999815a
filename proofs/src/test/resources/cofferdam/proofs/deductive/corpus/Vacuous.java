package corpus;

/** Contracts that nobody can call. */
final class Vacuous {
    private int level;

    /*@ invariant 0 <= level && level <= 7; @*/

    /*@ normal_behavior
      @ requires x > 3;
      @ requires x < 3;
      @ ensures \result == 42;
      @ assignable \nothing;
      @*/
    static int wrongForNoNumber(int x) {
        return x;
    }

    /*@ normal_behavior
      @ requires level == 8;
      @ ensures \result == 42;
      @ assignable \nothing;
      @*/
    int wrongAgainstTheInvariant() {
        return level;
    }

    /*@ normal_behavior
      @ requires level == 7;
      @ ensures \result == 7;
      @ assignable \nothing;
      @*/
    int most() {
        return level;
    }
}
