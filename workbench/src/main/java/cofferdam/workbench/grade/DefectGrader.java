package cofferdam.workbench.grade;

import cofferdam.proofs.defects.DefectException;
import cofferdam.proofs.defects.DefectiveWorld;
import cofferdam.proofs.defects.ShippedSources;
import cofferdam.proofs.defects.SourcePatch;
import cofferdam.workbench.grade.Child.Ended;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * Lab 1: a change of several places breaks the kernel in one of them. The answer names the place and mends it; the mended
 * kernel must pass the trials of {@code certify} and be right for all arguments, and the rest of the change must stay.
 */
final class DefectGrader implements Grader {
    private static final String LAB = "docs/labs/1-find-the-defect/";
    private static final String FILE = "separation-kernel/src/main/java/cofferdam/kernel/core/Rights.java";
    private static final String METHOD = "within";
    private static final String DIAGNOSIS = "diagnosis.properties";
    private static final String REPAIR = "repair.patch";

    @Override
    public void grade(Answer answer, Bench bench, Steps steps) throws IOException, InterruptedException {
        ShippedSources sound = ShippedSources.load();
        SourcePatch change = SourcePatch.parse("change.patch", Files.readString(bench.shipped(LAB + "change.patch")));
        ShippedSources changed = change.appliedTo(sound);
        diagnose(properties(answer.text(DIAGNOSIS)), change, steps);
        Map<String, String> mended = mend(answer.text(REPAIR), changed, steps);
        ShippedSources whole = with(changed, mended);
        Map<String, String> all = new TreeMap<>(change.applyTo(sound));
        all.putAll(mended);
        try (DefectiveWorld world = compile(all, whole, steps)) {
            SortedSet<String> others = new CoreChange(changed, whole).besides(FILE, METHOD);
            steps.must(
                    others.isEmpty(),
                    "The repair changes the body of " + METHOD + " and nothing else",
                    "it also changes " + String.join(", ", others),
                    "Keep the rest of the colleague's change: repair the one method.");
            run(world, bench, steps);
        }
    }

    private static void diagnose(Properties diagnosis, SourcePatch change, Steps steps) {
        String file = diagnosis.getProperty("file", "").strip();
        String method = diagnosis.getProperty("method", "").strip();
        String why = diagnosis.getProperty("why", "").strip();
        steps.must(
                !file.isEmpty() && !method.isEmpty() && why.split("\\s+").length >= 5,
                "The diagnosis names a file and a method and says why",
                DIAGNOSIS + " leaves file, method or why empty, or why is shorter than five words",
                "Fill in all three; 'why' is for whoever reads the repair in a year.");
        Optional<String> path = change.paths().stream()
                .filter(p -> p.equals(file) || p.endsWith("/" + file))
                .findFirst();
        steps.must(
                path.isPresent(),
                "The diagnosis names a file that the change touches",
                "change.patch does not touch " + file,
                "What the change leaves alone worked before. Name one of: "
                        + String.join(
                                ", ",
                                change.paths().stream().map(DefectGrader::name).toList()));
        steps.must(
                path.get().equals(FILE),
                "The defect lies in that file",
                "what the change does to " + name(file) + " gives the same results as before",
                "Try it: put the old text of that hunk back and certify again; the claim still fails. The witness shows"
                        + " where the kernel went wrong, not why: look at what the method in the witness asks others.");
        steps.must(
                method.replaceFirst("\\(.*", "").equals(METHOD),
                "The defect lies in that method",
                name(FILE) + " is the right file, " + method + " is not the method that was changed",
                "Name the method whose body the change touches, without its parameters.");
    }

    private static Map<String, String> mend(String patch, ShippedSources changed, Steps steps) {
        String what = "The repair applies to the changed kernel";
        try {
            Map<String, String> mended = SourcePatch.parse(REPAIR, patch).applyTo(changed);
            steps.passed(what, "");
            return mended;
        } catch (DefectException e) {
            throw steps.failed(
                    what,
                    e.getMessage(),
                    "Make it in a checkout with the change: git apply change.patch, git commit, repair,"
                            + " git diff > repair.patch");
        }
    }

    private static DefectiveWorld compile(Map<String, String> changed, ShippedSources whole, Steps steps) {
        String what = "The repaired kernel compiles";
        try {
            DefectiveWorld world = DefectiveWorld.create(REPAIR, changed, whole, DefectiveWorld.currentClassPath());
            steps.passed(what, "");
            return world;
        } catch (DefectException e) {
            throw steps.failed(what, e.getMessage(), "Correct it, and make the patch anew.");
        }
    }

    private static void run(DefectiveWorld world, Bench bench, Steps steps) throws IOException, InterruptedException {
        Ended ended = bench.child(List.of(world.classes()))
                .run(
                        KernelProbe.class.getName(),
                        List.of(bench.shipped(LAB + "system.xml").toString()));
        steps.must(
                !ended.late() && ended.lines().contains(KernelProbe.DONE),
                "The repaired kernel runs",
                ended.late() ? "it did not end within " + bench.limit().toSeconds() + " seconds" : ended.complaint(),
                "Run it yourself: ./cofferdam certify " + LAB + "system.xml --patch change.patch --patch repair.patch");
        Optional<String> violated = ended.lines().stream()
                .filter(line -> line.startsWith(KernelProbe.VIOLATED))
                .findFirst();
        steps.must(
                violated.isEmpty(),
                "No claim fails any more in the trials of certify",
                violated.map(v -> v.substring(KernelProbe.VIOLATED.length())).orElse(""),
                "The method still accepts what it must refuse. What does the call in this sentence ask of it?");
        Optional<String> wrong = Set.copyOf(ended.lines()).stream()
                .filter(line -> line.startsWith(KernelProbe.WITHIN))
                .filter(line -> !right(line.substring(KernelProbe.WITHIN.length())))
                .min(String::compareTo);
        steps.must(
                wrong.isEmpty(),
                "The repaired method is right for all arguments",
                wrong.map(DefectGrader::speak).orElse(""),
                "The trials did not come upon this case; the method's contract speaks of it. Each right counts by itself:"
                        + " read 1, write 2, execute 4.");
    }

    /** Whether an answer about rights is what the contract says; written with bits, as the core's is not. */
    private static boolean right(String line) {
        String[] words = line.split(" ");
        int rights = Integer.parseInt(words[0]);
        int most = Integer.parseInt(words[1]);
        boolean expected = (rights & ~7) == 0 && (most & ~7) == 0 && (rights & ~most) == 0;
        return words[2].equals("" + expected);
    }

    private static String speak(String line) {
        String[] words = line.substring(KernelProbe.WITHIN.length()).split(" ");
        return METHOD + "(" + words[0] + ", " + words[1] + ") answers " + words[2];
    }

    private static ShippedSources with(ShippedSources sources, Map<String, String> changed) {
        Map<String, String> files = sources.files();
        files.putAll(changed);
        return ShippedSources.of(files);
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static Properties properties(String text) throws IOException {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(text));
        } catch (IllegalArgumentException e) {
            throw new BadAnswerException(
                    DIAGNOSIS + " cannot be read: " + e.getMessage(), "Write lines such as: method=lend");
        }
        return properties;
    }
}
