package cofferdam.workbench.cli;

import cofferdam.kernel.platform.MachineObserver;
import cofferdam.spec.system.SystemDescription;

/** Counts what happens in a run. */
final class Summary implements MachineObserver {
    private final long[] hypercalls;
    private final long[] refused;
    private final long[] exits;
    private long switches;
    private long deviceAccesses;
    private long blocked;

    Summary(SystemDescription system) {
        int partitions = system.partitions().size();
        hypercalls = new long[partitions];
        refused = new long[partitions];
        exits = new long[partitions];
    }

    @Override
    public void contextSwitch(int processor, int from, int to, long tick) {
        switches++;
    }

    @Override
    public void exit(
            int processor, int partition, int reason, long qualification, long guestPhysical, long rip, long cycle) {
        if (partition >= 0) {
            exits[partition]++;
        }
    }

    @Override
    public void hypercall(int partition, long number, long a, long b, long c, long d, long result, long cycle) {
        hypercalls[partition]++;
        refused[partition] += result < 0 ? 1 : 0;
    }

    @Override
    public void dma(int device, long address, long hostPhysical, int bytes, boolean write, long tick) {
        deviceAccesses++;
        blocked += hostPhysical < 0 ? 1 : 0;
    }

    /** Of one partition, in words. */
    String of(int partition) {
        return TextBlock.count(exits[partition], "exit") + ", " + TextBlock.count(hypercalls[partition], "hypercall")
                + " (" + refused[partition] + " answered with an error)";
    }

    long switches() {
        return switches;
    }

    long deviceAccesses() {
        return deviceAccesses;
    }

    long blocked() {
        return blocked;
    }
}
