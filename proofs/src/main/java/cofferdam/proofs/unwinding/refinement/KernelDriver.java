package cofferdam.proofs.unwinding.refinement;

import cofferdam.kernel.core.Abi;
import cofferdam.kernel.core.Kernel;
import cofferdam.kernel.core.Registers;
import cofferdam.kernel.platform.Machine;
import cofferdam.spec.machine.Action;
import cofferdam.spec.machine.Answer;
import cofferdam.spec.machine.FlowPolicy;
import cofferdam.spec.system.Device;
import cofferdam.spec.system.Partition;
import java.util.List;

/** Does to a kernel what an action of the specification is: entries, exits with their registers, accesses, ticks, lines. */
final class KernelDriver {
    private static final int[] REASON_OF_FAULT = {48, 49, 2, 31, 3};
    private static final int[] CUT = {0, ToldByKernel.GENERAL_PROTECTION_EVENT, ToldByKernel.DOUBLE_FAULT_EVENT};
    private static final int TIMER = 52;
    private static final int READ = 1;
    private static final int WRITE = 2;
    private static final int EXECUTE = 4;
    private static final long KERNEL_MODE = 0x93;
    private static final long USER_MODE = 0xF3;

    private final Machine machine;
    private final Kernel kernel;
    private final RealTables tables;
    private final List<Device> devices;
    private final List<Partition> partitions;
    private Answer.Kind kind;
    private long value;

    KernelDriver(Machine machine, RealTables tables) {
        this.machine = machine;
        this.tables = tables;
        kernel = machine.kernel();
        devices = FlowPolicy.devices(machine.description());
        partitions = machine.description().partitions();
    }

    /** What became of the one who acted. */
    Answer.Kind kind() {
        return kind;
    }

    /** What it got back. */
    long value() {
        return value;
    }

    void perform(Action action) {
        int who = action.who();
        answer(Answer.Kind.GOES_ON, 0);
        switch (action.kind()) {
            case TICK -> kernel.tick(who);
            case LINE -> kernel.interrupt(devices.get(who).line());
            case DMA_READ -> dma(who, action, READ);
            case DMA_WRITE -> dma(who, action, WRITE);
            default -> partition(who, action);
        }
    }

    private void partition(int p, Action action) {
        boolean enters = action.kind() == Action.Kind.ENTER;
        boolean runs = kernel.inspection().status(p) == Abi.RUNNING && kernel.entryInterruption(p) == 0;
        if (kernel.current(cpu(p)) != p || !(enters ? kernel.runnable(p) : runs)) {
            answer(Answer.Kind.IMPOSSIBLE, 0);
            return;
        }
        kernel.setRegister(
                p, Registers.SS_ATTRIBUTES, action.kind() == Action.Kind.USER_CALL ? USER_MODE : KERNEL_MODE);
        flag(p, enters && action.a() != 0);
        kernel.setRegister(p, Registers.INTERRUPTIBILITY, 0);
        kernel.prepareEntry(p);
        int event = kernel.entryInterruption(p);
        boolean fails = action.kind() == Action.Kind.FAULT;
        kernel.entryDone(p, fails ? CUT[(int) action.b()] : 0);
        switch (action.kind()) {
            case ENTER -> {
                exit(p, TIMER);
                answer(kind, event == 0 ? -1 : event & 0xff);
            }
            case READ -> access(p, action, READ);
            case WRITE -> access(p, action, WRITE);
            case EXECUTE -> access(p, action, EXECUTE);
            case CALL, USER_CALL -> {
                kernel.setRegister(p, Registers.RAX, action.a());
                kernel.setRegister(p, Registers.RDI, action.b());
                kernel.setRegister(p, Registers.RSI, action.c());
                kernel.setRegister(p, Registers.RDX, action.d());
                exit(p, 18);
            }
            case HALT -> {
                flag(p, action.a() != 0);
                exit(p, 12);
            }
            case IDENTIFY -> exit(p, 10);
            case CARRY_ON -> exit(p, 1);
            default -> exit(p, REASON_OF_FAULT[(int) action.a()]);
        }
    }

    private void access(int p, Action action, int right) {
        RealTables.Leaf leaf = tables.ofPartition(p, action.a());
        if (leaf == null || (leaf.rights() & right) == 0) {
            exit(p, 48);
            return;
        }
        boolean registers = devices.stream().anyMatch(d -> d.extent().contains(leaf.physical()));
        if (!registers) {
            touch(leaf, action, right);
        }
        exit(p, TIMER);
    }

    private void dma(int d, Action action, int right) {
        RealTables.Leaf leaf = tables.ofDevice(d, action.a());
        if (leaf == null || (leaf.rights() & right) == 0) {
            answer(Answer.Kind.BLOCKED, 0);
            return;
        }
        touch(leaf, action, right);
    }

    private void touch(RealTables.Leaf leaf, Action action, int right) {
        long address = leaf.physical() + 8 * action.b();
        if (right == WRITE) {
            machine.memory().write64(address, action.c());
        } else {
            value = machine.memory().read64(address);
        }
    }

    private void exit(int p, int reason) {
        int outcome = kernel.handleExit(cpu(p), reason, 0, 0, 3);
        switch (outcome) {
            case Abi.EXIT_RESUMED -> answer(Answer.Kind.GOES_ON, value);
            case Abi.EXIT_HYPERCALL -> answer(Answer.Kind.RESULT, kernel.register(p, Registers.RAX));
            case Abi.EXIT_WAITS -> answer(Answer.Kind.WAITS, 0);
            case Abi.EXIT_INJECTED -> answer(Answer.Kind.INJECTED, 0);
            case Abi.EXIT_STOPPED -> answer(Answer.Kind.STOPPED, 0);
            case Abi.EXIT_RESTARTED -> answer(Answer.Kind.RESTARTED, 0);
            default -> answer(Answer.Kind.IMPOSSIBLE, 0);
        }
    }

    private void flag(int p, boolean on) {
        long flags = kernel.register(p, Registers.RFLAGS) & ~ExitActions.INTERRUPTS;
        kernel.setRegister(p, Registers.RFLAGS, on ? flags | ExitActions.INTERRUPTS : flags);
    }

    private int cpu(int p) {
        return partitions.get(p).processor();
    }

    private void answer(Answer.Kind what, long got) {
        kind = what;
        value = got;
    }
}
