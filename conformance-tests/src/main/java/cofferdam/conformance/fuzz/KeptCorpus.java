package cofferdam.conformance.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The inputs of a target that are kept with the sources: a text file with a line for each, printable characters as they are,
 * others as {@code \xNN}; short ones first.
 */
final class KeptCorpus {
    private KeptCorpus() {}

    /** The inputs kept in a file; none if there is no file. */
    static List<byte[]> read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return List.of();
        }
        return Files.readAllLines(file, StandardCharsets.US_ASCII).stream()
                .map(KeptCorpus::bytes)
                .toList();
    }

    /**
     * Keeps inputs, the shortest first, as long as the file stays small enough.
     *
     * @return how many are kept
     */
    static int write(Path file, List<byte[]> inputs, int mostBytes) throws IOException {
        List<String> lines = inputs.stream()
                .map(KeptCorpus::line)
                .distinct()
                .sorted(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()))
                .toList();
        List<String> kept = new ArrayList<>();
        int size = 0;
        for (String line : lines) {
            size += line.length() + 1;
            if (size > mostBytes) {
                break;
            }
            kept.add(line);
        }
        Files.createDirectories(file.getParent());
        Files.write(file, kept, StandardCharsets.US_ASCII);
        return kept.size();
    }

    /** Puts inputs into a folder, a file each, as the fuzzer wants them. */
    static void unpack(List<byte[]> inputs, Path folder) throws IOException {
        Files.createDirectories(folder);
        int number = 0;
        for (byte[] input : inputs) {
            Files.write(folder.resolve("kept-" + number++), input);
        }
    }

    /** The inputs in a folder. */
    static List<byte[]> pack(Path folder) throws IOException {
        List<byte[]> inputs = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                inputs.add(Files.readAllBytes(file));
            }
        }
        return inputs;
    }

    static String line(byte[] input) {
        StringBuilder line = new StringBuilder();
        for (byte b : input) {
            if (b >= ' ' && b <= '~' && b != '\\') {
                line.append((char) b);
            } else {
                line.append(String.format("\\x%02x", b));
            }
        }
        return line.toString();
    }

    static byte[] bytes(String line) {
        ByteArrayOutputStream input = new ByteArrayOutputStream();
        for (int at = 0; at < line.length(); at++) {
            if (line.charAt(at) == '\\') {
                input.write(Integer.parseInt(line.substring(at + 2, at + 4), 16));
                at += 3;
            } else {
                input.write(line.charAt(at));
            }
        }
        return input.toByteArray();
    }

    /** Whether two lists hold the same inputs. */
    static boolean same(List<byte[]> one, List<byte[]> other) {
        return one.size() == other.size()
                && java.util.stream.IntStream.range(0, one.size())
                        .allMatch(n -> Arrays.equals(one.get(n), other.get(n)));
    }
}
