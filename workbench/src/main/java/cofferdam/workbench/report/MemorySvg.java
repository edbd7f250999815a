package cofferdam.workbench.report;

import cofferdam.spec.system.Platform;
import cofferdam.spec.system.SystemDescription;
import cofferdam.workbench.flow.Reach;
import cofferdam.workbench.flow.ReachMap;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Physical memory from low to high addresses: what lies there, whose it is and who reaches it; empty stretches shortened. */
final class MemorySvg {
    private static final double WIDTH = 860;
    private static final double LEFT = 110;
    private static final double BOX = 300;
    private static final double GAP = 16;
    private static final double LINE = 15;

    /** One block of the drawing. */
    private record Block(long base, long bytes, int owner, String label, List<String> reachedBy) {}

    private MemorySvg() {}

    static String inline(SystemDescription system) {
        Svg svg = new Svg();
        double y = 8;
        long end = -1;
        for (Block block : blocks(system)) {
            if (end >= 0 && block.base() != end) {
                svg.text(LEFT + 10, y + 11, "faint", "⋮");
                y += GAP;
            }
            double lines = Math.max(1, block.reachedBy().size());
            double height = Math.max(10 + LINE * lines, 20 + 3 * log2(block.bytes() / 4096));
            svg.text(0, y + 12, "mono faint", "0x%09x".formatted(block.base()));
            svg.box(LEFT, y, BOX, height - 2, block.owner(), block.label());
            svg.text(LEFT + 10, y + 16, "bold", block.label());
            svg.text(LEFT + BOX - 46, y + 16, "faint", Sizes.of(block.bytes()));
            double line = y + 16;
            for (String reach : block.reachedBy()) {
                svg.text(LEFT + BOX + 14, line, "", reach);
                line += LINE;
            }
            y += height;
            end = block.base() + block.bytes();
        }
        return svg.toSvg(WIDTH, y + 8, "Physical memory of " + system.name(), false);
    }

    private static List<Block> blocks(SystemDescription system) {
        Map<List<Object>, Block> blocks = new LinkedHashMap<>();
        for (Reach r : ReachMap.of(system)) {
            List<Object> key = List.of(r.physical(), r.bytes());
            int owner = owner(system, r);
            Block block = blocks.computeIfAbsent(
                    key, k -> new Block(r.physical(), r.bytes(), owner, r.what(), new ArrayList<>()));
            String condition = r.condition().equals("always") ? "" : ", " + r.condition();
            block.reachedBy()
                    .add("%s %s %s at 0x%x%s"
                            .formatted(
                                    r.subject(), r.by().equals("dma") ? "DMA" : "CPU", r.rights(), r.at(), condition));
        }
        List<Block> all = new ArrayList<>(blocks.values());
        Platform.KernelMemory kernel = system.platform().kernel();
        all.add(new Block(kernel.base(), kernel.size(), -1, "kernel", List.of("nobody else")));
        system.platform()
                .iommu()
                .ifPresent(unit -> all.add(
                        new Block(unit.base(), 4096, -1, "registers of " + unit.name(), List.of("nobody else"))));
        all.sort(Comparator.comparingLong(Block::base));
        return all;
    }

    /** The partition whose colour a block gets: the owner of a region, else whoever reaches it first. */
    private static int owner(SystemDescription system, Reach reach) {
        int slash = reach.what().indexOf('/');
        String name = slash > 0 ? reach.what().substring(0, slash) : reach.subject();
        return Math.max(0, system.partitionNumber(name));
    }

    private static double log2(long value) {
        return 63 - Long.numberOfLeadingZeros(Math.max(1, value));
    }
}
