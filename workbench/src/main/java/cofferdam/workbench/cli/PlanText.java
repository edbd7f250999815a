package cofferdam.workbench.cli;

import cofferdam.kernel.core.Abi;
import cofferdam.kernel.random.SystemPlan;
import java.util.List;
import java.util.function.Function;

/** A random system for a terminal: everything that steps name by number. */
final class PlanText {
    private PlanText() {}

    static String of(long number, SystemPlan plan, Style style) {
        StringBuilder text = new StringBuilder();
        text.append(style.strong("System " + number))
                .append(": ")
                .append(plan.summary())
                .append('\n');
        list(
                text,
                "region",
                plan.regions(),
                r -> "partition " + r.partition() + ", " + pages(r.page(), r.pages()) + ", "
                        + frames(r.frame(), r.pages()) + ", " + rights(r.rights()));
        list(
                text,
                "memory channel",
                plan.channels(),
                c -> "partition " + c.from() + " at page " + hex(c.fromPage()) + " to partition " + c.to() + " at page "
                        + hex(c.toPage()) + ", " + frames(c.frame(), c.pages()));
        list(
                text,
                "device",
                plan.devices(),
                d -> "partition " + d.partition() + ", registers at page " + hex(d.page()) + ", requester "
                        + hex(d.requester()) + ", line " + d.line() + ", vector " + d.vector());
        list(text, "DMA window", plan.dmaWindows(), w -> "device " + w.device() + " to region " + w.region());
        list(
                text,
                "grant",
                plan.grants(),
                g -> "region " + g.region() + " from partition " + g.from() + " to partition " + g.to() + " at page "
                        + hex(g.page()) + ", " + rights(g.rights()) + "," + modes(g.modes()));
        list(
                text,
                "queuing port",
                plan.queues(),
                q -> "partition " + q.from() + " to partition " + q.to() + ", "
                        + TextBlock.count(q.words(), "word") + ", depth " + q.depth()
                        + (q.acknowledged() ? ", acknowledged" : ""));
        list(
                text,
                "sampling port",
                plan.samplings(),
                s -> "partition " + s.from() + " to partition " + s.to() + ", " + TextBlock.count(s.words(), "word"));
        list(
                text,
                "event",
                plan.events(),
                e -> "partition " + e.from() + " to partition " + e.to() + ", vector " + e.vector());
        list(
                text,
                "minor frame",
                plan.schedule(),
                m -> "processor " + m.processor() + ", "
                        + (m.partition() == Abi.NOBODY ? "nobody" : "partition " + m.partition()) + ", "
                        + TextBlock.count(m.ticks(), "tick"));
        String[] actions = {"inject", "stop", "restart"};
        list(
                text,
                "fault rule",
                plan.faults(),
                f -> "partition " + f.partition() + ", fault " + f.fault() + ": " + actions[f.action()]
                        + (f.action() == Abi.ACTION_RESTART ? ", at most " + f.limit() + " times" : ""));
        list(text, "image", plan.images(), i -> "to frame " + i.target());
        return text.toString();
    }

    private static <T> void list(StringBuilder text, String what, List<T> parts, Function<T, String> words) {
        for (int i = 0; i < parts.size(); i++) {
            text.append("  ").append(what).append(' ').append(i).append(": ");
            text.append(words.apply(parts.get(i))).append('\n');
        }
    }

    private static String pages(int first, int n) {
        return n == 1 ? "page " + hex(first) : "pages " + hex(first) + ".." + hex(first + n - 1);
    }

    private static String frames(int first, int n) {
        return n == 1 ? "frame " + first : "frames " + first + ".." + (first + n - 1);
    }

    private static String rights(int rights) {
        return ((rights & Abi.READ) != 0 ? "r" : "-")
                + ((rights & Abi.WRITE) != 0 ? "w" : "-")
                + ((rights & Abi.EXECUTE) != 0 ? "x" : "-");
    }

    private static String modes(int modes) {
        return ((modes & Abi.MODE_LEND) != 0 ? " lend" : "")
                + ((modes & Abi.MODE_SHARE) != 0 ? " share" : "")
                + ((modes & Abi.MODE_DONATE) != 0 ? " donate" : "");
    }

    private static String hex(int value) {
        return "0x" + Integer.toHexString(value);
    }
}
