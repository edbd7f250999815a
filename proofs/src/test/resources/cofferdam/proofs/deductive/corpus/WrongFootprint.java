package corpus;

/** An invariant that depends on more than it says. */
final class WrongFootprint {
    private int first;
    private int second;

    /*@ invariant first <= second;
      @ accessible \inv : this.first;
      @*/
}
