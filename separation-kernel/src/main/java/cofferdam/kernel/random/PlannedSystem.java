package cofferdam.kernel.random;

import cofferdam.kernel.core.Configuration;
import cofferdam.kernel.core.Kernel;
import cofferdam.kernel.core.Limits;
import cofferdam.kernel.core.Platform;
import cofferdam.kernel.core.Registers;
import cofferdam.kernel.random.SystemPlan.Block;
import cofferdam.kernel.random.SystemPlan.Hardware;

/** Makes the core's configuration of a plan, and a kernel of it. */
public final class PlannedSystem {
    private PlannedSystem() {}

    /**
     * The kernel of a plan.
     *
     * @throws IllegalStateException if the core refuses a part of the plan, which is then not valid
     */
    public static Kernel start(SystemPlan plan, Platform platform) {
        for (int i = 0; i < plan.imageFrames(); i++) {
            long address = plan.address(plan.kernelFrame() + plan.tableFrames() + i);
            for (int w = 0; w < 512; w++) {
                platform.write(address + 8L * w, imageWord(i, w));
            }
        }
        return new Kernel(configuration(plan), platform);
    }

    /** A word of an image frame. */
    public static long imageWord(int image, int word) {
        return (image + 1L) << 32 | word;
    }

    /** A register with which a partition starts. */
    public static long startRegister(int partition, int index) {
        switch (index) {
            case Registers.RIP:
                return 0x1000L * (partition + 1);
            case Registers.RFLAGS:
                return partition % 2 == 0 ? 2 : 0x202;
            case Registers.SS_ATTRIBUTES:
                return 0x93;
            case Registers.INTERRUPTIBILITY:
                return 0;
            default:
                return 1000L * (partition + 1) + index;
        }
    }

    /** How many frames the tables of a plan need, whose own kernel frames do not count. */
    static int tableFramesNeeded(SystemPlan plan) {
        Configuration c = new Configuration(plan.processors(), plan.partitions(), plan.frames());
        layOut(plan, c);
        connect(plan, c);
        return c.tableFramesNeeded();
    }

    /** Everything but partitions' memory, which must be there. */
    private static Configuration configuration(SystemPlan plan) {
        Configuration c = new Configuration(plan.processors(), plan.partitions(), plan.frames());
        layOut(plan, c);
        int kernel = plan.kernelFrame();
        int images = kernel + plan.tableFrames();
        ok(c.kernel().claimKernelFrames(kernel, plan.tableFrames() + plan.imageFrames()), "kernel frames");
        connect(plan, c);
        plan.images().forEach(i -> ok(c.kernel().addImage(images + i.image(), i.target()), i));
        ok(c.kernel().setTableFrames(kernel, plan.tableFrames()), "table frames");
        run(plan, c);
        return c;
    }

    private static void layOut(SystemPlan plan, Configuration c) {
        Hardware h = plan.hardware();
        ok(
                c.setProcessor(h.bits(), h.twoMegabytes(), h.oneGigabyte(), h.gigabytePages(), h.fiveLevels()),
                "processors");
        for (Block block : plan.blocks()) {
            ok(c.memory().addFrames(block.address(), block.frames()), block);
        }
    }

    private static void connect(SystemPlan plan, Configuration c) {
        plan.regions()
                .forEach(r -> ok(c.memory().addRegion(r.partition(), r.frame(), r.pages(), r.page(), r.rights()), r));
        plan.channels()
                .forEach(m -> ok(
                        c.memory().addMemoryChannel(m.from(), m.to(), m.frame(), m.pages(), m.fromPage(), m.toPage()),
                        m));
        plan.devices()
                .forEach(d -> ok(
                        c.devices()
                                .addDevice(
                                        d.partition(),
                                        d.requester(),
                                        d.frame(),
                                        d.pages(),
                                        d.page(),
                                        d.line(),
                                        d.vector()),
                        d));
        plan.dmaWindows().forEach(w -> ok(c.devices().addDmaWindow(w.device(), w.region()), w));
        plan.grants()
                .forEach(
                        g -> ok(c.memory().addGrant(g.from(), g.to(), g.region(), g.page(), g.rights(), g.modes()), g));
        if (plan.hardware().dmaWidth() != 0) {
            ok(c.devices().setDmaWidth(plan.hardware().dmaWidth()), "remapping unit");
        }
    }

    private static void run(SystemPlan plan, Configuration c) {
        plan.queues().forEach(q -> ok(c.run().addQueue(q.from(), q.to(), q.words(), q.depth(), q.acknowledged()), q));
        plan.samplings().forEach(s -> ok(c.run().addSampling(s.from(), s.to(), s.words()), s));
        plan.events().forEach(e -> ok(c.run().addEvent(e.from(), e.to(), e.vector()), e));
        plan.schedule().forEach(m -> ok(c.run().addMinorFrame(m.processor(), m.partition(), m.ticks()), m));
        plan.faults().forEach(f -> ok(c.run().setFaultRule(f.partition(), f.fault(), f.action(), f.limit()), f));
        long[] state = new long[Registers.STATE_WORDS];
        for (int p = 0; p < plan.partitions() && p < Limits.PARTITIONS; p++) {
            for (int i = 0; i < state.length; i++) {
                state[i] = startRegister(p, i);
            }
            ok(c.run().setStart(p, state), "start registers");
        }
    }

    private static void ok(int result, Object part) {
        if (result < 0) {
            throw new IllegalStateException("the core refuses " + part + ": " + result);
        }
    }
}
