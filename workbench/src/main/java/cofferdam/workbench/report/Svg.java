package cofferdam.workbench.report;

import java.util.List;
import java.util.Locale;

/** Builds SVG text; coordinates in pixels, one decimal. Colours come from the classes in {@link #STYLE}. */
final class Svg {
    /** Styles of all drawings, for light and dark surroundings. */
    static final String STYLE =
            """
            :root{--kernel:#cbd2d9;--p0:#2f6fdb;--p1:#c8491b;--p2:#2b8a5a;--p3:#8b4fc2;--p4:#b7791f;--p5:#0f8b8d;\
            --p6:#c2326e;--p7:#5f6c7b}
            svg{--ink:#1f2933;--faint:#66717e;--line:#9aa5b1;--paper:#ffffff;font-family:system-ui,sans-serif;font-size:12px}
            @media (prefers-color-scheme:dark){:root{--kernel:#3e4c59;--p0:#6ea2ff;--p1:#ff8a5c;--p2:#5fcf9a;--p3:#c99bff;\
            --p4:#e9b44c;--p5:#4fd1d3;--p6:#ff7fb0;--p7:#a9b4c0}
            svg{--ink:#e4e7eb;--faint:#9aa5b1;--line:#616e7c;--paper:#16202b}}
            svg text{fill:var(--ink)} svg .faint{fill:var(--faint)} svg .flow{fill:none;stroke:var(--line);stroke-width:1.5}
            svg .mono{font-family:ui-monospace,monospace;font-size:11px} svg .axis{stroke:var(--line)}
            svg .bold{font-weight:600} svg .kernel{fill:var(--kernel)} svg .arrow{fill:var(--line)}
            svg .note{fill:var(--faint);font-weight:400} svg .stripe{fill:none;stroke:var(--paper);stroke-width:1.6} svg .halo{paint-order:stroke;stroke:var(--paper);stroke-width:4px;stroke-linejoin:round}
            """;

    static final int COLOURS = 8;

    private final StringBuilder body = new StringBuilder();

    /** A filled and outlined rectangle in an owner's colour; owner -1 is the kernel. */
    Svg box(double x, double y, double width, double height, int owner, String title) {
        String colour = owner < 0 ? "var(--kernel)" : "var(--p" + owner % COLOURS + ")";
        return raw(
                "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" rx=\"4\" fill=\"%s\" fill-opacity=\"%s\" stroke=\"%s\"><title>%s</title></rect>",
                x, y, width, height, colour, owner < 0 ? "1" : ".22", colour, escape(title));
    }

    /** What each owner's stripe looks like, so that owners can be told apart without colours. */
    private static final String[] STRIPES = {
        "",
        "M0 8L8 0M-2 2L2 -2M6 10L10 6",
        "M0 2H8M0 6H8",
        "M4 2V6M2 4H6",
        "M0 0L8 8M-2 6L2 10M6 -2L10 2",
        "M2 0V8M6 0V8",
        "M0 0L8 8M0 8L8 0",
        "M0 4H8M4 0V8"
    };

    /** Defines the patterns of {@link #owned}; once in a drawing. */
    Svg patterns() {
        for (int i = 0; i < COLOURS; i++) {
            raw(
                    "<defs><pattern id=\"own%d\" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\">"
                            + "<rect width=\"8\" height=\"8\" fill=\"var(--p%d)\"/><path d=\"%s\" class=\"stripe\"/></pattern></defs>",
                    i, i, STRIPES[i]);
        }
        return this;
    }

    /** A rectangle in an owner's colour with a stripe in its pattern; owner -1 is the kernel. */
    Svg owned(double x, double y, double width, double height, int owner, boolean dashed, String title) {
        int number = Math.floorMod(owner, COLOURS);
        String colour = owner < 0 ? "var(--line)" : "var(--p" + number + ")";
        raw(
                "<g><title>%s</title><rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" rx=\"3\" fill=\"%s\" fill-opacity=\"%s\" stroke=\"%s\"%s/>",
                escape(title),
                x,
                y,
                width,
                height,
                owner < 0 ? "var(--kernel)" : colour,
                owner < 0 ? "1" : ".16",
                colour,
                dashed ? " stroke-dasharray=\"5 3\"" : "");
        String stripe = owner < 0 ? "var(--line)" : "url(#own" + number + ")";
        return raw(
                "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"%s\"/></g>",
                x, y, Math.min(width, 12), height, stripe);
    }

    /**
     * Names the owners' colours and patterns, in rows from a point to the right.
     *
     * @param kernel whether the kernel's stands after them
     * @return the top of the last row
     */
    double owners(double left, double top, double right, List<String> names, boolean kernel) {
        double x = left;
        double y = top;
        for (int i = 0; i < names.size() + (kernel ? 1 : 0); i++) {
            String name = i < names.size() ? names.get(i) : "kernel";
            double width = 40 + 7.2 * name.length();
            if (x + width > right) {
                x = left;
                y += 24;
            }
            owned(x, y, 24, 16, i < names.size() ? i : -1, false, name);
            text(x + 30, y + 12, "", name);
            x += width;
        }
        return y;
    }

    /** A line that leads from one place to another, in an owner's colour. */
    Svg link(double x1, double y1, double x2, double y2, int owner, boolean dashed) {
        double middle = (x1 + x2) / 2;
        return raw(
                "<path d=\"M%.1f %.1fC%.1f %.1f %.1f %.1f %.1f %.1f\" fill=\"none\" stroke-width=\"1.5\" stroke=\"%s\"%s/>",
                x1,
                y1,
                middle,
                y1,
                middle,
                y2,
                x2,
                y2,
                owner < 0 ? "var(--ink)" : "var(--p" + owner % COLOURS + ")",
                dashed ? " stroke-dasharray=\"5 3\"" : "");
    }

    /** A name with a fainter note behind it. */
    Svg noted(double x, double y, String name, String note) {
        return raw(
                "<text x=\"%.1f\" y=\"%.1f\" class=\"bold\">%s<tspan dx=\"7\" class=\"note\">%s</tspan></text>",
                x, y, escape(name), escape(note));
    }

    /** Text ending at a point. */
    Svg ending(double x, double y, String style, String text) {
        return raw("<text x=\"%.1f\" y=\"%.1f\" class=\"%s\" text-anchor=\"end\">%s</text>", x, y, style, escape(text));
    }

    /** Text starting at a point; {@code style} is a list of classes. */
    Svg text(double x, double y, String style, String text) {
        return raw("<text x=\"%.1f\" y=\"%.1f\" class=\"%s\">%s</text>", x, y, style, escape(text));
    }

    /** Text centred on a point. */
    Svg centred(double x, double y, String style, String text) {
        return raw(
                "<text x=\"%.1f\" y=\"%.1f\" class=\"%s\" text-anchor=\"middle\">%s</text>", x, y, style, escape(text));
    }

    /** A straight line. */
    Svg line(double x1, double y1, double x2, double y2) {
        return raw("<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" class=\"axis\"/>", x1, y1, x2, y2);
    }

    /** A curve with one control point and an arrow head at its end. */
    Svg arrow(double x1, double y1, double cx, double cy, double x2, double y2) {
        return raw(
                "<path d=\"M%.1f %.1fQ%.1f %.1f %.1f %.1f\" class=\"flow\" marker-end=\"url(#arrow)\"/>",
                x1, y1, cx, cy, x2, y2);
    }

    private Svg raw(String format, Object... arguments) {
        body.append(String.format(Locale.ROOT, format, arguments)).append('\n');
        return this;
    }

    /**
     * The drawing.
     *
     * @param title read aloud by screen readers
     * @param standalone whether it brings its own styles and name space
     */
    String toSvg(double width, double height, String title, boolean standalone) {
        String name = escape(title);
        String head = String.format(
                Locale.ROOT,
                "<svg%s viewBox=\"0 0 %.0f %.0f\" width=\"%.0f\" height=\"%.0f\" role=\"img\" aria-label=\"%s\">\n<title>%s</title>\n",
                standalone ? " xmlns=\"http://www.w3.org/2000/svg\"" : "",
                width,
                height,
                width,
                height,
                name,
                name);
        String marker = "<defs><marker id=\"arrow\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"8\""
                + " markerHeight=\"8\" orient=\"auto-start-reverse\"><path d=\"M0 0L8 4L0 8z\" class=\"arrow\"/></marker></defs>\n";
        return head + (standalone ? "<style>\n" + STYLE + "</style>\n" : "") + marker + body + "</svg>\n";
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
