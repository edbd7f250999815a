package cofferdam.workbench.guest;

import cofferdam.kernel.core.Abi;
import cofferdam.workbench.guest.HostileTargets.NumberedRegion;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Makes hostile programs for a partition: a systematic sweep over the hypercalls with every id the description gives and
 * the first it does not, and random mixes of calls, memory accesses, privileged instructions and device programming.
 */
public final class HostileGenerator {
    private static final int PAGE = 4096;
    private static final long[] BOUNDARIES = {
        -1,
        0,
        1,
        2,
        7,
        8,
        63,
        64,
        255,
        256,
        4096,
        0x7fff_ffffL,
        0x8000_0000L,
        0xffff_ffffL,
        1L << 32,
        (1L << 32) + 1,
        Long.MAX_VALUE,
        Long.MIN_VALUE
    };

    private final HostileTargets targets;
    private final CallSteps calls;
    private final DeviceSteps devices;

    /** For one partition of a system. */
    public HostileGenerator(Substitution subject, int partition) {
        targets = new HostileTargets(subject, partition);
        calls = new CallSteps(targets);
        devices = new DeviceSteps(targets);
    }

    /** Where its programs go. */
    public ProgramSite site() {
        return targets.site;
    }

    /** Whether there is room for a program of one step. */
    public boolean hasRoom() {
        return fits(List.of(HostileStep.tripleFault()));
    }

    /** Programs that together make every sweep call once, each as long as the site has room for. */
    public List<List<HostileStep>> sweeps() {
        List<HostileStep> all = new ArrayList<>(calls.sweep());
        all.addAll(devices.sweep(calls));
        List<List<HostileStep>> programs = new ArrayList<>();
        List<HostileStep> program = new ArrayList<>();
        for (HostileStep step : all) {
            program.add(step);
            if (!fits(program)) {
                program.remove(program.size() - 1);
                if (program.isEmpty()) {
                    return programs;
                }
                programs.add(program);
                program = new ArrayList<>(List.of(step));
            }
        }
        if (!program.isEmpty() && fits(program)) {
            programs.add(program);
        }
        return programs;
    }

    /** A random program of at most the given number of steps. */
    public List<HostileStep> random(SplittableRandom random, int most) {
        List<HostileStep> program = new ArrayList<>();
        int steps = 1 + random.nextInt(most);
        for (int i = 0; i < steps; i++) {
            program.add(
                    switch (random.nextInt(8)) {
                        case 0, 1, 2 -> calls.random(random, this);
                        case 3, 4 -> access(random, i == steps - 1);
                        case 5 -> Privileged.random(random);
                        case 6 -> devices.random(random, this);
                        default -> HostileStep.spin(random.nextInt(1, 2000));
                    });
        }
        while (!program.isEmpty() && !fits(program)) {
            program.remove(0);
        }
        return program;
    }

    /** Programs that write over their own memory and then fault, each in another way. */
    public List<List<HostileStep>> crashes() {
        ProgramSite site = targets.site;
        List<HostileStep> ends = List.of(
                HostileStep.tripleFault(),
                HostileStep.load("read 0x" + Long.toHexString(nowhere()) + ", which it does not have", nowhere()),
                HostileStep.withRegisters("write an MSR that is not its own", 0, 0x3a, 0, 0x0f, 0x30));
        List<List<HostileStep>> programs = new ArrayList<>();
        for (HostileStep end : ends) {
            List<HostileStep> program = new ArrayList<>();
            if (site.dataBytes() > 0) {
                long words = Math.min(site.dataBytes(), 64 * 1024) / 8;
                String text = "fill its memory at 0x" + Long.toHexString(site.data());
                program.add(HostileStep.fill(text, site.data(), words, 0x5ec2e75ec2e75ec2L));
            }
            program.add(HostileStep.withRegisters(
                    "put 0x5ec2e7 into registers",
                    0x5ec2e7,
                    0x5ec2e7,
                    0x5ec2e7,
                    0x48,
                    0x89,
                    0xc3,
                    0x49,
                    0x89,
                    0xc0,
                    0x49,
                    0x89,
                    0xc6));
            program.add(end);
            if (fits(program)) {
                programs.add(program);
            }
        }
        return programs;
    }

    /** The program's bytes, to lie at the site's entry. */
    public byte[] assemble(List<HostileStep> program) {
        return GuestPrograms.hostile(targets.site.entry(), targets.site.stack(), program);
    }

    private boolean fits(List<HostileStep> program) {
        return targets.site.fits(GuestPrograms.hostileSize(program));
    }

    /** A memory access; only the last of a program goes where the partition has nothing, for that may end it. */
    private HostileStep access(SplittableRandom random, boolean last) {
        long address = pick(random, last ? targets.foreign : targets.own) + 8L * random.nextInt(PAGE / 8);
        String where = "0x" + Long.toHexString(address);
        return switch (random.nextInt(last ? 3 : 2)) {
            case 0 -> HostileStep.load("read " + where, address);
            case 1 -> HostileStep.store("write " + where, outsideProgram(address), random.nextLong(), 8);
            default -> HostileStep.execute("jump to " + where, address);
        };
    }

    /** A program that overwrites itself is better made by flipping its bits; this keeps hostile steps intact. */
    private long outsideProgram(long address) {
        ProgramSite site = targets.site;
        boolean inside = address >= site.entry() && address < site.entry() + site.capacity();
        return inside && site.dataBytes() > 0 ? site.data() : address;
    }

    private long nowhere() {
        long top = 0;
        for (NumberedRegion region : targets.regions) {
            if (region.partition() == targets.self) {
                top = Math.max(top, region.region().at() + region.region().size());
            }
        }
        return Math.max(top, 0xf000_0000L);
    }

    /** An argument at an edge, or any. */
    long boundary(SplittableRandom random) {
        return switch (random.nextInt(4)) {
            case 0 -> random.nextLong();
            case 1 -> random.nextInt(8);
            default -> BOUNDARIES[random.nextInt(BOUNDARIES.length)];
        };
    }

    /** An address: own, foreign or absurd. */
    long address(SplittableRandom random) {
        return switch (random.nextInt(4)) {
            case 0 -> boundary(random);
            case 1 -> pick(random, targets.foreign);
            default -> pick(random, targets.own) + 8L * random.nextInt(PAGE / 8);
        };
    }

    private static long pick(SplittableRandom random, List<Long> from) {
        return from.get(random.nextInt(from.size()));
    }

    /** Number of hypercalls tried: all there are, and the first that is not. */
    static int hypercalls() {
        return Abi.HYPERCALLS + 1;
    }
}
