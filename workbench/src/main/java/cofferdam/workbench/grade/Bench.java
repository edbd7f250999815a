package cofferdam.workbench.grade;

import cofferdam.spec.system.SystemDescription;
import cofferdam.spec.system.reader.DescriptionReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Where an answer is graded: the repository's own files, and a folder of the grader's that is gone afterwards. */
final class Bench implements AutoCloseable {
    private final Path repository;
    private final Path work;
    private final Duration limit;

    /**
     * Makes the folder.
     *
     * @param repository of which docs/labs and docs/examples are used
     * @param limit how long a student's code may run, each time that it is run
     * @throws BadAnswerException if the labs are not there
     */
    Bench(Lab lab, Path repository, Duration limit) throws IOException {
        this.repository = repository;
        this.limit = limit;
        if (!Files.isDirectory(repository.resolve("docs/labs").resolve(lab.folder()))) {
            throw new BadAnswerException(
                    "there is no folder " + repository.resolve("docs/labs").resolve(lab.folder()),
                    "Grade with the launcher of a checkout: ./cofferdam grade LAB DIR");
        }
        this.work = Files.createTempDirectory("cofferdam-grade").toRealPath();
    }

    /** A file of the repository. */
    Path shipped(String path) {
        return repository.resolve(path).toAbsolutePath().normalize();
    }

    /** A description of the repository's, which is in order. */
    static SystemDescription description(Path file) {
        return DescriptionReader.read(file)
                .description()
                .orElseThrow(() -> new IllegalStateException(file + " breaks a rule"));
    }

    /** A new folder to work in. */
    Path folder(String name) throws IOException {
        return Files.createDirectory(work.resolve(name));
    }

    /** A process for a student's code, with these folders in front of the class path. */
    Child child(List<Path> classes) throws IOException {
        return new Child(classes, Files.createTempDirectory(work, "child"), limit);
    }

    /** How long a student's code may run, each time that it is run. */
    Duration limit() {
        return limit;
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> walk = Files.walk(work)) {
            for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
