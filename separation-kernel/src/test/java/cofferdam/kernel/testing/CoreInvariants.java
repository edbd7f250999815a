package cofferdam.kernel.testing;

import static org.assertj.core.api.Assertions.assertThat;

import cofferdam.kernel.core.Abi;
import cofferdam.kernel.core.Inspection;
import cofferdam.kernel.core.Kernel;
import cofferdam.kernel.core.Ledger;
import cofferdam.kernel.core.Limits;
import cofferdam.spec.memory.PhysicalMemory;
import cofferdam.spec.vtd.FaultReason;
import cofferdam.spec.vtd.RemappingFeatures;
import cofferdam.spec.walk.EptMap;
import cofferdam.spec.walk.VtdMap;
import cofferdam.spec.x86.PagingFeatures;
import java.util.Map;
import java.util.TreeMap;

/**
 * What must hold after every call: the invariants of the contracts in plain Java, and that walking the real tables with
 * the reference walkers gives exactly what the ledger says. Requirements G1-01, G1-02, G1-04, G1-12, G1-13, G3-01,
 * G8-03, G9-05.
 */
public final class CoreInvariants {
    private final Kernel kernel;
    private final Inspection view;
    private final PhysicalMemory memory;
    private final RemappingFeatures remapping;
    private final PagingFeatures features = PagingFeatures.full(39);

    /**
     * The invariants of a kernel in memory that nothing else uses.
     *
     * @param dmaWidth address bits of its DMA remapping, 39 or 48
     */
    public CoreInvariants(Kernel kernel, PhysicalMemory memory, int dmaWidth) {
        remapping = RemappingFeatures.ofWidth(dmaWidth);
        this.kernel = kernel;
        this.view = kernel.inspection();
        this.memory = memory;
    }

    /** One place where something is visible: host frame, rights, memory type. */
    private static String place(long host, int rights, int type) {
        return Long.toHexString(host) + " " + rights + " " + type;
    }

    /** Throws an {@link AssertionError} at the first that does not hold. */
    public void check() {
        for (int f = 0; f < view.frames(); f++) {
            checkRow(f);
        }
        for (int p = 0; p < view.partitions(); p++) {
            assertThat(walked(p)).as("EPT of partition %d", p).isEqualTo(recorded(p));
            assertThat(view.status(p)).isBetween(Abi.RUNNING, Abi.STOPPED);
            assertThat(view.restarts(p)).isBetween(0, Limits.RESTARTS);
        }
        if (kernel.dmaRootTable() != 0) {
            assertThat(walkedDma()).as("VT-d tables").isEqualTo(recordedDma());
        }
        checkPorts();
    }

    private void checkRow(int f) {
        int state = view.frameState(f);
        int owner = view.frameOwner(f);
        int borrower = view.frameBorrower(f);
        boolean owned = state >= Ledger.OWNED;
        boolean borrowed = state == Ledger.LENT || state == Ledger.SHARED || state == Ledger.CHANNEL;
        String row = "frame " + f + " state " + state;
        assertThat(state).as(row).isBetween(Ledger.FREE, Ledger.DEVICE);
        assertThat(owner).as(row).isBetween(owned ? 0 : -1, owned ? view.partitions() - 1 : -1);
        assertThat(borrower).as(row).isBetween(borrowed ? 0 : -1, borrowed ? view.partitions() - 1 : -1);
        if (borrowed) {
            assertThat(borrower).as(row).isNotEqualTo(owner);
        } else {
            assertThat(view.frameBorrowerRights(f)).as(row).isZero();
        }
        if (!owned || state == Ledger.LENT) {
            assertThat(view.frameOwnerRights(f)).as(row).isZero();
        }
        assertThat(view.framePinned(f)).as(row).isIn(false, state == Ledger.OWNED);
        for (int d = 0; d < view.devices(); d++) {
            assertThat(view.deviceReaches(d, f)).as(row).isIn(false, view.framePinned(f));
        }
    }

    private Map<Long, String> recorded(int p) {
        Map<Long, String> map = new TreeMap<>();
        for (int f = 0; f < view.frames(); f++) {
            int type = view.frameState(f) == Ledger.DEVICE ? 0 : 6;
            if (view.frameOwner(f) == p && view.frameOwnerRights(f) != 0) {
                String before = map.put(
                        view.frameOwnerPage(f) * 4096L, place(view.frameAddress(f), view.frameOwnerRights(f), type));
                assertThat(before).as("two frames at one page").isNull();
            }
            if (view.frameBorrower(f) == p && view.frameBorrowerRights(f) != 0) {
                String before = map.put(
                        view.frameBorrowerPage(f) * 4096L,
                        place(view.frameAddress(f), view.frameBorrowerRights(f), type));
                assertThat(before).as("two frames at one page").isNull();
            }
        }
        return map;
    }

    private Map<Long, String> walked(int p) {
        Map<Long, String> map = new TreeMap<>();
        EptMap.leaves(memory, features, kernel.eptPointer(p), new EptMap.Visitor() {
            @Override
            public void leaf(long guest, long host, long bytes, int rights, int type) {
                for (long at = 0; at < bytes; at += 4096) {
                    map.put(guest + at, place(host + at, rights, type));
                }
            }

            @Override
            public void table(int level, long host) {
                requireKernel(host);
            }

            @Override
            public void misconfigured(int level, long guest, long bytes, long entryAddress, long entry) {
                throw new AssertionError("misconfigured entry " + Long.toHexString(entry));
            }
        });
        return map;
    }

    private Map<String, String> recordedDma() {
        Map<String, String> map = new TreeMap<>();
        for (int d = 0; d < view.devices(); d++) {
            for (int f = 0; f < view.frames(); f++) {
                if (view.deviceReaches(d, f)) {
                    map.put((d + 1) + " " + view.frameOwnerPage(f) * 4096L, Long.toHexString(view.frameAddress(f)));
                }
            }
        }
        return map;
    }

    private Map<String, String> walkedDma() {
        Map<String, String> map = new TreeMap<>();
        Map<Integer, Integer> domains = new TreeMap<>();
        VtdMap.leaves(memory, remapping, kernel.dmaRootTable(), new VtdMap.Visitor() {
            @Override
            public void requester(int requesterId, int domain, boolean passThrough) {
                assertThat(passThrough).isFalse();
                assertThat(domains.values()).as("domain ids").doesNotContain(domain);
                domains.put(requesterId, domain);
            }

            @Override
            public void leaf(int requesterId, long address, long host, long bytes, int rights) {
                for (long at = 0; at < bytes; at += 4096) {
                    assertThat(rights).isBetween(1, 3);
                    map.put(domains.get(requesterId) + " " + (address + at), Long.toHexString(host + at));
                }
            }

            @Override
            public void table(int level, long host) {
                requireKernel(host);
            }

            @Override
            public void malformed(int requesterId, FaultReason reason, long entryAddress, long entry) {
                throw new AssertionError(reason + " in " + Long.toHexString(entry));
            }
        });
        return map;
    }

    private void requireKernel(long host) {
        assertThat(view.frameState(view.frameAt(host)))
                .as("state of the frame of a table")
                .isEqualTo(Ledger.KERNEL);
    }

    private void checkPorts() {
        for (int c = 0; c < view.queues(); c++) {
            assertThat(view.queueLost(c)).isNotNegative();
            for (int n = 0; n < view.queueCount(c); n++) {
                assertThat(view.queueLength(c, n)).isBetween(1, Limits.MESSAGE_WORDS);
            }
        }
        for (int c = 0; c < view.samplings(); c++) {
            assertThat(view.sampleLength(c)).isBetween(0, Limits.MESSAGE_WORDS);
        }
    }
}
