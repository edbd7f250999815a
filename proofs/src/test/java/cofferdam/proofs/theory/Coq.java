package cofferdam.proofs.theory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A folder in which a theory is compiled, and the Coq programs that work on it. */
final class Coq {
    private static final String INSTALL = "is not installed; install: apt-get install coq";
    private static final int SECONDS = 120;

    private final String prefix;
    private final Path folder;
    private Theory theory = new Theory(Map.of());

    /**
     * @param prefix what stands before the names {@code coqc} and {@code coqchk}: nothing, or a folder with a slash
     * @param folder an empty folder that this object may fill
     */
    Coq(String prefix, Path folder) {
        this.prefix = prefix;
        this.folder = folder;
    }

    /** What a program said. */
    record Outcome(int status, String output) {}

    /** A file that was refused, and why. */
    record Refusal(String file, String reason) {}

    /**
     * Compiles those files that differ from what this folder holds, and all after them, up to the first that is refused.
     */
    Optional<Refusal> compile(Theory next) throws IOException, InterruptedException {
        boolean stale = false;
        Map<String, String> held = new LinkedHashMap<>(theory.files());
        for (Map.Entry<String, String> file : next.files().entrySet()) {
            stale |= !file.getValue().equals(held.get(file.getKey()));
            if (stale) {
                held.keySet().retainAll(before(next, file.getKey()));
                theory = new Theory(held);
                Outcome outcome = compile(file.getKey(), file.getValue());
                if (outcome.status() != 0) {
                    return Optional.of(new Refusal(file.getKey(), outcome.output()));
                }
                held.put(file.getKey(), file.getValue());
            }
        }
        theory = next;
        return Optional.empty();
    }

    private static List<String> before(Theory theory, String file) {
        List<String> names = new ArrayList<>(theory.files().keySet());
        return names.subList(0, names.indexOf(file));
    }

    private Outcome compile(String file, String text) throws IOException, InterruptedException {
        Files.writeString(folder.resolve(file), text);
        return run("coqc", "-q", "-Q", ".", "Cofferdam", file);
    }

    /** Asks Coq what each theorem rests on: one answer for each, in their order. */
    List<String> assumptions(List<String> theorems) throws IOException, InterruptedException {
        StringBuilder query = new StringBuilder("From Cofferdam Require Import");
        theory.files().keySet().forEach(file -> query.append(' ').append(Theory.module(file)));
        query.append(".\n");
        theorems.forEach(name -> query.append("Print Assumptions ").append(name).append(".\n"));
        Outcome outcome = compile("Query.v", query.toString());
        if (outcome.status() != 0) {
            throw new IllegalStateException(outcome.output());
        }
        List<String> answers = new ArrayList<>();
        for (String line : outcome.output().split("\n")) {
            if (line.startsWith("Closed under") || line.startsWith("Axioms:")) {
                answers.add(line);
            } else {
                answers.set(answers.size() - 1, answers.get(answers.size() - 1) + " " + line);
            }
        }
        return answers;
    }

    /** Has the compiled files, not the libraries they use, checked again by Coq's stand-alone checker. */
    Outcome recheck() throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("-silent", "-o", "-Q", ".", "Cofferdam"));
        for (String file : theory.files().keySet()) {
            arguments.add("-norec");
            arguments.add("Cofferdam." + Theory.module(file));
        }
        return run("coqchk", arguments.toArray(String[]::new));
    }

    private Outcome run(String program, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(prefix + program));
        command.addAll(List.of(arguments));
        Path output = folder.resolve("output");
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.redirectErrorStream(true).redirectOutput(output.toFile());
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new IOException(prefix + program + " " + INSTALL, e);
        }
        if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
            throw new IllegalStateException(command + " took more than " + SECONDS + " s");
        }
        return new Outcome(process.exitValue(), Files.readString(output));
    }
}
