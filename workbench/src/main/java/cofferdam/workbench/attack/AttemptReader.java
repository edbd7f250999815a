package cofferdam.workbench.attack;

import cofferdam.spec.requirement.RequirementCatalogue;
import cofferdam.spec.system.Device;
import cofferdam.spec.system.Finding;
import cofferdam.spec.system.SystemDescription;
import cofferdam.spec.system.reader.XmlElement;
import cofferdam.spec.system.reader.XmlFormat;
import cofferdam.workbench.guest.CallNames;
import cofferdam.workbench.guest.Substitution;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Reads a file of attempts for a system. Whatever the file contains, the result is a list that satisfies every rule of
 * {@link AttemptRules}, or findings with their places (G8-05, G8-06).
 */
public final class AttemptReader {
    private static final XmlFormat FORMAT = new XmlFormat(
            "attempts",
            "urn:cofferdam:attempts:1",
            AttemptReader.class.getResource("/cofferdam/workbench/attempts.xsd"));
    private static final long MOST_TICKS = 1_000_000;
    private static final List<String> NUMBERS = List.of("at", "a", "b", "c", "vector");

    private final Substitution subject;
    private final SystemDescription system;
    private final List<Finding> findings = new ArrayList<>();

    private AttemptReader(Substitution subject) {
        this.subject = subject;
        this.system = subject.system();
    }

    /**
     * What came of reading: the list, or what is wrong with the file.
     *
     * @param attempts present exactly if there are no findings
     */
    public record Result(Optional<AttemptList> attempts, List<Finding> findings) {}

    /**
     * Reads and checks a file.
     *
     * @param path the file; locations in findings name it as given here
     * @param subject the system it is about
     */
    public static Result read(Path path, Substitution subject) {
        AttemptReader reader = new AttemptReader(subject);
        Optional<AttemptList> attempts = FORMAT.read(path, reader.findings).map(reader::list);
        List<Finding> findings = Finding.told(reader.findings);
        return new Result(findings.isEmpty() ? attempts : Optional.empty(), findings);
    }

    private AttemptList list(XmlElement root) {
        long major = system.schedule().processors().get(0).ticks();
        long slot = number(root, "slot");
        if (slot == 0 || slot % major != 0) {
            findings.add(AttemptRules.SLOT.finding(
                    root.where(),
                    "the slot has " + slot + " ticks and the major frame " + major,
                    "write a positive multiple of " + major));
        }
        List<Attempt> attempts = new ArrayList<>();
        for (XmlElement element : root.children("attempt")) {
            attempts.add(attempt(element, attempts.size() + 1));
        }
        if (slot * (attempts.size() + 1L) > MOST_TICKS) {
            findings.add(AttemptRules.LENGTH.finding(
                    root.where(),
                    (attempts.size() + 1L) + " slots of " + slot + " ticks",
                    "write a shorter slot or fewer attempts"));
        }
        AttemptList open = new AttemptList(slot, attempts, List.of());
        SecretFinder secrets = new SecretFinder(subject, open.hostile(), findings);
        return new AttemptList(
                slot,
                attempts,
                root.children("secret").stream()
                        .flatMap(element -> secrets.find(element).stream())
                        .toList());
    }

    private Attempt attempt(XmlElement element, int expected) {
        if (number(element, "number") != expected) {
            findings.add(AttemptRules.NUMBER.finding(
                    element.where(),
                    "attempt " + element.attributes().get("number") + " stands where attempt " + expected + " belongs",
                    "write number=\"" + expected + "\""));
        }
        int by = partition(element, "by");
        String requirement = element.attributes().get("requirement");
        List<Sign> signs =
                element.children().stream().map(child -> sign(child, by)).toList();
        checkRequirement(element, requirement, signs);
        return new Attempt(
                expected,
                by,
                element.attributes().get("by"),
                requirement,
                element.attributes().get("name"),
                element.attributes().get("success"),
                signs);
    }

    private void checkRequirement(XmlElement element, String id, List<Sign> signs) {
        var requirement = RequirementCatalogue.shipped().requirement(id);
        if (requirement.isEmpty()) {
            findings.add(AttemptRules.REQUIREMENT.finding(
                    element.where(), "there is no requirement " + id, "write one of docs/requirements.md"));
            return;
        }
        String claim = requirement.get().claim();
        if (signs.stream().noneMatch(sign -> sign.barrier().claims().contains(claim))) {
            findings.add(AttemptRules.BARRIER.finding(
                    element.where(),
                    "none of the signs of attempt " + element.attributes().get("number") + " can uphold " + claim,
                    "name the requirement that stops it, or the sign that shows it"));
        }
    }

    private Sign sign(XmlElement element, int by) {
        Barrier barrier = Arrays.stream(Barrier.values())
                .filter(b -> b.element().equals(element.name()))
                .findFirst()
                .orElseThrow();
        Map<String, String> facts = new TreeMap<>(element.attributes());
        facts.remove("partition");
        facts.remove("least");
        facts.replaceAll((name, value) -> NUMBERS.contains(name) ? Sighting.hex(word(value)) : value);
        checkWords(element, facts);
        int partition = element.attributes().containsKey("partition") ? partition(element, "partition") : by;
        int least = element.attributes().containsKey("least") ? number(element, "least") : 1;
        if (least < 1) {
            findings.add(
                    AttemptRules.LEAST.finding(element.where(), "least=\"" + least + "\"", "write a number from 1 on"));
        }
        return new Sign(barrier, partition, facts, least);
    }

    private void checkWords(XmlElement element, Map<String, String> facts) {
        List<String> devices =
                system.platform().devices().stream().map(Device::name).toList();
        known(element, "hypercall", facts.get("call"), CallNames.known());
        known(element, "device", facts.get("device"), devices);
        known(element, "instruction", facts.get("instruction"), InstructionExits.names());
    }

    private void known(XmlElement element, String what, String word, List<String> words) {
        if (word != null && !words.contains(word)) {
            findings.add(AttemptRules.WORD.finding(
                    element.where(),
                    "there is no " + what + " \"" + word + "\"",
                    "write one of " + String.join(", ", words)));
        }
    }

    private int partition(XmlElement element, String attribute) {
        String name = element.attributes().get(attribute);
        int number = system.partitionNumber(name);
        if (number < 0) {
            findings.add(AttemptRules.PARTITION.finding(
                    element.where(), "the system has no partition \"" + name + "\"", "name one of its partitions"));
        }
        return number;
    }

    private static int number(XmlElement element, String attribute) {
        return Integer.parseInt(element.attributes().get(attribute));
    }

    private static long word(String text) {
        return text.startsWith("0x") ? Long.parseUnsignedLong(text.substring(2), 16) : Long.parseLong(text);
    }
}
