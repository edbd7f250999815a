package cofferdam.kernel.boot;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Where boot finds the bytes of the partitions' images, by the file name that stands in the description. */
@FunctionalInterface
public interface ImageStore {
    /** The largest image, in bytes: 64 MiB. */
    long MAX_BYTES = 64L << 20;

    /**
     * The content of an image; callers do not change the array.
     *
     * @param file the name as written in the description
     * @return the bytes, or nothing if there is no such image
     * @throws BootException if there is one, but it cannot be read or is larger than {@link #MAX_BYTES}
     */
    Optional<byte[]> find(String file);

    /**
     * Images that are files in a directory or below. Names and links that lead out of it are refused here as well as by
     * the description's rules, since files may change between the two (G8-06).
     */
    static ImageStore directory(Path directory) {
        return file -> {
            try {
                Path path = directory.resolve(file);
                if (!Files.isRegularFile(path)) {
                    return Optional.empty();
                }
                if (Path.of(file).isAbsolute() || !path.toRealPath().startsWith(directory.toRealPath())) {
                    throw new BootException("BOOT-02", "image " + file + " is outside the description's folder");
                }
                byte[] content;
                try (InputStream in = Files.newInputStream(path)) {
                    content = in.readNBytes((int) MAX_BYTES + 1);
                }
                if (content.length > MAX_BYTES) {
                    throw new BootException("BOOT-02", "image " + file + " is larger than 64 MiB");
                }
                return Optional.of(content);
            } catch (InvalidPathException e) {
                return Optional.empty();
            } catch (IOException e) {
                throw new BootException("BOOT-02", "image " + file + " cannot be read: " + e.getMessage());
            }
        };
    }

    /** Images given by name. */
    static ImageStore of(Map<String, byte[]> images) {
        Map<String, byte[]> copy = new TreeMap<>(images);
        return file -> Optional.ofNullable(copy.get(file));
    }

    /** This store, except that one image has other bytes. */
    default ImageStore with(String file, byte[] content) {
        byte[] copy = content.clone();
        return name -> name.equals(file) ? Optional.of(copy) : find(name);
    }
}
