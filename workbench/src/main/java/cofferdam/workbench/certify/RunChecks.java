package cofferdam.workbench.certify;

import cofferdam.workbench.trial.Counters;
import cofferdam.workbench.trial.Found;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns what was found while systems ran into evidence: one piece for each check, failing with the shortest witness. */
final class RunChecks {
    private record Check(String name, String claim, List<String> requirements, String statement) {}

    private static final List<Check> CHECKS = List.of(
            new Check(
                    "frames-exclusive-while-running",
                    "G1",
                    List.of("G1-01", "G1-02", "G1-04", "G1-06", "G1-07", "G1-08", "G1-12", "G1-13", "G1-14"),
                    "At every partition switch, restart and new outcome of a memory hypercall, a walk of the real tables shows"
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
                            + " sender learnt that a queue was full, and buffers lay in the caller's own memory."),
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
                            + " ownership, no IOTLB entry outlived its mapping, and interrupts reached their owners only."),
            new Check(
                    "schedule",
                    "G4",
                    List.of("G4-01", "G4-02", "G4-03", "G4-04"),
                    "At every tick of every run each processor ran the partition that arithmetic on the description gives, or"
                            + " nobody; so all switch times were the same whatever partitions did."),
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
                    "secure-failure",
                    "G9",
                    List.of("G9-01", "G9-02", "G9-04"),
                    "No exit ended in an exception of the kernel, unknown calls and wild arguments were refused, and each fault and"
                            + " refused call left an audit record."));

    private RunChecks() {}

    /** One piece of evidence for each check. */
    static List<Evidence> evidence(
            Map<String, Found> found, Counters tried, String scope, boolean complete, boolean devices) {
        List<Evidence> evidence = new ArrayList<>();
        for (Check check : CHECKS) {
            Optional<Witness> witness = check.requirements().stream()
                    .filter(found::containsKey)
                    .findFirst()
                    .map(requirement -> witness(found.get(requirement)));
            if (witness.isEmpty() && !complete) {
                evidence.add(Evidence.unknown(
                        check.name(), check.claim(), check.requirements(), check.statement(), "interrupted; " + scope));
            } else {
                evidence.add(Evidence.of(
                        check.name(),
                        check.claim(),
                        check.requirements(),
                        Strength.SAMPLED,
                        check.statement(),
                        scope + detail(check.name(), tried, devices),
                        witness));
            }
        }
        return evidence;
    }

    /** Every requirement that a watcher can report must belong to a check, or a violation would go unseen. */
    static boolean covers(String requirement) {
        return CHECKS.stream().anyMatch(check -> check.requirements().contains(requirement));
    }

    private static Witness witness(Found found) {
        return new Witness(
                found.violation().sentence(),
                found.violation().partition(),
                found.violation().place(),
                found.violation().tick(),
                found.setup(),
                found.steps());
    }

    private static String detail(String check, Counters tried, boolean devices) {
        return switch (check) {
            case "frames-exclusive-while-running" -> "; " + tried.of("walks of all tables") + " walks of all tables";
            case "memory-calls-authorised", "ports-authorised" -> "; " + tried.of("hypercalls judged") + " hypercalls";
            case "dma-and-interrupts" ->
                (devices ? "" : "; this system has no device") + "; " + tried.of("device accesses")
                        + " device accesses, " + tried.of("device accesses blocked") + " blocked";
            case "fault-actions", "scrubbed" ->
                "; " + tried.of("faults") + " faults, " + tried.of("restarts") + " restarts";
            default -> "";
        };
    }
}
