package corpus;

/** A model field that is said to be what nothing is. */
final class Represented {
    private int level;

    /*@ model int doubled;
      @ represents doubled \such_that doubled == level && doubled == level + 1;
      @*/

    /*@ normal_behavior
      @ requires doubled == doubled;
      @ ensures doubled == 5 && \result == 42;
      @ assignable \nothing;
      @*/
    int wrongByRepresentation() {
        return level;
    }
}
