package cofferdam.spec.system.rules;

import java.util.List;

/** The rules that a file must satisfy to be read at all; the reader checks them (G8-06). */
public final class ReadingRules {
    /** The file is there. */
    public static final RuleText UNREADABLE =
            new RuleText("XML-01", "The description is a regular file that can be read.", "", "");

    /** Bytes and elements are bounded. */
    public static final RuleText TOO_LARGE =
            new RuleText("XML-02", "The description has at most 4 MiB and at most 20000 elements.", "", "");

    /** One encoding. */
    public static final RuleText ENCODING = new RuleText(
            "XML-03",
            "The description is encoded in UTF-8 and declares no other encoding.",
            "encoding=\"UTF-8\"",
            "encoding=\"ISO-8859-1\"");

    /** Well-formedness. */
    public static final RuleText MALFORMED =
            new RuleText("XML-04", "The description is well-formed XML.", "</schedule>", "</shedule>");

    /** No document type. */
    public static final RuleText DOCTYPE = new RuleText(
            "XML-05",
            "The description has no document type declaration, hence no entities of its own.",
            "<system xmlns=",
            "<!DOCTYPE system><system xmlns=");

    /** Bounded depth. */
    public static final RuleText TOO_DEEP =
            new RuleText("XML-06", "Elements are nested at most 32 levels deep.", "", "");

    /** The root element. */
    public static final RuleText ROOT = new RuleText(
            "XML-07",
            "The root element is system in the namespace urn:cofferdam:system:1.",
            "xmlns=\"urn:cofferdam:system:1\"",
            "xmlns=\"urn:cofferdam:system:2\"");

    /** Elements where they belong. */
    public static final RuleText ELEMENT = new RuleText(
            "XML-08",
            "Elements stand where the schema puts them, and the required ones are there.",
            "<kernel base=\"0x100000\" size=\"4M\"/>",
            "");

    /** Required attributes. */
    public static final RuleText MISSING_ATTRIBUTE = new RuleText(
            "XML-09",
            "Every required attribute is written.",
            "entry=\"0x1000\" stack=\"0x200000\"",
            "entry=\"0x1000\"");

    /** Only known attributes. */
    public static final RuleText UNKNOWN_ATTRIBUTE = new RuleText(
            "XML-10",
            "An element has only the attributes the schema knows.",
            "depth=\"8\"",
            "depth=\"8\" colour=\"red\"");

    /** Values of attributes. */
    public static final RuleText VALUE = new RuleText(
            "XML-11", "The value of an attribute has the form its type prescribes.", "depth=\"8\"", "depth=\"eight\"");

    /** Numbers within reach of any machine. */
    public static final RuleText NUMBER = new RuleText(
            "XML-12",
            "Addresses and sizes are below 2^52, the largest physical address any processor has.",
            "<region base=\"0x8000000\" size=\"16M\"",
            "<region base=\"0x8000000\" size=\"99999999G\"");

    /** Bounded values: matching them against the schema's patterns takes time that grows with their square. */
    public static final RuleText TOO_LONG =
            new RuleText("XML-13", "The value of an attribute has at most 4096 characters.", "", "");

    private ReadingRules() {}

    /** All of them, by id. */
    public static List<RuleText> all() {
        return List.of(
                UNREADABLE,
                TOO_LARGE,
                ENCODING,
                MALFORMED,
                DOCTYPE,
                TOO_DEEP,
                ROOT,
                ELEMENT,
                MISSING_ATTRIBUTE,
                UNKNOWN_ATTRIBUTE,
                VALUE,
                NUMBER,
                TOO_LONG);
    }
}
