package cofferdam.workbench.guest;

import cofferdam.kernel.core.Abi;
import cofferdam.kernel.core.RadixFormat;
import cofferdam.spec.system.Channel;
import cofferdam.spec.system.Device;
import cofferdam.spec.system.Grant;
import cofferdam.workbench.guest.HostileTargets.NumberedRegion;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Hypercalls of a hostile partition. */
final class CallSteps {
    private static final long PAGE = 4096;
    private final HostileTargets targets;

    CallSteps(HostileTargets targets) {
        this.targets = targets;
    }

    /** Every call with every id that exists and the first that does not, at the edges of its other arguments. */
    List<HostileStep> sweep() {
        List<HostileStep> steps = new ArrayList<>();
        ports(steps);
        regions(steps);
        grants(steps);
        for (int number = Abi.MAP; number < Abi.HYPERCALLS; number++) {
            steps.add(call(number, -1, -1, -1));
            steps.add(call(number, 1L << 32, 1L << 32, 1L << 32));
        }
        steps.add(call(Abi.HYPERCALLS, 0, 0, 0));
        steps.add(call(-1, -1, -1, -1));
        steps.add(call(Abi.TICKS, 0, 0, 0));
        return steps;
    }

    /** Any call with any arguments; never STOP, which would end the program. */
    HostileStep random(SplittableRandom random, HostileGenerator values) {
        int number = random.nextInt(HostileGenerator.hypercalls());
        if (number == Abi.STOP) {
            number = Abi.HYPERCALLS + random.nextInt(1000);
        }
        if (number >= Abi.QUEUE_SEND && number <= Abi.SAMPLE_READ) {
            long length = random.nextInt(3) == 0 ? values.boundary(random) : 8L * random.nextInt(33);
            return call(number, small(random, values), values.address(random), length);
        }
        return call(number, small(random, values), small(random, values), small(random, values));
    }

    private long small(SplittableRandom random, HostileGenerator values) {
        return random.nextInt(4) == 0 ? values.boundary(random) : random.nextInt(8);
    }

    private void ports(List<HostileStep> steps) {
        long buffer = targets.site.dataBytes() > 0 ? targets.site.data() & -8 : targets.site.entry() & -8;
        long crossing = (buffer & -PAGE) + PAGE - 8;
        int queues = count(Channel.Queuing.class);
        for (int port = 0; port <= queues; port++) {
            steps.add(call(Abi.QUEUE_SEND, port, buffer, 8));
            steps.add(call(Abi.QUEUE_SEND, port, crossing, 16));
            steps.add(call(Abi.QUEUE_RECEIVE, port, crossing, 16));
            steps.add(call(Abi.QUEUE_RECEIVE, port, buffer, 4096));
            steps.add(call(Abi.QUEUE_LOST, port, 0, 0));
        }
        int samplings = count(Channel.Sampling.class);
        for (int port = 0; port <= samplings; port++) {
            steps.add(call(Abi.SAMPLE_WRITE, port, buffer, 8));
            steps.add(call(Abi.SAMPLE_WRITE, port, crossing, 16));
            steps.add(call(Abi.SAMPLE_READ, port, crossing, 16));
            steps.add(call(Abi.SAMPLE_READ, port, buffer, 4096));
        }
        for (int event = 0; event <= targets.system.events().size(); event++) {
            steps.add(call(Abi.RAISE_EVENT, event, 0, 0));
        }
    }

    private int count(Class<? extends Channel> kind) {
        return (int) targets.system.channels().stream().filter(kind::isInstance).count();
    }

    private void regions(List<HostileStep> steps) {
        List<Device> devices = targets.system.platform().devices();
        for (NumberedRegion region : targets.regions) {
            for (long page : edges(region)) {
                if (region.partition() == targets.self) {
                    // More than is declared is refused, also of a page that is mapped already.
                    steps.add(call(Abi.MAP, region.number(), page, Abi.READ | Abi.WRITE | Abi.EXECUTE));
                }
                if (targets.expendable(region, page)) {
                    // What makes an entry of a table large is no right.
                    steps.add(call(Abi.MAP, region.number(), page, Abi.READ | RadixFormat.LARGE));
                    // A page is touched first, so that its translation is cached when it is taken away.
                    long address = region.region().at() + page * PAGE;
                    steps.add(HostileStep.load("read 0x" + Long.toHexString(address), address));
                    steps.add(call(Abi.UNMAP, region.number(), page, 0));
                }
                if (region.partition() != targets.self || targets.expendable(region, page)) {
                    steps.add(call(Abi.MAP, region.number(), page, Abi.READ | Abi.WRITE | Abi.EXECUTE));
                    steps.add(call(Abi.MAP, region.number(), page, Abi.READ));
                }
                for (int device = 0; device < devices.size(); device++) {
                    steps.add(call(Abi.DMA_MAP, device, region.number(), page));
                }
            }
            steps.add(call(Abi.MAP, region.number(), region.pages(), Abi.READ));
        }
        steps.add(call(Abi.MAP, targets.regions.size(), 0, Abi.READ));
        for (int device = 0; device < devices.size(); device++) {
            for (NumberedRegion region : targets.regions) {
                steps.add(call(Abi.DMA_UNMAP, device, region.number(), region.pages() - 1));
            }
        }
    }

    /** Takes a page of a region from a device. */
    HostileStep dmaUnmap(Device device, NumberedRegion region, long page) {
        return call(Abi.DMA_UNMAP, targets.system.assignedDevices().indexOf(device), region.number(), page);
    }

    private void grants(List<HostileStep> steps) {
        List<Grant> grants = targets.system.grants();
        for (int grant = 0; grant <= grants.size(); grant++) {
            for (int number = Abi.LEND; number <= Abi.RECLAIM; number++) {
                steps.add(call(number, grant, 0, 0));
                steps.add(call(number, grant, 1, 0));
            }
        }
    }

    private static long[] edges(NumberedRegion region) {
        return region.pages() > 1 ? new long[] {0, region.pages() - 1} : new long[] {0};
    }

    private HostileStep call(long number, long a, long b, long c) {
        return HostileStep.call(describe(number, a, b, c), number, a, b, c);
    }

    /** The call with its arguments by name where they have one. */
    String describe(long number, long a, long b, long c) {
        String name = CallNames.of(number);
        if (number == Abi.MAP || number == Abi.UNMAP) {
            String rights = number == Abi.MAP ? ", rights " + rights(c) : "";
            return name + "(region " + region(a) + ", page " + b + rights + ")";
        }
        if (number == Abi.DMA_MAP || number == Abi.DMA_UNMAP) {
            return name + "(device " + a + ", region " + region(b) + ", page " + c + ")";
        }
        if (number >= Abi.LEND && number <= Abi.RECLAIM) {
            return name + "(grant " + a + ", page " + b + ")";
        }
        if (number >= Abi.QUEUE_SEND && number <= Abi.SAMPLE_READ) {
            return name + "(port " + a + ", 0x" + Long.toHexString(b) + ", " + c + ")";
        }
        return name + "(" + a + ", " + b + ", " + c + ")";
    }

    private String region(long number) {
        boolean exists = number >= 0 && number < targets.regions.size();
        return exists ? number + " '" + targets.regions.get((int) number).name() + "'" : number + " (none)";
    }

    private static String rights(long bits) {
        return bits == 7 ? "rwx" : bits == 1 ? "r" : "0x" + Long.toHexString(bits);
    }
}
