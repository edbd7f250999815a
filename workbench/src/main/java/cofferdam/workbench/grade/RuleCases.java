package cofferdam.workbench.grade;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** Descriptions that lab 3's rule is tried on: edits of {@code gate.xml}, and which flows it must report in each. */
final class RuleCases {
    private static final String QUEUE =
            "  <queuingChannel name=\"%s\" id=\"2\" from=\"%s\" to=\"%s\" messageSize=\"64\" depth=\"4\"/>\n";
    private static final String SAMPLE =
            "  <samplingChannel name=\"%s\" id=\"1\" from=\"%s\" to=\"%s\" messageSize=\"8\"/>\n";
    private static final String MEMORY =
            "  <memoryChannel name=\"%s\" from=\"%s\" to=\"%s\" size=\"4K\" fromAt=\"0x90000\" toAt=\"0x90000\"/>\n";
    private static final String EVENT = "  <event name=\"%s\" id=\"1\" from=\"%s\" to=\"%s\" vector=\"51\"/>\n";
    private static final String GRANT =
            "  <grant name=\"%s\" id=\"1\" from=\"%s\" region=\"red/loan\" to=\"%s\" at=\"0xa0000\" access=\"r\" modes=\"lend\"/>\n";
    private static final String BLACK_DEVICE =
            "    <device ref=\"nic-black\" at=\"0x60000\" vector=\"40\" dma=\"data\"/>\n";
    private static final String SPARE = "    <device ref=\"spare\" at=\"0x64000\" vector=\"41\" dma=\"data\"/>\n";
    private static final String GUARD_ENDS = "  </partition>\n\n  <partition name=\"black\"";

    static final List<Case> ALL = List.of(
            new Case("the gate as it is: red and black are connected by way of guard alone", List.of(), List.of()),
            new Case("a queue from red to black", List.of(queue("leak", "red", "black")), List.of("leak")),
            new Case("a queue from black to red", List.of(queue("back", "black", "red")), List.of("back")),
            new Case("a sampling channel from red to black", List.of(sample("peek")), List.of("peek")),
            new Case("a memory channel from red to black", List.of(memory("window")), List.of("window")),
            new Case("an event from red to black", List.of(event("nudge", "red", "black")), List.of("nudge")),
            new Case("a grant from red to black", List.of(grant("present", "black")), List.of("present")),
            new Case(
                    "a queue and an event from red to black",
                    List.of(queue("leak", "red", "black"), event("nudge", "red", "black")),
                    List.of("leak", "nudge")),
            new Case("a queue from red to log, which owns no device", List.of(queue("notes", "red", "log")), List.of()),
            new Case(
                    "a queue from red to black, which owns no device any more",
                    List.of(new Edit(BLACK_DEVICE, ""), queue("plain", "red", "black")),
                    List.of()),
            new Case(
                    "the spare device given to red, which then owns two",
                    List.of(new Edit("    <device ref=\"nic-red\"", SPARE + "    <device ref=\"nic-red\"")),
                    List.of()),
            new Case(
                    "the spare device given to guard, which then is no guard any more",
                    List.of(new Edit(GUARD_ENDS, SPARE + GUARD_ENDS)),
                    List.of("packets", "passed", "status", "ring", "lent")),
            new Case(
                    "a queue from red to a partition that does not exist, which is another rule's affair",
                    List.of(queue("lost", "red", "blue")),
                    List.of()),
            new Case(
                    "an event from a partition that does not exist, which is another rule's affair",
                    List.of(event("ghost", "blue", "black")),
                    List.of()),
            new Case(
                    "a queue from red to itself, which is another rule's affair",
                    List.of(queue("self", "red", "red")),
                    List.of()));

    private RuleCases() {}

    /**
     * One description.
     *
     * @param what it is, for the student
     * @param flagged names of the flows that must be reported, and no others
     */
    record Case(String what, List<Edit> edits, List<String> flagged) {
        String text(String base) {
            String text = base;
            for (Edit edit : edits) {
                if (text.split(Pattern.quote(edit.from()), -1).length != 2) {
                    throw new IllegalStateException("gate.xml does not have once: " + edit.from());
                }
                text = text.replace(edit.from(), edit.to());
            }
            return text;
        }

        /** The line, from 1, on which a flow is declared. */
        static int line(String text, String flow) {
            List<String> lines = Arrays.asList(text.split("\n", -1));
            for (int i = 0; i < lines.size(); i++) {
                if (lines.get(i).contains(" name=\"" + flow + "\"")) {
                    return i + 1;
                }
            }
            throw new IllegalStateException("no flow " + flow);
        }
    }

    /** A place of the description, which stands there once, and what it becomes. */
    record Edit(String from, String to) {}

    private static Edit queue(String name, String from, String to) {
        return before("  <samplingChannel name=\"status\"", QUEUE.formatted(name, from, to));
    }

    private static Edit sample(String name) {
        return before("  <memoryChannel name=\"journal\"", SAMPLE.formatted(name, "red", "black"));
    }

    private static Edit memory(String name) {
        return before("  <event name=\"ring\"", MEMORY.formatted(name, "red", "black"));
    }

    private static Edit event(String name, String from, String to) {
        return before("  <grant name=\"lent\"", EVENT.formatted(name, from, to));
    }

    private static Edit grant(String name, String to) {
        return before("  <schedule", GRANT.formatted(name, "red", to));
    }

    private static Edit before(String place, String text) {
        return new Edit(place, text + place);
    }
}
