package cofferdam.workbench.cli;

import cofferdam.kernel.boot.Boot;
import cofferdam.kernel.boot.BootOptions;
import cofferdam.kernel.boot.ImageStore;
import cofferdam.kernel.core.Abi;
import cofferdam.kernel.platform.Machine;
import cofferdam.kernel.platform.MachineObserver;
import cofferdam.proofs.unwinding.refinement.RunRefinement;
import cofferdam.spec.system.SystemDescription;
import cofferdam.workbench.watch.Observers;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code run}: just run the system. */
@Command(
        name = "run",
        versionProvider = Version.class,
        description = "Boot a system and run it for some ticks; say where every partition is afterwards.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  cofferdam run docs/examples/smallest/system.xml --ticks 200",
            "  cofferdam run docs/examples/smallest/system.xml --ticks 20 --trace trace.txt",
            "  cofferdam run docs/examples/smallest/system.xml --ticks 20 --show consumer:0x20000:24",
            "  cofferdam run docs/examples/red-black/system.xml --ticks 200 --refinement",
            "  cofferdam run --replay cofferdam-out/found/output-consistency.replay --defect full-queue-told-to-sender",
            "",
            "Exit status: 0 it ran, or the replay shows nothing wrong; 1 the replay shows what it was written for, or",
            "kernel and specification differ; 2 bad input or usage, 3 the tool failed."
        })
final class RunCommand extends SystemCommand {
    private static final long MOST_TICKS = 1_000_000_000L;

    @Option(names = "--ticks", paramLabel = "N", description = "How long, in ticks (default: two major frames).")
    Long ticks;

    @Option(
            names = "--trace",
            paramLabel = "FILE",
            description = "Write switches, exits, hypercalls, interrupts and DMA to a new text file.")
    Path trace;

    @Option(
            names = "--show",
            paramLabel = "PARTITION:ADDRESS:BYTES",
            description =
                    "Afterwards show memory of a partition, by guest-physical address; may be given several times.")
    List<String> show = List.of();

    @Mixin
    RefinementOption refinement;

    @Option(
            names = "--replay",
            paramLabel = "FILE",
            description = {
                "Go the way of a counterexample again that 'explore --out' wrote; exit status 1 if it is reproduced.",
                "The model is looked for where FILE says; name it instead of a system if it lies elsewhere."
            })
    Path replay;

    RunCommand(Session session) {
        super(session);
    }

    @Override
    Optional<Integer> instead(Style style) throws IOException {
        if (replay == null) {
            return Optional.empty();
        }
        List<String> others = new ArrayList<>();
        if (ticks != null) {
            others.add("--ticks");
        }
        if (trace != null) {
            others.add("--trace");
        }
        if (!show.isEmpty()) {
            others.add("--show");
        }
        if (refinement.wanted) {
            others.add(RefinementOption.NAME);
        }
        ReplayRun.refuse(others);
        return Optional.of(new ReplayRun(session, replay, system.file).run(style));
    }

    @Override
    int execute(SystemDescription description, Style style) throws IOException {
        long count = ticks != null
                ? ticks
                : 2 * description.schedule().processors().get(0).ticks();
        if (count < 0 || count > MOST_TICKS) {
            throw new UserError("--ticks " + count + " is out of range", "Give a number from 0 to " + MOST_TICKS + ".");
        }
        List<MemoryDump> dumps =
                show.stream().map(text -> MemoryDump.parse(text, description)).toList();
        Supplier<Machine> boot = () ->
                Boot.boot(description, ImageStore.directory(description.directory()), new BootOptions(system.seed));
        Machine machine = boot.get();
        Summary summary = new Summary(description);
        Optional<RunRefinement> compared =
                refinement.wanted ? Optional.of(new RunRefinement(machine, boot)) : Optional.empty();
        try (Interruption interruption = new Interruption();
                PrintWriter lines = traceWriter()) {
            MachineObserver teller = lines == null ? summary : new Trace(machine, lines, summary);
            machine.observer(compared.isEmpty() ? teller : new Observers(List.of(teller, compared.get())));
            while (machine.ticks() < count && !interruption.requested()) {
                machine.tick();
            }
            if (lines != null && lines.checkError()) {
                throw new IOException("the trace could not be written to " + trace + " completely");
            }
        }
        print(machine, summary, style);
        compared.ifPresent(RunRefinement::finish);
        compared.ifPresent(its -> new RefinementText(its, style).print(session.out()));
        dumps.forEach(dump -> dump.print(machine, session.out()));
        session.out().flush();
        return compared.flatMap(RunRefinement::difference).isPresent() ? ExitCode.FAILS : ExitCode.HOLDS;
    }

    private PrintWriter traceWriter() throws IOException {
        if (trace == null) {
            return null;
        }
        try {
            BufferedWriter writer = Files.newBufferedWriter(trace, StandardOpenOption.CREATE_NEW);
            return new PrintWriter(writer);
        } catch (FileAlreadyExistsException e) {
            throw new UserError(trace + " exists already", "Name a new file for --trace, or remove this one.");
        } catch (IOException e) {
            throw Reason.cannotWrite(trace, e, "Name another file for --trace.");
        }
    }

    private void print(Machine machine, Summary summary, Style style) {
        PrintWriter out = session.out();
        out.println(style.strong("System '" + machine.description().name() + "'") + " after "
                + TextBlock.count(machine.ticks(), "tick"));
        for (int p = 0; p < machine.description().partitions().size(); p++) {
            int status = machine.kernel().inspection().status(p);
            String state = status == Abi.STOPPED
                    ? style.bad("stopped")
                    : status == Abi.HALTED ? "halted" : status == Abi.YIELDED ? "waiting" : style.good("running");
            out.println("  " + machine.description().partitions().get(p).name() + ": " + state + " at 0x"
                    + Long.toHexString(machine.kernel().register(p, 16)) + ", "
                    + TextBlock.count(machine.kernel().inspection().restarts(p), "restart") + ", " + summary.of(p));
        }
        out.println("  switches: " + summary.switches() + ", device accesses: " + summary.deviceAccesses() + " ("
                + summary.blocked() + " blocked)");
        out.flush();
    }
}
