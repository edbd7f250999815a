package cofferdam.proofs.openjml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cofferdam.proofs.evidence.ToolMissingException;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Properties;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** OpenJML is found where it is said to be, or downloaded once, and only the release that was asked for (G11-01). */
class InstallationTest {
    @TempDir
    Path folder;

    private HttpServer server;
    private byte[] archive;
    private int requests;

    @BeforeEach
    void serve() throws Exception {
        Path zip = folder.resolve("release.zip");
        URI uri = URI.create("jar:" + zip.toUri());
        try (FileSystem inside =
                FileSystems.newFileSystem(uri, Map.of("create", "true", "enablePosixFileAttributes", "true"))) {
            Path program = inside.getPath("openjml");
            Files.writeString(program, "#!/bin/sh\n");
            Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
            Files.createDirectory(inside.getPath("specs"));
            Files.writeString(inside.getPath("specs/Object.jml"), "specification");
        }
        archive = Files.readAllBytes(zip);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/release.zip", exchange -> {
            requests++;
            exchange.sendResponseHeaders(200, archive.length);
            exchange.getResponseBody().write(archive);
            exchange.close();
        });
        server.createContext("/moved.zip", exchange -> {
            exchange.getResponseHeaders().add("Location", "/release.zip");
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void aReleaseIsDownloadedOnceAndItsProgramCanBeRun() throws Exception {
        Release release = release("/moved.zip", sha256(archive));
        Path cache = folder.resolve("cache");
        Path launcher = find(release, true).launcher();
        assertThat(launcher).isExecutable().startsWith(cache).hasFileName("openjml");
        assertThat(launcher.resolveSibling("specs/Object.jml")).hasContent("specification");
        assertThat(find(release, false).launcher()).isEqualTo(launcher);
        assertThat(requests).isEqualTo(1);
        assertThat(cache.resolve("openjml").toFile().list())
                .containsExactly(release.folder(cache).getFileName().toString());
    }

    @Test
    void anotherDigestIsRefusedAndLeavesNothingBehind() {
        Release release = release("/release.zip", "0".repeat(64));
        assertThatThrownBy(() -> find(release, true)).isInstanceOfSatisfying(ToolMissingException.class, missing -> {
            assertThat(missing).hasMessageContaining("its SHA-256 is " + sha256(archive) + " and not 000");
            assertThat(missing.advice()).contains(release.address().toString(), release.sha256(), "OPENJML_HOME");
        });
        assertThat(folder.resolve("cache/openjml")).isEmptyDirectory();
    }

    @Test
    void anArchiveThatReachesOutOfItsFolderIsRefused() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("../outside"));
            zip.closeEntry();
        }
        archive = bytes.toByteArray();
        assertThatThrownBy(() -> find(release("/release.zip", sha256(archive)), true))
                .isInstanceOf(ToolMissingException.class);
        assertThat(folder.resolve("cache/openjml")).isEmptyDirectory();
    }

    @Test
    void anAddressThatDoesNotAnswerIsNamed() {
        assertThatThrownBy(() -> find(release("/gone.zip", sha256(archive)), true))
                .hasMessageContaining("could not be downloaded: ")
                .hasMessageContaining("answers with status 404");
        server.stop(0);
        assertThatThrownBy(() -> find(release("/release.zip", sha256(archive)), true))
                .hasMessageContaining("could not be downloaded: ");
    }

    @Test
    void withoutLeaveToDownloadTheReleaseToGetIsNamed() {
        assertThatThrownBy(() -> find(Release.PINNED, false))
                .isInstanceOfSatisfying(ToolMissingException.class, missing -> {
                    assertThat(missing).hasMessage("OpenJML is not installed");
                    assertThat(missing.advice())
                            .contains(Release.PINNED.address().toString(), Release.PINNED.sha256());
                });
    }

    @Test
    void aFolderThatIsNamedComesFirstAndMustHoldTheProgram() throws Exception {
        Properties properties = new Properties();
        properties.setProperty("openjml.home", folder.toString());
        assertThatThrownBy(() -> Installation.find(properties, Map.of(), Release.PINNED, folder, true))
                .hasMessage("there is no program openjml in " + folder);
        Path program = Files.writeString(folder.resolve("openjml"), "#!/bin/sh\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        assertThat(Installation.find(properties, Map.of("OPENJML_HOME", "/nowhere"), Release.PINNED, folder, true)
                        .launcher())
                .isEqualTo(program.toAbsolutePath());
        assertThat(Installation.find(
                                new Properties(),
                                Map.of("OPENJML_HOME", folder.toString()),
                                Release.PINNED,
                                folder,
                                true)
                        .launcher())
                .isEqualTo(program.toAbsolutePath());
    }

    private Installation find(Release release, boolean download) throws Exception {
        return Installation.find(new Properties(), Map.of(), release, folder.resolve("cache"), download);
    }

    private Release release(String path, String digest) {
        return new Release(URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path), digest);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
