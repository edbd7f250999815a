package cofferdam.spec.machine;

/**
 * Something that can happen. Who does it is a partition, a processor (a tick) or a device; what the numbers mean depends on
 * the kind. Partitions and devices are most general: each may do any of these whenever it has the chance.
 *
 * @param who number of the partition, processor or device, see {@link Kind#actor}
 */
public record Action(Kind kind, int who, long a, long b, long c, long d) {
    /** Whose number {@link Action#who} is. */
    public enum Actor {
        PARTITION,
        PROCESSOR,
        DEVICE
    }

    /** Kinds of actions, with what a, b, c and d mean. */
    public enum Kind {
        /** A tick passes on a processor. */
        TICK(Actor.PROCESSOR),
        /** A partition gets the processor (a: 1 if it accepts interrupts): what is due or waits is delivered. */
        ENTER(Actor.PARTITION),
        /** It reads a word (a: page, b: index). */
        READ(Actor.PARTITION),
        /** It writes a word (a: page, b: index, c: value). */
        WRITE(Actor.PARTITION),
        /** It executes at a word (a: page, b: index). */
        EXECUTE(Actor.PARTITION),
        /** Its kernel makes a hypercall (a: number, b, c, d: arguments). */
        CALL(Actor.PARTITION),
        /** Its user mode makes one. */
        USER_CALL(Actor.PARTITION),
        /** It halts (a: 1 if interrupts are on). */
        HALT(Actor.PARTITION),
        /** It asks what processor this is. */
        IDENTIFY(Actor.PARTITION),
        /** It leaves the processor for a reason that is none of its own, such as an interrupt of the platform. */
        CARRY_ON(Actor.PARTITION),
        /** It fails (a: ordinal of {@link cofferdam.spec.system.Partition.Fault}, b: what that cut the delivery of). */
        FAULT(Actor.PARTITION),
        /** A device reads (a: page, b: index). */
        DMA_READ(Actor.DEVICE),
        /** A device writes (a: page, b: index, c: value). */
        DMA_WRITE(Actor.DEVICE),
        /** A device raises its interrupt line. */
        LINE(Actor.DEVICE);

        private final Actor actor;

        Kind(Actor actor) {
            this.actor = actor;
        }

        /** Who does this. */
        public Actor actor() {
            return actor;
        }
    }

    /** A tick of a processor. */
    public static Action tick(int processor) {
        return new Action(Kind.TICK, processor, 0, 0, 0, 0);
    }

    /** A partition gets the processor. */
    public static Action enter(int partition, boolean accepts) {
        return new Action(Kind.ENTER, partition, accepts ? 1 : 0, 0, 0, 0);
    }

    /** A partition or device does something with these arguments. */
    public static Action of(Kind kind, int who, long... arguments) {
        long[] all = java.util.Arrays.copyOf(arguments, 4);
        return new Action(kind, who, all[0], all[1], all[2], all[3]);
    }

    /** A hypercall. */
    public static Action call(int partition, Call call, long... arguments) {
        long[] all = java.util.Arrays.copyOf(arguments, 3);
        return new Action(Kind.CALL, partition, call.ordinal(), all[0], all[1], all[2]);
    }
}
