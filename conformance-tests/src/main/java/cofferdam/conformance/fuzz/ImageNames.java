package cofferdam.conformance.fuzz;

import cofferdam.kernel.boot.BootException;
import cofferdam.kernel.boot.ImageStore;
import cofferdam.spec.system.reader.DescriptionReader;
import cofferdam.spec.system.reader.ReadResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;

/**
 * The name of an image: only files in the description's folder or below are found by it, links followed, whether by the rules
 * or by boot (G8-06).
 */
final class ImageNames implements FuzzTarget {
    private final Sandbox sandbox;
    private final Function<Path, ImageStore> stores;
    private final String good;
    private final FindingCheck findings;

    /**
     * A target.
     *
     * @param sandbox with the smallest example; gets links that lead out of it
     * @param stores under test
     */
    ImageNames(Sandbox sandbox, Function<Path, ImageStore> stores) throws IOException {
        this.sandbox = sandbox;
        this.stores = stores;
        Path inner = sandbox.inner();
        good = Files.readString(inner.resolve("system.xml"));
        Files.write(sandbox.outer().resolve("outer.bin"), new byte[] {(byte) 0xeb, (byte) 0xfe});
        Files.createDirectory(inner.resolve("sub"));
        Files.copy(inner.resolve("producer.bin"), inner.resolve("sub").resolve("code"));
        Files.createSymbolicLink(inner.resolve("o"), Path.of("..", "outer.bin"));
        Files.createSymbolicLink(inner.resolve("u"), Path.of(".."));
        Files.createSymbolicLink(inner.resolve("i"), Path.of("sub", "code"));
        Files.createSymbolicLink(inner.resolve("r"), Path.of("/"));
        Files.createSymbolicLink(inner.resolve("loop"), Path.of("loop"));
        sandbox.sealed();
        findings = new FindingCheck(
                "[A-Z]{3}-[0-9]{2}", inner.resolve(Descriptions.FILE).toString());
    }

    @Override
    public void accept(byte[] input) throws IOException {
        String name = new String(input, StandardCharsets.UTF_8);
        byte[] text = good.replace("producer.bin", escaped(name)).getBytes(StandardCharsets.UTF_8);
        ReadResult result = DescriptionReader.read(sandbox.put(Descriptions.FILE, text));
        findings.check(result.findings(), text);
        result.description().ifPresent(system -> {
            String read = system.partitions().get(0).images().get(0).file();
            Broken.unless(inside(read), "accepted, but it lies outside: " + read);
        });
        Optional<byte[]> found;
        try {
            found = stores.apply(sandbox.inner()).find(name);
        } catch (BootException e) {
            found = Optional.empty();
        }
        if (found.isPresent()) {
            Broken.unless(inside(name), "boot reads what lies outside: " + name);
            Broken.unless(
                    Arrays.equals(
                            found.get(), Files.readAllBytes(sandbox.inner().resolve(name))),
                    "boot reads something else: " + name);
        }
        sandbox.check();
    }

    private boolean inside(String name) {
        try {
            Path real = sandbox.inner().resolve(name).toRealPath();
            return real.startsWith(sandbox.inner()) && !Path.of(name).isAbsolute();
        } catch (IOException e) {
            return false;
        }
    }

    private static String escaped(String name) {
        StringBuilder text = new StringBuilder();
        name.codePoints().forEach(c -> {
            if (c >= 'a' && c <= 'z' || c == '.' || c == '/') {
                text.append((char) c);
            } else {
                text.append("&#").append(c).append(';');
            }
        });
        return text.toString();
    }

    @Override
    public void close() throws IOException {
        sandbox.close();
    }
}
