package cofferdam.kernel.examples;

import static org.assertj.core.api.Assertions.assertThat;

import cofferdam.kernel.core.Abi;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The guests' headers name the kernel's hypercalls and results, all of them, with the kernel's numbers. */
class GuestHeadersTest {
    private static final Pattern DEFINE = Pattern.compile("(?m)^#define (\\w+) \\(?(-?\\d+)\\)?$");
    private static final Pattern EQU = Pattern.compile("(?m)^(\\w+)\\s+equ (-?\\d+)$");

    private static Map<String, Integer> numbers(String file, Pattern pattern) throws IOException {
        Map<String, Integer> numbers = new TreeMap<>();
        Matcher matcher = pattern.matcher(
                Files.readString(Examples.folder().resolve("guest").resolve(file)));
        while (matcher.find()) {
            numbers.put(matcher.group(1), Integer.valueOf(matcher.group(2)));
        }
        return numbers;
    }

    /** The constants of Abi from PARTITION to UNKNOWN, in the order of the source, without the count of calls. */
    private static Map<String, Integer> kernel() throws IllegalAccessException {
        Map<String, Integer> numbers = new TreeMap<>();
        for (Field field : Abi.class.getFields()) {
            if (field.getName().equals("NOBODY")) {
                break;
            }
            if (!field.getName().equals("HYPERCALLS")) {
                numbers.put(field.getName(), field.getInt(null));
            }
        }
        return numbers;
    }

    @Test
    void theHeaderForCHasTheKernelsNumbers() throws IOException, IllegalAccessException {
        assertThat(numbers("cofferdam.h", DEFINE)).isEqualTo(kernel()).hasSizeGreaterThan(20);
    }

    @Test
    void theHeaderForNasmHasTheKernelsNumbers() throws IOException, IllegalAccessException {
        assertThat(numbers("cofferdam.inc", EQU)).isEqualTo(kernel());
    }
}
