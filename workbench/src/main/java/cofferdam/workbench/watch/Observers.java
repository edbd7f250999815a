package cofferdam.workbench.watch;

import cofferdam.kernel.platform.MachineObserver;
import java.util.List;

/** Passes everything on to several observers, in order. */
public record Observers(List<MachineObserver> all) implements MachineObserver {
    public Observers {
        all = List.copyOf(all);
    }

    @Override
    public void contextSwitch(int processor, int from, int to, long tick) {
        for (MachineObserver o : all) {
            o.contextSwitch(processor, from, to, tick);
        }
    }

    @Override
    public void entered(int processor, int partition, int interruption, long cycle) {
        for (MachineObserver o : all) {
            o.entered(processor, partition, interruption, cycle);
        }
    }

    @Override
    public void leaving(int processor, int partition, int reason, int vectoring, long cycle) {
        for (MachineObserver o : all) {
            o.leaving(processor, partition, reason, vectoring, cycle);
        }
    }

    @Override
    public void left(int processor, int partition, int outcome, long cycle) {
        for (MachineObserver o : all) {
            o.left(processor, partition, outcome, cycle);
        }
    }

    @Override
    public void ticked(int processor, long tick) {
        for (MachineObserver o : all) {
            o.ticked(processor, tick);
        }
    }

    @Override
    public void exit(
            int processor, int partition, int reason, long qualification, long guestPhysical, long rip, long cycle) {
        for (MachineObserver o : all) {
            o.exit(processor, partition, reason, qualification, guestPhysical, rip, cycle);
        }
    }

    @Override
    public void handled(int processor, int partition, int reason, long cycle) {
        for (MachineObserver o : all) {
            o.handled(processor, partition, reason, cycle);
        }
    }

    @Override
    public void hypercall(int partition, long number, long a, long b, long c, long d, long result, long cycle) {
        for (MachineObserver o : all) {
            o.hypercall(partition, number, a, b, c, d, result, cycle);
        }
    }

    @Override
    public void injection(int partition, int vector, long cycle) {
        for (MachineObserver o : all) {
            o.injection(partition, vector, cycle);
        }
    }

    @Override
    public void health(int partition, String now, long tick) {
        for (MachineObserver o : all) {
            o.health(partition, now, tick);
        }
    }

    @Override
    public void dma(int device, long address, long hostPhysical, int bytes, boolean write, long tick) {
        for (MachineObserver o : all) {
            o.dma(device, address, hostPhysical, bytes, write, tick);
        }
    }

    @Override
    public void deviceInterrupt(int device, int line, long tick) {
        for (MachineObserver o : all) {
            o.deviceInterrupt(device, line, tick);
        }
    }
}
