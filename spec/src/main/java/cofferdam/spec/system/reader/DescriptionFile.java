package cofferdam.spec.system.reader;

import cofferdam.spec.system.Finding;
import cofferdam.spec.system.Location;
import cofferdam.spec.system.rules.ReadingRules;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Gets the text of a description: a regular file of bounded size in UTF-8 (G8-06). */
final class DescriptionFile {
    /** Most bytes of a description: 4 MiB. */
    static final int MAX_BYTES = 4 << 20;

    private static final Pattern DECLARED_VERSION =
            Pattern.compile("\\A<\\?xml\\s+version\\s*=\\s*[\"']([^\"'>]*)[\"']");

    private static final Pattern DECLARED_ENCODING =
            Pattern.compile("\\A<\\?xml[^>]*?\\bencoding\\s*=\\s*[\"']([^\"'>]*)[\"']");

    private DescriptionFile() {}

    /** The text of a file without a byte-order mark, or findings and nothing. */
    static Optional<String> text(Path path, List<Finding> findings) {
        Location top = new Location(path.toString(), 1, 1);
        byte[] bytes;
        try {
            if (!Files.exists(path)) {
                throw new NoSuchFileException(path.toString());
            }
            if (!Files.isRegularFile(path)) {
                findings.add(ReadingRules.UNREADABLE.finding(
                        top, "the description is not a regular file", "name a file such as system.xml"));
                return Optional.empty();
            }
            try (InputStream in = Files.newInputStream(path)) {
                bytes = in.readNBytes(MAX_BYTES + 1);
            }
        } catch (NoSuchFileException e) {
            findings.add(
                    ReadingRules.UNREADABLE.finding(top, "the description does not exist", "name an existing file"));
            return Optional.empty();
        } catch (IOException | SecurityException e) {
            findings.add(
                    ReadingRules.UNREADABLE.finding(top, "the description cannot be read", "make the file readable"));
            return Optional.empty();
        }
        if (bytes.length > MAX_BYTES) {
            findings.add(ReadingRules.TOO_LARGE.finding(
                    top, "the file has more than " + MAX_BYTES + " bytes", "describe a smaller system"));
            return Optional.empty();
        }
        return decode(bytes, top, findings);
    }

    private static Optional<String> decode(byte[] bytes, Location top, List<Finding> findings) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        CharBuffer text = CharBuffer.allocate(bytes.length);
        CoderResult result = decoder.decode(ByteBuffer.wrap(bytes), text, true);
        String decoded = text.flip().toString();
        if (result.isError()) {
            findings.add(ReadingRules.ENCODING.finding(
                    end(top, decoded), "the bytes here are not UTF-8", "save the file in UTF-8"));
            return Optional.empty();
        }
        String content = decoded.startsWith("\ufeff") ? decoded.substring(1) : decoded;
        Matcher version = DECLARED_VERSION.matcher(content);
        if (version.find() && !version.group(1).equals("1.0")) {
            findings.add(ReadingRules.MALFORMED.finding(
                    top,
                    "the file declares XML version \"" + Complaint.shorten(version.group(1)) + "\"",
                    "declare version=\"1.0\""));
            return Optional.empty();
        }
        Matcher matcher = DECLARED_ENCODING.matcher(content);
        if (matcher.find() && !matcher.group(1).equalsIgnoreCase("UTF-8")) {
            findings.add(ReadingRules.ENCODING.finding(
                    top,
                    "the file declares the encoding \"" + Complaint.shorten(matcher.group(1)) + "\"",
                    "save it in UTF-8 and declare encoding=\"UTF-8\""));
            return Optional.empty();
        }
        return Optional.of(content);
    }

    private static Location end(Location top, String text) {
        int mark = text.startsWith("\ufeff") ? 1 : 0;
        String[] lines = text.substring(mark).split("\r\n|\r|\n", -1);
        return new Location(top.file(), lines.length, lines[lines.length - 1].length() + 1);
    }
}
