package cofferdam.kernel.readback;

import cofferdam.kernel.platform.Machine;
import cofferdam.kernel.readback.Difference.Kind;
import cofferdam.kernel.tables.TableReading;
import cofferdam.spec.system.Platform;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Checks the frames that hold tables: the kernel's own, each with one use, every entry well-formed (G1-12, G8-03). */
final class TableFrames {
    private final Machine machine;
    private final Map<Long, String> uses = new HashMap<>();
    private final List<Difference> differences = new ArrayList<>();

    private TableFrames(Machine machine) {
        this.machine = machine;
    }

    static List<Difference> check(Machine machine, MachineTables tables) {
        TableFrames frames = new TableFrames(machine);
        for (int p = 0; p < tables.partitions(); p++) {
            String name = machine.description().partitions().get(p).name();
            TableReading reading = tables.partition(p);
            frames.check(name, "EPT of partition " + name, reading.tables(), reading.malformed());
        }
        TableReading.Remapping remapping = tables.remapping();
        frames.check("remapping unit", "DMA-remapping tables", remapping.tables(), remapping.malformed());
        if (machine.iommu().isPresent() && !tables.remappingEnabled()) {
            frames.differences.add(new Difference(
                    Kind.KERNEL_REACHABLE, "remapping unit", -1, -1, "DMA remapping is off: devices reach all memory"));
        }
        return frames.differences;
    }

    private void check(
            String subject, String owner, List<TableReading.Table> tables, List<TableReading.Malformed> malformed) {
        Platform.KernelMemory kernel = machine.description().platform().kernel();
        for (TableReading.Table table : tables) {
            String use = "level " + table.level() + " table of the " + owner;
            String frame = "0x" + Long.toHexString(table.physical());
            if (table.physical() < kernel.base() || table.physical() >= kernel.base() + kernel.size()) {
                differences.add(new Difference(
                        Kind.TABLE_NOT_KERNEL_OWNED,
                        subject,
                        -1,
                        table.physical(),
                        "the " + use + " lies at " + frame + ", outside kernel memory"));
            }
            String other = uses.putIfAbsent(table.physical(), use);
            if (other != null) {
                differences.add(new Difference(
                        Kind.TABLE_SHARED,
                        subject,
                        -1,
                        table.physical(),
                        "frame " + frame + " is " + use + " and also " + other));
            }
        }
        for (TableReading.Malformed entry : malformed) {
            differences.add(new Difference(
                    Kind.MALFORMED_ENTRY,
                    subject,
                    entry.address(),
                    entry.entryAddress(),
                    "entry 0x" + Long.toHexString(entry.entry()) + " at 0x"
                            + Long.toHexString(entry.entryAddress()) + " in the " + owner + " is malformed: "
                            + entry.why()));
        }
    }
}
