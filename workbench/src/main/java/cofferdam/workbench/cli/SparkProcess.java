package cofferdam.workbench.cli;

import cofferdam.proofs.evidence.EvidenceFolder;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The same command once more in a process that has Apache Spark on its class path. Nothing that is shipped contains Spark:
 * its jars lie where Maven put them when {@code proofs/unwinding-spark} was built.
 */
final class SparkProcess {
    /** How the engine is called. */
    static final String NAME = "spark";

    /** Where the module is, if not in the checkout that the program runs from. */
    static final String FOLDER = "cofferdam.spark";

    private static final String BUILD = "Build it in a checkout, with network access for Spark's jars:"
            + " ./mvnw -Dmaven.test.skip=true package -pl proofs/unwinding-spark -am";

    /** What Spark asks for on Java 17; see its JavaModuleOptions. */
    private static final List<String> OPENED = List.of(
            "lang",
            "lang.invoke",
            "lang.reflect",
            "io",
            "net",
            "nio",
            "util",
            "util.concurrent",
            "util.concurrent.atomic");

    private static final Set<String> MODULES =
            Set.of("spec", "vcpu", "iommu-model", "separation-kernel", "proofs", "workbench");

    private static final List<String> OPENED_SUN =
            List.of("sun.nio.ch", "sun.nio.cs", "sun.security.action", "sun.util.calendar");

    private final Session session;

    SparkProcess(Session session) {
        this.session = session;
    }

    /** Runs the command there; its exit code. */
    int run(List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xss8m", "-XX:+UseSerialGC", "-Dcofferdam.home=" + property("cofferdam.home")));
        OPENED.forEach(name -> command.add("--add-opens=java.base/java." + name + "=ALL-UNNAMED"));
        OPENED_SUN.forEach(name -> command.add("--add-opens=java.base/" + name + "=ALL-UNNAMED"));
        String master = property("spark.master");
        if (!master.isEmpty()) {
            command.add("-Dspark.master=" + master);
        }
        command.addAll(List.of("-cp", classPath(), "cofferdam.workbench.Main"));
        command.addAll(arguments);
        Process process = new ProcessBuilder(command).start();
        Thread ending = new Thread(process::destroy);
        Runtime.getRuntime().addShutdownHook(ending);
        try {
            Thread errors = copy(process.getErrorStream(), session.err());
            Thread results = copy(process.getInputStream(), session.out());
            int exit = process.waitFor();
            errors.join();
            results.join();
            session.out().flush();
            session.err().flush();
            return exit;
        } finally {
            process.destroy();
            forget(ending);
        }
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The virtual machine is already ending: the hook does what it is for.
            Thread.yield();
        }
    }

    private static String classPath() throws IOException {
        Path target = folder().resolve("target");
        Path jars = target.resolve("class-path.txt");
        List<Path> own = new ArrayList<>();
        if (Files.isDirectory(target)) {
            try (Stream<Path> files = Files.list(target)) {
                files.filter(path -> path.getFileName().toString().matches("unwinding-spark-.*\\.jar"))
                        .sorted()
                        .forEach(own::add);
            }
        }
        if (!Files.isRegularFile(jars) || own.isEmpty()) {
            throw new UserError("the engine on Apache Spark is not built: there is no " + jars, BUILD);
        }
        List<String> spark = List.of(Files.readString(jars).strip().split(File.pathSeparator));
        for (String jar : spark) {
            if (!Files.exists(Path.of(jar))) {
                throw new UserError("the engine on Apache Spark is not built: there is no " + jar, BUILD);
            }
        }
        List<String> ours = List.of(System.getProperty("java.class.path").split(File.pathSeparator));
        return String.join(File.pathSeparator, joined(ours, own.get(0).toString(), spark));
    }

    /** Cofferdam's own modules as they run here; of all else that both have, what Spark was built with. */
    static List<String> joined(List<String> ours, String engine, List<String> spark) {
        Set<String> theirs = spark.stream().map(SparkProcess::artifact).collect(Collectors.toSet());
        List<String> all = new ArrayList<>();
        for (String entry : ours) {
            if (!theirs.contains(artifact(entry)) || MODULES.contains(artifact(entry))) {
                all.add(entry);
            }
        }
        all.add(engine);
        // One way to log is there already: none.
        spark.stream().filter(jar -> !artifact(jar).equals("log4j-slf4j2-impl")).forEach(all::add);
        return all;
    }

    /** The name of a jar without its version. */
    private static String artifact(String entry) {
        return Path.of(entry).getFileName().toString().replaceFirst("-\\d.*\\.jar$", "");
    }

    private static Path folder() {
        String given = property(FOLDER);
        if (!given.isEmpty()) {
            return Path.of(given);
        }
        return EvidenceFolder.ofCheckout()
                .map(evidence -> evidence.resolveSibling("unwinding-spark"))
                .orElseThrow(() -> new UserError(
                        "the engine on Apache Spark is not built: the program does not run from a checkout", BUILD));
    }

    private static String property(String name) {
        return System.getProperty(name, "");
    }

    private static Thread copy(InputStream from, PrintWriter to) {
        Thread thread = new Thread(() -> {
            try (BufferedReader lines = new BufferedReader(new InputStreamReader(from, StandardCharsets.UTF_8))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    to.println(line);
                }
            } catch (IOException e) {
                to.println("cofferdam: what the process on Spark says cannot be read: " + Reason.of(e));
            }
        });
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}
