package cofferdam.workbench.report;

import cofferdam.spec.system.Schedule;
import cofferdam.spec.system.SystemDescription;

/** The major frame of every processor, minor frame by minor frame. */
final class ScheduleSvg {
    private static final double WIDTH = 860;
    private static final double LEFT = 100;
    private static final double LANE = 46;

    private ScheduleSvg() {}

    static String inline(SystemDescription system) {
        Svg svg = new Svg();
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
                svg.box(
                        x,
                        y,
                        Math.max(1, width - 2),
                        LANE - 12,
                        partition,
                        frame.partition() + ", " + frame.ticks() + " ticks");
                if (width > 9 * frame.partition().length()) {
                    svg.centred(x + width / 2 - 1, y + 16, "bold", frame.partition());
                    svg.centred(x + width / 2 - 1, y + 29, "faint", Integer.toString(frame.ticks()));
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
        return svg.toSvg(WIDTH, y + 44, "Schedule of " + system.name(), false);
    }
}
