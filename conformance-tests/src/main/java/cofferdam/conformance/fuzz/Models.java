package cofferdam.conformance.fuzz;

import cofferdam.proofs.unwinding.kernel.ModelFile;
import cofferdam.proofs.unwinding.kernel.ModelReader;
import cofferdam.spec.system.Finding;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/**
 * A model that {@code explore} reads: a model of a system in the model's folder or below, or findings about either file (G8-05,
 * G8-06, G11-01).
 */
final class Models implements FuzzTarget {
    private static final String FILE = "model.xml";
    private static final int MOST_CELLS = 1 << 16;

    private final Sandbox sandbox;
    private final Function<Path, ModelReader.Result> reader;
    private final EditedXml good;
    private final FindingCheck findings;

    /**
     * A target.
     *
     * @param sandbox with a model; gets a good description beside its folder and links that lead there
     * @param reader under test
     */
    Models(Sandbox sandbox, Function<Path, ModelReader.Result> reader) throws IOException {
        Path inner = sandbox.inner();
        good = new EditedXml(Files.readString(inner.resolve(FILE)));
        for (String file : List.of("system.xml", "guest.bin")) {
            Files.copy(inner.resolve(file), sandbox.outer().resolve(file));
        }
        Files.copy(inner.resolve("system.xml"), sandbox.outer().resolve("outer.bin"));
        Files.createSymbolicLink(inner.resolve("a"), Path.of("..", "system.xml"));
        Files.createSymbolicLink(inner.resolve("echo"), Path.of("echo"));
        this.sandbox = sandbox.sealed();
        this.reader = reader;
        this.findings =
                new FindingCheck("(MOD|XML)-[0-9]{2}", inner.resolve(FILE).toString());
    }

    @Override
    public void accept(byte[] bytes) throws IOException {
        byte[] text = good.edited(new InputReader(bytes));
        Path file = sandbox.put(FILE, text);
        ModelReader.Result result = reader.apply(file);
        Broken.unless(
                result.model().isPresent() == result.findings().isEmpty(),
                "accepted with findings, or refused without");
        findings.check(result.findings().stream().filter(f -> about(f, file)).toList(), text);
        result.findings().stream()
                .filter(f -> !about(f, file))
                .forEach(f -> other(f, new String(text, StandardCharsets.UTF_8)));
        if (result.model().isPresent()) {
            model(result.model().get());
        }
        sandbox.check();
    }

    private static boolean about(Finding finding, Path file) {
        return finding.where().file().equals(file.toString());
    }

    private void other(Finding finding, String text) {
        Path file = Path.of(finding.where().file());
        Broken.unless(inside(file), "looks at another file: " + finding);
        Words.check(finding.found(), 1000, text);
        Words.check(finding.advice(), 1000, text);
    }

    private void model(ModelFile model) {
        Broken.unless(inside(model.description().directory()), "the description lies outside");
        long cells = model.bounds().cells().values().stream()
                .mapToLong(pages -> pages.size())
                .sum();
        Broken.unless(cells <= MOST_CELLS, cells + " pages with cells");
    }

    private boolean inside(Path file) {
        try {
            return file.toRealPath().startsWith(sandbox.inner());
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        sandbox.close();
    }
}
