package cofferdam.workbench.attack;

import cofferdam.iommu.device.StateVisitor;
import cofferdam.kernel.platform.Machine;
import cofferdam.spec.memory.PhysicalMemory;
import cofferdam.spec.system.Partition;
import cofferdam.spec.system.Placement;
import cofferdam.spec.system.SystemDescription;
import cofferdam.workbench.guest.Substitution;
import cofferdam.workbench.watch.Violation;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Looks for words of secrets in what hostile partitions have: their regions by the description, their registers, and the
 * buffers of their devices (G2-01). A word is eight bytes that are not zero, at a multiple of eight.
 */
final class SecretSearch {
    private final Machine machine;
    private final SystemDescription system;
    private final Placement placement;
    private final Set<Integer> hostile;
    private final Map<Long, String> words = new TreeMap<>();
    private Set<String> held = new TreeSet<>();
    private Set<String> found = new TreeSet<>();
    private final List<Violation> learnt = new ArrayList<>();

    /** For one machine, which is that of the subject. */
    SecretSearch(Machine machine, Substitution subject, AttemptList attempts) {
        this.machine = machine;
        this.system = subject.system();
        this.placement = Placement.of(system);
        this.hostile = attempts.hostile();
        for (AttemptList.Secret secret : attempts.secrets()) {
            Partition keeper = system.partitions().get(secret.partition());
            ByteBuffer bytes =
                    words(subject.bytes(keeper.images().get(secret.image()).file()));
            for (int i = secret.from(); i + 8 <= secret.to(); i += 8) {
                words.put(bytes.getLong(i), keeper.name());
            }
        }
        words.remove(0L);
    }

    /** Searches now. */
    void search() {
        if (words.isEmpty()) {
            return;
        }
        found = new TreeSet<>();
        for (int p : hostile) {
            long[] registers = machine.registers(p);
            for (int r = 0; r < registers.length; r++) {
                look(p, registers[r], "register word " + r);
            }
            for (int r = 0; r < system.partitions().get(p).memory().size(); r++) {
                memory(p, r);
            }
        }
        devices();
        held = found;
    }

    /** What was found since the last question, and not there before. */
    List<Violation> take() {
        List<Violation> taken = List.copyOf(learnt);
        learnt.clear();
        return taken;
    }

    private void memory(int p, int region) {
        var described = system.partitions().get(p).memory().get(region);
        PhysicalMemory memory = machine.memory();
        long base = placement.regionBase(p, region);
        for (long page = 0; page < described.size(); page += PhysicalMemory.FRAME_BYTES) {
            if (!memory.isZero((int) (base + page >>> PhysicalMemory.FRAME_SHIFT))) {
                for (long i = page; i < page + PhysicalMemory.FRAME_BYTES; i += 8) {
                    look(p, memory.read64(base + i), Sighting.hex(described.at() + i));
                }
            }
        }
    }

    private void devices() {
        for (int d = 0; d < system.platform().devices().size(); d++) {
            int owner = machine.declaration().ownerOfDevice(d);
            if (hostile.contains(owner)) {
                String device = "device '" + system.platform().devices().get(d).name() + "'";
                machine.device(d).state(new StateVisitor() {
                    @Override
                    public void word(String name, long value) {
                        look(owner, value, name + " of " + device);
                    }

                    @Override
                    public void bytes(String name, byte[] content) {
                        ByteBuffer bytes = words(content);
                        for (int i = 0; i + 8 <= content.length; i += 8) {
                            look(owner, bytes.getLong(i), name + " of " + device);
                        }
                    }
                });
            }
        }
    }

    private void look(int p, long word, String place) {
        String keeper = words.get(word);
        if (keeper == null) {
            return;
        }
        String name = system.partitions().get(p).name();
        String sentence =
                "'" + name + "' has a word of the secret of '" + keeper + "', " + Sighting.hex(word) + ", at " + place;
        if (found.add(sentence) && !held.contains(sentence)) {
            learnt.add(new Violation("G2-01", sentence, name, place, machine.ticks(), List.of()));
        }
    }

    private static ByteBuffer words(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
