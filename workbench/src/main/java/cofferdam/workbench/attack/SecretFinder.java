package cofferdam.workbench.attack;

import cofferdam.spec.system.Finding;
import cofferdam.spec.system.MemoryRegion;
import cofferdam.spec.system.Partition;
import cofferdam.spec.system.SystemDescription;
import cofferdam.spec.system.reader.XmlElement;
import cofferdam.workbench.flow.FlowGraph;
import cofferdam.workbench.guest.Substitution;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Finds the images in which the secrets of a file of attempts lie. */
final class SecretFinder {
    private final Substitution subject;
    private final SystemDescription system;
    private final Set<Integer> hostile;
    private final List<Finding> findings;

    /**
     * For a system.
     *
     * @param hostile partitions that make attempts
     */
    SecretFinder(Substitution subject, Set<Integer> hostile, List<Finding> findings) {
        this.subject = subject;
        this.system = subject.system();
        this.hostile = hostile;
        this.findings = findings;
    }

    /** The secrets that a region holds, one for each image in it; a finding if there are none. */
    List<AttemptList.Secret> find(XmlElement element) {
        String name = element.attributes().get("region");
        int owner = system.partitionNumber(name.substring(0, name.indexOf('/')));
        List<AttemptList.Secret> secrets = owner < 0 || hostile.contains(owner) ? List.of() : inRegion(owner, name);
        if (secrets.isEmpty()) {
            findings.add(AttemptRules.SECRET.finding(
                    element.where(),
                    "\"" + name + "\" is no region with an image of a partition that makes no attempt",
                    "name one as partition/region"));
            return secrets;
        }
        FlowGraph flows = FlowGraph.of(system);
        String keeper = system.partitions().get(owner).name();
        for (int p : hostile) {
            if (p >= 0 && flows.reaches(keeper, system.partitions().get(p).name())) {
                findings.add(AttemptRules.FLOW.finding(
                        element.where(),
                        "declared flows lead from \"" + keeper + "\" to \""
                                + system.partitions().get(p).name() + "\"",
                        "remove the flow or the secret"));
            }
        }
        return secrets;
    }

    private List<AttemptList.Secret> inRegion(int owner, String name) {
        Partition partition = system.partitions().get(owner);
        List<AttemptList.Secret> secrets = new ArrayList<>();
        for (MemoryRegion region : partition.memory()) {
            if (name.equals(partition.name() + "/" + region.name())) {
                for (int i = 0; i < partition.images().size(); i++) {
                    long at = partition.images().get(i).at();
                    long end = at + subject.bytes(partition.images().get(i).file()).length;
                    long from = Math.max(at, region.at());
                    long to = Math.min(end, region.at() + region.size());
                    if (from < to) {
                        secrets.add(new AttemptList.Secret(owner, i, (int) (from - at), (int) (to - at)));
                    }
                }
            }
        }
        return secrets;
    }
}
