package cofferdam.workbench.certify;

import cofferdam.workbench.replay.Moment;
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
 * @param moments what a replay saw of the last steps and of the violation; empty if nothing ran
 */
public record Witness(
        String sentence,
        String partition,
        String place,
        long tick,
        String setup,
        List<String> steps,
        List<Moment> moments) {
    public Witness {
        Objects.requireNonNull(sentence);
        steps = List.copyOf(steps);
        moments = List.copyOf(moments);
    }

    /** A violation that was not replayed. */
    public Witness(String sentence, String partition, String place, long tick, String setup, List<String> steps) {
        this(sentence, partition, place, tick, setup, steps, List.of());
    }

    /** A violation that is there right after boot. */
    public static Witness atBoot(String sentence, String partition, String place) {
        return new Witness(sentence, partition, place, 0, "right after boot, before the first instruction", List.of());
    }
}
