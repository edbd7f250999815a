package cofferdam.kernel.random;

import cofferdam.kernel.core.Abi;
import cofferdam.kernel.core.Registers;
import cofferdam.kernel.random.Step.Kind;

/**
 * Makes random steps for a system: mostly hypercalls, and every other thing that can happen to a kernel, in any order, with
 * every exit reason and unknown ones. Requirements G9-01, G9-02.
 */
public final class StepGenerator {
    /** Exit reasons that mean something. */
    private static final int[] REASONS = {1, 2, 7, 10, 12, 12, 18, 28, 30, 31, 48, 48, 49, 52};

    /** Valid, and: an external interrupt, a page fault, a double fault, #GP, a type without meaning. */
    private static final int[] CUTS = {0, 0, 0x80000020, 0x800000FF, 0x80000B0E, 0x80000B08, 0x80000B0D, 0x80000300};

    private static final int[] REGISTERS = {
        Registers.RFLAGS, Registers.RFLAGS, Registers.RIP, Registers.INTERRUPTIBILITY, Registers.RCX
    };

    private static final int KINDS = 24;

    private final SystemPlan plan;
    private final Choices choices;
    private final Numbers numbers;
    private final Places places;
    private final CallGenerator calls;

    /** Steps for this system. */
    public StepGenerator(SystemPlan plan, Choices choices) {
        this.plan = plan;
        this.choices = choices;
        numbers = new Numbers(choices);
        places = new Places(plan, choices, numbers);
        calls = new CallGenerator(plan, choices, numbers, places);
    }

    /** The next step. */
    public Step next() {
        int p = choices.below(plan.partitions());
        switch (choices.below(KINDS)) {
            case 14:
                return choices.chance(20) ? userCall(p) : calls.wild(p);
            case 15:
                return exit(Kind.EXIT, p);
            case 16:
                return exit(Kind.EXIT_AT, processor());
            case 17:
                return new Step(Kind.TICK, processor(), choices.between(1, 4));
            case 18:
                return new Step(Kind.INTERRUPT, line());
            case 19:
                return new Step(Kind.PREPARE, anyone());
            case 20:
                return new Step(Kind.ENTER, anyone(), cut());
            case 21:
                return register();
            case 22:
                return new Step(Kind.STORE, p, places.address(p), choices.bits());
            case 23:
                return rare();
            default:
                return calls.next(p);
        }
    }

    private Step userCall(int p) {
        return new Step(
                Kind.USER_CALL,
                p,
                choices.below(Abi.HYPERCALLS + 1),
                numbers.small(),
                numbers.small(),
                numbers.small());
    }

    private Step exit(Kind kind, int who) {
        long reason = choices.chance(70)
                ? REASONS[choices.below(REASONS.length)]
                : choices.chance(80) ? choices.below(72) : numbers.any();
        long length = choices.chance(80) ? choices.between(1, 15) : numbers.any();
        return new Step(kind, who, reason, length, numbers.wild(), numbers.wild());
    }

    private Step register() {
        if (choices.chance(15)) {
            return new Step(Kind.REGISTER, anyone(), numbers.any(), numbers.wild());
        }
        int index = REGISTERS[choices.below(REGISTERS.length)];
        long flags = choices.chance(60) ? 0x202 : 2;
        long value = index == Registers.RFLAGS ? flags : choices.below(3);
        return new Step(Kind.REGISTER, anyone(), index, choices.chance(10) ? numbers.wild() : value);
    }

    private Step rare() {
        switch (choices.below(4)) {
            case 0:
                return new Step(Kind.ASK, 0, numbers.any(), numbers.any());
            case 1:
                int words = choices.chance(80) ? Registers.STATE_WORDS : choices.below(100);
                return new Step(Kind.SAVE, anyone(), words, choices.bits() >> 8);
            default:
                int d = choices.below(1 + plan.devices().size());
                int p = d < plan.devices().size() ? plan.devices().get(d).partition() : 0;
                return new Step(Kind.DMA, d, places.address(p), choices.bits());
        }
    }

    private int line() {
        return choices.chance(80) && !plan.devices().isEmpty()
                ? plan.devices().get(choices.below(plan.devices().size())).line()
                : numbers.any();
    }

    private int cut() {
        int cut = CUTS[choices.below(CUTS.length)];
        return choices.chance(20) ? cut | choices.below(256) : choices.chance(5) ? (int) choices.bits() : cut;
    }

    private int anyone() {
        return choices.chance(4) ? numbers.any() : choices.below(plan.partitions());
    }

    private int processor() {
        return choices.chance(4) ? numbers.any() : choices.below(plan.processors());
    }
}
