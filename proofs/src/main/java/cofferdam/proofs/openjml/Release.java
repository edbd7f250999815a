package cofferdam.proofs.openjml;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A release that can be downloaded.
 *
 * @param address of a zip archive
 * @param sha256 of the archive, in hexadecimal digits; another one is not unpacked
 */
record Release(URI address, String sha256) {
    /** The one that the evidence is meant to be made with. */
    static final Release PINNED = new Release(
            URI.create("https://github.com/OpenJML/OpenJML/releases/download/21.0.28/openjml-ubuntu-24.04-21.0.28.zip"),
            "0a151820c4e680e32cb2e399a02615182c748fc24e308865b317783d4836df8a");

    private static final Duration CONNECT = Duration.ofSeconds(20);
    private static final int DIGITS = 12;

    /** Where it lies in a cache, once it is there; every release has a folder of its own. */
    Path folder(Path cache) {
        return cache.resolve("openjml").resolve(sha256.substring(0, Math.min(DIGITS, sha256.length())));
    }

    /**
     * Downloads and unpacks it; its folder is there as a whole or not at all.
     *
     * @return its folder
     */
    Path install(Path cache) throws IOException, InterruptedException {
        Path target = folder(cache);
        Files.createDirectories(target.getParent());
        Path work = Files.createTempDirectory(target.getParent(), "download");
        try {
            Path archive = work.resolve("archive.zip");
            String actual = download(archive);
            if (!actual.equals(sha256)) {
                throw new IOException(address + " is not the release that was asked for: its SHA-256 is " + actual
                        + " and not " + sha256);
            }
            Path unpacked = Files.createDirectory(work.resolve("unpacked"));
            unpack(archive, unpacked);
            return Files.move(top(unpacked), target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            delete(work);
        }
    }

    private String download(Path archive) throws IOException, InterruptedException {
        HttpClient client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .connectTimeout(CONNECT)
                .build();
        HttpResponse<InputStream> response =
                client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream body = response.body()) {
            if (response.statusCode() != 200) {
                throw new IOException(address + " answers with status " + response.statusCode());
            }
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            Files.copy(new DigestInputStream(body, digest), archive);
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static void unpack(Path archive, Path into) throws IOException {
        try (FileSystem zip = FileSystems.newFileSystem(archive, Map.of("enablePosixFileAttributes", "true"));
                Stream<Path> walk = Files.walk(zip.getPath("/"))) {
            for (Path from : (Iterable<Path>) walk::iterator) {
                Path to = into.resolve(from.toString().substring(1)).normalize();
                if (!to.startsWith(into)) {
                    throw new IOException("the archive holds a file outside of itself: " + from);
                }
                if (Files.isDirectory(from)) {
                    Files.createDirectories(to);
                } else {
                    Files.copy(from, to);
                    Files.setPosixFilePermissions(to, Files.getPosixFilePermissions(from));
                }
            }
        }
    }

    /** The folder with the program: some archives have one folder around everything. */
    private static Path top(Path unpacked) throws IOException {
        try (Stream<Path> inside = Files.list(unpacked)) {
            List<Path> all = inside.toList();
            return all.size() == 1 && Files.isDirectory(all.get(0)) ? all.get(0) : unpacked;
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
