package cofferdam.workbench.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.ReadOnlyFileSystemException;

/** Why something could not be written, in words; what the Java library says is often the file name alone. */
final class Reason {
    private Reason() {}

    static String of(Exception problem) {
        if (problem instanceof NoSuchFileException) {
            return "no such folder";
        }
        if (problem instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (problem instanceof ReadOnlyFileSystemException) {
            return "the file system is read-only";
        }
        if (problem instanceof FileSystemException file) {
            return file.getReason() == null ? "something else is in its place" : file.getReason();
        }
        return problem.getMessage() == null ? problem.getClass().getSimpleName() : problem.getMessage();
    }

    /** A message about a file that cannot be written. */
    static UserError cannotWrite(Object file, IOException problem, String advice) {
        return new UserError("cannot write " + file + ": " + of(problem), advice);
    }
}
