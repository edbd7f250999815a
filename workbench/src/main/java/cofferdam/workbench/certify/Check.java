package cofferdam.workbench.certify;

import java.util.List;
import java.util.stream.Stream;

/**
 * One thing that {@code certify} looks at; a certificate has a piece of evidence for each.
 *
 * @param name as reports print it
 * @param claim such as {@code G1}
 * @param requirements ids of the requirements it is about
 * @param statement what it shows where it finds no violation, in one sentence
 */
public record Check(String name, String claim, List<String> requirements, String statement) {
    private static final List<Check> WHILE_RUNNING = List.of(
            new Check(
                    "frames-exclusive-while-running",
                    "G1",
                    List.of("G1-01", "G1-02", "G1-04", "G1-06", "G1-07", "G1-08", "G1-09", "G1-12", "G1-13", "G1-14"),
                    "At every partition switch, restart, stop and new outcome of a memory hypercall, a walk of the real tables shows"
                            + " each frame reached only by those who may."),
            new Check(
                    "memory-calls-authorised",
                    "G1",
                    List.of("G1-03", "G1-05", "G1-09", "G1-10"),
                    "No memory hypercall succeeded for a caller to whom the description gives no authority."),
            new Check(
                    "noninterference",
                    "G2",
                    List.of("G2-01", "G2-07"),
                    "With one partition's code or data changed, partitions that no declared flow from it reaches saw the same at"
                            + " every tick; with intermediaries silenced, so did those reached only through them; receivers of"
                            + " a direct flow saw nothing else."),
            new Check(
                    "ports-authorised",
                    "G2",
                    List.of("G2-02", "G2-03", "G2-06", "G2-08", "G2-09"),
                    "Only the declared ends used ports and events, missing and foreign ports answered alike, no unacknowledged"
                            + " sender learnt that a queue was full, no sender of an event anything of its receiver, and buffers lay in"
                            + " the caller's own memory."),
            new Check(
                    "ports-keep-content",
                    "G2",
                    List.of("G2-04", "G2-05"),
                    "Every message handed out equals that of a queue or sampling port kept beside the kernel's."),
            new Check(
                    "dma-and-interrupts",
                    "G3",
                    List.of("G3-01", "G3-03", "G3-05", "G3-06", "G3-07"),
                    "Hostile owners aimed their devices everywhere; no access left its window, no DMA map was made without"
                            + " ownership, no IOTLB entry outlived its mapping, and interrupts reached their owners only, and"
                            + " nobody who was stopped."),
            new Check(
                    "schedule",
                    "G4",
                    List.of("G4-01", "G4-02", "G4-03", "G4-04"),
                    "At every tick of every run each processor was held by the partition that arithmetic on the description"
                            + " gives, halted and stopped ones included; so all switch times were the same whatever"
                            + " partitions did."),
            new Check(
                    "fault-actions",
                    "G5",
                    List.of("G5-01", "G5-03", "G5-04", "G5-05", "G5-06"),
                    "Each fault led to its declared action, restarts began with the declared registers and nothing borrowed or"
                            + " pending and stayed within their limits, and a stopped partition did nothing more."),
            new Check(
                    "containment",
                    "G5",
                    List.of("G5-02"),
                    "When a partition crashed, those that no declared flow from it reaches saw no difference."),
            new Check(
                    "scrubbed",
                    "G6",
                    List.of("G6-01", "G6-02", "G6-03"),
                    "After a restart memory was exactly pristine, after a stop exactly zero; registers of others never depended"
                            + " on a changed partition; no cached translation outlived its mapping."),
            new Check(
                    "tables-well-formed-while-running",
                    "G8",
                    List.of("G8-03"),
                    "Every table entry met in a walk while partitions ran was well-formed."),
            new Check(
                    "kernel-invariants",
                    "G9",
                    List.of("G9-05"),
                    "At every partition switch, change of health and new outcome of a hypercall, each row of the ledger, each"
                            + " queue and each partition's status satisfied the kernel's structural invariants."),
            new Check(
                    "secure-failure",
                    "G9",
                    List.of("G9-01", "G9-02", "G9-03", "G9-04"),
                    "No exit ended in an exception of the kernel, unknown calls, wild arguments and calls from user mode were"
                            + " refused, and each fault and refused call left an audit record."));

    private static final List<Check> OTHERS = List.of(
            new Check(
                    "tables-equal-description",
                    "G8",
                    List.of("G8-01", "G8-02", "G8-03"),
                    "Every entry of the stage-two and DMA tables, read back with the reference walkers, is what the description"
                            + " declares, and everything declared is there."),
            new Check(
                    "frames-exclusive-at-boot",
                    "G1",
                    List.of("G1-01", "G1-02", "G1-04", "G1-11", "G1-12", "G1-13", "G1-14"),
                    "Each frame is reached only by those who may reach it, kernel memory by nobody, and tables and ledger agree."),
            new Check(
                    "dma-windows-at-boot",
                    "G3",
                    List.of("G3-01", "G3-02"),
                    "Each device reaches by DMA only the frames of its declared regions."),
            new Check(
                    "start-state",
                    "G7",
                    List.of("G7-01", "G7-02"),
                    "Every byte of every partition's memory is its image's, zero, or its initial page tables; every register has"
                            + " its declared start value."),
            new Check(
                    "only-valid-descriptions",
                    "G7",
                    List.of("G7-03"),
                    "The description that was booted breaks no rule."),
            new Check(
                    "remapping-on",
                    "G7",
                    List.of("G7-04"),
                    "The remapping unit translates before any partition runs, or there is none and no device that could use DMA."),
            new Check(
                    "table-frames-clean",
                    "G6",
                    List.of("G6-04"),
                    "Booted with kernel memory full of ones, the tables read back as the description, right after boot and"
                            + " after large leaves were split: no table frame kept an old entry."),
            new Check(
                    "user-mode-calls-denied",
                    "G9",
                    List.of("G9-03"),
                    "Every hypercall made at a privilege level other than 0 was denied and changed nothing."),
            new Check(
                    "assumptions-listed",
                    "G10",
                    List.of("G10-01", "G10-02"),
                    "Each claim names the assumptions it rests on, and each verdict its strength and scope."),
            new Check(
                    "unknown-instructions",
                    "G10",
                    List.of("G10-03"),
                    "Instructions the model does not implement were counted, and nothing behind them was executed."),
            new Check(
                    "runs-repeat",
                    "G10",
                    List.of("G10-04"),
                    "Two runs of the system as described end with the same views of all partitions."),
            new Check(
                    "checkers-reject-corruption",
                    "G11",
                    List.of("G11-01", "G11-06"),
                    "Each checker was shown known-bad states of this very system and rejected them."),
            new Check(
                    "description-rules",
                    "G8",
                    List.of("G8-04", "G8-05", "G8-06", "G8-07"),
                    "The description and its images satisfy the schema and every rule, overlap among them."));

    private static final List<Check> OF_STATES = List.of(
            new Check(
                    "frames-exclusive-in-states",
                    "G1",
                    List.of("G1-01", "G1-02", "G1-04", "G1-06", "G1-07", "G1-08", "G1-09", "G1-13", "G1-14"),
                    "In every state that was visited the real tables say what the ledger says, and the ledger nothing that"
                            + " is not declared."),
            new Check(
                    "unwinding",
                    "G2",
                    List.of("G2-01", "G2-03", "G2-05", "G2-06", "G2-08"),
                    "Each step from a visited state leaves alone what those see whom the actor may not influence, what is"
                            + " seen and answered next depends on what was seen before alone, and refusals do not tell what"
                            + " exists."),
            new Check(
                    "devices-in-states",
                    "G3",
                    List.of("G3-01", "G3-03", "G3-04", "G3-05"),
                    "In every state that was visited each device reached frames of its owner alone, as the kernel's record"
                            + " says, and frames under DMA belonged to nobody else."),
            new Check(
                    "schedule-in-states",
                    "G4",
                    List.of("G4-02"),
                    "In every state that was visited who runs next depends on ticks and on the schedule alone."),
            new Check(
                    "restarts-in-states",
                    "G5",
                    List.of("G5-02", "G5-03", "G5-04", "G5-05"),
                    "Each restart met on the way began as declared, with nothing left pending, within its limit, and a fault"
                            + " changed nothing for those whom the failing partition may not influence."),
            new Check(
                    "residue-in-states",
                    "G6",
                    List.of("G6-01", "G6-03"),
                    "After each restart met on the way memory was pristine, and in no visited state may a cache give more than"
                            + " the tables."),
            new Check(
                    "exits-in-states",
                    "G9",
                    List.of("G9-01", "G9-05"),
                    "Every exit of every kind from every visited state was handled without an exception, and each row of the"
                            + " ledger is sound in each."));

    private static final List<Check> COMPARED = List.of(
            new Check(
                    "memory-as-specified",
                    "G1",
                    List.of("G1-02", "G1-13"),
                    "After each step of the kernel owners, loans and rights, which the real tables say, were those that the"
                            + " specification gives."),
            new Check(
                    "ports-as-specified",
                    "G2",
                    List.of("G2-04", "G2-05"),
                    "After each step of the kernel queues and sampling ports held, and receivers got, what the specification"
                            + " says."),
            new Check(
                    "devices-as-specified",
                    "G3",
                    List.of("G3-03", "G3-07"),
                    "After each step of the kernel devices reached the frames, and vectors waited and were delivered, that the"
                            + " specification says."),
            new Check(
                    "schedule-as-specified",
                    "G4",
                    List.of("G4-01"),
                    "After each tick each processor stood in its schedule where the specification says."),
            new Check(
                    "faults-as-specified",
                    "G5",
                    List.of("G5-01", "G5-03"),
                    "Each fault led to the answer, the status and the count of restarts that the specification says."),
            new Check(
                    "ended-as-specified",
                    "G6",
                    List.of("G6-01"),
                    "Where a partition stopped or began again, the kernel left in its memory what the specification says."),
            new Check(
                    "answers-as-specified",
                    "G9",
                    List.of("G9-02"),
                    "Each hypercall and each other exit was answered as the specification says, error codes too."));

    /** Those made beside the specification, step by step, in the order of reports. */
    static List<Check> compared() {
        return COMPARED;
    }

    /** Those made in states that are visited, in the order of reports. */
    static List<Check> ofStates() {
        return OF_STATES;
    }

    /** Those made while systems run, in the order of reports. */
    static List<Check> whileRunning() {
        return WHILE_RUNNING;
    }

    /** All of them. */
    public static List<Check> all() {
        return Stream.of(OTHERS, WHILE_RUNNING, OF_STATES, COMPARED)
                .flatMap(List::stream)
                .toList();
    }

    /** The one of a name that is known to exist. */
    static Check named(String name) {
        return all().stream()
                .filter(check -> check.name.equals(name))
                .findFirst()
                .orElseThrow();
    }
}
