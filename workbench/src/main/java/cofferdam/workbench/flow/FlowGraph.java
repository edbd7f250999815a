package cofferdam.workbench.flow;

import cofferdam.spec.system.Channel;
import cofferdam.spec.system.EventLine;
import cofferdam.spec.system.Grant;
import cofferdam.spec.system.Partition;
import cofferdam.spec.system.SystemDescription;
import java.util.ArrayList;
import java.util.List;
import org.jgrapht.Graph;
import org.jgrapht.GraphPath;
import org.jgrapht.alg.shortestpath.BFSShortestPath;
import org.jgrapht.graph.AsUnmodifiableGraph;
import org.jgrapht.graph.DirectedMultigraph;

/**
 * The policy of a system: which partition may influence which directly, and which through others.
 *
 * <p>A channel flows one way. An acknowledged queue also flows back, because its sender learns whether the receiver made
 * room. A grant flows both ways, because a frame comes back with what the receiver wrote in it.
 */
public final class FlowGraph {
    private final List<Flow> flows;
    private final DirectedMultigraph<String, Flow> graph = new DirectedMultigraph<>(Flow.class);

    private FlowGraph(List<String> partitions, List<Flow> flows) {
        this.flows = List.copyOf(flows);
        partitions.forEach(graph::addVertex);
        flows.forEach(flow -> graph.addEdge(flow.from(), flow.to(), flow));
    }

    /** The flows a description declares. */
    public static FlowGraph of(SystemDescription system) {
        List<Flow> flows = new ArrayList<>();
        for (Channel channel : system.channels()) {
            flows.add(new Flow(kind(channel), channel.name(), channel.from(), channel.to()));
            if (channel instanceof Channel.Queuing queue && queue.acknowledged()) {
                flows.add(new Flow("acknowledgement", queue.name(), queue.to(), queue.from()));
            }
        }
        for (EventLine event : system.events()) {
            flows.add(new Flow("event", event.name(), event.from(), event.to()));
        }
        for (Grant grant : system.grants()) {
            flows.add(new Flow("grant", grant.name(), grant.from(), grant.to()));
            flows.add(new Flow("grant-return", grant.name(), grant.to(), grant.from()));
        }
        flows.removeIf(flow -> flow.from().equals(flow.to()));
        return new FlowGraph(system.partitions().stream().map(Partition::name).toList(), flows);
    }

    /** The direct flows, in the order of the description. */
    public List<Flow> flows() {
        return flows;
    }

    /** Partitions and flows; it cannot be changed. */
    public Graph<String, Flow> graph() {
        return new AsUnmodifiableGraph<>(graph);
    }

    /** Whether a direct flow from one partition to another is declared. */
    public boolean direct(String from, String to) {
        return graph.containsEdge(from, to);
    }

    /** Whether flows lead from one partition to another, directly or through others; a partition reaches itself. */
    public boolean reaches(String from, String to) {
        return from.equals(to) || !path(from, to).isEmpty();
    }

    /** A shortest chain of partitions from one to another, both included; empty if there is none. */
    public List<String> path(String from, String to) {
        GraphPath<String, Flow> path = BFSShortestPath.findPathBetween(graph, from, to);
        return path == null ? List.of() : path.getVertexList();
    }

    private static String kind(Channel channel) {
        if (channel instanceof Channel.Queuing) {
            return "queuing";
        }
        return channel instanceof Channel.Sampling ? "sampling" : "memory";
    }
}
