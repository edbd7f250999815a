package cofferdam.kernel.core;

/** How loans end. Cell f of an array says which partition borrows frame f. */
final class Loans {
    /** No partition. */
    static final int NOBODY = -1;

    private Loans() {}

    /** Ends all loans of q. */
    /*@ normal_behavior
      @ ensures true;
      @ assignable borrower[*];
      @*/
    static void revoke(int[] borrower, int q) {
        /*@ loop_invariant true;
          @ loop_modifies f, borrower[*];
          @ decreases borrower.length - f;
          @*/
        for (int f = 0; f < borrower.length; f++) {
            if (borrower[f] == q) {
                borrower[f] = NOBODY;
            }
        }
    }
}
