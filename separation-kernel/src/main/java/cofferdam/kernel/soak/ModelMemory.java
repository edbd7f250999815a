package cofferdam.kernel.soak;

import cofferdam.kernel.core.Abi;
import cofferdam.kernel.core.Ledger;
import cofferdam.kernel.random.SystemPlan;
import cofferdam.kernel.random.SystemPlan.Channel;
import cofferdam.kernel.random.SystemPlan.Device;
import cofferdam.kernel.random.SystemPlan.DmaWindow;
import cofferdam.kernel.random.SystemPlan.Region;
import java.util.Arrays;

/** Who reaches which frame, as the documentation of hypercalls says it: the rows that the kernel's ledger must have. */
final class ModelMemory {
    final int[] state;
    final int[] owner;
    final int[] page;
    final int[] most;
    final int[] rights;
    final int[] borrower;
    final int[] borrowerPage;
    final int[] borrowerRights;
    /** Devices whose tables let them reach a frame, a bit each. */
    final int[] reached;
    /** Devices that may do DMA at all, a bit each. */
    int admitted;

    /** Frames scrubbed in this step, and source and target of those copied. */
    final Longs scrubs = new Longs();

    final Longs copies = new Longs();
    final Longs resets = new Longs();

    private final SystemPlan plan;
    /** Regions declared for a device. */
    private final boolean[][] windows;

    ModelMemory(SystemPlan plan) {
        this.plan = plan;
        int frames = plan.frames();
        state = new int[frames];
        owner = new int[frames];
        page = new int[frames];
        most = new int[frames];
        rights = new int[frames];
        borrower = new int[frames];
        borrowerPage = new int[frames];
        borrowerRights = new int[frames];
        reached = new int[frames];
        windows = new boolean[plan.devices().size()][plan.regions().size()];
        Arrays.fill(owner, Abi.NOBODY);
        Arrays.fill(borrower, Abi.NOBODY);
        declare();
    }

    private void declare() {
        for (int f = 0; f < state.length; f++) {
            state[f] = plan.isKernel(f) ? Ledger.KERNEL : Ledger.FREE;
        }
        for (Region r : plan.regions()) {
            for (int i = 0; i < r.pages(); i++) {
                own(r.frame() + i, Ledger.OWNED, r.partition(), r.page() + i, r.rights());
            }
        }
        for (Channel c : plan.channels()) {
            for (int i = 0; i < c.pages(); i++) {
                own(c.frame() + i, Ledger.CHANNEL, c.from(), c.fromPage() + i, Abi.READ + Abi.WRITE);
                borrower[c.frame() + i] = c.to();
                borrowerPage[c.frame() + i] = c.toPage() + i;
                borrowerRights[c.frame() + i] = Abi.READ;
            }
        }
        for (Device d : plan.devices()) {
            for (int i = 0; i < d.pages(); i++) {
                own(d.frame() + i, Ledger.DEVICE, d.partition(), d.page() + i, Abi.READ + Abi.WRITE);
            }
        }
        for (DmaWindow w : plan.dmaWindows()) {
            windows[w.device()][w.region()] = true;
        }
        for (int d = 0; d < plan.devices().size(); d++) {
            connect(d);
        }
    }

    private void own(int f, int what, int partition, int at, int all) {
        state[f] = what;
        owner[f] = partition;
        page[f] = at;
        most[f] = all;
        rights[f] = all;
    }

    /** Whether a device reaches a frame. */
    boolean reaches(int device, int f) {
        return (reached[f] & admitted & 1 << device) != 0;
    }

    /** Whether a device was declared for a region of its partition. */
    boolean declared(int device, int region) {
        return device >= 0
                && device < windows.length
                && region >= 0
                && region < windows[device].length
                && windows[device][region];
    }

    /** The frame that a partition reaches in memory at a page with at least these rights, or -1. */
    int frame(int partition, long at, int needed) {
        for (int f = 0; f < state.length; f++) {
            if (state[f] == Ledger.DEVICE) {
                continue;
            }
            if (owner[f] == partition && page[f] == at && rights[f] != 0) {
                return (rights[f] & needed) == needed ? f : -1;
            }
            if (borrower[f] == partition && borrowerPage[f] == at && borrowerRights[f] != 0) {
                return (borrowerRights[f] & needed) == needed ? f : -1;
            }
        }
        return -1;
    }

    /** A step begins. */
    void forget() {
        scrubs.clear();
        copies.clear();
        resets.clear();
    }

    /** What a stop takes away: DMA, loans in both directions, all content. */
    void stop(int p) {
        for (int d = 0; d < plan.devices().size(); d++) {
            if (plan.devices().get(d).partition() == p) {
                admitted &= ~(1 << d);
                resets.add(d);
            }
        }
        for (int f = 0; f < state.length; f++) {
            if (owner[f] == p || borrower[f] == p) {
                release(p, f);
            }
        }
    }

    private void release(int p, int f) {
        if (state[f] == Ledger.LENT || state[f] == Ledger.SHARED) {
            giveBack(f);
        }
        if (owner[f] != p || state[f] == Ledger.DEVICE) {
            return;
        }
        scrubs.add(plan.address(f));
        if (state[f] == Ledger.RETURNED) {
            takeBack(f);
        }
    }

    /** What a restart gives back after {@link #stop}: all rights, DMA, images. */
    void restart(int p) {
        for (int f = 0; f < state.length; f++) {
            if (owner[f] == p && state[f] == Ledger.OWNED) {
                rights[f] = most[f];
            }
        }
        for (int d = 0; d < plan.devices().size(); d++) {
            if (plan.devices().get(d).partition() == p) {
                connect(d);
            }
        }
        int images = plan.kernelFrame() + plan.tableFrames();
        for (SystemPlan.Image image : plan.images()) {
            int f = image.target();
            if (homeOf(f) == p && owner[f] == p && state[f] == Ledger.OWNED) {
                copies.add(plan.address(images + image.image()));
                copies.add(plan.address(f));
            }
        }
    }

    private int homeOf(int f) {
        for (Region r : plan.regions()) {
            if (f >= r.frame() && f < r.frame() + r.pages()) {
                return r.partition();
            }
        }
        return Abi.NOBODY;
    }

    /** A device reaches all that it was declared for and that its partition has at home. */
    private void connect(int device) {
        admitted |= 1 << device;
        for (int i = 0; i < plan.regions().size(); i++) {
            Region r = plan.regions().get(i);
            for (int k = 0; declared(device, i) && k < r.pages(); k++) {
                if (atHome(r, k)) {
                    reached[r.frame() + k] |= 1 << device;
                }
            }
        }
    }

    /** Whether a frame of a region is with its partition, at its page, and nobody borrows it. */
    boolean atHome(Region r, int index) {
        int f = r.frame() + index;
        return owner[f] == r.partition() && state[f] == Ledger.OWNED && page[f] == r.page() + index;
    }

    /** Its borrower no longer reaches a frame. */
    void giveBack(int f) {
        state[f] = Ledger.RETURNED;
        borrower[f] = Abi.NOBODY;
        borrowerRights[f] = 0;
    }

    /** Its owner has a frame again. */
    void takeBack(int f) {
        state[f] = Ledger.OWNED;
        rights[f] = most[f];
    }
}
