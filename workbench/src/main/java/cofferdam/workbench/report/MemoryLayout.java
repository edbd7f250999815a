package cofferdam.workbench.report;

import cofferdam.spec.system.KernelMemoryNeed;
import cofferdam.spec.system.Platform;
import cofferdam.spec.system.SystemDescription;
import cofferdam.workbench.flow.Reach;
import cofferdam.workbench.flow.ReachMap;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** What a drawing of memory shows: the address spaces of partitions and devices, and physical memory. */
record MemoryLayout(List<Space> spaces, List<Block> blocks) {
    /** What one partition reaches, or one device by DMA, by its own addresses. */
    record Space(String name, boolean dma, List<Reach> reach) {}

    /**
     * A stretch of physical memory.
     *
     * @param owner number of the partition whose colour it has, -1 for the kernel
     * @param partitions names of the partitions that reach it, or can
     */
    record Block(long base, long bytes, int owner, String label, TreeSet<String> partitions) {
        boolean shared() {
            return partitions.size() > 1;
        }
    }

    static MemoryLayout of(SystemDescription system) {
        Map<String, Space> spaces = new LinkedHashMap<>();
        Map<List<Long>, Block> blocks = new LinkedHashMap<>();
        for (Reach r : ReachMap.of(system)) {
            boolean dma = r.by().equals("dma");
            spaces.computeIfAbsent(r.by() + r.subject(), key -> new Space(r.subject(), dma, new ArrayList<>()))
                    .reach()
                    .add(r);
            Block block = blocks.computeIfAbsent(
                    List.of(r.physical(), r.bytes()),
                    key -> new Block(r.physical(), r.bytes(), owner(system, r), r.what(), new TreeSet<>()));
            if (!dma) {
                block.partitions().add(r.subject());
            }
        }
        spaces.values().forEach(space -> space.reach().sort(Comparator.comparingLong(Reach::at)));
        List<Block> all = new ArrayList<>(blocks.values());
        all.addAll(kernel(system));
        all.sort(Comparator.comparingLong(Block::base));
        return new MemoryLayout(List.copyOf(spaces.values()), all);
    }

    private static List<Block> kernel(SystemDescription system) {
        List<Block> blocks = new ArrayList<>();
        Platform platform = system.platform();
        long tables = KernelMemoryNeed.bytes(system, image -> 0);
        String label = "kernel: at most " + Sizes.of(tables) + " of tables";
        blocks.add(new Block(platform.kernel().base(), platform.kernel().size(), -1, label, new TreeSet<>()));
        platform.iommu()
                .ifPresent(unit ->
                        blocks.add(new Block(unit.base(), 4096, -1, "registers of " + unit.name(), new TreeSet<>())));
        return blocks;
    }

    /** The partition whose colour a stretch gets: the owner of a region, else whoever reaches it first. */
    static int owner(SystemDescription system, Reach reach) {
        int slash = reach.what().indexOf('/');
        String name = slash > 0 ? reach.what().substring(0, slash) : reach.subject();
        return system.partitionNumber(name);
    }
}
