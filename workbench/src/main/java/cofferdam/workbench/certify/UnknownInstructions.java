package cofferdam.workbench.certify;

import cofferdam.kernel.boot.Boot;
import cofferdam.kernel.boot.BootOptions;
import cofferdam.kernel.platform.Machine;
import cofferdam.kernel.platform.MachineObserver;
import cofferdam.spec.system.Partition;
import cofferdam.workbench.guest.GuestPrograms;
import cofferdam.workbench.guest.ProgramSite;
import cofferdam.workbench.guest.Substitution;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Lets every partition start with an instruction that the model lacks and a hypercall behind it: the instruction must be
 * counted, and the hypercall must never be made (G10-03).
 */
final class UnknownInstructions {
    /** ADDPS XMM0, XMM0; PXOR MM0, MM0; FLD1. */
    static final List<byte[]> LACKING =
            List.of(new byte[] {0x0f, 0x58, (byte) 0xc0}, new byte[] {0x0f, (byte) 0xef, (byte) 0xc0}, new byte[] {
                (byte) 0xd9, (byte) 0xe8
            });

    private final Substitution subject;
    private final BootOptions options;
    private final long ticks;
    private long programs;

    UnknownInstructions(Substitution subject, BootOptions options, long ticks) {
        this.subject = subject;
        this.options = options;
        this.ticks = ticks;
    }

    /** Partitions that ran such a program, times the instructions tried. */
    long programs() {
        return programs;
    }

    /** The first instruction that was not refused, or not counted. */
    Optional<Witness> firstAccepted(List<byte[]> instructions) {
        return instructions.stream().flatMap(i -> accepted(i).stream()).findFirst();
    }

    private Optional<Witness> accepted(byte[] instruction) {
        byte[] program = GuestPrograms.thenCall(instruction);
        List<Partition> partitions = subject.system().partitions();
        Substitution changed = subject;
        for (int p = 0; p < partitions.size(); p++) {
            if (ProgramSite.of(changed, p).fits(program.length)) {
                changed = changed.withProgram(p, program);
            }
        }
        Machine machine = Boot.boot(changed.system(), changed.images(), options);
        Map<Integer, Long> calls = new TreeMap<>();
        Map<Integer, Long> ran = new TreeMap<>();
        machine.observer(new MachineObserver() {
            @Override
            public void contextSwitch(int processor, int from, int to, long tick) {
                if (to >= 0) {
                    ran.putIfAbsent(to, tick);
                }
            }

            @Override
            public void hypercall(int partition, long number, long a, long b, long c, long d, long result, long cycle) {
                calls.putIfAbsent(partition, machine.ticks());
            }
        });
        machine.run(ticks);
        for (int p : ran.keySet()) {
            if (changed.system().partitions().get(p).equals(partitions.get(p))) {
                continue;
            }
            programs++;
            boolean counted = !machine.processor(partitions.get(p).processor())
                    .unimplementedOpcodes()
                    .isEmpty();
            if (calls.containsKey(p) || !counted) {
                return Optional.of(witness(partitions.get(p).name(), instruction, calls.get(p)));
            }
        }
        return Optional.empty();
    }

    private static Witness witness(String partition, byte[] instruction, Long called) {
        StringBuilder bytes = new StringBuilder();
        for (byte b : instruction) {
            bytes.append(String.format("%02x ", b));
        }
        String place = "instruction " + bytes.toString().strip();
        return new Witness(
                place + ", which the model lacks, "
                        + (called == null ? "was not counted" : "was passed over: the hypercall behind it was made"),
                partition,
                place,
                called == null ? 0 : called,
                "every partition starts with this instruction and a hypercall behind it",
                List.of());
    }
}
