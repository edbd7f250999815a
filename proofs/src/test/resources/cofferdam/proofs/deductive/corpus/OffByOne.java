package corpus;

/** The last element, the one after it, and loops that never end. */
final class OffByOne {
    private OffByOne() {}

    /*@ normal_behavior
      @ ensures (\forall int k; 0 <= k && k < a.length; a[k] == 0);
      @ assignable a[*];
      @*/
    static void clear(int[] a) {
        /*@ loop_invariant 0 <= i && i <= a.length;
          @ loop_invariant (\forall int k; 0 <= k && k < i; a[k] == 0);
          @ assignable a[*];
          @ decreases a.length - i;
          @*/
        for (int i = 0; i < a.length; i++) {
            a[i] = 0;
        }
    }

    /*@ normal_behavior
      @ ensures (\forall int k; 0 <= k && k < a.length; a[k] == 0);
      @ assignable a[*];
      @*/
    static void wrongClearAllButTheLast(int[] a) {
        /*@ loop_invariant 0 <= i && i <= a.length;
          @ loop_invariant (\forall int k; 0 <= k && k < i; a[k] == 0);
          @ assignable a[*];
          @ decreases a.length - i;
          @*/
        for (int i = 0; i < a.length - 1; i++) {
            a[i] = 0;
        }
    }

    /*@ normal_behavior
      @ requires a.length > 0;
      @ ensures \result == a[a.length - 1];
      @ assignable \nothing;
      @*/
    static int last(int[] a) {
        return a[a.length - 1];
    }

    /*@ normal_behavior
      @ requires a.length > 0;
      @ ensures true;
      @ assignable \nothing;
      @*/
    static int wrongAfterTheLast(int[] a) {
        return a[a.length];
    }

    /*@ normal_behavior
      @ requires n > 0;
      @ ensures true;
      @ assignable \nothing;
      @*/
    static void wrongWithoutEnd(int n) {
        int i = n;
        /*@ loop_invariant i == n;
          @ assignable \nothing;
          @ decreases i;
          @*/
        while (i > 0) {
            i = n;
        }
    }
}
