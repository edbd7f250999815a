package cofferdam.spec.machine;

import cofferdam.spec.system.Grant;
import java.util.List;

/**
 * The hypercalls by which a partition changes how it sees its own frames, and passes them on under declared grants.
 * Requirements G1-03 to G1-10. What is refused changes nothing. If a call is refused for two reasons, DENIED comes before
 * the others, so that nothing is learnt about what is not the caller's; otherwise either reason may be told.
 */
final class Passing {
    /** Ways to pass a frame on. */
    enum Way {
        LEND(Grant.Mode.LEND),
        SHARE(Grant.Mode.SHARE),
        DONATE(Grant.Mode.DONATE);

        final Grant.Mode mode;

        Way(Grant.Mode mode) {
            this.mode = mode;
        }
    }

    private final Memory memory;
    private final Dma dma;
    private final Standing standing;
    private final List<Grant> grants;
    private final int[] from;
    private final int[] to;
    private final int[] region;

    Passing(Blueprint blueprint, Memory memory, Dma dma, Standing standing) {
        this.memory = memory;
        this.dma = dma;
        this.standing = standing;
        grants = blueprint.system.numberedGrants();
        from = grants.stream()
                .mapToInt(g -> blueprint.system.partitionNumber(g.from()))
                .toArray();
        to = grants.stream()
                .mapToInt(g -> blueprint.system.partitionNumber(g.to()))
                .toArray();
        region = grants.stream().mapToInt(g -> blueprint.region(g.region())).toArray();
    }

    /** MAP: the owner sees its frame with these rights, at most with those declared. Requirements G1-03, G1-04. */
    Answer map(int p, long number, long index, long rights, Answer answer) {
        int f = memory.blueprint.frame(number, index);
        if (f < 0 || memory.owner(f) != p) {
            return answer.result(Result.DENIED);
        }
        boolean valid = (rights == 1 || rights == 3 || rights == 5 || rights == 7)
                && (rights & ~memory.blueprint.most[p][f]) == 0;
        if (valid && free(f)) {
            memory.see(p, f, (int) rights);
            return answer.result(Result.OK);
        }
        return answer.refusal(valid ? Result.BUSY : Result.INVALID, free(f) ? Result.INVALID : Result.BUSY);
    }

    /** UNMAP: the owner no longer sees its frame. Requirement G1-05. */
    Answer unmap(int p, long number, long index, Answer answer) {
        int f = memory.blueprint.frame(number, index);
        if (f < 0 || memory.owner(f) != p) {
            return answer.result(Result.DENIED);
        }
        if (!free(f)) {
            return answer.result(Result.BUSY);
        }
        memory.see(p, f, 0);
        return answer.result(Result.OK);
    }

    /** LEND, SHARE, DONATE: the receiver of the grant gets the frame. Requirements G1-06, G1-07, G1-08, G1-10. */
    Answer pass(int p, Way way, long number, long index, Answer answer) {
        int f = granted(number, index);
        int g = (int) number;
        if (f < 0 || from[g] != p || !grants.get(g).modes().contains(way.mode) || memory.owner(f) != p) {
            return answer.result(Result.DENIED);
        }
        if ((grants.get(g).access().bits() & ~memory.blueprint.most[p][f]) != 0) {
            return answer.result(Result.DENIED);
        }
        boolean dead = standing.status(to[g]) == Standing.STOPPED;
        if (memory.loan(f) != Memory.AT_HOME || dma.reached(f) || (dead && way != Way.DONATE)) {
            return answer.result(Result.BUSY);
        }
        if (way != Way.DONATE) {
            memory.lend(f, to[g], way == Way.SHARE);
            return answer.result(Result.OK);
        }
        if (dead) {
            memory.scrub(f);
        }
        memory.donate(f, to[g]);
        return answer.result(Result.OK);
    }

    /** RELINQUISH: the receiver gives back what was lent to it or shared with it. Requirement G1-09. */
    Answer relinquish(int q, long number, long index, Answer answer) {
        int f = granted(number, index);
        if (f < 0 || to[(int) number] != q || memory.guest(f) != q) {
            return answer.result(Result.DENIED);
        }
        memory.giveBack(f);
        return answer.result(Result.OK);
    }

    /** RECLAIM: the owner takes back what was given back. Requirement G1-09. */
    Answer reclaim(int p, long number, long index, Answer answer) {
        int f = granted(number, index);
        if (f < 0 || from[(int) number] != p || memory.owner(f) != p || memory.loan(f) == Memory.AT_HOME) {
            return answer.result(Result.DENIED);
        }
        if (memory.loan(f) != Memory.RETURNED) {
            return answer.result(Result.BUSY);
        }
        memory.bringHome(f);
        return answer.result(Result.OK);
    }

    /** Whether a declared grant of this kind leads from the owner of a region's frame to a partition. */
    boolean declared(int p, int q, int f, boolean donates) {
        for (int g = 0; g < grants.size(); g++) {
            int first = memory.blueprint.regionFrame[region[g]];
            boolean covers = f >= first && f < first + memory.blueprint.regionPages[region[g]];
            boolean does = donates
                    ? grants.get(g).modes().contains(Grant.Mode.DONATE)
                    : grants.get(g).modes().contains(Grant.Mode.LEND)
                            || grants.get(g).modes().contains(Grant.Mode.SHARE);
            if (covers && does && to[g] == q && (p == Memory.NOBODY || from[g] == p)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the receiver of a loan that a partition could make is stopped, grant by grant: LEND and SHARE tell. */
    void view(int p, Bytes into) {
        for (int g = 0; g < grants.size(); g++) {
            if (from[g] == p) {
                boolean loans = grants.get(g).modes().contains(Grant.Mode.LEND)
                        || grants.get(g).modes().contains(Grant.Mode.SHARE);
                into.put(loans && standing.status(to[g]) == Standing.STOPPED ? 1 : 0);
            }
        }
    }

    private int granted(long number, long index) {
        return number < 0 || number >= region.length
                ? Blueprint.NOWHERE
                : memory.blueprint.frame(region[(int) number], index);
    }

    /** Whether the owner's own rights may change: not while another has the frame, or has just given it back. */
    private boolean free(int f) {
        return memory.loan(f) == Memory.AT_HOME || memory.loan(f) == Memory.SHARED;
    }
}
