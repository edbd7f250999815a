package cofferdam.spec.machine;

/**
 * What each domain can observe of a state: {@code view(u, s)}. Claim G2.
 *
 * <p>A partition observes how it stands and what waits for it; the frames that it owns or sees, with their rights and
 * contents, and in which of its own frames another has a part; what its devices reach; the messages sent to it, and how many
 * wait in its acknowledged queues, which it would learn by sending until one is full; and whether the receivers of loans it
 * could make are stopped. The scheduler observes the positions in its schedules. A device observes the frames that it
 * reaches, with their contents.
 */
final class Views {
    private final Blueprint blueprint;
    private final State state;
    private final Memory memory;
    private final Dma dma;
    private final Standing standing;
    private final Bells bells;
    private final Ports ports;
    private final Clock clock;
    private final Passing passing;
    private final Bytes bytes = new Bytes();
    private final int words;

    Views(
            Blueprint blueprint,
            State state,
            Memory memory,
            Dma dma,
            Standing standing,
            Bells bells,
            Ports ports,
            Clock clock,
            Passing passing) {
        this.blueprint = blueprint;
        this.state = state;
        this.memory = memory;
        this.dma = dma;
        this.standing = standing;
        this.bells = bells;
        this.ports = ports;
        this.clock = clock;
        this.passing = passing;
        words = blueprint.bounds.words();
    }

    byte[] of(int domain, FlowPolicy policy) {
        if (domain == policy.scheduler()) {
            scheduler();
        } else if (domain < policy.partitions()) {
            partition(domain);
        } else {
            device(domain - policy.device(0));
        }
        return bytes.take();
    }

    private void scheduler() {
        for (int cpu = 0; cpu < clock.processors; cpu++) {
            bytes.put(clock.position(cpu));
            bytes.put(clock.left(cpu));
            bytes.put(clock.elapsed(cpu));
        }
    }

    private void device(int d) {
        bytes.put(dma.awake(d) ? 1 : 0);
        for (int f = 0; f < blueprint.frames; f++) {
            if (dma.mayReach(d, f)) {
                boolean reached = dma.awake(d) && dma.reaches(d, f);
                bytes.put(reached ? 1 : 0);
                contents(f, reached);
            }
        }
    }

    private void partition(int p) {
        bytes.put(standing.status(p));
        bytes.put(standing.restarts(p));
        bytes.put(standing.due(p));
        for (int vector : bells.vectors[p]) {
            bytes.put(bells.rings(p, vector) ? 1 : 0);
        }
        for (int f = 0; f < blueprint.frames; f++) {
            if (blueprint.page[p][f] != Blueprint.NOWHERE) {
                frame(p, f);
            }
        }
        for (int d = 0; d < dma.devices; d++) {
            if (dma.owner[d] == p) {
                bytes.put(dma.awake(d) ? 1 : 0);
            }
        }
        ports(p);
        passing.view(p, bytes);
    }

    private void frame(int p, int f) {
        boolean own = memory.owner(f) == p;
        bytes.put(own ? 1 : 0);
        bytes.put(memory.rights(p, f));
        if (own) {
            bytes.put(memory.loan(f));
            bytes.put(memory.guest(f));
        }
        contents(f, own || memory.rights(p, f) != 0);
        for (int d = 0; d < dma.devices; d++) {
            if (dma.owner[d] == p && dma.mayReach(d, f)) {
                bytes.put(dma.reaches(d, f) ? 1 : 0);
            }
        }
    }

    private void ports(int p) {
        for (Ports.Port port : ports.queues) {
            if (port.to == p) {
                for (int i = port.first; i < port.end(); i++) {
                    bytes.put(state.get(i));
                }
            } else if (port.from == p && port.acknowledged) {
                bytes.put(state.get(port.filled()));
            }
        }
        for (Ports.Port port : ports.samples) {
            if (port.to == p) {
                for (int i = port.first; i < port.end(); i++) {
                    bytes.put(state.get(i));
                }
            }
        }
    }

    private void contents(int f, boolean visible) {
        for (int i = 0; visible && i < words; i++) {
            bytes.put(memory.word(f, i));
        }
    }
}
