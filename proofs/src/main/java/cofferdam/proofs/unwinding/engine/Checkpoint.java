package cofferdam.proofs.unwinding.engine;

import cofferdam.spec.system.Printable;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UTFDataFormatException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;

/**
 * An exploration on disk, to go on with later: a first line with the version, which system it is of and what is checked,
 * then the tables, then a sum over all of it. It is written beside its place and then moved there, so a half-written one
 * never takes the place of a whole one.
 */
final class Checkpoint {
    private static final String VERSION = "cofferdam exploration 1";
    private static final int BUFFER = 1 << 16;

    private Checkpoint() {}

    /** What is written or read between the head and the sum. */
    interface Body<T> {
        void with(T stream) throws IOException;
    }

    static void write(Path file, String model, String system, Set<Property> checked, Body<DataOutputStream> body)
            throws IOException {
        Path beside = file.resolveSibling(file.getFileName() + ".part");
        try (OutputStream stream = new BufferedOutputStream(Files.newOutputStream(beside), BUFFER)) {
            CheckedOutputStream summed = new CheckedOutputStream(stream, new CRC32());
            DataOutputStream out = new DataOutputStream(summed);
            out.writeUTF(VERSION);
            out.writeUTF(model);
            out.writeUTF(system);
            out.writeUTF(new TreeSet<>(checked).toString());
            body.with(out);
            out.writeLong(summed.getChecksum().getValue());
        }
        Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
    }

    static void read(Path file, String model, String system, Set<Property> checked, Body<DataInputStream> body)
            throws CheckpointException {
        try (InputStream stream = new BufferedInputStream(Files.newInputStream(file), BUFFER)) {
            whole(file);
            CheckedInputStream summed = new CheckedInputStream(stream, new CRC32());
            DataInputStream in = new DataInputStream(summed);
            same(file, "is not of this version", VERSION, in.readUTF());
            same(file, "is of another model", model, in.readUTF());
            same(file, "is of another system, or of another version of the same", system, in.readUTF());
            same(file, "checks other properties", new TreeSet<>(checked).toString(), in.readUTF());
            body.with(in);
        } catch (NoSuchFileException e) {
            throw new CheckpointException(file + ": there is no such file", e);
        } catch (EOFException | UTFDataFormatException e) {
            throw new CheckpointException(file + ": ends too early, or is no checkpoint", e);
        } catch (ContradictionException e) {
            throw new CheckpointException(file + ": contradicts itself: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new CheckpointException(file + ": cannot be read", e);
        } catch (RuntimeException e) {
            throw new CheckpointException(file + ": its tables contradict themselves", e);
        }
    }

    /** Nothing is believed of a file that was cut or changed. */
    private static void whole(Path file) throws IOException, CheckpointException {
        long length = Files.size(file);
        CRC32 sum = new CRC32();
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER))) {
            byte[] buffer = new byte[BUFFER];
            long left = length - Long.BYTES;
            while (left > 0) {
                int count = in.read(buffer, 0, (int) Math.min(left, BUFFER));
                if (count < 0) {
                    break;
                }
                sum.update(buffer, 0, count);
                left -= count;
            }
            if (left != 0 || in.readLong() != sum.getValue()) {
                throw new CheckpointException(file + ": is no checkpoint, or was cut or changed", null);
            }
        }
    }

    private static void same(Path file, String what, String expected, String found) throws CheckpointException {
        if (!expected.equals(found)) {
            throw new CheckpointException(
                    file + ": " + what + ": " + Printable.quoted(found) + " instead of " + expected, null);
        }
    }
}
