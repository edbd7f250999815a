package cofferdam.workbench.report;

import cofferdam.spec.system.SystemDescription;
import cofferdam.workbench.flow.Reach;
import cofferdam.workbench.report.MemoryLayout.Block;
import cofferdam.workbench.report.MemoryLayout.Space;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Memory as partitions and devices address it on the left, physical memory on the right, low addresses first, and lines
 * for what leads where. Owners have a colour and a pattern; stretches that nothing is declared for are shortened.
 */
final class MemorySvg {
    private static final double WIDTH = 900;
    private static final double GUEST = 84;
    private static final double GUEST_WIDTH = 280;
    private static final double HOST = 534;
    private static final double HOST_WIDTH = 280;
    private static final double ROW = 26;
    private static final double GAP = 12;
    private static final double BASE = 16;
    private static final int LETTERS = 30;

    private final SystemDescription system;
    private final MemoryLayout layout;
    private final Svg svg = new Svg();
    private double bottom;

    private MemorySvg(SystemDescription system) {
        this.system = system;
        layout = MemoryLayout.of(system);
    }

    static String inline(SystemDescription system) {
        return new MemorySvg(system).draw();
    }

    private String draw() {
        svg.patterns();
        double top = legend();
        svg.text(GUEST, top, "bold", "as partitions and devices address it");
        svg.text(HOST, top, "bold", "physical memory");
        Map<Reach, Double> left = new LinkedHashMap<>();
        guest(top + 12, left);
        Map<Block, Double> right = host(top + 12, left);
        left.forEach((reach, y) -> {
            Block block = block(reach);
            svg.link(
                    GUEST + GUEST_WIDTH,
                    y + ROW / 2 - 1,
                    HOST,
                    right.get(block) + ROW / 2 - 1,
                    block.owner(),
                    !reach.condition().equals("always"));
        });
        return svg.toSvg(WIDTH, bottom + 8, "Memory of " + system.name(), false);
    }

    /** Names the colours, patterns and lines; returns where the drawing goes on. */
    private double legend() {
        List<String> names = new ArrayList<>();
        system.partitions().forEach(partition -> names.add(partition.name()));
        double y = svg.owners(0, 4, WIDTH, names, true);
        y += 26;
        svg.link(0, y + 8, 34, y + 8, -1, false);
        svg.text(40, y + 12, "", "always reached");
        svg.link(150, y + 8, 184, y + 8, -1, true);
        svg.text(190, y + 12, "", "only once a grant is used");
        svg.text(360, y + 12, "", "⇄ more than one partition reaches it, or can");
        return y + 44;
    }

    private void guest(double top, Map<Reach, Double> places) {
        double y = top;
        for (Space space : layout.spaces()) {
            svg.noted(GUEST, y + BASE, space.name(), space.dma() ? "device, by DMA" : "partition");
            y += 22;
            long end = -1;
            for (Reach r : space.reach()) {
                if (end >= 0 && r.at() != end) {
                    y = gap(GUEST, y);
                }
                boolean conditional = !r.condition().equals("always");
                Block block = block(r);
                String title = "%s reaches %s at 0x%x with %s, physical 0x%x, %s, %s"
                        .formatted(
                                r.subject(),
                                r.what(),
                                r.at(),
                                r.rights(),
                                r.physical(),
                                Sizes.of(r.bytes()),
                                r.condition());
                svg.owned(GUEST, y, GUEST_WIDTH, ROW - 2, block.owner(), conditional, title);
                svg.ending(GUEST - 6, y + BASE, "mono faint", "0x%08x".formatted(r.at()));
                svg.text(GUEST + 20, y + BASE, "", (block.shared() ? "⇄ " : "") + shortened(r.what()));
                svg.ending(GUEST + GUEST_WIDTH - 8, y + BASE, "mono", r.rights());
                places.put(r, y);
                y += ROW;
                end = r.at() + r.bytes();
            }
            y += GAP;
        }
        bottom = Math.max(bottom, y);
    }

    private Map<Block, Double> host(double top, Map<Reach, Double> left) {
        Map<Block, Double> places = new LinkedHashMap<>();
        double y = top;
        long end = -1;
        for (Block block : layout.blocks()) {
            if (end >= 0 && block.base() != end) {
                y = gap(HOST, y);
            }
            // Beside the first of the rows that lead here, if there is room: most lines are then level.
            for (Map.Entry<Reach, Double> row : left.entrySet()) {
                if (block(row.getKey()) == block) {
                    y = Math.max(y, row.getValue());
                    break;
                }
            }
            String title = "%s at physical 0x%x, %s; %s"
                    .formatted(
                            block.label(),
                            block.base(),
                            Sizes.of(block.bytes()),
                            block.partitions().isEmpty()
                                    ? "no partition reaches it"
                                    : "reached by " + String.join(", ", block.partitions()));
            svg.owned(HOST, y, HOST_WIDTH, ROW - 2, block.owner(), false, title);
            svg.text(HOST + 20, y + BASE, "bold", (block.shared() ? "⇄ " : "") + shortened(block.label()));
            svg.ending(HOST + HOST_WIDTH - 8, y + BASE, "faint", Sizes.of(block.bytes()));
            svg.text(HOST + HOST_WIDTH + 6, y + BASE, "mono faint", "0x%08x".formatted(block.base()));
            places.put(block, y);
            y += ROW;
            end = block.base() + block.bytes();
        }
        bottom = Math.max(bottom, y);
        return places;
    }

    /** Marks addresses that are left out. */
    private double gap(double x, double y) {
        svg.text(x + 8, y + 9, "faint", "⋮");
        return y + GAP;
    }

    private Block block(Reach reach) {
        return layout.blocks().stream()
                .filter(b -> b.base() == reach.physical() && b.bytes() == reach.bytes())
                .findFirst()
                .orElseThrow();
    }

    private static String shortened(String label) {
        return label.length() <= LETTERS ? label : label.substring(0, LETTERS - 1) + "…";
    }
}
