package cofferdam.spec.machine;

import cofferdam.spec.system.Partition;

/** What becomes of a partition that fails: it gets an exception, stops, or starts again. Claims G5 and G6. */
final class Life {
    private final Blueprint blueprint;
    private final Memory memory;
    private final Dma dma;
    private final Standing standing;
    private final Bells bells;
    private final Ports ports;

    Life(Blueprint blueprint, Memory memory, Dma dma, Standing standing, Bells bells, Ports ports) {
        this.blueprint = blueprint;
        this.memory = memory;
        this.dma = dma;
        this.standing = standing;
        this.bells = bells;
        this.ports = ports;
    }

    /** A fault has its declared effect on its partition, and none on others but through declared flows. Claim G5. */
    Answer fault(int p, Partition.Fault fault, int cut, Answer answer) {
        return switch (standing.decide(p, fault, cut)) {
            case INJECT -> {
                standing.inject(p, cut);
                yield answer.of(Answer.Kind.INJECTED);
            }
            case STOP -> stop(p, answer);
            case RESTART -> restart(p, answer);
        };
    }

    /** It never runs again, and nothing of it is left. Requirements G5-06, G6-01. */
    Answer stop(int p, Answer answer) {
        release(p);
        standing.setStatus(p, Standing.STOPPED);
        return answer.of(Answer.Kind.STOPPED);
    }

    /** It begins as it began, with what it still owns. Requirement G5-04. */
    private Answer restart(int p, Answer answer) {
        release(p);
        for (int f = 0; f < blueprint.frames; f++) {
            if (memory.owner(f) == p && memory.loan(f) == Memory.AT_HOME && !blueprint.channel[f]) {
                memory.bringHome(f);
                if (blueprint.home[f] == p) {
                    memory.fill(f);
                }
            }
        }
        dma.restart(p);
        standing.setStatus(p, Standing.RUNNING);
        standing.setRestarts(p, standing.restarts(p) + 1);
        return answer.of(Answer.Kind.RESTARTED);
    }

    /** A partition ends: its devices stop, loans from and to it end, what it owns is empty, nothing waits for it. G5-05. */
    private void release(int p) {
        dma.stop(p);
        for (int f = 0; f < blueprint.frames; f++) {
            if (memory.guest(f) == p || (memory.owner(f) == p && memory.guest(f) != Memory.NOBODY)) {
                memory.giveBack(f);
            }
            if (memory.owner(f) == p) {
                memory.scrub(f);
                if (memory.loan(f) == Memory.RETURNED) {
                    memory.bringHome(f);
                }
            }
        }
        ports.clear(p);
        bells.clear(p);
        standing.setDue(p, Standing.NOTHING);
    }
}
