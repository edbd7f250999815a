package cofferdam.workbench.trial;

import cofferdam.kernel.boot.Boot;
import cofferdam.kernel.boot.BootOptions;
import cofferdam.kernel.platform.Machine;
import cofferdam.spec.system.Partition;
import cofferdam.workbench.guest.HostileGenerator;
import cofferdam.workbench.guest.HostileStep;
import cofferdam.workbench.guest.ProgramSite;
import cofferdam.workbench.guest.Substitution;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** The ways in which a partition is changed: its data, its code bit by bit, and its code as a whole. */
public final class Variations {
    /** The kind of trials that make a partition crash. */
    static final String CRASH = "a crash";

    private static final int FLIPS = 16;
    private static final int RANDOM_BYTES = 2048;

    private final Substitution subject;
    private final int partition;
    private final String name;
    private final BootOptions options;
    private final ProgramSite site;
    private final HostileGenerator hostile;

    /** Of one partition of a system. */
    public Variations(Substitution subject, int partition, BootOptions options) {
        this.subject = subject;
        this.partition = partition;
        this.name = subject.system().partitions().get(partition).name();
        this.options = options;
        this.site = ProgramSite.of(subject, partition);
        this.hostile = new HostileGenerator(subject, partition);
    }

    /** Every hypercall with every id there is, and every device at every foreign address. */
    public List<Trial> sweeps() {
        return hostile.sweeps().stream()
                .map(program -> hostile("a sweep over hypercalls", program))
                .toList();
    }

    /** Programs that fault after writing over their memory. */
    public List<Trial> crashes() {
        return hostile.crashes().stream()
                .map(program -> hostile(CRASH, program))
                .toList();
    }

    /** A random mix of calls, accesses, privileged instructions and device commands. */
    public Trial hostile(SplittableRandom random, int steps) {
        return hostile.hasRoom()
                ? hostile("a random hostile program", hostile.random(random, steps))
                : randomBytes(random);
    }

    /** Other bytes in memory that no image fills. */
    public Trial data(SplittableRandom random) {
        long seed = random.nextLong();
        String setup = "'" + name + "' starts with other data in its free memory";
        Trial.Assembly pristine = kept -> boot(subject);
        Trial.Assembly filled = kept -> {
            Machine machine = boot(subject);
            SplittableRandom bytes = new SplittableRandom(seed);
            long words = Math.min(site.dataBytes(), 64 * 1024) / 8;
            for (long i = 0; i < words; i++) {
                long at = machine.guestToHost(partition, site.data() + 8 * i);
                if (at >= 0 && machine.memory().read64(at) == 0) {
                    machine.memory().write64(at, bytes.nextLong());
                }
            }
            return machine;
        };
        return new Trial("other data", partition, setup, List.of("other data, seed " + seed), filled, pristine);
    }

    /** Some bits of its images flipped: damaged code, or other secrets. */
    public Trial flipped(SplittableRandom random) {
        List<Partition.Image> images =
                subject.system().partitions().get(partition).images();
        if (images.isEmpty()) {
            return data(random);
        }
        int image = random.nextInt(images.size());
        byte[] original = subject.bytes(images.get(image).file());
        int count = 1 + random.nextInt(FLIPS);
        List<Integer> bits = new ArrayList<>();
        List<String> steps = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int bit = random.nextInt(8 * original.length);
            bits.add(bit);
            steps.add("flip bit " + bit % 8 + " at 0x"
                    + Long.toHexString(images.get(image).at() + bit / 8) + " of "
                    + images.get(image).file());
        }
        String setup = "'" + name + "' has bits of its image flipped";
        return new Trial("flipped bits", partition, setup, steps, kept -> {
            byte[] changed = original.clone();
            for (int index : kept) {
                changed[bits.get(index) / 8] ^= (byte) (1 << bits.get(index) % 8);
            }
            return boot(subject.withImage(partition, image, changed));
        });
    }

    /** Random bytes instead of code. */
    public Trial randomBytes(SplittableRandom random) {
        byte[] program = new byte[Math.min(site.capacity(), RANDOM_BYTES)];
        long seed = random.nextLong();
        new SplittableRandom(seed).nextBytes(program);
        String setup = "'" + name + "' runs random bytes";
        List<String> steps = List.of("run " + program.length + " random bytes, seed " + seed);
        return new Trial(
                "random bytes", partition, setup, steps, kept -> boot(subject.withProgram(partition, program)));
    }

    private Trial hostile(String kind, List<HostileStep> program) {
        String setup = "'" + name + "' runs " + kind + " instead of its own";
        List<String> steps =
                program.stream().map(step -> "'" + name + "': " + step.text()).toList();
        return new Trial(kind, partition, setup, steps, kept -> {
            List<HostileStep> some = kept.stream().map(program::get).toList();
            return boot(subject.withProgram(partition, hostile.assemble(some)));
        });
    }

    private Machine boot(Substitution changed) {
        return Boot.boot(changed.system(), changed.images(), options);
    }
}
