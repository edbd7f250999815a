package cofferdam.spec.machine;

import cofferdam.spec.system.Partition;
import cofferdam.spec.system.SystemDescription;
import java.util.List;

/**
 * The abstract separation machine of a description: one current state, {@link #step} on it, and what each domain sees of it.
 * This is the specification of the kernel: whatever a kernel does must look like this.
 *
 * <p>An object belongs to one thread. {@link #step} is total: whatever the action, it has one outcome, or is not possible
 * now and changes nothing.
 */
public final class SeparationMachine {
    private static final Partition.Fault[] FAULTS = Partition.Fault.values();

    private final Blueprint blueprint;
    private final FlowPolicy policy;
    private final State state = new State();
    private final StateContents inside;
    private final Memory memory;
    private final Ports ports;
    private final Dma dma;
    private final Standing standing;
    private final Bells bells;
    private final Clock clock;
    private final Passing passing;
    private final Life life;
    private final Views views;
    private final Soundness soundness;
    private final Answer answer = new Answer();
    private final int[] processor;

    private SeparationMachine(SystemDescription system, Bounds bounds, long[] atBoot, Contents outside) {
        blueprint = new Blueprint(system, bounds);
        policy = FlowPolicy.of(system);
        int words = blueprint.frames * bounds.words();
        inside = outside != null
                ? null
                : new StateContents(state, blueprint.frames, bounds.words(), atBoot == null ? new long[words] : atBoot);
        memory = new Memory(blueprint, state, outside == null ? inside : outside);
        standing = new Standing(blueprint, state);
        ports = new Ports(blueprint, state, memory);
        dma = new Dma(blueprint, state, memory);
        bells = new Bells(blueprint, state, standing);
        clock = new Clock(blueprint, state);
        passing = new Passing(blueprint, memory, dma, standing);
        life = new Life(blueprint, memory, dma, standing, bells, ports);
        views = new Views(blueprint, state, memory, dma, standing, bells, ports, clock, passing);
        soundness = new Soundness(blueprint, memory, dma, standing, bells, ports, clock, passing, state);
        processor = system.partitions().stream().mapToInt(Partition::processor).toArray();
        state.forget();
    }

    /**
     * The machine of a description, in its first state.
     *
     * @param system one that breaks no rule
     * @param atBoot the words that the frames hold at boot, frame by frame; null if they are all zero
     */
    public static SeparationMachine of(SystemDescription system, Bounds bounds, long[] atBoot) {
        return new SeparationMachine(system, bounds, atBoot, null);
    }

    /** The machine of a description whose memory is kept elsewhere and is no part of the state. */
    public static SeparationMachine over(SystemDescription system, Bounds bounds, Contents contents) {
        return new SeparationMachine(system, bounds, null, contents);
    }

    /** Who may influence whom. */
    public FlowPolicy policy() {
        return policy;
    }

    /** The domain that would do this action now, or -1 if it is not possible now. */
    public int actor(Action action) {
        int who = action.who();
        return switch (action.kind().actor()) {
            case PROCESSOR -> policy.scheduler();
            case DEVICE -> policy.device(who);
            case PARTITION -> {
                boolean has = clock.current(processor[who]) == who;
                boolean can = action.kind() == Action.Kind.ENTER
                        ? runnable(who)
                        : standing.status(who) == Standing.RUNNING && standing.due(who) == Standing.NOTHING;
                yield has && can ? who : -1;
            }
        };
    }

    /** Whether a partition can get its processor: it waits for nothing, or what it waits for is there. */
    public boolean runnable(int p) {
        int status = standing.status(p);
        boolean waits = status == Standing.HALTED || status == Standing.YIELDED;
        return status == Standing.RUNNING || (waits && bells.highest(p) >= 0);
    }

    /** Who has a processor now, or -1. */
    public int current(int cpu) {
        return clock.current(cpu);
    }

    /** Does an action. The answer is valid until the next step. */
    public Answer step(Action action) {
        state.forget();
        if (actor(action) < 0) {
            return answer.of(Answer.Kind.IMPOSSIBLE);
        }
        int who = action.who();
        return switch (action.kind()) {
            case TICK -> tick(who);
            case ENTER -> enter(who, action.a() != 0);
            case READ -> access(who, action, Blueprint.READ);
            case WRITE -> access(who, action, Blueprint.WRITE);
            case EXECUTE -> access(who, action, Blueprint.EXECUTE);
            case CALL -> call(who, action.a(), action.b(), action.c(), action.d());
            case USER_CALL -> answer.result(Result.DENIED);
            case HALT -> halt(who, action.a() != 0);
            case IDENTIFY -> answer.anything(Answer.Kind.GOES_ON);
            case CARRY_ON -> answer.of(Answer.Kind.GOES_ON);
            case FAULT -> life.fault(who, FAULTS[(int) action.a()], (int) action.b(), answer);
            case DMA_READ -> dma.read(who, action.a(), (int) action.b(), answer);
            case DMA_WRITE -> dma.write(who, action.a(), (int) action.b(), action.c(), answer);
            case LINE -> bells.line(who, answer);
        };
    }

    /** Undoes the last step, as far as the state goes. */
    public void undo() {
        state.undo();
    }

    /** All that a domain can observe now. Equal views have equal bytes, different ones different bytes. */
    public byte[] view(int domain) {
        return views.of(domain, policy);
    }

    /** What is wrong with the current state, in words; null if it is well-formed. */
    public String unsound() {
        return soundness.complaint();
    }

    /** How many numbers a state consists of. */
    public int size() {
        return state.size();
    }

    /** One of the numbers of the current state. */
    public long number(int place) {
        return state.get(place);
    }

    /** Sets one of the numbers of the current state, which must then be one that was reached before. */
    public void number(int place, long value) {
        state.set(place, value);
    }

    /** Whether one of the numbers is a word of memory or of a message: steps copy such words and never look at them. */
    public boolean isWord(int place) {
        return ports.isWord(place) || (inside != null && inside.isWord(place));
    }

    /** How many places the last step changed, some of them perhaps more than once. */
    public int changes() {
        return state.changes();
    }

    /** Where the n-th change of the last step was. */
    public int changed(int n) {
        return state.changed(n);
    }

    /** The frames, and where partitions may see them. */
    public Frames frames() {
        return new Frames(blueprint);
    }

    /**
     * All actions of this machine.
     *
     * @param values how many different words are written: 0, 1, ...
     */
    public List<Action> actions(int values) {
        return Alphabet.of(blueprint, values);
    }

    /** An action in words. */
    public String words(Action action) {
        return new ActionWords(policy).of(action);
    }

    /** Takes over what a system says of itself. */
    public void adopt(Observed observed) {
        meet(observed, (place, value, what, a, b) -> state.set(place, value));
        state.forget();
    }

    /**
     * What a system says of itself that is not so in the current state, in words that end with the requirement concerned in
     * parentheses; null if there is nothing.
     */
    public String difference(Observed observed) {
        Meeting.Comparison comparison = new Meeting.Comparison(state);
        meet(observed, comparison);
        return comparison.difference();
    }

    private void meet(Observed observed, Meeting meeting) {
        memory.observe(observed, meeting);
        if (inside != null) {
            inside.observe(observed, meeting);
        }
        standing.observe(observed, meeting);
        ports.observe(observed, meeting);
        dma.observe(observed, meeting);
        bells.observe(observed, meeting);
        clock.observe(observed, meeting);
    }

    private Answer tick(int cpu) {
        boolean begins = clock.tick(cpu);
        int p = clock.current(cpu);
        if (begins && p != Memory.NOBODY && standing.status(p) == Standing.YIELDED) {
            standing.setStatus(p, Standing.RUNNING);
        }
        return answer.of(Answer.Kind.GOES_ON);
    }

    /** What is due is delivered, else the highest vector that waits, if the partition accepts interrupts. G3-07. */
    private Answer enter(int p, boolean accepts) {
        standing.setStatus(p, Standing.RUNNING);
        if (standing.due(p) != Standing.NOTHING) {
            int due = standing.due(p);
            standing.setDue(p, Standing.NOTHING);
            return answer.of(Answer.Kind.GOES_ON, due == Standing.DOUBLE_FAULT ? 8 : 13);
        }
        int vector = accepts ? bells.highest(p) : -1;
        if (vector >= 0) {
            bells.set(p, vector, false);
        }
        return answer.of(Answer.Kind.GOES_ON, vector);
    }

    /** An access to memory, to the registers of an own device, which lie outside the machine, or to nothing at all. */
    private Answer access(int p, Action action, int right) {
        int f = blueprint.frameAt(p, action.a());
        if (memory.sees(p, f, right)) {
            if (right == Blueprint.WRITE) {
                memory.write(f, (int) action.b(), action.c());
                return answer.of(Answer.Kind.GOES_ON);
            }
            return answer.of(Answer.Kind.GOES_ON, memory.word(f, (int) action.b()));
        }
        if (right != Blueprint.EXECUTE && blueprint.registersAt(p, action.a()) >= 0) {
            return answer.of(Answer.Kind.GOES_ON);
        }
        return life.fault(p, Partition.Fault.EPT_VIOLATION, Standing.CUT_NOTHING, answer);
    }

    private Answer halt(int p, boolean accepts) {
        standing.setStatus(p, accepts ? Standing.HALTED : Standing.DEAF);
        return answer.of(Answer.Kind.WAITS);
    }

    private Answer call(int p, long number, long a, long b, long c) {
        Call call = Call.of(number);
        if (call == null) {
            return answer.result(Result.UNKNOWN);
        }
        return switch (call) {
            case PARTITION -> answer.result(p);
            case TICKS ->
                blueprint.bounds.countTicks()
                        ? answer.result(clock.elapsed(processor[p]))
                        : answer.anything(Answer.Kind.RESULT);
            case YIELD -> {
                standing.setStatus(p, Standing.YIELDED);
                yield answer.of(Answer.Kind.WAITS);
            }
            case STOP -> life.stop(p, answer);
            case MAP -> passing.map(p, a, b, c, answer);
            case UNMAP -> passing.unmap(p, a, b, answer);
            case DMA_MAP -> dma.connect(p, a, b, c, true, answer);
            case DMA_UNMAP -> dma.connect(p, a, b, c, false, answer);
            case LEND -> passing.pass(p, Passing.Way.LEND, a, b, answer);
            case SHARE -> passing.pass(p, Passing.Way.SHARE, a, b, answer);
            case DONATE -> passing.pass(p, Passing.Way.DONATE, a, b, answer);
            case RELINQUISH -> passing.relinquish(p, a, b, answer);
            case RECLAIM -> passing.reclaim(p, a, b, answer);
            case QUEUE_SEND -> ports.send(p, a, b, c, answer);
            case QUEUE_RECEIVE -> ports.receive(p, a, b, c, answer);
            case QUEUE_LOST -> ports.lost(p, a, answer);
            case SAMPLE_WRITE -> ports.write(p, a, b, c, answer);
            case SAMPLE_READ -> ports.read(p, a, b, c, answer);
            case RAISE_EVENT -> bells.raise(p, a, answer);
        };
    }
}
