package corpus;

/** What an observer may learn: nothing of the secret. */
final class Leak {
    private int secret;
    private int open;

    /*@ normal_behavior
      @ ensures open == x;
      @ assignable open;
      @ determines open \by x;
      @*/
    void publish(int x) {
        open = x;
    }

    /*@ normal_behavior
      @ ensures true;
      @ assignable open;
      @ determines open \by x;
      @*/
    void wrongPublish(int x) {
        open = secret > 0 ? x : 0;
    }
}
