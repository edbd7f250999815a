package cofferdam.workbench.attack;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * Where an attempt can be seen to end. Its name in a file of attempts is the constant's with hyphens and lower-case letters.
 */
public enum Barrier {
    /** An EPT violation. Facts: access, at. */
    EPT_VIOLATION("stage-two tables", Set.of("G1", "G2", "G5", "G6")),
    /** A hypercall that was refused, with a record in the audit ring. Facts: call, answer, a, b, c. */
    REFUSED("hypercall", Set.of("G1", "G2", "G3", "G9")),
    /** A hypercall that was answered otherwise. Facts: call, answer, a, b, c. */
    ANSWERED("hypercall", Set.of("G2", "G4")),
    /** A VM exit of an instruction that partitions may not use. Facts: instruction. */
    FORBIDDEN("processor", Set.of("G5")),
    /** A triple fault. */
    TRIPLE_FAULT("processor", Set.of("G5")),
    /** A device's access that the remapping unit blocked. Facts: device, access, at. */
    DMA_BLOCKED("remapping unit", Set.of("G1", "G3", "G5")),
    /** A device's access that went through. Facts: device, access, at. */
    DMA("remapping unit", Set.of()),
    /** An interrupt or an exception that the kernel delivered to the partition. Facts: vector. */
    DELIVERED("interrupt routes", Set.of("G3")),
    /** The kernel started the partition anew. */
    RESTARTED("health monitor", Set.of("G5", "G6")),
    /** The kernel stopped the partition for ever. */
    STOPPED("health monitor", Set.of("G5")),
    /** The partition was still running when its minor frame ended, and another took its place. */
    PREEMPTED("schedule", Set.of("G2", "G4", "G6")),
    /** A word of the partition's memory, not zero before a restart, is zero after it. Facts: at. */
    SCRUBBED("health monitor", Set.of("G6"));

    private static final Set<Barrier> ACTS = EnumSet.of(ANSWERED, DMA, DELIVERED, PREEMPTED);

    private final String place;
    private final Set<String> claims;

    Barrier(String place, Set<String> claims) {
        this.place = place;
        this.claims = claims;
    }

    /** The part of the platform or the kernel that it belongs to. */
    public String place() {
        return place;
    }

    /** Whether it shows only that something was done: what stops that is seen elsewhere, or nothing needs to. */
    boolean isAct() {
        return ACTS.contains(this);
    }

    /** Ids of the claims that it can uphold. */
    public Set<String> claims() {
        return claims;
    }

    /** The name of its element. */
    String element() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
