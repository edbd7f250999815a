package cofferdam.conformance.benchmarks;

import cofferdam.proofs.unwinding.engine.Exploration;
import cofferdam.proofs.unwinding.engine.Explorer;
import cofferdam.proofs.unwinding.engine.Plan;
import cofferdam.proofs.unwinding.engine.Progress;
import cofferdam.proofs.unwinding.engine.Property;
import cofferdam.proofs.unwinding.kernel.KernelExplorer;
import cofferdam.proofs.unwinding.kernel.ModelFile;
import cofferdam.proofs.unwinding.kernel.ModelReader;
import cofferdam.proofs.unwinding.machine.AbstractModel;
import cofferdam.proofs.unwinding.spin.Spin;
import cofferdam.proofs.unwinding.spin.SpinRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** Measures the explorer, on the kernel and beside Spin, and writes its part of docs/benchmarks.md. */
public final class ExplorerReport {
    private static final String HEADING = "\n## The explorer\n";
    private static final String MODEL = "docs/models/sharing/model.xml";

    /** So many values give the abstract machine as many transitions as Spin still counts exactly. */
    private static final String VALUES = "4";

    private static final int DEEPEST = 2_000_000;
    private static final int SLOTS = 22;

    private ExplorerReport() {}

    /**
     * Measures and writes; takes about ten minutes on two processors.
     *
     * @param args the root of the checkout
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        Path root = Path.of(args.length == 0 ? "." : args[0]).toAbsolutePath().normalize();
        double load = HostDescription.load();
        ModelFile file = ModelReader.read(root.resolve(MODEL)).model().orElseThrow();
        Path folder = Files.createTempDirectory("cofferdam-spin");
        String text = HEADING
                + head(load)
                + abstractly(new AbstractModel(file.with(file.bounds().with("values", VALUES))), folder, SLOTS)
                + kernel(file);
        Path page = root.resolve("docs/benchmarks.md");
        Files.writeString(page, without(Files.readString(page)) + text);
    }

    /** This part of a page; nothing if it has none. */
    static String section(String page) {
        int at = page.indexOf(HEADING);
        return at < 0 ? "" : page.substring(at);
    }

    private static String without(String page) {
        return page.substring(0, page.length() - section(page).length());
    }

    private static String head(double load) {
        return "\nWritten by `cofferdam.conformance.benchmarks.ExplorerReport`; change that, not this part. To measure anew"
                + " (Spin and a compiler are needed: `apt-get install spin gcc`):\n\n"
                + "    ./mvnw -q -pl conformance-tests -am -Pexplorer-benchmarks -DskipTests package\n\n"
                + "Measured on: " + HostDescription.sentence()
                + "; 12 GiB of heap, in huge pages where Linux has them.\n"
                + String.format(Locale.ROOT, "Load average of the machine before: %.1f (0 is quiet).%n", load);
    }

    /** The abstract machine of a model, counted by the explorer and by Spin one after the other. */
    static String abstractly(AbstractModel model, Path folder, int slots) throws IOException, InterruptedException {
        String promela = Spin.promela(model);
        SpinRun spin = new Spin(folder).search(promela, DEEPEST, slots);
        StringBuilder text = new StringBuilder("\n### The abstract machine, beside Spin\n\n");
        text.append("The abstract machine (`cofferdam.spec.machine`) of the model `"
                + model.file().name() + "` with "
                + model.file().bounds().values()
                + " values, explored without any check of properties, and the same machine"
                + " written in Promela (`cofferdam.proofs.unwinding.spin`), searched by Spin with every state stored in full"
                + " (`spin -o2 -a`, `gcc -O2 -DSAFETY -DNOREDUCE`, `pan -w" + slots
                + "`). A step is one action of the machine"
                + " in both. Spin uses one processor. Memory is that of states with the tables by which they are found;"
                + " Spin's stack comes on top. The last row also checks all properties of the specification.\n\n");
        text.append("| explorer | states | steps | steps/s | bytes/state | time |\n|---|---|---|---|---|---|\n");
        text.append(row("Spin", spin.states(), spin.transitions(), spin.rate(), spin.bytesPerState(), spin.seconds()));
        for (int workers = 1; workers <= 2; workers++) {
            Exploration result =
                    explore(model, Plan.of("abstract").workers(workers).checking(Set.of()));
            if (result.states() != spin.states() || result.transitions() != spin.transitions()) {
                throw new IllegalStateException("Spin found " + spin.states() + " states and " + spin.transitions()
                        + " steps, the explorer " + result.states() + " and " + result.transitions());
            }
            text.append(row(workers == 1 ? "ours, one worker" : "ours, two workers", result));
        }
        Exploration all = explore(model, Plan.of("abstract").workers(2));
        return text.append(row("ours, two workers, all properties", all)).toString();
    }

    private static Exploration explore(AbstractModel model, Plan plan) {
        return complete(new Explorer(model::system, plan).explore(Progress.NONE));
    }

    /** The kernel itself: all states twice, and for a while with each step compared with the specification's. */
    static String kernel(ModelFile file) {
        StringBuilder text = new StringBuilder("\n### The kernel\n\n");
        text.append(
                "The shipped kernel as transition relation of the model `" + file.name() + "`, isolation checked (all"
                        + " properties but refinement), two workers, complete, twice. The last row compares each step with that of the"
                        + " specification as well, and is ended after a minute.\n\n");
        text.append(
                "| run | states | steps | steps/s | bytes/state | time | depth | hash |\n|---|---|---|---|---|---|---|---|\n");
        Set<Property> isolation = EnumSet.allOf(Property.class);
        isolation.removeIf(property -> property.id().equals("refinement"));
        Plan plan = Plan.of(file.name()).workers(2);
        Exploration first = complete(KernelExplorer.explore(file.model(), plan.checking(isolation), Progress.NONE));
        Exploration second = complete(KernelExplorer.explore(file.model(), plan.checking(isolation), Progress.NONE));
        if (first.states() != second.states() || !first.hash().equals(second.hash())) {
            throw new IllegalStateException("two runs found different states");
        }
        Exploration compared = KernelExplorer.explore(file.model(), plan.time(Duration.ofMinutes(1)), Progress.NONE);
        text.append(whole("first", first)).append(whole("second", second));
        return text.append(whole("with refinement, one minute", compared)).toString();
    }

    private static String whole(String run, Exploration result) {
        String row = row(run, result);
        return row.substring(0, row.length() - 1) + " " + result.depth() + " | " + result.hash() + " |\n";
    }

    private static Exploration complete(Exploration result) {
        if (!result.holds()) {
            throw new IllegalStateException(result.stop().words() + ": " + result.broken());
        }
        return result;
    }

    private static String row(String what, Exploration result) {
        double seconds = result.time().toMillis() / 1e3;
        return row(what, result.states(), result.transitions(), result.rate(), result.bytesPerState(), seconds);
    }

    private static String row(String what, long states, long steps, double rate, double bytes, double seconds) {
        return String.format(
                Locale.ROOT, "| %s | %,d | %,d | %,.0f | %.1f | %.1f s |%n", what, states, steps, rate, bytes, seconds);
    }
}
