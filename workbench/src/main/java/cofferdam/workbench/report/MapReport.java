package cofferdam.workbench.report;

import cofferdam.spec.system.Partition;
import cofferdam.spec.system.SystemDescription;
import cofferdam.workbench.flow.Flow;
import cofferdam.workbench.flow.FlowGraph;
import cofferdam.workbench.flow.Reach;
import cofferdam.workbench.flow.ReachMap;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Who reaches what, as text, CSV or JSON. */
public final class MapReport {
    private final SystemDescription system;
    private final List<Reach> rows;
    private final FlowGraph flows;

    /** Of one system. */
    public MapReport(SystemDescription system) {
        this.system = system;
        this.rows = ReachMap.of(system);
        this.flows = FlowGraph.of(system);
    }

    /** For reading. */
    public String text() {
        StringBuilder text = new StringBuilder("Reach of " + system.name() + "\n");
        int subject = width(rows.stream().map(Reach::subject).toList());
        int what = width(rows.stream().map(Reach::what).toList());
        for (Reach r : rows) {
            text.append("  %s  %s  %s  at %s  physical %s  %7s  %s%s%n"
                    .formatted(
                            pad(r.subject(), subject),
                            r.by(),
                            pad(r.rights(), 3),
                            hex(r.at()),
                            hex(r.physical()),
                            Sizes.of(r.bytes()),
                            pad(r.what(), r.condition().equals("always") ? 0 : what),
                            r.condition().equals("always") ? "" : "  " + r.condition()));
        }
        text.append("Declared flows\n");
        for (Flow f : flows.flows()) {
            text.append("  ").append(f.from()).append(" -> ").append(f.to());
            text.append("  ").append(f.kind()).append(' ').append(f.name()).append('\n');
        }
        text.append("Flows through others\n");
        List<String> indirect = indirect();
        indirect.forEach(line -> text.append("  ").append(line).append('\n'));
        text.append(indirect.isEmpty() ? "  none\n" : "");
        text.append("No flow\n");
        List<Map<String, Object>> separated = separated();
        separated.forEach(pair -> text.append("  ")
                .append(pair.get("from"))
                .append(" cannot influence ")
                .append(pair.get("to"))
                .append('\n'));
        return text.append(separated.isEmpty() ? "  none: everybody may influence everybody\n" : "")
                .toString();
    }

    /** The reach, one row a line, with a heading. */
    public String csv() {
        StringBuilder text = new StringBuilder("subject,by,rights,at,physical,bytes,what,condition\r\n");
        for (Reach r : rows) {
            text.append(String.join(
                            ",",
                            quote(r.subject()),
                            r.by(),
                            r.rights(),
                            hex(r.at()),
                            hex(r.physical()),
                            Long.toString(r.bytes()),
                            quote(r.what()),
                            quote(r.condition())))
                    .append("\r\n");
        }
        return text.toString();
    }

    /** Reach, direct and transitive flows, and the pairs without a flow. */
    public String json() {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("system", system.name());
        root.put("reach", rows());
        root.put("flows", flows.flows());
        root.put("transitive", transitive());
        root.put("separated", separated());
        try {
            return new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(root) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the map cannot be written as JSON", e);
        }
    }

    /** The reach, each row by the names of its columns. */
    List<Map<String, Object>> rows() {
        return rows.stream().map(MapReport::row).toList();
    }

    private List<Map<String, Object>> transitive() {
        List<Map<String, Object>> pairs = new ArrayList<>();
        forEachPair((from, to, path) -> {
            if (!path.isEmpty()) {
                Map<String, Object> pair = pair(from, to);
                pair.put("path", path);
                pairs.add(pair);
            }
        });
        return pairs;
    }

    private List<String> indirect() {
        List<String> lines = new ArrayList<>();
        forEachPair((from, to, path) -> {
            if (path.size() > 2) {
                lines.add(String.join(" -> ", path));
            }
        });
        return lines;
    }

    private List<Map<String, Object>> separated() {
        List<Map<String, Object>> pairs = new ArrayList<>();
        forEachPair((from, to, path) -> {
            if (path.isEmpty()) {
                pairs.add(pair(from, to));
            }
        });
        return pairs;
    }

    private static Map<String, Object> pair(String from, String to) {
        Map<String, Object> pair = new LinkedHashMap<>();
        pair.put("from", from);
        pair.put("to", to);
        return pair;
    }

    private interface PairVisitor {
        void pair(String from, String to, List<String> path);
    }

    private void forEachPair(PairVisitor visitor) {
        for (Partition from : system.partitions()) {
            for (Partition to : system.partitions()) {
                if (from != to) {
                    visitor.pair(from.name(), to.name(), flows.path(from.name(), to.name()));
                }
            }
        }
    }

    private static Map<String, Object> row(Reach r) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("subject", r.subject());
        row.put("by", r.by());
        row.put("rights", r.rights());
        row.put("at", hex(r.at()));
        row.put("physical", hex(r.physical()));
        row.put("bytes", r.bytes());
        row.put("what", r.what());
        row.put("condition", r.condition());
        return row;
    }

    private static int width(List<String> texts) {
        return texts.stream().mapToInt(String::length).max().orElse(0);
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    private static String hex(long value) {
        return "0x%08x".formatted(value);
    }

    private static String quote(String text) {
        return text.matches("[\\w ./-]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
