package cofferdam.proofs.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * What became of tests, by the reports that Surefire writes.
 *
 * @param passed how many passed
 * @param outside names of those that call a method outside of its precondition on purpose, which ends them
 * @param failed names of those that failed otherwise, with the first line of the reason
 */
record TestReports(int passed, List<String> outside, List<String> failed) {
    private static final Pattern FRAME = Pattern.compile("(?m)^\\s*at (?:[\\w.@]+/)?([\\w.$]+)\\.[\\w$<>]+\\(");
    private static final String ENTRY = "JmlAssertionError$PreconditionEntry";
    private static final int REASON = 160;

    TestReports {
        outside = List.copyOf(outside);
        failed = List.copyOf(failed);
    }

    /**
     * Reads a folder of reports.
     *
     * @param core simple names of the types whose calls have to keep to preconditions
     */
    static TestReports read(Path folder, Set<String> core) throws IOException {
        List<String> outside = new ArrayList<>();
        List<String> failed = new ArrayList<>();
        int passed = 0;
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(path -> path.getFileName().toString().matches("TEST-.*\\.xml"))
                    .sorted()
                    .toList();
        }
        for (Path file : files) {
            NodeList cases = cases(file);
            for (int i = 0; i < cases.getLength(); i++) {
                Element test = (Element) cases.item(i);
                Element trouble = first(test, "error", "failure");
                String name = test.getAttribute("classname") + "." + test.getAttribute("name");
                if (trouble == null) {
                    passed++;
                } else if (calledFromOutside(trouble, core)) {
                    outside.add(name);
                } else {
                    failed.add(name + ": " + reason(trouble));
                }
            }
        }
        return new TestReports(passed, outside, failed);
    }

    private static NodeList cases(Path file) throws IOException {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(file.toFile())
                    .getElementsByTagName("testcase");
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException(file + " is no report of tests: " + e.getMessage(), e);
        }
    }

    private static Element first(Element test, String... names) {
        for (String name : names) {
            NodeList found = test.getElementsByTagName(name);
            if (found.getLength() > 0) {
                return (Element) found.item(0);
            }
        }
        return null;
    }

    /** A precondition that did not hold when the core was entered, by a caller that is not of the core. */
    private static boolean calledFromOutside(Element trouble, Set<String> core) {
        if (!trouble.getAttribute("type").endsWith(ENTRY)) {
            return false;
        }
        Matcher frames = FRAME.matcher(trouble.getTextContent());
        boolean inside = false;
        while (frames.find()) {
            String type = frames.group(1);
            boolean ofCore = core.contains(type.substring(type.lastIndexOf('.') + 1));
            if (inside) {
                return !ofCore;
            }
            inside = ofCore;
        }
        return false;
    }

    private static String reason(Element trouble) {
        String text = trouble.getTextContent().strip();
        String line = text.lines().findFirst().orElse(trouble.getAttribute("type"));
        return line.length() > REASON ? line.substring(0, REASON) : line;
    }
}
