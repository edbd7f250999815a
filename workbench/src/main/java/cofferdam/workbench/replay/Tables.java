package cofferdam.workbench.replay;

import cofferdam.kernel.platform.Machine;
import cofferdam.kernel.tables.Run;
import cofferdam.kernel.tables.TableReading;
import cofferdam.spec.memory.PhysicalMemory;
import cofferdam.spec.system.Device;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** All translation tables of a machine at one time: where they lie and what they map. */
final class Tables {
    private static final long PAGE = PhysicalMemory.FRAME_BYTES;

    /** One page that somebody reaches. */
    private record Page(long physical, int rights) {}

    /** Table frames by address, with whose they are. */
    private final Map<Long, String> uses = new TreeMap<>();

    /** Mapped pages of every subject, by the address the subject uses. */
    private final Map<String, Map<Long, Page>> pages = new LinkedHashMap<>();

    private Tables() {}

    /** The tables now. */
    static Tables of(Machine machine) {
        Tables tables = new Tables();
        for (int p = 0; p < machine.description().partitions().size(); p++) {
            String name = "'" + machine.description().partitions().get(p).name() + "'";
            TableReading reading = TableReading.ofEpt(
                    machine.memory(), machine.pagingFeatures(), machine.kernel().eptPointer(p));
            tables.tables("EPT of " + name, reading.tables());
            tables.runs(name, reading.runs());
        }
        machine.iommu().ifPresent(unit -> {
            TableReading.Remapping remapping =
                    TableReading.ofRemapping(machine.memory(), unit.features(), unit.rootTable());
            tables.tables("DMA remapping", remapping.tables());
            remapping
                    .requesters()
                    .forEach((id, requester) -> tables.runs("DMA of " + device(machine, id), requester.runs()));
        });
        return tables;
    }

    private static String device(Machine machine, int requester) {
        for (Device device : machine.description().platform().devices()) {
            if (device.pci() == requester) {
                return "'" + device.name() + "'";
            }
        }
        return "requester 0x" + Integer.toHexString(requester);
    }

    private void tables(String whose, List<TableReading.Table> list) {
        for (TableReading.Table table : list) {
            uses.putIfAbsent(table.physical(), whose + (table.level() > 0 ? ", level " + table.level() : ""));
        }
    }

    private void runs(String subject, List<Run> runs) {
        Map<Long, Page> map = pages.computeIfAbsent(subject, s -> new TreeMap<>());
        for (Run run : runs) {
            for (long done = 0; done < run.bytes(); done += PAGE) {
                map.put(run.at() + done, new Page(run.physical() + done, run.rights()));
            }
        }
    }

    /** Whether a frame holds a table. */
    boolean holds(long physical) {
        return uses.containsKey(physical);
    }

    /** Entries that changed between two times. */
    static List<Moment.Entry> changes(Tables before, PhysicalMemory then, Tables after, PhysicalMemory now) {
        Map<Long, String> all = new TreeMap<>(before.uses);
        all.putAll(after.uses);
        List<Moment.Entry> entries = new ArrayList<>();
        all.forEach((frame, use) -> {
            if (!then.sameFrame(now, (int) (frame / PAGE))) {
                for (long at = frame; at < frame + PAGE; at += 8) {
                    if (then.read64(at) != now.read64(at)) {
                        entries.add(new Moment.Entry(use, hex(at), hex(then.read64(at)), hex(now.read64(at))));
                    }
                }
            }
        });
        return entries;
    }

    /** Stretches that somebody reaches now and did not before, or the other way round. */
    static List<Moment.Frame> remapped(Tables before, Tables after, Estates estates) {
        List<Moment.Frame> frames = new ArrayList<>();
        after.pages.forEach((subject, now) -> {
            Map<Long, Page> then = before.pages.getOrDefault(subject, Map.of());
            stretches(now, then)
                    .forEach(run -> frames.add(estates.frame(
                            run.physical(),
                            run.bytes(),
                            "mapped for " + subject + " at " + hex(run.at()) + ", " + Run.letters(run.rights()))));
            stretches(then, now).stream()
                    .filter(run -> !now.containsKey(run.at()))
                    .forEach(run -> frames.add(estates.frame(
                            run.physical(), run.bytes(), "no longer mapped for " + subject + " at " + hex(run.at()))));
        });
        return frames;
    }

    private static List<Run> stretches(Map<Long, Page> here, Map<Long, Page> notHere) {
        List<Run> runs = new ArrayList<>();
        here.forEach((at, page) -> {
            if (!page.equals(notHere.get(at))) {
                runs.add(new Run(at, page.physical(), PAGE, page.rights(), Run.WRITE_BACK));
            }
        });
        return Run.merged(runs);
    }

    /** Who reaches a frame by the tables, and where. */
    List<String> reachedBy(long frame) {
        List<String> all = new ArrayList<>();
        pages.forEach((subject, map) -> map.forEach((at, page) -> {
            if (page.physical() == frame) {
                all.add(subject + " at " + hex(at) + ", " + Run.letters(page.rights()));
            }
        }));
        return all;
    }

    /** Whether a subject can write a frame. */
    boolean writes(String subject, long frame) {
        return pages.getOrDefault(subject, Map.of()).values().stream()
                .anyMatch(page -> page.physical() == frame && (page.rights() & 2) != 0);
    }

    static String hex(long value) {
        return "0x" + Long.toHexString(value);
    }
}
