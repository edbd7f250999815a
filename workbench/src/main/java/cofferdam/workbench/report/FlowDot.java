package cofferdam.workbench.report;

import cofferdam.spec.system.SystemDescription;
import cofferdam.workbench.flow.Flow;
import cofferdam.workbench.flow.FlowGraph;
import java.io.StringWriter;
import java.util.Map;
import org.jgrapht.nio.DefaultAttribute;
import org.jgrapht.nio.dot.DOTExporter;

/** The declared flows as a DOT graph, for Graphviz. */
public final class FlowDot {
    private FlowDot() {}

    /** A node for each partition, an edge for each flow. */
    public static String of(SystemDescription system) {
        DOTExporter<String, Flow> exporter = new DOTExporter<>(FlowDot::quoted);
        exporter.setGraphIdProvider(() -> quoted(system.name()));
        exporter.setEdgeAttributeProvider(
                flow -> Map.of("label", DefaultAttribute.createAttribute(flow.name() + " (" + flow.kind() + ")")));
        StringWriter text = new StringWriter();
        exporter.exportGraph(FlowGraph.of(system).graph(), text);
        return text.toString();
    }

    /** Names of a description hold no quotation mark and no backslash. */
    private static String quoted(String name) {
        return '"' + name + '"';
    }
}
