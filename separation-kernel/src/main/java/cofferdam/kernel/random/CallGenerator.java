package cofferdam.kernel.random;

import cofferdam.kernel.core.Abi;
import cofferdam.kernel.random.Step.Kind;
import cofferdam.kernel.random.SystemPlan.DmaWindow;
import cofferdam.kernel.random.SystemPlan.Grant;

/** Makes hypercalls that somebody could mean, and now and then one with a number in it that nobody should pass. */
final class CallGenerator {
    /** Hypercalls as often as they stand here; those that pass memory on are what most can go wrong with. */
    private static final int[] CALLS = {
        Abi.MAP,
        Abi.MAP,
        Abi.MAP,
        Abi.UNMAP,
        Abi.DMA_MAP,
        Abi.DMA_MAP,
        Abi.DMA_UNMAP,
        Abi.DMA_UNMAP,
        Abi.LEND,
        Abi.LEND,
        Abi.SHARE,
        Abi.SHARE,
        Abi.DONATE,
        Abi.RELINQUISH,
        Abi.RELINQUISH,
        Abi.RECLAIM,
        Abi.QUEUE_SEND,
        Abi.QUEUE_SEND,
        Abi.QUEUE_RECEIVE,
        Abi.QUEUE_RECEIVE,
        Abi.QUEUE_LOST,
        Abi.SAMPLE_WRITE,
        Abi.SAMPLE_READ,
        Abi.RAISE_EVENT,
        Abi.YIELD,
        Abi.PARTITION,
        Abi.TICKS
    };

    /** Rights to map with; some that nothing can be mapped with. */
    private static final int[] RIGHTS = {3, 7, 1, 3, 7, 3, 5, 7, 3, 3, 1, 7, 0, 2, 4, 8};

    private static final int TRIES = 8;
    /** One in so many calls is a STOP, after which the partition does no more. */
    private static final int STOP_IN = 500;

    private final SystemPlan plan;
    private final Choices choices;
    private final Numbers numbers;
    private final Places places;
    private int lastGrant;
    private int lastIndex;

    CallGenerator(SystemPlan plan, Choices choices, Numbers numbers, Places places) {
        this.plan = plan;
        this.choices = choices;
        this.numbers = numbers;
        this.places = places;
    }

    /** A hypercall of a partition, or of one that is the right caller. */
    Step next(int p) {
        int number = choices.below(STOP_IN) == STOP_IN - 1 ? Abi.STOP : CALLS[choices.below(CALLS.length)];
        for (int i = 0; i < TRIES && !meaningful(number); i++) {
            number = CALLS[choices.below(CALLS.length)];
        }
        switch (number) {
            case Abi.MAP:
            case Abi.UNMAP:
                int region = places.region(p);
                return call(p, number, region, places.index(region), RIGHTS[choices.below(RIGHTS.length)]);
            case Abi.DMA_MAP:
            case Abi.DMA_UNMAP:
                return dma(p, number);
            case Abi.LEND:
            case Abi.SHARE:
            case Abi.DONATE:
            case Abi.RELINQUISH:
            case Abi.RECLAIM:
                return pass(p, number);
            case Abi.QUEUE_SEND:
            case Abi.QUEUE_RECEIVE:
            case Abi.QUEUE_LOST:
                return message(p, number, plan.queues().size());
            case Abi.SAMPLE_WRITE:
            case Abi.SAMPLE_READ:
                return message(p, number, plan.samplings().size());
            case Abi.RAISE_EVENT:
                int e = choices.below(1 + plan.events().size());
                boolean his = e < plan.events().size() && choices.chance(85);
                return call(his ? plan.events().get(e).from() : p, number, e, 0, 0);
            default:
                return call(p, number, numbers.small(), numbers.small(), numbers.small());
        }
    }

    /** A call with a number and arguments that mean nothing. */
    Step wild(int p) {
        return new Step(
                Kind.CALL,
                p,
                choices.chance(70) ? Abi.MAP + choices.below(Abi.HYPERCALLS - 2) : numbers.wild(),
                choices.chance(50) ? numbers.small() : numbers.wild(),
                choices.chance(50) ? numbers.small() : numbers.wild(),
                choices.chance(50) ? numbers.small() : numbers.wild());
    }

    private Step call(int p, int number, long a, long b, long c) {
        return new Step(Kind.CALL, p, number, numbers.odd(a), numbers.odd(b), numbers.odd(c));
    }

    /** Whether the system has anything that a hypercall can be about. */
    private boolean meaningful(int number) {
        switch (number) {
            case Abi.DMA_MAP:
            case Abi.DMA_UNMAP:
                return !plan.dmaWindows().isEmpty();
            case Abi.LEND:
            case Abi.SHARE:
            case Abi.DONATE:
            case Abi.RELINQUISH:
            case Abi.RECLAIM:
                return !plan.grants().isEmpty();
            case Abi.QUEUE_SEND:
            case Abi.QUEUE_RECEIVE:
            case Abi.QUEUE_LOST:
                return !plan.queues().isEmpty();
            case Abi.SAMPLE_WRITE:
            case Abi.SAMPLE_READ:
                return !plan.samplings().isEmpty();
            case Abi.RAISE_EVENT:
                return !plan.events().isEmpty();
            default:
                return true;
        }
    }

    private Step dma(int p, int number) {
        if (plan.dmaWindows().isEmpty() || choices.chance(20)) {
            int region = places.region(p);
            return call(p, number, choices.below(1 + plan.devices().size()), region, places.index(region));
        }
        DmaWindow window = plan.dmaWindows().get(choices.below(plan.dmaWindows().size()));
        int owner = plan.devices().get(window.device()).partition();
        return call(owner, number, window.device(), window.region(), places.index(window.region()));
    }

    /** A call about a grant, mostly by the end of it that may; what was passed on last is what can be given back now. */
    private Step pass(int p, int number) {
        if (plan.grants().isEmpty()) {
            return call(p, number, numbers.small(), numbers.small(), 0);
        }
        boolean again = choices.chance(60);
        int g = again ? lastGrant : choices.below(plan.grants().size());
        Grant grant = plan.grants().get(g);
        int index = again ? lastIndex : places.index(grant.region());
        lastGrant = g;
        lastIndex = index;
        int caller = choices.chance(8) ? p : number == Abi.RELINQUISH ? grant.to() : grant.from();
        return call(caller, number, g, index, 0);
    }

    /** A call about a port, mostly by the end of it that may, with a buffer in its memory. */
    private Step message(int p, int number, int ports) {
        int few = choices.chance(70) ? Math.min(ports, 2) : ports;
        int port = choices.chance(4) ? ports : choices.below(Math.max(1, few));
        boolean exists = port < ports;
        int caller = exists && !choices.chance(10) ? end(number, port) : p;
        int words =
                !exists ? 1 : number <= Abi.QUEUE_LOST ? plan.queues().get(port).words() : words(port);
        // A buffer too short is refused, and one too long; so are lengths that are no words.
        long length = choices.chance(6)
                ? choices.below(600)
                : 8L * (choices.chance(15) ? words + 1 : choices.between(1, words));
        boolean out = number == Abi.QUEUE_RECEIVE || number == Abi.SAMPLE_READ;
        return call(caller, number, port, places.address(caller), out && choices.chance(80) ? 8L * words : length);
    }

    private int words(int port) {
        return plan.samplings().get(port).words();
    }

    private int end(int number, int port) {
        switch (number) {
            case Abi.QUEUE_SEND:
                return plan.queues().get(port).from();
            case Abi.SAMPLE_WRITE:
                return plan.samplings().get(port).from();
            case Abi.SAMPLE_READ:
                return plan.samplings().get(port).to();
            default:
                return plan.queues().get(port).to();
        }
    }
}
