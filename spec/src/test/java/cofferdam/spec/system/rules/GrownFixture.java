package cofferdam.spec.system.rules;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The good description with so many more of something that a limit is just kept, or just not. */
final class GrownFixture {
    private GrownFixture() {}

    /** For each limit, a description with exactly as many as are allowed. */
    static Map<String, String> accepted() {
        Map<String, String> grown = grown(0);
        // Devices of a partition: as many as there are on a full platform whose other partition keeps its own.
        grown.put("ASG-01", before(platformDevices(13), "<fault on=\"ept-violation\"", 13, GrownFixture::assignment));
        grown.put("NAM-02", Fixture.GOOD.replace("\"black\"", "\"idler\"").replace("black/", "idler/"));
        grown.put(
                "DMA-04",
                Fixture.edit("<iommu name=\"dmar\" base=\"0xfed90000\" addressWidth=\"39\"/>", "")
                        .replaceAll("<device ref=.*/>", ""));
        grown.put(
                "SCH-09",
                Fixture.edit("partition=\"idle\" ticks=\"8\"", "partition=\"idle\" ticks=\"999968\"")
                        .replace("partition=\"black\" ticks=\"40\"", "partition=\"black\" ticks=\"1000000\""));
        String eight = before(
                Fixture.edit("<processors count=\"2\"", "<processors count=\"8\""),
                "</schedule>",
                6,
                i -> "<processor id=\"" + (i + 2) + "\"><minorFrame partition=\"idle\" ticks=\"40\"/></processor>");
        grown.put("PLT-07", eight);
        grown.put(
                "PAR-04",
                eight.replace("<partition name=\"black\" processor=\"1\"", "<partition name=\"black\" processor=\"7\"")
                        .replace("partition=\"black\" ticks=\"40\"", "partition=\"idle\" ticks=\"40\"")
                        .replace(
                                "<processor id=\"7\"><minorFrame partition=\"idle\"",
                                "<processor id=\"7\"><minorFrame partition=\"black\""));
        grown.put(
                "XML-02", Fixture.GOOD + " ".repeat((4 << 20) - Fixture.GOOD.getBytes(StandardCharsets.UTF_8).length));
        grown.put("XML-13", hint(4096));
        return grown;
    }

    /** For each limit, a description with one too many; and one with a file that is too large in other ways. */
    static Map<String, String> rejected() {
        Map<String, String> grown = grown(1);
        grown.put("ASG-01", before("<fault on=\"ept-violation\"", 16, GrownFixture::assignment));
        grown.put("XML-02", before("</schedule>", 20_000, i -> "<x/>"));
        grown.put("XML-13", hint(4097));
        grown.put("XML-06", before("<kernel", 40, i -> "<x>"));
        return grown;
    }

    private static Map<String, String> grown(int more) {
        Map<String, String> grown = new TreeMap<>();
        grown.put(
                "PLT-01",
                before(
                        "<region base=\"0x8000000\"",
                        13 + more,
                        i -> "<region base=\"" + hex(0x200000000L, i) + "\" size=\"4K\"/>"));
        grown.put("DEV-01", platformDevices(13 + more));
        grown.put(
                "MEM-01",
                before(
                        "<image file=\"images/red.bin\"",
                        27 + more,
                        i -> "<memory name=\"m" + i + "\" size=\"4K\" at=\"" + hex(0x20000000, i)
                                + "\" access=\"r\"/>"));
        grown.put("PAR-03", partitions(13 + more));
        grown.put(
                "IMG-01",
                before(
                        "<start entry=\"0x1000\"",
                        14 + more,
                        i -> "<image file=\"images/table.bin\" at=\"" + hex(0x120000, i) + "\"/>"));
        grown.put(
                "CHN-01",
                before(
                        "<event name=\"ring\"",
                        62 + more,
                        i -> "<queuingChannel name=\"q" + i + "\" id=\"" + (i + 2)
                                + "\" from=\"red\" to=\"guard\" messageSize=\"8\" depth=\"1\"/>"));
        grown.put(
                "CHN-02",
                before(
                        "<event name=\"ring\"",
                        62 + more,
                        i -> "<samplingChannel name=\"s" + i + "\" id=\"" + (i + 2)
                                + "\" from=\"red\" to=\"guard\" messageSize=\"8\"/>"));
        grown.put(
                "CHN-03",
                before(
                        "<event name=\"ring\"",
                        62 + more,
                        i -> "<memoryChannel name=\"m" + i
                                + "\" from=\"red\" to=\"guard\" size=\"4K\" fromAt=\"" + hex(0x20000000, i)
                                + "\" toAt=\""
                                + hex(0x30000000, i) + "\"/>"));
        grown.put(
                "EVT-01",
                before(
                        "<event name=\"ring\"",
                        62 + more,
                        i -> "<event name=\"e" + i + "\" id=\"" + (i + 2) + "\" from=\"red\" to=\"guard\" vector=\""
                                + (100 + i) + "\"/>"));
        grown.put("GRT-01", grants(61 + more));
        grown.put("MEM-15", regions(248 + more));
        grown.put("CHN-28", queues(more));
        grown.put(
                "SCH-01",
                before(
                                "<minorFrame partition=\"idle\"",
                                1020 + more,
                                i -> "<minorFrame partition=\"idle\" ticks=\"1\"/>")
                        .replace("partition=\"black\" ticks=\"40\"", "partition=\"black\" ticks=\"1060\""));
        return grown;
    }

    /** A long attribute of the one kind that means nothing to Cofferdam. */
    private static String hint(int characters) {
        return Fixture.edit(
                "<system xmlns=",
                "<system xmlns:i=\"http://www.w3.org/2001/XMLSchema-instance\" i:schemaLocation=\""
                        + "x".repeat(characters) + "\" xmlns=");
    }

    private static String platformDevices(int more) {
        return before(
                "</platform>",
                more,
                i -> "<device name=\"d" + i + "\" kind=\"dma-engine\" pci=\"02:%02x.0\"".formatted(i) + " registers=\""
                        + hex(0xfd000000L, i) + "\" size=\"4K\" line=\"" + (10 + i) + "\"/>");
    }

    private static String assignment(int i) {
        return "<device ref=\"d" + i + "\" at=\"" + hex(0x30000000, i) + "\" vector=\"" + (100 + i) + "\"/>";
    }

    private static String partitions(int more) {
        String declared = before(
                "<queuingChannel name=\"requests\"",
                more,
                i -> "<partition name=\"p" + i
                        + "\" processor=\"1\"><memory name=\"m\" size=\"64K\" at=\"0x0\" access=\"rwx\"/>"
                        + "<image file=\"images/black.bin\" at=\"0x0\"/>"
                        + "<start entry=\"0x0\" stack=\"0x8000\" pageTables=\"0x4000\"/></partition>");
        return before(
                        declared,
                        "</processor>\n  </schedule>",
                        more,
                        i -> "<minorFrame partition=\"p" + i + "\" ticks=\"1\"/>")
                .replace("partition=\"black\" ticks=\"40\"", "partition=\"black\" ticks=\"" + (40 - more) + "\"");
    }

    /** So many more regions, spread over eight further partitions. */
    private static String regions(int more) {
        String declared = partitions(8);
        for (int p = 0; p < 8; p++) {
            String image = "<memory name=\"m\" size=\"64K\" at=\"0x0\" access=\"rwx\"/>";
            int at = declared.indexOf(image, declared.indexOf("name=\"p" + p + "\""));
            int count = p < 7 ? 30 : more - 8 - 7 * 30;
            declared = declared.substring(0, at)
                    + before(
                            image,
                            image,
                            count,
                            i -> "<memory name=\"m" + i + "\" size=\"4K\" at=\"" + hex(0x20000000, i)
                                    + "\" access=\"r\"/>")
                    + declared.substring(at + image.length());
        }
        return declared;
    }

    /** Queues for 4096 messages, or a few more. */
    private static String queues(int more) {
        return before(
                "<event name=\"ring\"",
                16,
                i -> "<queuingChannel name=\"q" + i + "\" id=\"" + (i + 2)
                        + "\" from=\"red\" to=\"guard\" messageSize=\"8\" depth=\"" + (i < 15 ? 256 : 244 + more)
                        + "\"/>");
    }

    private static String grants(int more) {
        String declared = before(
                "<image file=\"images/black.bin\"",
                30,
                i -> "<memory name=\"m" + i + "\" size=\"4K\" at=\"" + hex(0x20000000, i) + "\" access=\"r\"/>");
        return before(
                declared,
                "<grant name=\"loan-out\"",
                more,
                i -> i == 60
                        ? "<grant name=\"g60\" id=\"63\" from=\"red\" region=\"red/loan\" to=\"black\" at=\"0x29000000\" access=\"r\" modes=\"lend\"/>"
                        : "<grant name=\"g" + i + "\" id=\"" + (i + 3) + "\" from=\"black\" region=\"black/m" + i % 30
                                + "\" to=\"" + (i < 30 ? "red" : "guard") + "\" at=\"" + hex(0x28000000, i)
                                + "\" access=\"r\" modes=\"lend\"/>");
    }

    private static String hex(long base, int page) {
        return "0x" + Long.toHexString(base / 4096 * 4096 + 4096L * page);
    }

    private static String before(String anchor, int count, IntFunction<String> element) {
        return before(Fixture.edit(anchor, anchor), anchor, count, element);
    }

    private static String before(String text, String anchor, int count, IntFunction<String> element) {
        return text.replace(anchor, IntStream.range(0, count).mapToObj(element).collect(Collectors.joining()) + anchor);
    }
}
