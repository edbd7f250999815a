package cofferdam.workbench.certify;

import java.util.List;
import java.util.Objects;

/**
 * A violation somebody else can follow (G11-06).
 *
 * @param sentence what is wrong, with all names and numbers
 * @param partition the partition that broke out or was harmed; {@code "-"} if none is concerned
 * @param place the address, port, register or device concerned
 * @param tick when it was seen, in ticks since boot; 0 is right after boot
 * @param setup how the run differs from an ordinary one, such as "partition 'red' runs a hostile program"
 * @param steps what the partition did, shortest sequence found; empty if boot alone suffices
 */
public record Witness(String sentence, String partition, String place, long tick, String setup, List<String> steps) {
    public Witness {
        Objects.requireNonNull(sentence);
        steps = List.copyOf(steps);
    }

    /** A violation that is there right after boot. */
    public static Witness atBoot(String sentence, String partition, String place) {
        return new Witness(sentence, partition, place, 0, "right after boot, before the first instruction", List.of());
    }
}
