package cofferdam.kernel.platform;

import cofferdam.iommu.device.StateVisitor;
import cofferdam.kernel.core.Inspection;
import cofferdam.kernel.core.Kernel;
import cofferdam.kernel.tables.Declaration;
import cofferdam.kernel.tables.Run;
import cofferdam.vcpu.GuestState;
import java.util.List;

/** The parts of a partition's view that are words: everything but the content of memory. */
final class ViewWords {
    private static final int FIRST_VECTOR = 32;
    private static final int VECTORS = 256;

    private final Machine machine;
    private final int partition;

    /** Receives words in a fixed order; {@code what}, {@code a} and {@code b} together name one. */
    interface Visitor {
        void word(String what, long a, long b, long value);
    }

    ViewWords(Machine machine, int partition) {
        this.machine = machine;
        this.partition = partition;
    }

    /** Visits one part; {@code runs} is what the partition reaches. */
    void visit(PartitionView.Part part, List<Run> runs, Visitor visitor) {
        switch (part) {
            case REGISTERS -> registers(visitor);
            case MAP -> map(runs, visitor);
            case PORTS -> ports(visitor);
            case EVENTS -> events(visitor);
            case DEVICES -> devices(visitor);
            case HEALTH -> health(visitor);
            default -> throw new IllegalArgumentException(part + " is not made of words");
        }
    }

    private void registers(Visitor visitor) {
        long[] registers = machine.registers(partition);
        for (int i = 0; i < GuestState.STATE_WORDS; i++) {
            visitor.word("register", i, 0, registers[i]);
        }
    }

    private static void map(List<Run> runs, Visitor visitor) {
        for (Run run : runs) {
            visitor.word("map from", run.at(), 0, run.bytes());
            visitor.word("rights at", run.at(), 0, run.rights() | (long) run.memoryType() << 8);
        }
    }

    private void ports(Visitor visitor) {
        Inspection inspection = machine.kernel().inspection();
        for (int q = 0; q < inspection.queues(); q++) {
            if (inspection.queueReceiver(q) == partition) {
                visitor.word("messages in queuing port", q, 0, inspection.queueCount(q));
                visitor.word("messages lost at queuing port", q, 0, inspection.queueLost(q));
                for (int n = 0; n < inspection.queueCount(q); n++) {
                    int words = inspection.queueLength(q, n);
                    visitor.word("words in message of queuing port", q, n, words);
                    for (int i = 0; i < words; i++) {
                        visitor.word("word of queuing port", q, (long) n << 32 | i, inspection.queueWord(q, n, i));
                    }
                }
            }
        }
        for (int s = 0; s < inspection.samplings(); s++) {
            if (inspection.sampleReceiver(s) == partition) {
                int words = inspection.sampleLength(s);
                visitor.word("words in sampling port", s, 0, words);
                for (int i = 0; i < words; i++) {
                    visitor.word("word of sampling port", s, i, inspection.sampleWord(s, i));
                }
            }
        }
    }

    private void events(Visitor visitor) {
        Kernel kernel = machine.kernel();
        Inspection inspection = kernel.inspection();
        visitor.word("event for next entry", 0, 0, kernel.entryInterruption(partition) & 0xffff_ffffL);
        for (int vector = FIRST_VECTOR; vector < VECTORS; vector++) {
            visitor.word("pending vector", vector, 0, inspection.pending(partition, vector) ? 1 : 0);
        }
    }

    private void devices(Visitor visitor) {
        Declaration declaration = machine.declaration();
        int devices = machine.description().platform().devices().size();
        for (int d = 0; d < devices; d++) {
            if (declaration.ownerOfDevice(d) == partition) {
                int device = d;
                machine.device(d).state(new StateVisitor() {
                    @Override
                    public void word(String name, long value) {
                        visitor.word(name + " of device", device, 0, value);
                    }

                    @Override
                    public void bytes(String name, byte[] content) {
                        visitor.word(name + " length of device", device, 0, content.length);
                        for (int i = 0; i < content.length; i++) {
                            visitor.word(name + " of device", device, i, content[i]);
                        }
                    }
                });
            }
        }
    }

    private void health(Visitor visitor) {
        Inspection inspection = machine.kernel().inspection();
        visitor.word("status", 0, 0, inspection.status(partition));
        visitor.word("restarts", 0, 0, inspection.restarts(partition));
    }
}
