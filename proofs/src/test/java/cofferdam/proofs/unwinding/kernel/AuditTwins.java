package cofferdam.proofs.unwinding.kernel;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;

/** Two systems that take the same steps, one of them with something else in its audit ring before each. */
public final class AuditTwins {
    private final KernelSystem system;
    private final KernelSystem other;
    private final Random random = new Random(3);

    private AuditTwins(KernelModel model) {
        system = new KernelSystem(model, null);
        other = new KernelSystem(model, null);
    }

    /**
     * Takes random steps until the two differ in anything but the ring.
     *
     * @param model the file of a model
     * @return what differs after which action, or null
     */
    public static String difference(String model, int steps) {
        ModelFile file = ModelReader.read(Path.of(model)).model().orElseThrow();
        AuditTwins twins =
                new AuditTwins(file.with(file.bounds().with("records", "4")).model());
        for (int i = 0; i < steps; i++) {
            if (i % 60 == 0) {
                twins.system.restart();
                twins.other.restart();
            }
            String difference = twins.step();
            if (difference != null) {
                return difference;
            }
        }
        return null;
    }

    private String step() {
        scramble();
        int action = Models.step(system, random);
        if (!other.step(action)) {
            return system.action(action) + ": possible in one of them";
        }
        if (!Arrays.equals(system.output(), other.output())) {
            return system.action(action) + ": another answer";
        }
        for (int domain = 0; domain < system.domains(); domain++) {
            if (!Arrays.equals(system.view(domain), other.view(domain))) {
                return system.action(action) + ": " + system.domain(domain) + " sees something else";
            }
        }
        return state(action);
    }

    /** Any records that there may be in a ring, as many as the bounds keep. */
    private void scramble() {
        for (LiveArray array : other.arrays()) {
            for (int i = 0; array.name().equals("AuditRing.fields") && i < 16; i++) {
                array.put(i, random.nextInt(6));
            }
            for (int i = 0; array.name().equals("AuditRing.at") && i < 2; i++) {
                array.put(i, 4);
            }
        }
    }

    private String state(int action) {
        for (int a = 0; a < system.arrays().size(); a++) {
            LiveArray array = system.arrays().get(a);
            for (int i = 0; !array.name().startsWith("AuditRing.") && i < array.length(); i++) {
                if (array.get(i) != other.arrays().get(a).get(i)) {
                    return system.action(action) + ": another " + array.name();
                }
            }
        }
        for (int word = 0; word < system.memory().frames() * FlatMemory.WORDS; word++) {
            if (system.memory().word(word) != other.memory().word(word)) {
                return system.action(action) + ": another word in memory";
            }
        }
        return null;
    }
}
