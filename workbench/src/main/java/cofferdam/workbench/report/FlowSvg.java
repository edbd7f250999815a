package cofferdam.workbench.report;

import cofferdam.spec.system.Partition;
import cofferdam.spec.system.SystemDescription;
import cofferdam.workbench.flow.Flow;
import cofferdam.workbench.flow.FlowGraph;
import cofferdam.workbench.report.Places.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The flow graph: partitions as boxes on an ellipse, direct flows as arrows. */
public final class FlowSvg {
    private static final double BOX_WIDTH = 120;
    private static final double BOX_HEIGHT = 40;
    private static final double LINE = 15;

    /** A letter's width, about, and how far its base line is below its middle. */
    private static final double LETTER = 6.9;

    private static final double BASE = 4;

    /** Where along an arrow its labels may stand, best first. */
    private static final double[] ALONG = {.5, .44, .56, .38, .62, .32, .68, .26, .74, .2, .8};

    private FlowSvg() {}

    /** As a file of its own. */
    public static String standalone(SystemDescription system) {
        return draw(system, true);
    }

    /** As a part of a page that has the styles. */
    static String inline(SystemDescription system) {
        return draw(system, false);
    }

    private static String draw(SystemDescription system, boolean standalone) {
        int count = system.partitions().size();
        double radiusX = count <= 2 ? 230 : 200 + 30 * count;
        double radiusY = count <= 2 ? 0 : 90 + 22 * count;
        double width = 2 * radiusX + BOX_WIDTH + 60;
        double height = 2 * radiusY + BOX_HEIGHT + 140;
        Svg svg = new Svg();
        Map<String, double[]> centres = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            double angle = Math.PI + 2 * Math.PI * i / count;
            double[] centre = {width / 2 + radiusX * Math.cos(angle), height / 2 + radiusY * Math.sin(angle)};
            centres.put(system.partitions().get(i).name(), centre);
        }
        Places places = new Places();
        centres.values().forEach(c -> places.take(new Place(c[0], c[1], BOX_WIDTH, BOX_HEIGHT)));
        Map<List<String>, List<String>> edges = edges(system);
        Map<List<String>, Curve> curves = new LinkedHashMap<>();
        edges.keySet().forEach(ends -> curves.put(ends, curve(centres.get(ends.get(0)), centres.get(ends.get(1)))));
        curves.values().forEach(curve -> svg.arrow(curve.x1, curve.y1, curve.cx, curve.cy, curve.x2, curve.y2));
        // After all arrows, so that none is drawn through a label.
        edges.forEach((ends, labels) -> label(svg, places, curves.get(ends), labels));
        for (int i = 0; i < count; i++) {
            Partition partition = system.partitions().get(i);
            double[] c = centres.get(partition.name());
            svg.box(c[0] - BOX_WIDTH / 2, c[1] - BOX_HEIGHT / 2, BOX_WIDTH, BOX_HEIGHT, i, partition.name());
            svg.centred(c[0], c[1] - 1, "bold", partition.name());
            svg.centred(c[0], c[1] + 13, "faint", "processor " + partition.processor());
        }
        return svg.toSvg(width, height, "Declared flows of " + system.name(), standalone);
    }

    /** Labels of the direct flows by their two ends. */
    private static Map<List<String>, List<String>> edges(SystemDescription system) {
        Map<List<String>, List<String>> edges = new LinkedHashMap<>();
        for (Flow flow : FlowGraph.of(system).flows()) {
            edges.computeIfAbsent(List.of(flow.from(), flow.to()), ends -> new ArrayList<>())
                    .add(flow.name() + " (" + flow.kind() + ")");
        }
        return edges;
    }

    /** An arrow's two ends, the control point that it bends towards, and on which side its labels stand. */
    private record Curve(double x1, double y1, double cx, double cy, double x2, double y2, double below) {}

    private static Curve curve(double[] from, double[] to) {
        double dx = to[0] - from[0];
        double dy = to[1] - from[1];
        double length = Math.hypot(dx, dy);
        // Bowed to one side, so that the two directions of a pair stay apart.
        double bow = Math.min(70, 0.22 * length);
        double cx = (from[0] + to[0]) / 2 + bow * dy / length;
        double cy = (from[1] + to[1]) / 2 - bow * dx / length;
        double[] start = border(from, cx, cy);
        double[] end = border(to, cx, cy);
        return new Curve(start[0], start[1], cx, cy, end[0], end[1], cy < from[1] ? -6 : 14);
    }

    private static void label(Svg svg, Places places, Curve curve, List<String> labels) {
        double width = LETTER * labels.stream().mapToInt(String::length).max().orElse(0);
        List<Place> candidates = new ArrayList<>();
        for (double way : ALONG) {
            double x = between(curve.x1, curve.cx, curve.x2, way);
            double y = between(curve.y1, curve.cy, curve.y2, way) + curve.below - BASE;
            candidates.add(new Place(x, y, width, LINE * labels.size()));
        }
        Place place = places.takeBest(candidates);
        double y = place.y() + BASE - LINE * (labels.size() - 1) / 2.0;
        for (String label : labels) {
            svg.centred(place.x(), y, "halo", label);
            y += LINE;
        }
    }

    /** A coordinate on a curve with one control point, part of the way along. */
    private static double between(double start, double control, double end, double way) {
        double rest = 1 - way;
        return rest * rest * start + 2 * rest * way * control + way * way * end;
    }

    /** Where the line from a box's centre towards a point leaves the box. */
    private static double[] border(double[] centre, double x, double y) {
        double dx = x - centre[0];
        double dy = y - centre[1];
        double scale = Math.min(
                dx == 0 ? Double.MAX_VALUE : (BOX_WIDTH / 2 + 3) / Math.abs(dx),
                dy == 0 ? Double.MAX_VALUE : (BOX_HEIGHT / 2 + 3) / Math.abs(dy));
        return new double[] {centre[0] + dx * scale, centre[1] + dy * scale};
    }
}
