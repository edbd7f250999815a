package cofferdam.kernel.boot;

import cofferdam.kernel.core.Configuration;
import cofferdam.kernel.core.ConfigurationException;
import cofferdam.kernel.platform.Machine;
import cofferdam.spec.memory.PhysicalMemory;
import cofferdam.spec.system.Location;
import cofferdam.spec.system.MemoryRegion;
import cofferdam.spec.system.Partition;
import cofferdam.spec.system.Placement;
import cofferdam.spec.system.Platform;
import cofferdam.spec.system.Processors;
import cofferdam.spec.system.SystemDescription;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;

/**
 * Turns a description into a running system (claim G7).
 *
 * <p>The kernel's own memory is laid out from its base on: the boot store (pristine pages of all partitions), then the
 * translation tables that the kernel builds.
 */
public final class Boot {
    private static final long MOST_MEMORY = 1L << 36;
    private static final List<BootListener> LISTENERS =
            ServiceLoader.load(BootListener.class, BootListener.class.getClassLoader()).stream()
                    .map(ServiceLoader.Provider::get)
                    .toList();

    private final SystemDescription description;
    private final ImageStore images;
    private final Placement placement;

    private Boot(SystemDescription description, ImageStore images) {
        this.description = description;
        this.images = images;
        this.placement = Placement.of(description);
    }

    /**
     * Boots.
     *
     * @param description one that broke no rule
     * @param images the images it names
     * @return the machine before its first tick
     * @throws BootException if it cannot be booted
     */
    public static Machine boot(SystemDescription description, ImageStore images, BootOptions options) {
        return new Boot(description, images).machine(options);
    }

    /** A partition's registers at its first instruction, {@code GuestState.STATE_WORDS} words, from the description. */
    public static long[] startState(SystemDescription description, int partition) {
        return StartState.of(description.partitions().get(partition).start());
    }

    /**
     * The kernel's configuration alone, for those who run the kernel on a platform of their own.
     *
     * @param description one that broke no rule
     * @param memory gets the boot store; what else the kernel finds there is what it would find in a machine's memory
     * @return complete, for one kernel
     * @throws BootException if it cannot be booted
     */
    public static Configuration configure(SystemDescription description, ImageStore images, PhysicalMemory memory) {
        Boot boot = new Boot(description, images);
        return boot.configuration(new MemoryPlan(description, boot.placement), memory);
    }

    /**
     * Memory for a description, all zero.
     *
     * @throws BootException if the model cannot hold as much
     */
    public static PhysicalMemory memory(SystemDescription description) {
        long top = 0;
        for (Platform.MemoryBank bank : description.platform().memory()) {
            top = Math.max(top, bank.base() + bank.size());
        }
        if (top <= 0 || top > MOST_MEMORY) {
            throw new BootException(
                    "BOOT-01",
                    description.platform().where(),
                    "memory ends at 0x" + Long.toHexString(top) + "; the model holds up to 64 GiB");
        }
        return new PhysicalMemory(top);
    }

    private Machine machine(BootOptions options) {
        PhysicalMemory memory = memory(description);
        if (options.dirty()) {
            fillKernelMemory(memory);
        }
        MemoryPlan plan = new MemoryPlan(description, placement);
        Configuration configuration = configuration(plan, memory);
        try {
            Machine machine = new Machine(description, memory, configuration, plan.deviceNumbers(), options.seed());
            if (options.announced()) {
                LISTENERS.forEach(listener -> listener.booted(machine));
            }
            return machine;
        } catch (ConfigurationException e) {
            throw new BootException("BOOT-05", description.where(), "the kernel cannot be built: " + e.getMessage());
        }
    }

    private Configuration configuration(MemoryPlan plan, PhysicalMemory memory) {
        Configuration configuration = plan.begin();
        store(plan, memory);
        plan.finish();
        return configuration;
    }

    private void fillKernelMemory(PhysicalMemory memory) {
        byte[] ones = new byte[PhysicalMemory.FRAME_BYTES];
        Arrays.fill(ones, (byte) 0xFF);
        Platform.KernelMemory kernel = description.platform().kernel();
        for (long at = kernel.base(); at < kernel.base() + kernel.size(); at += ones.length) {
            memory.load(at, ones);
        }
    }

    /** Fills the boot store and tells the kernel which of its frames belong where. */
    private void store(MemoryPlan plan, PhysicalMemory memory) {
        BootStore store = new BootStore();
        boolean gigabytePages = description.platform().processors().features().contains(Processors.Feature.PAGE_1G);
        for (int p = 0; p < description.partitions().size(); p++) {
            Partition partition = description.partitions().get(p);
            for (Partition.Image image : partition.images()) {
                byte[] content = images.find(image.file())
                        .orElseThrow(() -> new BootException(
                                "BOOT-02", image.where(), "image file \"" + image.file() + "\" does not exist"));
                store.put(physical(p, image.at(), content.length, "image " + image.file(), image.where()), content);
            }
            Partition.Start start = partition.start();
            byte[] tables = GuestPageTables.build(start.pageTables(), gigabytePages);
            store.put(physical(p, start.pageTables(), tables.length, "page tables", start.where()), tables);
        }
        for (Map.Entry<Long, byte[]> page : store.pages().entrySet()) {
            long at = plan.nextKernelFrame("the partitions' images");
            memory.load(at, page.getValue());
            plan.image(at, page.getKey());
        }
    }

    private long physical(int p, long at, long length, String what, Location where) {
        Partition partition = description.partitions().get(p);
        for (int r = 0; r < partition.memory().size(); r++) {
            MemoryRegion region = partition.memory().get(r);
            if (at >= region.at() && at - region.at() <= region.size() - length) {
                return placement.regionBase(p, r) + (at - region.at());
            }
        }
        throw new BootException(
                "BOOT-03",
                where,
                what + " of 0x" + Long.toHexString(length) + " bytes at 0x" + Long.toHexString(at)
                        + " lies in no memory region of partition " + partition.name());
    }
}
