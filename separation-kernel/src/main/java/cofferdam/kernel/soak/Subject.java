package cofferdam.kernel.soak;

import cofferdam.kernel.core.Abi;
import cofferdam.kernel.core.Inspection;
import cofferdam.kernel.core.Kernel;
import cofferdam.kernel.core.Registers;
import cofferdam.kernel.random.PlannedSystem;
import cofferdam.kernel.random.Step;
import cofferdam.kernel.random.SystemPlan;
import cofferdam.vcpu.ExitReason;

/** A kernel that takes steps, with the model beside it and all checks behind each step. Requirements G9-01, G9-05. */
final class Subject {
    /** So long a step waits for a partition's turn. */
    private static final int MOST_TICKS = 4096;

    private static final int VMCALL_BYTES = 3;
    private static final long USER_STACK = 0xF3;
    private static final long KERNEL_STACK = 0x93;

    private final SystemPlan plan;
    private final LoggedMemory memory;
    private final Kernel kernel;
    private final Model model;
    private final Comparison comparison;
    private final TableCheck tables;
    private int exitCode;

    /** Boots; the tables must be right from the beginning. */
    Subject(SystemPlan plan, LoggedMemory memory) {
        this.plan = plan;
        this.memory = memory;
        memory.clear();
        kernel = PlannedSystem.start(plan, memory);
        memory.forget();
        model = new Model(plan, memory.memory);
        comparison = new Comparison(plan, kernel, model);
        tables = new TableCheck(plan, kernel, memory, model.memory);
        whole();
    }

    /** Everything is compared, all tables are walked. */
    void whole() {
        comparison.whole();
        tables.whole();
    }

    /** What the last exit was answered with, or -1 if the last step was none. */
    int exitCode() {
        return exitCode;
    }

    /** What a partition finds in RAX. */
    long answer(int p) {
        return model.state.registers[p][Registers.RAX];
    }

    /**
     * Takes a step and checks what came of it.
     *
     * @return whether there was anything to do: a partition that has no turn cannot act
     * @throws Broken if something is not as it must be
     */
    boolean take(Step step) {
        memory.forget();
        model.forget();
        exitCode = -1;
        if (!act(step)) {
            return false;
        }
        memoryLog();
        comparison.afterStep();
        tables.afterStep();
        return true;
    }

    private boolean act(Step step) {
        int who = step.who();
        switch (step.kind()) {
            case CALL:
            case USER_CALL:
                return turn(who) && call(who, step, step.kind() == Step.Kind.CALL ? KERNEL_STACK : USER_STACK);
            case EXIT:
                return turn(who) && exit(plan.processorOf(who), step);
            case EXIT_AT:
                return exit(who, step);
            case TICK:
                for (long i = 0; i < Math.min(step.a(), MOST_TICKS); i++) {
                    tick(who);
                }
                return true;
            case INTERRUPT:
                model.interrupt(who);
                kernel.interrupt(who);
                return true;
            case REGISTER:
                if (model.exists(who) && step.a() >= 0 && step.a() < Registers.STATE_WORDS) {
                    model.state.registers[who][(int) step.a()] = step.b();
                }
                kernel.setRegister(who, (int) step.a(), step.b());
                return true;
            case SAVE:
                return save(who, step);
            case PREPARE:
                if (model.exists(who)) {
                    model.interrupts.prepare(who);
                }
                kernel.prepareEntry(who);
                return true;
            case ENTER:
                if (model.exists(who)) {
                    model.interrupts.entered(who, (int) step.a());
                }
                kernel.entryDone(who, (int) step.a());
                return true;
            case STORE:
                return store(model.exists(who) ? model.memory.frame(who, step.a() >>> 12, Abi.WRITE) : -1, step);
            case DMA:
                return store(reached(who, step.a() >>> 12), step);
            default:
                ask((int) step.a(), (int) step.b());
                return true;
        }
    }

    /** Lets time pass until it is this partition's turn. */
    private boolean turn(int p) {
        int cpu = plan.processorOf(p);
        int ticks = cpu < 0 || !model.exists(p) ? -1 : model.schedule.until(cpu, p, MOST_TICKS);
        for (int i = 0; i < ticks; i++) {
            tick(cpu);
        }
        return ticks >= 0;
    }

    private void tick(int cpu) {
        model.tick(cpu);
        kernel.tick(cpu);
        Broken.unless(kernel.current(cpu), model.schedule.current(cpu), "G4-01", "who runs now on processor", cpu);
    }

    private boolean call(int p, Step step, long stack) {
        long[] r = model.state.registers[p];
        set(p, r, Registers.RAX, step.a());
        set(p, r, Registers.RDI, step.b());
        set(p, r, Registers.RSI, step.c());
        set(p, r, Registers.RDX, step.d());
        set(p, r, Registers.SS_ATTRIBUTES, stack);
        exit(plan.processorOf(p), ExitReason.VMCALL, 0, 0, VMCALL_BYTES);
        if (kernel.register(p, Registers.RAX) != answer(p)) {
            throw new Broken(
                    StepWords.requirement(step),
                    StepWords.call(step.a()) + " of partition " + p + " answers " + kernel.register(p, Registers.RAX)
                            + ", not " + answer(p));
        }
        return true;
    }

    private void set(int p, long[] registers, int index, long value) {
        registers[index] = value;
        kernel.setRegister(p, index, value);
    }

    private boolean exit(int cpu, Step step) {
        return exit(cpu, (int) step.a(), step.c(), step.d(), (int) step.b());
    }

    private boolean exit(int cpu, int reason, long qualification, long guestPhysical, int length) {
        // CPUID's answer depends on registers that the answer replaces, so the kernel goes first.
        int answered = kernel.handleExit(cpu, reason, qualification, guestPhysical, length);
        exitCode = model.exit(cpu, reason, length, kernel);
        Broken.unless(answered, exitCode, "G5-01", "what handleExit answers for reason", reason);
        return true;
    }

    private boolean save(int p, Step step) {
        long[] registers = new long[(int) Math.min(Math.abs(step.a()), 256)];
        for (int i = 0; i < registers.length; i++) {
            registers[i] = step.b() + i;
        }
        if (model.exists(p) && registers.length == Registers.STATE_WORDS) {
            System.arraycopy(registers, 0, model.state.registers[p], 0, registers.length);
        }
        kernel.saveRegisters(p, registers);
        return true;
    }

    private boolean store(int frame, Step step) {
        if (frame < 0 || step.a() < 0) {
            return false;
        }
        memory.memory.write64(plan.address(frame) + (step.a() & 4088), step.b());
        return true;
    }

    private int reached(int device, long page) {
        for (int f = 0; device >= 0 && device < plan.devices().size() && f < model.memory.state.length; f++) {
            if (model.memory.page[f] == page && model.memory.reaches(device, f)) {
                return (model.memory.most[f] & Abi.WRITE) == 0 ? -1 : f;
            }
        }
        return -1;
    }

    /** Asks with numbers that may mean nothing; nothing may throw or change. */
    private void ask(int a, int b) {
        Inspection view = kernel.inspection();
        long[] registers = new long[Math.floorMod(b, 100)];
        kernel.copyRegisters(model.exists(a) ? -1 : a, registers);
        long all = kernel.current(a)
                + kernel.ticks(a)
                + kernel.register(a, b)
                + kernel.register(b, a)
                + kernel.dmaDomain(a)
                + kernel.entryInterruption(a)
                + kernel.entryErrorCode(a)
                + kernel.pendingVector(a)
                + (kernel.runnable(a) ? 1 : 0)
                + (kernel.interruptWindow(a) ? 1 : 0)
                + kernel.eptPointer(a);
        all += view.status(a)
                + view.restarts(a)
                + view.frameAddress(a)
                + view.frameAt((long) a * 4096)
                + view.frameState(a)
                + view.frameOwner(a)
                + view.frameOwnerPage(a)
                + view.frameOwnerRights(a)
                + view.frameBorrower(a)
                + view.frameBorrowerPage(a)
                + view.frameBorrowerRights(a)
                + (view.framePinned(a) ? 1 : 0);
        all += view.queueReceiver(a)
                + view.queueCount(a)
                + view.queueLost(a)
                + view.queueLength(a, b)
                + view.queueWord(a, b, a)
                + view.sampleReceiver(a)
                + view.sampleLength(a)
                + view.sampleWord(a, b)
                + view.auditField(a, b)
                + (view.pending(a, b) ? 1 : 0)
                + (view.deviceReaches(a, b) ? 1 : 0);
        if (!model.exists(a) && kernel.register(a, b) + kernel.pendingVector(a) + 1 != 0) {
            throw new Broken("G9-05", "partition " + a + " does not exist and has a register or vector, " + all);
        }
    }

    /** What the kernel did with memory beside its tables is what the step asked for. */
    private void memoryLog() {
        ModelMessages m = model.messages;
        if (!memory.reads.within(m.buffer, m.readBytes)) {
            throw new Broken(
                    "G2-09",
                    "the kernel reads host-physical 0x" + Long.toHexString(memory.reads.least())
                            + ", which this step does not name");
        }
        if (!memory.writes.within(m.buffer, 8L * m.written.length) || memory.writes.count() != m.written.length) {
            throw new Broken(
                    "G2-09",
                    "the kernel writes " + memory.writes.count() + " words, from host-physical 0x"
                            + Long.toHexString(memory.writes.least()) + " on, where this step needs "
                            + m.written.length);
        }
        for (int i = 0; i < m.written.length; i++) {
            if (memory.memory.read64(m.buffer + 8L * i) != m.written[i]) {
                throw new Broken("G2-05", "word " + i + " of the message handed out is not the one sent");
            }
        }
        same(memory.scrubs, model.memory.scrubs, "G6-01", "scrubs frames");
        same(memory.copies, model.memory.copies, "G5-04", "copies frames");
        same(memory.resets, model.memory.resets, "G5-04", "resets devices");
    }

    private static void same(Longs done, Longs wanted, String requirement, String what) {
        if (!done.same(wanted)) {
            throw new Broken(requirement, "the kernel " + what + " " + done + ", not " + wanted);
        }
    }
}
