package cofferdam.vcpu.execute;

/** An exception of the guest on its way to delivery; one object a processor, reused. */
public final class GuestFault extends RuntimeException {
    public static final int DIVIDE_ERROR = 0;
    public static final int DEBUG = 1;
    public static final int BREAKPOINT = 3;
    public static final int UNDEFINED_OPCODE = 6;
    public static final int DOUBLE_FAULT = 8;
    public static final int INVALID_TSS = 10;
    public static final int NOT_PRESENT = 11;
    public static final int STACK_FAULT = 12;
    public static final int GENERAL_PROTECTION = 13;
    public static final int PAGE_FAULT = 14;
    public static final int ALIGNMENT_CHECK = 17;

    private static final long serialVersionUID = 1;

    private int vector;
    private int errorCode;

    GuestFault() {
        super(null, null, false, false);
    }

    GuestFault set(int newVector, int newErrorCode) {
        vector = newVector;
        errorCode = newErrorCode;
        return this;
    }

    /** Vector 0..31. */
    public int vector() {
        return vector;
    }

    /** Error code; 0 if the vector has none. */
    public int errorCode() {
        return errorCode;
    }

    /** Whether an exception pushes an error code (SDM vol. 3, table 6-1). */
    static boolean hasErrorCode(int vector) {
        return vector == DOUBLE_FAULT || vector >= INVALID_TSS && vector <= PAGE_FAULT || vector == ALIGNMENT_CHECK;
    }
}
