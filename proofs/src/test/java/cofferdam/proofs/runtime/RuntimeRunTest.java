package cofferdam.proofs.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cofferdam.proofs.evidence.ToolFailedException;
import cofferdam.proofs.openjml.OpenJmlProver;
import cofferdam.proofs.sources.CoreSources;
import cofferdam.proofs.sources.Reader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run of the tests with contracts checked (G11-01), with small programs in the places of OpenJML and Maven. */
class RuntimeRunTest {
    private static final CoreSources CORE = CoreSources.of(
            Map.of(
                    "Two",
                    """
                    package cofferdam.kernel.core;
                    final class Two {
                        /*@ requires x > 0; ensures \\result == x; @*/
                        static int a(int x) {
                            return x;
                        }
                    }
                    """),
            Reader.OPENJML);
    private static final String FRAMES = "at org.jmlspecs.runtime.Utils.report(Utils.java:1)\n"
            + "at cofferdam.kernel.core.Two.a(Two.java:4)\nat %s.call(Some.java:9)\n";

    @TempDir
    Path checkout;

    private final List<String> said = new ArrayList<>();

    @BeforeEach
    void install() throws IOException {
        System.setProperty("openjml.home", checkout.toString());
        for (String module : List.of("spec", "vcpu", "iommu-model", "separation-kernel")) {
            Files.createDirectories(checkout.resolve(module).resolve("target/classes"));
        }
        program("openjml", "echo \"$@\" >\"$(dirname \"$0\")/arguments\"\ncp -r . \"$(dirname \"$0\")/sources\"\n");
    }

    @AfterEach
    void uninstall() {
        System.clearProperty("openjml.home");
    }

    @Test
    void testsThatPassAndMethodsThatAreEnteredAreRecorded() throws Exception {
        maven(testcase("one", "", ""), "cofferdam.kernel.core.Two.a(int)");
        RuntimeRecord record = run();
        assertThat(record.holds()).isTrue();
        assertThat(record.passed()).isEqualTo(1);
        assertThat(record.checked()).isEqualTo(2);
        assertThat(record.entered()).containsExactly("cofferdam.kernel.core.Two.a(int)");
        assertThat(record.version()).isEqualTo("9.9");
        assertThat(record.input()).isEqualTo(RuntimeRun.input(CORE, "9.9"));
        assertThat(RuntimeRecord.parse(record.text())).isEqualTo(record);
        assertThat(checkout.resolve("arguments"))
                .content()
                .startsWith("--rac ")
                .contains("--rac-precondition-entry")
                .endsWith(" cofferdam/kernel/core/Two.java\n");
        assertThat(checkout.resolve("sources/cofferdam/kernel/core/Two.java"))
                .content()
                .contains("Entered.at(\"cofferdam.kernel.core.Two.a(int)\");");
        assertThat(checkout.resolve("maven")).content().contains("-Prac", "!RandomCallsTest");
    }

    @Test
    void aContractThatDoesNotHoldIsAFailure() throws Exception {
        String trouble = "Two.java:3: verify: JML postcondition is false\n";
        maven(testcase("one", "", "") + testcase("two", "org.jmlspecs.runtime.JmlAssertionError", trouble), "");
        RuntimeRecord record = run();
        assertThat(record.holds()).isFalse();
        assertThat(record.passed()).isEqualTo(1);
        assertThat(record.failed()).containsExactly("cofferdam.Some.two: " + trouble.strip());
    }

    @Test
    void aTestThatCallsOutsideOfAPreconditionIsToldFromACoreThatDoes() throws Exception {
        String entry = "org.jmlspecs.runtime.JmlAssertionError$PreconditionEntry";
        maven(
                testcase("test", entry, FRAMES.formatted("cofferdam.Some"))
                        + testcase("core", entry, FRAMES.formatted("cofferdam.kernel.core.Two")),
                "");
        RuntimeRecord record = run();
        assertThat(record.outside()).containsExactly("cofferdam.Some.test");
        assertThat(record.failed()).hasSize(1).first().asString().startsWith("cofferdam.Some.core");
        assertThat(record.holds()).isFalse();
    }

    @Test
    void whatCannotBeCompiledOrRunIsAnErrorAndNotARecord() throws Exception {
        program("mvnw", "echo no\n");
        assertThatThrownBy(this::run).isInstanceOf(ToolFailedException.class).hasMessage("the tests were not run");
        assertThat(said).contains("no");
        program("openjml", "echo 'Two.java:3: error: code too large'\nexit 1\n");
        assertThatThrownBy(this::run)
                .isInstanceOf(ToolFailedException.class)
                .hasMessage("OpenJML cannot compile the core with its checks: Two.java:3: error: code too large");
    }

    @Test
    void reportsOfTestsThatBrokeDownHalfWayAreNotARecord() throws Exception {
        maven(testcase("one", "", ""), "");
        Path mvnw = checkout.resolve("mvnw");
        Files.writeString(mvnw, Files.readString(mvnw) + "exit 1\n");
        assertThatThrownBy(this::run)
                .isInstanceOf(ToolFailedException.class)
                .hasMessage("the tests were not run to their end, Maven ended with status 1");
    }

    private RuntimeRecord run() throws Exception {
        return new RuntimeRun(CORE, OpenJmlProver.ofProcess(false), checkout).run(said::add);
    }

    private static String testcase(String name, String type, String text) {
        String trouble = type.isEmpty() ? "" : "<error type=\"" + type + "\">" + text + "</error>";
        return "<testcase classname=\"cofferdam.Some\" name=\"" + name + "\">" + trouble + "</testcase>";
    }

    private void maven(String cases, String entered) throws IOException {
        Files.writeString(checkout.resolve("report"), "<testsuite>" + cases + "</testsuite>");
        program(
                "mvnw",
                "echo \"$@\" >maven\nfor option in \"$@\"; do case $option in\n"
                        + "-Drac.reports=*) mkdir \"${option#*=}\"; cp report \"${option#*=}/TEST-Some.xml\" ;;\n"
                        + "-Drac.entered=*) echo '" + entered + "' >\"${option#*=}\" ;;\nesac; done\n");
    }

    private void program(String name, String script) throws IOException {
        Path file = Files.writeString(
                checkout.resolve(name),
                "#!/bin/sh\n[ \"$1\" = --version ] && { echo openjml 9.9; exit 0; }\n" + script);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
