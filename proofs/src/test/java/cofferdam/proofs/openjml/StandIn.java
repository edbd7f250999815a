package cofferdam.proofs.openjml;

import cofferdam.proofs.evidence.Obligation;
import cofferdam.proofs.evidence.Outcome;
import cofferdam.proofs.evidence.Result;
import cofferdam.proofs.evidence.TimeLimits;
import cofferdam.proofs.sources.CoreSources;
import cofferdam.proofs.sources.Reader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** A program in OpenJML's place that says what a test wants, over a core of one class with the methods a and b. */
final class StandIn {
    static final String A = "cofferdam.kernel.core.Two.a(int)";
    static final String B = "cofferdam.kernel.core.Two.b()";

    static final Map<String, String> CORE = Map.of(
            "Two",
            """
            package cofferdam.kernel.core;

            /** Two methods. Requirement G1-01. */
            final class Two {
                private Two() {}

                /** Gives back. */
                /*@ ensures \\result == x; @*/
                static int a(int x) {
                    return x;
                }

                static int b() {
                    return 2;
                }
            }
            """);

    private StandIn() {}

    /** The lines in which the tool says that a proof begins and how it ends. */
    static String proof(String method, String between, String verdict) {
        return "Starting proof of " + method + " with prover z3_4_3\n" + between + "Completed proof of " + method
                + " with prover z3_4_3 - " + verdict + " [0.30 secs]\n";
    }

    /** Installs a program whose run, after its version, is the given shell script. */
    static OpenJmlProver install(Path home, String script, Duration silence) throws IOException {
        return install(home, script, silence, id -> TimeLimits.USUAL);
    }

    /** The same with other limits for questions. */
    static OpenJmlProver install(Path home, String script, Duration silence, Function<String, Duration> limits)
            throws IOException {
        Path launcher = home.resolve("openjml");
        Files.writeString(
                launcher,
                "#!/bin/sh\n[ \"$1\" = --version ] && { echo openjml 9.9; exit 0; }\n"
                        + "[ \"$1\" = --check ] && { echo \"$@\" >\"$(dirname \"$0\")/checked\"; exit 0; }\n"
                        + "echo \"$@\" >\"$(dirname \"$0\")/arguments\"\n" + script);
        Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
        return new OpenJmlProver(
                CoreSources.of(CORE, Reader.OPENJML), () -> new Installation(launcher), silence, limits);
    }

    /** What the tool is taken to have said about {@link #A} and {@link #B} when it prints a text and ends. */
    static Map<String, Result> ask(Path home, String says, int exit) throws Exception {
        Files.writeString(home.resolve("says"), says);
        return ask(install(home, "cat \"$(dirname \"$0\")/says\"\nexit " + exit + "\n", Duration.ofMinutes(1)));
    }

    static Map<String, Result> ask(OpenJmlProver prover) throws Exception {
        List<Obligation> asked = prover.obligations().stream()
                .filter(obligation -> !obligation.id().contains("Two.Two"))
                .toList();
        List<Result> heard = new ArrayList<>();
        List<Result> results = prover.prove(asked, 1, heard::add);
        if (!heard.equals(results)) {
            throw new AssertionError("the listener heard " + heard + " instead of " + results);
        }
        Map<String, Result> byId = new TreeMap<>();
        results.forEach(result -> byId.put(result.obligation().id(), result));
        return byId;
    }

    static Outcome outcome(Map<String, Result> results, String id) {
        return results.get(id).outcome();
    }
}
