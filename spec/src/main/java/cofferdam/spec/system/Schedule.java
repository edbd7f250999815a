package cofferdam.spec.system;

import java.util.List;

/**
 * A static cyclic schedule; the major frames of all processors have the same length.
 *
 * @param tick processor cycles (one per instruction) in a tick
 */
public record Schedule(long tick, List<ProcessorSchedule> processors, Location where) {
    public Schedule {
        processors = List.copyOf(processors);
    }

    /** One processor's major frame: its minor frames in order. */
    public record ProcessorSchedule(int processor, List<MinorFrame> frames, Location where) {
        public ProcessorSchedule {
            frames = List.copyOf(frames);
        }

        /** Length of the major frame in ticks. */
        public long ticks() {
            return frames.stream().mapToLong(MinorFrame::ticks).sum();
        }
    }

    /** A partition's turn; partition {@code "idle"} means nobody runs. */
    public record MinorFrame(String partition, int ticks, Location where) {
        /** The name that stands for no partition. */
        public static final String IDLE = "idle";
    }
}
