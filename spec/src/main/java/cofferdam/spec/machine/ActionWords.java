package cofferdam.spec.machine;

import cofferdam.spec.system.Partition;
import java.util.Locale;

/** Actions in words: {@code red reads page 3 word 0}. */
final class ActionWords {
    private static final String[] CUT = {"", " while an exception was delivered", " while a double fault was delivered"
    };

    private final FlowPolicy policy;

    ActionWords(FlowPolicy policy) {
        this.policy = policy;
    }

    String of(Action action) {
        int who = action.who();
        String subject =
                switch (action.kind().actor()) {
                    case PARTITION -> policy.name(who);
                    case PROCESSOR -> "processor " + who;
                    case DEVICE -> policy.name(policy.device(who));
                };
        return subject + " " + verb(action);
    }

    private static String verb(Action action) {
        String place = "page 0x" + Long.toHexString(action.a()) + " word " + action.b();
        return switch (action.kind()) {
            case TICK -> "ticks";
            case ENTER -> action.a() != 0 ? "goes on and accepts interrupts" : "goes on and accepts no interrupts";
            case READ, DMA_READ -> "reads " + place;
            case WRITE, DMA_WRITE -> "writes " + action.c() + " to " + place;
            case EXECUTE -> "executes at " + place;
            case CALL -> call(action);
            case USER_CALL -> "makes a hypercall from user mode";
            case HALT -> action.a() != 0 ? "halts until an interrupt comes" : "halts with interrupts off";
            case IDENTIFY -> "executes CPUID";
            case CARRY_ON -> "is interrupted by the platform";
            case FAULT -> "has the fault " + fault((int) action.a()) + CUT[(int) action.b()];
            case LINE -> "raises its interrupt line";
        };
    }

    private static String call(Action action) {
        Call call = Call.of(action.a());
        String name = call == null ? "hypercall " + action.a() : call.name();
        return "calls " + name + "(" + action.b() + ", 0x" + Long.toHexString(action.c()) + ", " + action.d() + ")";
    }

    private static String fault(int ordinal) {
        return Partition.Fault.values()[ordinal].name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
