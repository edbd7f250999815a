package cofferdam.workbench.cli;

import cofferdam.kernel.platform.Machine;
import cofferdam.kernel.platform.MachineObserver;
import cofferdam.workbench.guest.CallNames;
import java.io.PrintWriter;

/** Writes what happens in a run, a line for each event: tick, then cycle where there is one, then the event. */
final class Trace implements MachineObserver {
    private final Machine machine;
    private final PrintWriter lines;
    private final Summary summary;

    Trace(Machine machine, PrintWriter lines, Summary summary) {
        this.machine = machine;
        this.lines = lines;
        this.summary = summary;
    }

    @Override
    public void contextSwitch(int processor, int from, int to, long tick) {
        summary.contextSwitch(processor, from, to, tick);
        line("switch", "processor " + processor + " from " + name(from) + " to " + name(to));
    }

    @Override
    public void exit(
            int processor, int partition, int reason, long qualification, long guestPhysical, long rip, long cycle) {
        summary.exit(processor, partition, reason, qualification, guestPhysical, rip, cycle);
        line(
                "exit",
                name(partition) + " reason " + reason + " rip " + hex(rip) + " qualification " + hex(qualification)
                        + " guest-physical " + hex(guestPhysical) + " cycle " + cycle);
    }

    @Override
    public void hypercall(int partition, long number, long a, long b, long c, long d, long result, long cycle) {
        summary.hypercall(partition, number, a, b, c, d, result, cycle);
        line(
                "call",
                name(partition) + " " + CallNames.of(number) + "(" + hex(a) + ", " + hex(b) + ", " + hex(c) + ") = "
                        + CallNames.result(result));
    }

    @Override
    public void injection(int partition, int vector, long cycle) {
        line("inject", name(partition) + " vector " + vector + " cycle " + cycle);
    }

    @Override
    public void health(int partition, String now, long tick) {
        line("health", name(partition) + " is " + now);
    }

    @Override
    public void dma(int device, long address, long hostPhysical, int bytes, boolean write, long tick) {
        summary.dma(device, address, hostPhysical, bytes, write, tick);
        String target = hostPhysical < 0 ? "blocked" : "physical " + hex(hostPhysical);
        line(
                "dma",
                machine.description().platform().devices().get(device).name() + (write ? " writes " : " reads ") + bytes
                        + " bytes at " + hex(address) + ": " + target);
    }

    @Override
    public void deviceInterrupt(int device, int line, long tick) {
        line("line", machine.description().platform().devices().get(device).name() + " raises line " + line);
    }

    private void line(String kind, String text) {
        lines.println(machine.ticks() + " " + kind + " " + text);
    }

    private String name(int partition) {
        return partition < 0
                ? "nobody"
                : machine.description().partitions().get(partition).name();
    }

    private static String hex(long value) {
        return "0x" + Long.toHexString(value);
    }
}
