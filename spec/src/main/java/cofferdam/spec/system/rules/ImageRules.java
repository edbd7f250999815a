package cofferdam.spec.system.rules;

import static cofferdam.spec.system.rules.Rule.limit;
import static cofferdam.spec.system.rules.Rule.rule;

import cofferdam.spec.system.Extent;
import cofferdam.spec.system.MemoryRegion;
import cofferdam.spec.system.Partition;
import cofferdam.spec.system.Partition.Image;
import cofferdam.spec.system.rules.ImageFile.State;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rules on image files (G8-07). */
final class ImageRules {
    private static final Map<String, byte[]> MAGIC = magic();

    static final List<Rule> ALL = List.of(
            limit("IMG-01", "A partition has at most 16 images.", (facts, report) -> facts.partitions()
                    .forEach(p -> Limits.check(
                            report, p.images(), 16, "images in partition \"" + p.name() + "\"", i -> i.where()))),
            rule(
                    "IMG-02",
                    "An image lies in the description's folder or below, links followed.",
                    "images/table.bin",
                    "../table.bin",
                    state(State.OUTSIDE, "is outside the description's folder", "name a file below that folder")),
            rule(
                    "IMG-03",
                    "An image exists and can be read.",
                    "images/table.bin",
                    "images/missing.bin",
                    state(State.MISSING, "does not exist or cannot be read", "build it or correct its name")),
            rule(
                    "IMG-04",
                    "An image is a regular file.",
                    "images/table.bin",
                    "images",
                    state(State.NOT_A_FILE, "is not a regular file", "name a file of raw bytes")),
            rule(
                    "IMG-05",
                    "An image has at most 64 MiB.",
                    "",
                    "",
                    state(State.TOO_LARGE, "has more than 64M", "make it smaller")),
            rule(
                    "IMG-06",
                    "An image is not empty.",
                    "images/table.bin",
                    "images/empty.bin",
                    each((facts, p, i, report) -> report.unless(
                            !facts.image(i).isRead() || facts.image(i).size() > 0,
                            i.where(),
                            "the image \"" + i.file() + "\" is empty",
                            "build it again"))),
            rule(
                    "IMG-07",
                    "An image lies inside one region of its partition.",
                    "file=\"images/table.bin\" at=\"0x110000\"",
                    "file=\"images/table.bin\" at=\"0x1ffff8\"",
                    each((facts, p, i, report) -> report.unless(
                            Facts.regionOf(p, facts.extent(i)).isPresent()
                                    || facts.image(i).size() == 0,
                            i.where(),
                            "the image \"" + i.file() + "\" at " + facts.extent(i)
                                    + " is not inside one region of partition \"" + p.name() + "\"",
                            "move it, or make the region larger"))),
            rule(
                    "IMG-08",
                    "Two images of a partition do not overlap.",
                    "file=\"images/table.bin\" at=\"0x110000\"",
                    "file=\"images/table.bin\" at=\"0x1007\"",
                    (facts, report) -> facts.partitions().forEach(p -> apart(facts, p, report))),
            rule(
                    "IMG-09",
                    "An image in executable memory is raw machine code, not a file of a known other format.",
                    "images/red.bin",
                    "images/program.elf",
                    each(ImageRules::notForeign)),
            rule(
                    "IMG-10",
                    "The image that holds the entry point is not all zero.",
                    "images/red.bin",
                    "images/zero.bin",
                    each((facts, p, i, report) -> report.unless(
                            !holdsEntry(facts, p, i) || !facts.image(i).all(b -> b == 0),
                            i.where(),
                            "the image \"" + i.file() + "\" holds the entry point and is all zero",
                            "name a file of machine code"))),
            rule(
                    "IMG-11",
                    "The image that holds the entry point is not plain text.",
                    "images/red.bin",
                    "images/text.bin",
                    each((facts, p, i, report) -> report.unless(
                            !holdsEntry(facts, p, i) || !facts.image(i).all(ImageRules::isText),
                            i.where(),
                            "the image \"" + i.file() + "\" holds the entry point and is plain text",
                            "name a file of machine code"))),
            rule(
                    "IMG-12",
                    "All images together have at most 128 MiB, each file counted once.",
                    "",
                    "",
                    state(State.TOO_MUCH, "makes all images more than 128M together", "make them smaller")));

    private ImageRules() {}

    /** A check of one image. */
    @FunctionalInterface
    private interface ImageCheck {
        void run(Facts facts, Partition partition, Image image, Report report);
    }

    private static Rule.Check each(ImageCheck check) {
        return (facts, report) ->
                facts.partitions().forEach(p -> p.images().forEach(i -> check.run(facts, p, i, report)));
    }

    private static Rule.Check state(State wrong, String found, String advice) {
        return each((facts, p, i, report) -> report.unless(
                facts.image(i).state() != wrong, i.where(), "the image \"" + i.file() + "\" " + found, advice));
    }

    private static boolean holdsEntry(Facts facts, Partition partition, Image image) {
        return facts.extent(image).contains(partition.start().entry());
    }

    private static boolean isText(int b) {
        return b >= ' ' && b <= '~' || b == '\n' || b == '\r' || b == '\t';
    }

    private static void apart(Facts facts, Partition partition, Report report) {
        List<Image> images = partition.images();
        for (int later = 1; later < images.size(); later++) {
            Extent extent = facts.extent(images.get(later));
            for (Image earlier : images.subList(0, later)) {
                report.unless(
                        !extent.overlaps(facts.extent(earlier)),
                        images.get(later).where(),
                        "the image \"" + images.get(later).file() + "\" at " + extent + " overlaps \"" + earlier.file()
                                + "\" at " + facts.extent(earlier),
                        "move one of them");
            }
        }
    }

    private static void notForeign(Facts facts, Partition partition, Image image, Report report) {
        Optional<MemoryRegion> region = Facts.regionOf(partition, facts.extent(image));
        if (region.isEmpty() || !region.get().access().execute()) {
            return;
        }
        MAGIC.forEach((format, magic) -> report.unless(
                !facts.image(image).startsWith(magic),
                image.where(),
                "the image \"" + image.file() + "\" in executable memory is " + format,
                "name a file of raw machine code, as objcopy -O binary makes it"));
    }

    private static Map<String, byte[]> magic() {
        Map<String, byte[]> magic = new LinkedHashMap<>();
        magic.put("an ELF file", latin1("\u007fELF"));
        magic.put("a Windows executable", latin1("MZ"));
        magic.put("a script", latin1("#!"));
        magic.put("an XML file", latin1("<?xml"));
        magic.put("a gzip file", latin1("\u001f\u008b"));
        magic.put("a ZIP file", latin1("PK\u0003\u0004"));
        magic.put("a PDF file", latin1("%PDF-"));
        magic.put("a PNG image", latin1("\u0089PNG"));
        magic.put("a Java class file", latin1("\u00ca\u00fe\u00ba\u00be"));
        magic.put("an ar archive", latin1("!<arch>"));
        return magic;
    }

    private static byte[] latin1(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
