package cofferdam.proofs.unwinding.machine;

import cofferdam.proofs.unwinding.TransitionSystem;
import cofferdam.spec.machine.Action;
import cofferdam.spec.machine.Answer;
import cofferdam.spec.machine.Bounds;
import cofferdam.spec.machine.SeparationMachine;
import cofferdam.spec.system.SystemDescription;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * The specification explored: every reachable state of the abstract machine of a small description. Its unwinding conditions
 * are checked like those of the kernel, so that nobody compares the kernel with a specification that leaks. Requirement G2-01.
 *
 * <p>A part of a state is a few of its numbers, those below 128 as one byte each.
 */
public final class AbstractSystem implements TransitionSystem.Guarded, TransitionSystem.Symmetric {
    /** Numbers in a part: few enough that a step changes little, many enough that there are few parts. */
    private static final int PART = 20;

    /** Marks a number that does not fit into a byte; it follows in eight. */
    private static final byte WIDE = -128;

    private final SeparationMachine machine;
    private final Action[] actions;
    private final Guards guards;
    private final byte[] buffer = new byte[9 * PART];
    private final byte[][] answers = new byte[256][];
    private final long[] names;
    private final int[] words;
    private Answer answer;

    /**
     * The system of a description.
     *
     * @param values how many different words are written to memory
     * @param allowed which actions partitions and devices take; this bounds the model
     */
    public AbstractSystem(SystemDescription system, Bounds bounds, int values, Predicate<Action> allowed) {
        machine = SeparationMachine.of(system, bounds, null);
        actions = machine.actions(values).stream().filter(allowed).toArray(Action[]::new);
        guards = new Guards(machine, actions);
        names = new long[values];
        words = IntStream.range(0, machine.size()).filter(machine::isWord).toArray();
    }

    @Override
    public int parts() {
        return (machine.size() + PART - 1) / PART;
    }

    @Override
    public byte[] part(int index) {
        int end = Math.min(machine.size(), (index + 1) * PART);
        int at = 0;
        for (int place = index * PART; place < end; place++) {
            long number = machine.number(place);
            if (number > WIDE && number < 128) {
                buffer[at++] = (byte) number;
            } else {
                buffer[at++] = WIDE;
                for (int shift = 0; shift < 64; shift += 8) {
                    buffer[at++] = (byte) (number >>> shift);
                }
            }
        }
        return Arrays.copyOf(buffer, at);
    }

    @Override
    public void setPart(int index, byte[] content) {
        int place = index * PART;
        for (int at = 0; at < content.length; at++) {
            long number = content[at];
            if (number == WIDE) {
                number = 0;
                for (int shift = 0; shift < 64; shift += 8) {
                    number |= (content[++at] & 0xFFL) << shift;
                }
            }
            machine.number(place++, number);
        }
    }

    @Override
    public int actions() {
        return actions.length;
    }

    @Override
    public String action(int action) {
        return machine.words(actions[action]);
    }

    @Override
    public int[] possible() {
        return guards.possible();
    }

    @Override
    public boolean step(int action) {
        answer = machine.step(actions[action]);
        return answer.kind() != Answer.Kind.IMPOSSIBLE;
    }

    @Override
    public int changed(int[] into) {
        int count = 0;
        for (int i = 0; i < machine.changes(); i++) {
            int part = machine.changed(i) / PART;
            int known = 0;
            while (known < count && into[known] != part) {
                known++;
            }
            if (known == count) {
                into[count++] = part;
            }
        }
        return count;
    }

    @Override
    public void back() {
        machine.undo();
    }

    /** Words get names in the order in which they first stand in the state. */
    @Override
    public void represent() {
        Arrays.fill(names, 0);
        int next = 1;
        for (int place : words) {
            int word = (int) machine.number(place);
            if (word != 0) {
                if (names[word] == 0) {
                    names[word] = next++;
                }
                machine.number(place, names[word]);
            }
        }
    }

    @Override
    public long orbit() {
        long highest = 0;
        for (int place : words) {
            highest = Math.max(highest, machine.number(place));
        }
        long orbit = 1;
        for (int named = 0; named < highest; named++) {
            orbit *= names.length - 1 - named;
        }
        return orbit;
    }

    @Override
    public int domains() {
        return machine.policy().domains();
    }

    @Override
    public String domain(int domain) {
        return machine.policy().name(domain);
    }

    @Override
    public int actor(int action) {
        return machine.actor(actions[action]);
    }

    @Override
    public boolean interferes(int from, int to) {
        return machine.policy().interferes(from, to);
    }

    @Override
    public int scheduler() {
        return machine.policy().scheduler();
    }

    @Override
    public byte[] view(int domain) {
        return machine.view(domain);
    }

    /** All answers that the specification allows, in one. */
    @Override
    public byte[] output() {
        long value = answer.value();
        if (answer.open() || value < -64 || value > 63) {
            return answer.toString().getBytes(StandardCharsets.US_ASCII);
        }
        // One array for each of the few usual answers.
        int kind = answer.kind().ordinal();
        int index = kind << 5 & 0xE0 | (int) value & 0x1F;
        byte[] known = answers[index];
        if (known == null || known[1] != value || known[0] != kind) {
            known = new byte[] {(byte) kind, (byte) value};
            answers[index] = known;
        }
        return known;
    }

    @Override
    public String brokenInvariant() {
        return machine.unsound();
    }
}
