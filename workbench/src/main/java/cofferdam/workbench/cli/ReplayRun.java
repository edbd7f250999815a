package cofferdam.workbench.cli;

import cofferdam.kernel.boot.BootException;
import cofferdam.proofs.unwinding.TransitionSystem;
import cofferdam.proofs.unwinding.engine.Explained;
import cofferdam.proofs.unwinding.engine.Property;
import cofferdam.proofs.unwinding.engine.Replay;
import cofferdam.proofs.unwinding.engine.ReplayException;
import cofferdam.proofs.unwinding.engine.Replayer;
import cofferdam.proofs.unwinding.engine.Trace;
import cofferdam.proofs.unwinding.kernel.Bounds;
import cofferdam.proofs.unwinding.kernel.KernelSystems;
import cofferdam.proofs.unwinding.kernel.ModelReader;
import cofferdam.spec.system.Finding;
import cofferdam.spec.system.reader.DescriptionReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code run --replay}: goes the way of a counterexample again, step by step, and says whether it still shows it. */
final class ReplayRun {
    private static final int MOST_BYTES = 4 << 20;
    /** Lines of the file before its first run. */
    private static final int HEAD = 6;

    private final Session session;
    private final Path file;
    private final Path other;

    /**
     * Of a file.
     *
     * @param other the model, if it is not to be looked for where the file says; null otherwise
     */
    ReplayRun(Session session, Path file, Path other) {
        this.session = session;
        this.file = file;
        this.other = other;
    }

    /** Does it; the exit code: 1 if it is reproduced. */
    int run(Style style) throws IOException {
        Replay replay = parse(text());
        ReplayOrigin origin = ReplayOrigin.parse(replay.model())
                .orElseThrow(() -> damaged(2, "does not say of which model it is: '" + replay.model() + "'"));
        Path model = other != null
                ? other
                : origin.model(file).orElseThrow(() -> damaged(2, "'" + origin.path() + "' is no path"));
        if (!Files.isRegularFile(model)) {
            throw new UserError(
                    file + ":2:1: there is no model " + model,
                    "Name the model as well: cofferdam run MODEL.xml --replay " + file);
        }
        List<Finding> findings = findings(model, origin);
        if (!findings.isEmpty()) {
            SystemOptions.print(findings, session.err(), style);
            return ExitCode.BAD_INPUT;
        }
        KernelSystems systems = origin.scaled()
                ? KernelSystems.scaled(model.toString())
                : KernelSystems.of(model.toString(), origin.bounds());
        try {
            systems.model().comparing(replay.property() == Property.REFINEMENT);
        } catch (BootException e) {
            throw damaged(2, "names a system that does not boot scaled down: " + e.getMessage());
        }
        same(systems.get(), replay);
        PrintWriter out = session.out();
        String where = origin.scaled() ? " in the system scaled down, " : " in model ";
        out.println(style.strong(replay.property().id()) + where + origin.name()
                + session.activeDefect()
                        .map(name -> ", with " + style.bad(name))
                        .orElse("")
                + ": " + replay.what());
        for (int run = 0; run < replay.runs().size(); run++) {
            boolean two = replay.runs().size() > 1;
            out.println(two ? run == 0 ? "one run:" : "another run:" : "steps:");
            steps(systems.get(), replay.runs().get(run));
        }
        boolean shown = shows(systems, replay);
        if (shown) {
            Explained.as(systems, replay).forEach(line -> out.println("    " + line));
            out.println(style.bad("REPRODUCED") + ": here it is not so that "
                    + replay.property().words() + ".");
        } else {
            out.println(style.good("NOT REPRODUCED") + ": this kernel does not show it.");
        }
        out.flush();
        return shown ? ExitCode.FAILS : ExitCode.HOLDS;
    }

    /** What is wrong with the model, or with the description of a system that was scaled down. */
    private List<Finding> findings(Path model, ReplayOrigin origin) {
        if (origin.scaled()) {
            return DescriptionReader.read(model).findings();
        }
        ModelReader.Result read = ModelReader.read(model);
        read.model().ifPresent(found -> bounds(found.bounds(), origin.bounds()));
        return read.findings();
    }

    private String text() throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new UserError(
                    "there is no file " + file, "Name one that 'cofferdam explore --out' or 'certify' wrote.");
        }
        if (Files.size(file) > MOST_BYTES) {
            throw damaged(1, "is longer than " + MOST_BYTES + " bytes");
        }
        byte[] content = Files.readAllBytes(file);
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
        } catch (CharacterCodingException e) {
            throw damaged(1, "is no UTF-8 text");
        }
    }

    private Replay parse(String text) {
        try {
            return Replay.parse(file.toString(), text);
        } catch (ReplayException e) {
            throw new UserError(e.getMessage(), "Let 'cofferdam explore --out' or 'certify' write it anew.");
        }
    }

    private void bounds(Bounds given, Map<String, String> changed) {
        try {
            Bounds wanted = given;
            for (Map.Entry<String, String> change : changed.entrySet()) {
                wanted = wanted.with(change.getKey(), change.getValue());
            }
        } catch (IllegalArgumentException e) {
            throw damaged(2, e.getMessage());
        }
    }

    /** Each number must still be the action that its words say. */
    private void same(TransitionSystem system, Replay replay) {
        int line = HEAD;
        for (Trace run : replay.runs()) {
            line++;
            for (int i = 0; i < run.steps(); i++) {
                line++;
                int action = run.actions().get(i);
                String now = action < system.actions() ? system.action(action) : "nothing";
                if (!now.equals(run.words().get(i))) {
                    throw damaged(
                            line,
                            "action " + action + " of this model is '" + now + "', not '"
                                    + run.words().get(i) + "'");
                }
            }
        }
        domain(system, replay.actor(), 4, replay);
        domain(system, replay.observer(), 5, replay);
    }

    private void domain(TransitionSystem system, String name, int line, Replay replay) {
        boolean needed = !Set.of(Property.INVARIANT, Property.TOTALITY, Property.REFINEMENT)
                .contains(replay.property());
        for (int domain = 0; domain < system.domains(); domain++) {
            if (system.domain(domain).equals(name)) {
                return;
            }
        }
        if (needed || !name.isEmpty()) {
            throw damaged(line, "there is no domain '" + name + "' in this model");
        }
    }

    private void steps(TransitionSystem system, Trace run) {
        PrintWriter out = session.out();
        if (run.steps() == 0) {
            out.println("    in the initial state");
        }
        for (int i = 0; i < run.steps(); i++) {
            String number = String.format("  %2d. ", i + 1);
            try {
                int action = run.actions().get(i);
                boolean done = system.actor(action) >= 0 && system.step(action);
                out.println(number + run.words().get(i) + (done ? answer(system) : ": is not possible here"));
            } catch (RuntimeException | StackOverflowError | AssertionError e) {
                out.println(number + run.words().get(i) + ": ends with " + e);
                return;
            }
        }
    }

    private static String answer(TransitionSystem system) {
        String answer = system.gotBack().get("answer");
        return answer == null ? "" : ": is answered " + answer;
    }

    private boolean shows(KernelSystems systems, Replay replay) {
        try {
            return Replayer.shows(systems, replay);
        } catch (ReplayException e) {
            // The names are right, so a step is not possible with this kernel.
            return false;
        }
    }

    private UserError damaged(int line, String what) {
        return new UserError(
                file + ":" + line + ":1: " + what, "Let 'cofferdam explore --out' or 'certify' write it anew.");
    }

    /** What can be given on the command line beside a replay. */
    static void refuse(List<String> others) {
        if (!others.isEmpty()) {
            throw new UserError(
                    String.join(", ", others) + " and --replay do not go together", "A replay has steps of its own.");
        }
    }
}
