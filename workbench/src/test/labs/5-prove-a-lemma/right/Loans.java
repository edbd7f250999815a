package cofferdam.kernel.core;

/** How loans end. Cell f of an array says which partition borrows frame f. */
final class Loans {
    /** No partition. */
    static final int NOBODY = -1;

    private Loans() {}

    /** Ends all loans of q. */
    /*@ normal_behavior
      @ requires 0 <= q;
      @ ensures (\forall int f; 0 <= f && f < borrower.length;
      @      borrower[f] == (\old(borrower[f]) == q ? NOBODY : \old(borrower[f])));
      @ assignable borrower[*];
      @*/
    static void revoke(int[] borrower, int q) {
        /*@ loop_invariant 0 <= f && f <= borrower.length;
          @ loop_invariant (\forall int g; 0 <= g && g < borrower.length;
          @      borrower[g] == (g < f && \old(borrower[g]) == q ? NOBODY : \old(borrower[g])));
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
