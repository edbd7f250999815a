package cofferdam.proofs.unwinding.engine;

import cofferdam.spec.system.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A counterexample as a file: lines of a word and its value. A step is the action's number and its words; the words tell
 * whether it is still the same action.
 *
 * <pre>
 * cofferdam replay 1
 * model channel
 * property step-consistency
 * actor black
 * observer black
 * what black sees different things ...
 * run
 * step 4 black receives
 * run
 * step 1 red sends 1 word on port 0
 * step 4 black receives
 * </pre>
 *
 * @param model what it was found in
 * @param property what it breaks
 * @param actor who acts in the last step; empty if it is about a state
 * @param observer who sees the difference; empty if it is about a state
 * @param what what is wrong, in words
 * @param runs one run or two
 */
public record Replay(String model, Property property, String actor, String observer, String what, List<Trace> runs) {
    private static final String VERSION = "cofferdam replay 1";
    private static final int LONGEST = 1 << 20;
    private static final List<String> HEAD = List.of("model", "property", "actor", "observer", "what");

    public Replay {
        runs = List.copyOf(runs);
    }

    /** Of a counterexample. */
    public static Replay of(String model, Counterexample found) {
        List<Trace> runs = new ArrayList<>(List.of(found.first()));
        found.second().ifPresent(runs::add);
        return new Replay(model, found.property(), found.actor(), found.observer(), found.what(), runs);
    }

    /** The second run, if it takes two. */
    public Optional<Trace> second() {
        return runs.size() > 1 ? Optional.of(runs.get(1)) : Optional.empty();
    }

    /** The file's content. */
    public String text() {
        StringBuilder text = new StringBuilder(VERSION).append('\n');
        List<String> values = List.of(model, property.id(), actor, observer, what);
        for (int i = 0; i < HEAD.size(); i++) {
            text.append(HEAD.get(i)).append(' ').append(oneLine(values.get(i))).append('\n');
        }
        for (Trace run : runs) {
            text.append("run\n");
            for (int i = 0; i < run.steps(); i++) {
                text.append("step ").append(run.actions().get(i)).append(' ');
                text.append(oneLine(run.words().get(i))).append('\n');
            }
        }
        return text.toString();
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    /**
     * Reads a file's content.
     *
     * @param name the file's name, for messages
     */
    public static Replay parse(String name, String text) throws ReplayException {
        if (text.length() > LONGEST) {
            throw new ReplayException(name + ":1:1: longer than " + LONGEST + " characters");
        }
        String[] lines = text.split("\r\n|\r|\n", -1);
        expect(lines[0].equals(VERSION), name, 1, "does not begin with '" + VERSION + "'");
        List<String> head = new ArrayList<>();
        for (String word : HEAD) {
            int line = head.size() + 2;
            boolean there = line <= lines.length && (lines[line - 1] + " ").startsWith(word + " ");
            expect(there, name, Math.min(line, lines.length), "'" + word + "' is missing");
            head.add(oneLine(lines[line - 1].substring(word.length())));
        }
        Property property = null;
        for (Property known : Property.values()) {
            property = known.id().equals(head.get(1)) ? known : property;
        }
        expect(property != null, name, 3, "there is no property '" + Printable.quoted(head.get(1)) + "'");
        List<Trace> runs = runs(name, lines);
        return new Replay(head.get(0), property, head.get(2), head.get(3), head.get(4), runs);
    }

    private static List<Trace> runs(String name, String[] lines) throws ReplayException {
        List<Trace> runs = new ArrayList<>();
        List<Integer> actions = new ArrayList<>();
        List<String> words = new ArrayList<>();
        int end = lines.length;
        while (end > 0 && lines[end - 1].isBlank()) {
            end--;
        }
        expect(end > HEAD.size() + 1, name, end, "there is no run");
        for (int i = HEAD.size() + 1; i < end; i++) {
            if (lines[i].equals("run")) {
                if (i > HEAD.size() + 1) {
                    runs.add(new Trace(actions, words));
                }
                actions.clear();
                words.clear();
            } else {
                expect(i > HEAD.size() + 1, name, i + 1, "'run' is missing");
                String[] step = lines[i].split(" ", 3);
                boolean sound = step.length == 3 && step[0].equals("step") && step[1].matches("\\d{1,9}");
                expect(sound, name, i + 1, "is neither 'run' nor 'step NUMBER WORDS'");
                actions.add(Integer.valueOf(step[1]));
                words.add(oneLine(step[2]));
            }
        }
        runs.add(new Trace(actions, words));
        expect(runs.size() <= 2, name, end, "there are more than two runs");
        return runs;
    }

    private static void expect(boolean condition, String name, int line, String what) throws ReplayException {
        if (!condition) {
            throw new ReplayException(name + ":" + line + ":1: " + what);
        }
    }
}
