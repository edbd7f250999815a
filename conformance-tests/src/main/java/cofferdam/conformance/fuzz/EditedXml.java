package cofferdam.conformance.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A good file with the edits that a fuzzer's bytes stand for: values changed and exchanged, lines lost, doubled and moved,
 * text put in. So most inputs are well-formed and reach the rules.
 */
final class EditedXml {
    /** Edges of what types and rules allow. */
    private static final String[] VALUES = {
        "",
        "0",
        "1",
        "2",
        "7",
        "8",
        "9",
        "15",
        "16",
        "17",
        "31",
        "32",
        "33",
        "63",
        "64",
        "65",
        "255",
        "256",
        "1000",
        "1001",
        "4096",
        "4097",
        "65535",
        "65536",
        "999999",
        "1000000",
        "999999999",
        "4K",
        "8K",
        "64K",
        "1M",
        "2M",
        "1G",
        "16G",
        "64M",
        "4095M",
        "4503599627370495",
        "4194303G",
        "0x0",
        "0x1",
        "0xfff",
        "0x1000",
        "0x1001",
        "0x10000",
        "0x22000",
        "0x100000",
        "0x1ff000",
        "0x200000",
        "0xfee00000",
        "0xfed90000",
        "0x3fffffff000",
        "0x40000000000",
        "0xfffffffff000",
        "0xfffffffffffff",
        "0x10000000000000",
        "0xffffffffffffffff",
        "0x8000000000000000",
        "-1",
        "true",
        "false",
        "r",
        "w",
        "x",
        "rw",
        "rx",
        "rwx",
        "lend",
        "share",
        "donate",
        "lend share donate",
        "ept-2m ept-1g page-1g la57",
        "restart",
        "inject",
        "stop",
        "ept-violation",
        "ept-misconfiguration",
        "triple-fault",
        "forbidden-instruction",
        "unexpected-exit",
        "dma-engine",
        "network-card",
        "echo",
        "silent",
        "idle",
        "00:00.0",
        "ff:1f.7",
        "a",
        "a-b/c-d",
        "system.xml",
        ".",
        "..",
        "../outer.bin",
        "/etc/passwd",
        "\u0000",
        "\u001b[2J",
        "\u009b",
        "\u202e",
        "&#27;",
        "&#xd800;",
        "&x;",
        "<",
        "]]>",
        "read",
        "write",
        "execute",
        "MAP",
        "UNKNOWN",
        "DENIED",
        "OK",
        "G1-02",
        "wrmsr"
    };

    private final String good;

    EditedXml(String good) {
        this.good = good;
    }

    /** The file with all edits made. */
    byte[] edited(InputReader input) {
        String text = good;
        for (int edits = 0; input.more() && edits < 64; edits++) {
            text = edit(text, input);
        }
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String edit(String text, InputReader input) {
        switch (input.below(8)) {
            case 0, 1:
                return withValue(text, input, VALUES[input.below(VALUES.length)]);
            case 2:
                String[] parts = text.split("\"", -1);
                return withValue(text, input, parts[value(parts, input)]);
            case 3:
                return withValue(text, input, input.text());
            case 4:
                return withValue(text, input, "0x" + Long.toHexString(input.word() >>> input.below(64)));
            case 5, 6:
                return withLinesMoved(text, input);
            default:
                int at = input.below(text.length() + 1);
                return text.substring(0, at) + input.text() + text.substring(at);
        }
    }

    private static String withValue(String text, InputReader input, String value) {
        String[] parts = text.split("\"", -1);
        parts[value(parts, input)] = value;
        return String.join("\"", parts);
    }

    /** Values are every second part. */
    private static int value(String[] parts, InputReader input) {
        return Math.min(parts.length - 1, 1 + 2 * input.below(parts.length / 2));
    }

    private static String withLinesMoved(String text, InputReader input) {
        List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
        String line = lines.remove(input.below(lines.size()));
        for (int copies = input.below(3); copies > 0; copies--) {
            lines.add(input.below(lines.size() + 1), line);
        }
        return String.join("\n", lines);
    }
}
