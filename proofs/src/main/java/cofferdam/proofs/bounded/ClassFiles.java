package cofferdam.proofs.bounded;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Which class files a class depends on, and what the checker is given of them. */
final class ClassFiles {
    private static final Pattern OURS = Pattern.compile("(?:cofferdam|org/cprover|java)/[\\w/$]+");
    private static final int UTF8 = 1;
    private static final int NAME_AND_TYPE = 12;
    private static final String RECORD = "java/lang/Record";
    private static final String OBJECT = "java/lang/Object";

    private ClassFiles() {}

    /**
     * The class files of Cofferdam, and stand-ins for the library's, that the named one mentions, and they in
     * turn, and so on.
     *
     * @param root name with slashes
     * @param bytes content of a class file by such a name, null if there is none
     */
    static SortedMap<String, byte[]> closure(String root, Function<String, byte[]> bytes) {
        SortedMap<String, byte[]> found = new TreeMap<>();
        Deque<String> open = new ArrayDeque<>();
        open.add(root);
        while (!open.isEmpty()) {
            String name = open.remove();
            byte[] content = found.containsKey(name) ? null : bytes.apply(name);
            if (content != null) {
                found.put(name, content);
                open.addAll(mentioned(content));
            }
        }
        return found;
    }

    /** All names in the constant pool that may be those of our classes (JVMS 4.4). */
    private static SortedSet<String> mentioned(byte[] classFile) {
        SortedSet<String> names = new TreeSet<>();
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(classFile))) {
            in.skipNBytes(8);
            int constants = in.readUnsignedShort();
            for (int i = 1; i < constants; i++) {
                int tag = in.readUnsignedByte();
                if (tag == UTF8) {
                    Matcher matcher = OURS.matcher(in.readUTF());
                    while (matcher.find()) {
                        names.add(matcher.group());
                    }
                } else {
                    in.skipNBytes(length(tag));
                    // 4.4.5: longs and doubles take two places.
                    i += tag == 5 || tag == 6 ? 1 : 0;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return names;
    }

    /** Names of all methods and fields that a class file refers to, its own among them if it uses them. */
    static Set<String> referred(byte[] classFile) {
        Map<Integer, String> texts = new HashMap<>();
        Set<Integer> names = new HashSet<>();
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(classFile))) {
            in.skipNBytes(8);
            int constants = in.readUnsignedShort();
            for (int i = 1; i < constants; i++) {
                int tag = in.readUnsignedByte();
                if (tag == UTF8) {
                    texts.put(i, in.readUTF());
                } else if (tag == NAME_AND_TYPE) {
                    names.add(in.readUnsignedShort());
                    in.skipNBytes(2);
                } else {
                    in.skipNBytes(length(tag));
                    // 4.4.5: longs and doubles take two places.
                    i += tag == 5 || tag == 6 ? 1 : 0;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return names.stream().map(texts::get).collect(Collectors.toSet());
    }

    /**
     * The same class, no record but a class that extends {@code Object}: behind an interface the checker mistakes a record
     * for another, because it takes for the name of its class what stands at another place.
     */
    static byte[] plain(byte[] classFile) {
        byte[] changed = classFile.clone();
        ByteBuffer in = ByteBuffer.wrap(changed).position(8);
        int constants = in.getChar();
        try {
            for (int i = 1; i < constants; i++) {
                int tag = in.get();
                int length = tag == UTF8 ? in.getChar() : length(tag);
                int at = in.position();
                if (tag == UTF8 && new String(changed, at, length, StandardCharsets.UTF_8).equals(RECORD)) {
                    System.arraycopy(OBJECT.getBytes(StandardCharsets.UTF_8), 0, changed, at, length);
                }
                in.position(at + length);
                // 4.4.5: longs and doubles take two places.
                i += tag == 5 || tag == 6 ? 1 : 0;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return changed;
    }

    private static int length(int tag) throws IOException {
        return switch (tag) {
            case 7, 8, 16, 19, 20 -> 2;
            case 15 -> 3;
            case 3, 4, 9, 10, 11, 12, 17, 18 -> 4;
            case 5, 6 -> 8;
            default -> throw new IOException("constant of unknown kind " + tag);
        };
    }
}
