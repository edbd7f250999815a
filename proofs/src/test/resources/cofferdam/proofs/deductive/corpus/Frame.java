package corpus;

/** What a method may change, and what an invariant may depend on. */
final class Frame {
    private int first;
    private int second;

    /*@ invariant 0 <= first && first <= second;
      @ accessible \inv : this.first, this.second;
      @*/

    /*@ normal_behavior
      @ requires second < 2147483647;
      @ ensures second == \old(second) + 1;
      @ assignable second;
      @*/
    void raise() {
        second = second + 1;
    }

    /*@ normal_behavior
      @ requires second < 2147483647;
      @ ensures second == \old(second) + 1;
      @ assignable second;
      @*/
    void wrongRaiseBoth() {
        first = second;
        second = second + 1;
    }

    /*@ normal_behavior
      @ requires second > -2147483648;
      @ ensures second == \old(second) - 1;
      @ assignable second;
      @*/
    void wrongBreaksTheInvariant() {
        second = second - 1;
    }
}
