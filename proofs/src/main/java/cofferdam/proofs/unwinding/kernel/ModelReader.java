package cofferdam.proofs.unwinding.kernel;

import cofferdam.spec.system.Finding;
import cofferdam.spec.system.Location;
import cofferdam.spec.system.MemoryRegion;
import cofferdam.spec.system.Partition;
import cofferdam.spec.system.SystemDescription;
import cofferdam.spec.system.reader.DescriptionReader;
import cofferdam.spec.system.reader.ReadResult;
import cofferdam.spec.system.reader.XmlElement;
import cofferdam.spec.system.reader.XmlFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads a model. Whatever the file contains, the result is a model of a system that broke no rule, or findings with their
 * places: those about the model, {@code MOD-01} to {@code MOD-05}, or those about the description that it names (G8-05,
 * G8-06).
 */
public final class ModelReader {
    private static final XmlFormat FORMAT = new XmlFormat(
            "model", "urn:cofferdam:model:1", ModelReader.class.getResource("/cofferdam/proofs/model.xsd"));
    private static final long MOST_MEMORY = 64L << 20;
    private static final int MOST_PAGES = 4096;

    private final List<Finding> findings = new ArrayList<>();

    private ModelReader() {}

    /**
     * What came of reading.
     *
     * @param model present exactly if there are no findings
     */
    public record Result(Optional<ModelFile> model, List<Finding> findings) {}

    /**
     * Reads and checks a file.
     *
     * @param path the file; locations in findings name it as given here
     */
    public static Result read(Path path) {
        ModelReader reader = new ModelReader();
        Optional<ModelFile> model = FORMAT.read(path, reader.findings).flatMap(root -> reader.model(root, path));
        List<Finding> findings =
                reader.findings.stream().sorted(Finding.ORDER).distinct().toList();
        return new Result(findings.isEmpty() ? model : Optional.empty(), findings);
    }

    private Optional<ModelFile> model(XmlElement root, Path path) {
        Optional<SystemDescription> read = description(root, path);
        if (read.isEmpty()) {
            return Optional.empty();
        }
        SystemDescription description = read.get();
        size(description, root.where());
        XmlElement element = root.children("bounds").get(0);
        Map<String, Set<Long>> cells = new HashMap<>();
        Map<String, Set<Long>> fixed = new HashMap<>();
        for (XmlElement child : root.children("cells")) {
            cells(child, description, cells);
            if ("true".equals(child.attributes().get("fixed"))) {
                cells(child, description, fixed);
            }
        }
        Bounds bounds = bounds(element, cells, fixed);
        return bounds == null
                ? Optional.empty()
                : Optional.of(new ModelFile(root.attributes().get("name"), description, bounds, root.where()));
    }

    private Optional<SystemDescription> description(XmlElement root, Path path) {
        String name = root.attributes().get("system");
        Path file;
        try {
            file = path.resolveSibling(name);
        } catch (InvalidPathException e) {
            find("MOD-01", root.where(), "\"" + name + "\" is no path", "name the system description");
            return Optional.empty();
        }
        if (!Files.isRegularFile(file)) {
            find("MOD-01", root.where(), "there is no file " + file, "name the system description");
            return Optional.empty();
        }
        if (!below(path, file)) {
            find(
                    "MOD-01",
                    root.where(),
                    file + " lies outside of the model's folder",
                    "put the system description beside the model");
            return Optional.empty();
        }
        ReadResult result = DescriptionReader.read(file);
        findings.addAll(result.findings());
        return result.description();
    }

    /** Links followed (G8-06). */
    private static boolean below(Path model, Path file) {
        try {
            return file.toRealPath()
                    .startsWith(model.toAbsolutePath().getParent().toRealPath());
        } catch (IOException e) {
            return false;
        }
    }

    /** A state holds all of memory. */
    private void size(SystemDescription description, Location where) {
        long low = Long.MAX_VALUE;
        long high = 0;
        for (var bank : description.platform().memory()) {
            low = Math.min(low, bank.base());
            high = Math.max(high, bank.base() + bank.size());
        }
        if (high - low > MOST_MEMORY) {
            find(
                    "MOD-02",
                    where,
                    "the memory of the system spans " + (high - low >> 10) + "K",
                    "explore a system of at most " + (MOST_MEMORY >> 10) + "K");
        }
        for (Partition partition : description.partitions()) {
            long pages =
                    partition.memory().stream().mapToLong(MemoryRegion::size).sum() >> 12;
            if (pages > MOST_PAGES) {
                find(
                        "MOD-02",
                        where,
                        "partition " + partition.name() + " has " + pages + " pages",
                        "explore partitions of at most " + MOST_PAGES + " pages");
            }
        }
    }

    private Bounds bounds(XmlElement element, Map<String, Set<Long>> cells, Map<String, Set<Long>> fixed) {
        Map<String, String> given = element.attributes();
        try {
            return new Bounds(
                    Integer.parseInt(given.get("values")),
                    Integer.parseInt(given.get("words")),
                    Integer.parseInt(given.get("lost")),
                    Integer.parseInt(given.get("records")),
                    given.get("otherCalls").equals("true"),
                    given.get("interrupts").equals("true"),
                    "true".equals(given.get("registers")),
                    cells,
                    fixed);
        } catch (IllegalArgumentException e) {
            find("MOD-03", element.where(), e.getMessage(), Bounds.RANGES);
            return null;
        }
    }

    private void cells(XmlElement element, SystemDescription description, Map<String, Set<Long>> cells) {
        Map<String, String> given = element.attributes();
        String partition = given.get("partition");
        if (description.partitionNumber(partition) < 0) {
            find(
                    "MOD-04",
                    element.where(),
                    "the system has no partition \"" + partition + "\"",
                    "name one of its partitions");
            return;
        }
        long at = Long.parseLong(given.get("at").substring(2), 16);
        String size = given.get("size");
        long bytes = Long.parseLong(size.substring(0, size.length() - 1)) << 10;
        if (at % 4096 != 0 || bytes % 4096 != 0 || bytes == 0) {
            find(
                    "MOD-05",
                    element.where(),
                    size + " at " + given.get("at") + " are not whole pages",
                    "write multiples of 4K and 0x1000");
            return;
        }
        Set<Long> pages = cells.computeIfAbsent(partition, name -> new TreeSet<>());
        if (pages.size() + (bytes >>> 12) > MOST_PAGES) {
            find(
                    "MOD-05",
                    element.where(),
                    "there are more than " + MOST_PAGES + " pages in which " + partition + " writes",
                    "name fewer");
            return;
        }
        for (long page = at >>> 12; page < at + bytes >>> 12; page++) {
            pages.add(page);
        }
    }

    private void find(String rule, Location where, String found, String advice) {
        findings.add(new Finding(rule, where, found, advice));
    }
}
