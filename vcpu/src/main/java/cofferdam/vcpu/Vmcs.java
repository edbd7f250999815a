package cofferdam.vcpu;

/**
 * The controls of the modelled processor and what it reports at a VM exit: the software-visible fields of a VMCS (SDM
 * vol. 3, chapter 25) except the guest state, which lies in a {@link GuestState} array.
 *
 * <p>Always on: HLT, CPUID, unconditional I/O, MOV DR, CR8, external-interrupt exiting and the preemption timer (by
 * {@link Processor#run}). Everything else is a field here.
 */
public final class Vmcs {
    /** Bit 31 of an interruption-information field: the field is valid. */
    public static final int VALID = 1 << 31;

    /** Bit 11 of an interruption-information field: an error code goes with the event. */
    public static final int ERROR_CODE_VALID = 1 << 11;

    /** Interruption type in bits 10:8 (SDM vol. 3, table 25-17): external interrupt. */
    public static final int EXTERNAL_INTERRUPT = 0;

    /** Interruption type: non-maskable interrupt. */
    public static final int NMI = 2;

    /** Interruption type: hardware exception. */
    public static final int HARDWARE_EXCEPTION = 3;

    /** Interruption type: INT n. */
    public static final int SOFTWARE_INTERRUPT = 4;

    /** Interruption type: INT1. */
    public static final int PRIVILEGED_SOFTWARE_EXCEPTION = 5;

    /** Interruption type: INT3. */
    public static final int SOFTWARE_EXCEPTION = 6;

    private static final long CR0_PE = 1;
    private static final long CR0_NE = 1 << 5;
    private static final long CR0_PG = 1L << 31;
    private static final long CR4_PAE = 1 << 5;
    private static final long CR4_VMXE = 1 << 13;

    private final MsrBitmap msrBitmap = new MsrBitmap();
    private long eptp;
    private int vpid;
    private boolean interruptWindowExiting;
    private int exceptionBitmap;
    private long cr0Mask = CR0_PE | CR0_NE | CR0_PG;
    private long cr0Shadow = CR0_PE | CR0_NE | CR0_PG;
    private long cr4Mask = CR4_VMXE | CR4_PAE;
    private long cr4Shadow = CR4_PAE;
    private int entryInterruption;
    private int entryErrorCode;
    private int entryInstructionLength;

    private int exitReason;
    private long exitQualification;
    private long guestPhysicalAddress;
    private long guestLinearAddress;
    private int exitInstructionLength;
    private int exitInterruption;
    private int exitInterruptionErrorCode;
    private int idtVectoring;
    private int idtVectoringErrorCode;

    /** Controls at their defaults; see the setters. */
    public Vmcs() {}

    /** EPT pointer (25.6.11). */
    public long eptp() {
        return eptp;
    }

    /** Sets the EPT pointer used from the next VM entry on. */
    public void setEptp(long value) {
        eptp = value;
    }

    /** Virtual-processor identifier that tags TLB entries (25.6.12). */
    public int vpid() {
        return vpid;
    }

    /** Sets the identifier used from the next VM entry on, 1..65535. */
    public void setVpid(int value) {
        vpid = value;
    }

    /** Whether the guest leaves as soon as it could take an interrupt (reason 7). */
    public boolean interruptWindowExiting() {
        return interruptWindowExiting;
    }

    /** Sets interrupt-window exiting; off at first. */
    public void setInterruptWindowExiting(boolean value) {
        interruptWindowExiting = value;
    }

    /** Bit n set: exception n leaves the guest (reason 0) instead of going through its IDT. */
    public int exceptionBitmap() {
        return exceptionBitmap;
    }

    /** Sets the exception bitmap; zero at first. */
    public void setExceptionBitmap(int value) {
        exceptionBitmap = value;
    }

    /** Bits of CR0 owned by the kernel; at first PE, NE and PG. */
    public long cr0Mask() {
        return cr0Mask;
    }

    /** What the guest reads in the owned bits of CR0. */
    public long cr0Shadow() {
        return cr0Shadow;
    }

    /** Sets the owned bits of CR0 and what the guest reads there. */
    public void setCr0(long mask, long shadow) {
        cr0Mask = mask;
        cr0Shadow = shadow;
    }

    /** Bits of CR4 owned by the kernel; at first VMXE and PAE. */
    public long cr4Mask() {
        return cr4Mask;
    }

    /** What the guest reads in the owned bits of CR4. */
    public long cr4Shadow() {
        return cr4Shadow;
    }

    /** Sets the owned bits of CR4 and what the guest reads there. */
    public void setCr4(long mask, long shadow) {
        cr4Mask = mask;
        cr4Shadow = shadow;
    }

    /** Which MSRs the guest reads and writes without an exit. */
    public MsrBitmap msrBitmap() {
        return msrBitmap;
    }

    /** VM-entry interruption information (25.8.3): the event to inject at the next entry; cleared once injected. */
    public int entryInterruption() {
        return entryInterruption;
    }

    /** Sets the event to inject: vector in bits 7:0, type in 10:8, {@link #ERROR_CODE_VALID}, {@link #VALID}. */
    public void setEntryInterruption(int value) {
        entryInterruption = value;
    }

    /** Error code of the event to inject. */
    public int entryErrorCode() {
        return entryErrorCode;
    }

    /** Sets the error code of the event to inject. */
    public void setEntryErrorCode(int value) {
        entryErrorCode = value;
    }

    /** Length of the instruction that a software interrupt to inject stands for. */
    public int entryInstructionLength() {
        return entryInstructionLength;
    }

    /** Sets the length used for types 4, 5 and 6, 0..15 bytes. */
    public void setEntryInstructionLength(int value) {
        entryInstructionLength = value;
    }

    /** Basic reason of the last exit, an {@link ExitReason}. */
    public int exitReason() {
        return exitReason;
    }

    /** Exit qualification (28.2.1); zero where none is defined. */
    public long exitQualification() {
        return exitQualification;
    }

    /** Guest-physical address of an EPT violation or misconfiguration; zero otherwise. */
    public long guestPhysicalAddress() {
        return guestPhysicalAddress;
    }

    /** Guest-linear address of an EPT violation or of INS/OUTS; zero otherwise. */
    public long guestLinearAddress() {
        return guestLinearAddress;
    }

    /** Bytes of the exiting instruction for exits caused by executing one, else zero. */
    public int exitInstructionLength() {
        return exitInstructionLength;
    }

    /** VM-exit interruption information for reason 0, in the format of {@link #entryInterruption}. */
    public int exitInterruption() {
        return exitInterruption;
    }

    /** Error code that goes with {@link #exitInterruption}. */
    public int exitInterruptionErrorCode() {
        return exitInterruptionErrorCode;
    }

    /** The event whose delivery the exit cut short, in the format of {@link #entryInterruption}; zero if none. */
    public int idtVectoring() {
        return idtVectoring;
    }

    /** Error code that goes with {@link #idtVectoring}. */
    public int idtVectoringErrorCode() {
        return idtVectoringErrorCode;
    }

    /** Records an exit; every information field not set afterwards reads zero; for the processor alone. */
    public void recordExit(int reason, long qualification, int instructionLength) {
        exitReason = reason;
        exitQualification = qualification;
        exitInstructionLength = instructionLength;
        guestPhysicalAddress = 0;
        guestLinearAddress = 0;
        exitInterruption = 0;
        exitInterruptionErrorCode = 0;
        idtVectoring = 0;
        idtVectoringErrorCode = 0;
    }

    /** Records the addresses of the exit in progress; for the processor alone. */
    public void recordAddresses(long physical, long linear) {
        guestPhysicalAddress = physical;
        guestLinearAddress = linear;
    }

    /** Records the event that is the exit in progress; for the processor alone. */
    public void recordInterruption(int information, int errorCode) {
        exitInterruption = information;
        exitInterruptionErrorCode = errorCode;
    }

    /** Records the event cut short by the exit in progress; for the processor alone. */
    public void recordVectoring(int information, int errorCode) {
        idtVectoring = information;
        idtVectoringErrorCode = errorCode;
    }

    /** Records the length of the software interrupt cut short by the exit in progress; for the processor alone. */
    public void recordInstructionLength(int length) {
        exitInstructionLength = length;
    }
}
