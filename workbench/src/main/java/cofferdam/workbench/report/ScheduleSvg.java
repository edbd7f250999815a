package cofferdam.workbench.report;

import cofferdam.spec.system.Partition;
import cofferdam.spec.system.Schedule;
import cofferdam.spec.system.SystemDescription;
import java.util.List;

/** The major frame of every processor, minor frame by minor frame. */
final class ScheduleSvg {
    private static final double WIDTH = 860;
    private static final double LEFT = 100;
    private static final double LANE = 46;

    /** What of a box its owner's pattern takes. */
    private static final double STRIPE = 12;

    private ScheduleSvg() {}

    static String inline(SystemDescription system) {
        Svg svg = new Svg().patterns();
        double y = 6;
        double scale = 1;
        long ticks = 1;
        for (Schedule.ProcessorSchedule lane : system.schedule().processors()) {
            ticks = Math.max(1, lane.ticks());
            scale = (WIDTH - LEFT - 20) / ticks;
            svg.text(0, y + 24, "", "processor " + lane.processor());
            double x = LEFT;
            for (Schedule.MinorFrame frame : lane.frames()) {
                int partition = system.partitionNumber(frame.partition());
                double width = frame.ticks() * scale;
                svg.owned(
                        x,
                        y,
                        Math.max(1, width - 2),
                        LANE - 12,
                        partition,
                        false,
                        frame.partition() + ", " + frame.ticks() + " ticks");
                double middle = x + (width + STRIPE) / 2 - 1;
                boolean named = width > STRIPE + 8 * frame.partition().length();
                if (named) {
                    svg.centred(middle, y + 15, "bold", frame.partition());
                }
                if (named || width > STRIPE + 16) {
                    svg.centred(middle, y + (named ? 28 : 21), "faint", Integer.toString(frame.ticks()));
                }
                x += width;
            }
            y += LANE;
        }
        svg.line(LEFT, y, WIDTH - 20, y);
        long step = Math.max(1, ticks / 10);
        for (long tick = 0; tick <= ticks; tick += step) {
            double x = LEFT + tick * scale;
            svg.line(x, y, x, y + 5);
            svg.centred(x, y + 18, "faint", Long.toString(tick));
        }
        String caption = "ticks of " + system.schedule().tick() + " cycles; repeats after " + ticks;
        svg.text(LEFT, y + 36, "faint", caption);
        List<String> names = system.partitions().stream().map(Partition::name).toList();
        y = svg.owners(LEFT, y + 50, WIDTH, names, false);
        return svg.toSvg(WIDTH, y + 24, "Schedule of " + system.name(), false);
    }
}
