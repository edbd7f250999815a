package cofferdam.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import cofferdam.workbench.cli.Cli.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a description or an image contains: a message, exit 2, no stack trace (G8-06, G8-07). */
class HostileInputTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    private Path description;
    private String good;

    @BeforeEach
    void copyTheSmallestExample() throws IOException {
        Path example = Cli.EXAMPLES.resolve("smallest");
        for (String image : new String[] {"producer.bin", "consumer.bin"}) {
            Files.copy(example.resolve(image), folder.resolve(image));
        }
        description = folder.resolve("system.xml");
        good = Files.readString(example.resolve("system.xml"));
        Files.writeString(description, good);
    }

    @Test
    void theCopyItselfIsAccepted() {
        assertThat(Cli.run("check", description.toString()).exit()).isZero();
    }

    @TestFactory
    Stream<DynamicTest> everyHostileDescriptionGivesAMessage() {
        Map<String, String> hostile = new TreeMap<>();
        hostile.put("empty", "");
        hostile.put("not XML", "certify me");
        hostile.put("cut off", good.substring(0, good.length() / 2));
        hostile.put("another root", "<html xmlns=\"urn:cofferdam:system:1\"/>");
        hostile.put("another name space", good.replace("urn:cofferdam:system:1", "urn:something:else"));
        hostile.put("unknown element", good.replace("<schedule ", "<surprise/><schedule "));
        hostile.put("external entity", "<!DOCTYPE s [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>" + body("&x;"));
        hostile.put("external schema", "<!DOCTYPE s SYSTEM \"http://127.0.0.1:9/evil.dtd\">" + body("smallest"));
        hostile.put("billion laughs", laughs());
        hostile.put("absurd size", good.replace("size=\"1M\"", "size=\"99999999999999999999999999999999G\""));
        hostile.put("absurd number", good.replace("count=\"1\"", "count=\"999999999\""));
        hostile.put("negative number", good.replace("ticks=\"2\"", "ticks=\"-2\""));
        hostile.put("absurd address", good.replace("entry=\"0x10000\"", "entry=\"0xffffffffffffffffffff\""));
        hostile.put("missing image", good.replace("producer.bin", "nowhere.bin"));
        hostile.put("image elsewhere", good.replace("producer.bin", "../../../../etc/passwd"));
        hostile.put("absolute image", good.replace("producer.bin", "/etc/passwd"));
        hostile.put("nul bytes", "\0\0\0\0");
        hostile.put("deep nesting", "<a>".repeat(200_000));
        return hostile.entrySet().stream().flatMap(e -> Stream.of("check", "certify", "map", "run")
                .map(command ->
                        DynamicTest.dynamicTest(command + ": " + e.getKey(), () -> refused(command, e.getValue()))));
    }

    @Test
    void anImageThatIsNotCodeIsRefused() throws IOException {
        Files.writeString(folder.resolve("producer.bin"), "#!/bin/sh\necho this is no machine code\n");
        refused("certify", good);
        Files.write(folder.resolve("producer.bin"), new byte[0]);
        refused("certify", good);
        Files.write(folder.resolve("producer.bin"), new byte[1 << 20]);
        refused("certify", good);
    }

    private void refused(String command, String text) throws IOException {
        Files.writeString(description, text);
        Outcome outcome = assertTimeoutPreemptively(PATIENCE, () -> Cli.run(command, description.toString()));
        String said = outcome.out() + outcome.err();
        assertThat(outcome.exit()).as(said).isEqualTo(2);
        assertThat(said).contains("system.xml:").doesNotContain("Exception", "\tat ", "root:");
    }

    private String body(String name) {
        return good.substring(good.indexOf("<system")).replace("name=\"smallest\"", "name=\"" + name + "\"");
    }

    private String laughs() {
        StringBuilder text = new StringBuilder("<!DOCTYPE s [<!ENTITY a0 \"ha\">");
        for (int i = 1; i < 12; i++) {
            text.append("<!ENTITY a")
                    .append(i)
                    .append(" \"")
                    .append(("&a" + (i - 1) + ";").repeat(10))
                    .append("\">");
        }
        return text + "]>" + body("&a11;");
    }
}
