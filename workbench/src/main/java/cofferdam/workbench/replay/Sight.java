package cofferdam.workbench.replay;

import cofferdam.kernel.platform.Machine;
import cofferdam.kernel.platform.WordNames;
import cofferdam.spec.memory.PhysicalMemory;
import cofferdam.spec.walk.Access;
import cofferdam.spec.walk.EptWalk;
import cofferdam.spec.walk.EptWalker;
import cofferdam.spec.walk.PathStep;
import cofferdam.vcpu.GuestState;
import cofferdam.workbench.watch.Violation;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A machine as it was at one time, and what is different from then on. */
final class Sight {
    private static final Pattern PHYSICAL = Pattern.compile("physical(?: address)? (?:0x)([0-9a-f]{1,16})");
    private static final int PAGE = PhysicalMemory.FRAME_BYTES;

    private final Machine machine;
    private final Estates estates;
    private final PhysicalMemory memory;
    private final Tables tables;
    private final List<long[]> registers = new ArrayList<>();
    private PhysicalMemory atExit;
    private List<Moment.Frame> written = List.of();

    /** As it is now. */
    Sight(Machine machine) {
        this.machine = machine;
        estates = new Estates(machine.description());
        memory = machine.memory().copy();
        tables = Tables.of(machine);
        for (int p = 0; p < machine.description().partitions().size(); p++) {
            registers.add(machine.registers(p));
        }
    }

    /** A partition left: what it wrote so far was not written by the kernel that handles it. */
    void exit(int partition) {
        String subject = "'" + name(partition) + "'";
        written = changed(memory, frame -> tables.writes(subject, frame), "written since the step before");
        atExit = machine.memory().copy();
    }

    /** A step of a partition from then to now. */
    Moment step(int partition, String text, long guestPhysical) {
        Tables now = Tables.of(machine);
        List<Moment.Entry> entries =
                new ArrayList<>(Tables.changes(tables, atExit == null ? memory : atExit, now, machine.memory()));
        List<Moment.Frame> frames = new ArrayList<>(Tables.remapped(tables, now, estates));
        if (guestPhysical >= 0) {
            walk(partition, guestPhysical, entries, frames);
        }
        if (atExit != null) {
            frames.addAll(changed(atExit, frame -> !now.holds(frame) && !tables.holds(frame), "written by the kernel"));
        }
        frames.addAll(written);
        return new Moment(
                machine.ticks(),
                name(partition),
                text,
                false,
                difference(registers.get(partition), machine.registers(partition)),
                entries,
                frames,
                0);
    }

    /** An access of a device. */
    Moment dma(int partition, String text, long hostPhysical, boolean write) {
        List<Moment.Frame> frames = hostPhysical < 0
                ? List.of()
                : List.of(estates.frame(
                        hostPhysical & -PAGE, PAGE, write ? "written by the device" : "read by the device"));
        return new Moment(machine.ticks(), name(partition), text, false, List.of(), List.of(), frames, 0);
    }

    /** The violation, now. */
    Moment violation(Violation violation, Optional<Machine> ordinary) {
        int harmed = machine.description().partitionNumber(violation.partition());
        List<Moment.Register> differing = ordinary.isPresent() && harmed >= 0
                ? difference(ordinary.get().registers(harmed), machine.registers(harmed))
                : List.of();
        Set<Long> places = new LinkedHashSet<>();
        Matcher matcher = PHYSICAL.matcher(violation.place() + "; " + violation.sentence());
        while (matcher.find()) {
            places.add(Long.parseUnsignedLong(matcher.group(1), 16) & -PAGE);
        }
        List<Moment.Frame> frames = new ArrayList<>();
        for (long place : places) {
            List<String> who = tables.reachedBy(place);
            frames.add(estates.frame(
                    place,
                    PAGE,
                    who.isEmpty() ? "reached by nobody's tables" : "reached by " + String.join("; ", who)));
        }
        return new Moment(
                violation.tick(), violation.partition(), violation.sentence(), true, differing, List.of(), frames, 0);
    }

    private void walk(int partition, long guestPhysical, List<Moment.Entry> entries, List<Moment.Frame> frames) {
        long eptp = machine.kernel().eptPointer(partition);
        EptWalk walk = EptWalker.walk(machine.memory(), machine.pagingFeatures(), eptp, guestPhysical, Access.READ);
        for (PathStep step : walk.path()) {
            String value = Tables.hex(step.value());
            String table = "EPT of '" + name(partition) + "', level " + step.level();
            entries.add(new Moment.Entry(table, Tables.hex(step.address()), value, value));
        }
        if (walk instanceof EptWalk.Translated translated) {
            long frame = translated.hostPhysical() & -PAGE;
            frames.add(estates.frame(frame, PAGE, "where " + Tables.hex(guestPhysical) + " leads"));
        }
    }

    private interface Wanted {
        boolean frame(long physical);
    }

    /** Frames whose content is not what it was, neighbours together. */
    private List<Moment.Frame> changed(PhysicalMemory then, Wanted wanted, String use) {
        List<Moment.Frame> frames = new ArrayList<>();
        PhysicalMemory now = machine.memory();
        long start = -1;
        for (int f = 0; f <= now.frameCount(); f++) {
            long physical = (long) f * PAGE;
            boolean differs = f < now.frameCount() && !then.sameFrame(now, f) && wanted.frame(physical);
            Moment.Frame frame = differs ? estates.frame(physical, PAGE, now.isZero(f) ? "zeroed" : use) : null;
            Moment.Frame last = frames.isEmpty() ? null : frames.get(frames.size() - 1);
            if (frame != null
                    && start >= 0
                    && last.what().equals(frame.what())
                    && last.use().equals(frame.use())) {
                frames.set(
                        frames.size() - 1,
                        new Moment.Frame(last.physical(), last.bytes() + PAGE, last.owner(), last.what(), last.use()));
            } else if (frame != null) {
                frames.add(frame);
            }
            start = frame == null ? -1 : physical;
        }
        return frames;
    }

    private static List<Moment.Register> difference(long[] then, long[] now) {
        List<Moment.Register> list = new ArrayList<>();
        for (int i = 0; i <= GuestState.ACTIVITY; i++) {
            if (then[i] != now[i]) {
                list.add(new Moment.Register(WordNames.register(i), Tables.hex(then[i]), Tables.hex(now[i])));
            }
        }
        return list;
    }

    private String name(int partition) {
        return machine.description().partitions().get(partition).name();
    }
}
