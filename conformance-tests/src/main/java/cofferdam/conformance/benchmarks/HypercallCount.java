package cofferdam.conformance.benchmarks;

import cofferdam.kernel.platform.MachineObserver;

/** Counts hypercalls. */
final class HypercallCount implements MachineObserver {
    private long calls;

    long calls() {
        return calls;
    }

    @Override
    public void hypercall(int partition, long number, long a, long b, long c, long d, long result, long cycle) {
        calls++;
    }
}
