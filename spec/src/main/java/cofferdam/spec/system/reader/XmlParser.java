package cofferdam.spec.system.reader;

import cofferdam.spec.system.Finding;
import cofferdam.spec.system.Location;
import cofferdam.spec.system.rules.ReadingRules;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Turns text into elements without following anything the text points to: no document type, no entities beyond the five
 * of XML, no external file, bounded depth and number of elements (G8-06).
 */
final class XmlParser {
    /** Elements may nest this deep; the schema needs five levels. */
    static final int MAX_DEPTH = 32;

    /** A file may hold this many elements. */
    static final int MAX_ELEMENTS = 20_000;

    /** A value may have this many characters; thirty-two names of thirty-two characters fit. */
    static final int MAX_VALUE = 4096;

    private static final String DISALLOW_DOCTYPE = "http://apache.org/xml/features/disallow-doctype-decl";

    private static final Pattern LINE_END = Pattern.compile("\r\n|\r|\n");

    private XmlParser() {}

    /** The root element, or a finding and nothing. */
    static Optional<XmlElement> parse(String text, String file, List<Finding> findings) {
        Collector collector = new Collector(TagPositions.of(text, file).iterator());
        try {
            XMLReader reader = reader();
            reader.setContentHandler(collector);
            reader.setErrorHandler(collector);
            reader.setEntityResolver(collector);
            reader.parse(new InputSource(new StringReader(text)));
            return Optional.of(collector.root);
        } catch (LimitException e) {
            findings.add(e.finding);
        } catch (SAXParseException e) {
            findings.add(malformed(text, file, e));
        } catch (SAXException | IOException e) {
            findings.add(ReadingRules.MALFORMED.finding(
                    new Location(file, 1, 1), "the file is not well-formed XML: " + e.getMessage(), "correct it here"));
        }
        return Optional.empty();
    }

    private static XMLReader reader() {
        try {
            SAXParserFactory factory = SAXParserFactory.newDefaultInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature(DISALLOW_DOCTYPE, true);
            factory.setXIncludeAware(false);
            return factory.newSAXParser().getXMLReader();
        } catch (ParserConfigurationException | SAXException e) {
            throw new IllegalStateException("this Java has no safe XML parser", e);
        }
    }

    private static Finding malformed(String text, String file, SAXParseException e) {
        Location where = place(text, file, e);
        if (String.valueOf(e.getMessage()).contains(DISALLOW_DOCTYPE)) {
            return ReadingRules.DOCTYPE.finding(
                    where,
                    "the file has a document type declaration",
                    "remove <!DOCTYPE ...>; entities and external files are not supported");
        }
        return ReadingRules.MALFORMED.finding(
                where,
                "the file is not well-formed XML: "
                        + Complaint.shorten(String.valueOf(e.getMessage()).replaceAll("\\.\\s*$", "")),
                atEnd(text, where)
                        ? "the file ends here, before all is closed that was opened: complete it"
                        : "correct it here");
    }

    private static boolean atEnd(String text, Location where) {
        String[] lines = LINE_END.split(text.stripTrailing(), -1);
        return where.line() > lines.length
                || (where.line() == lines.length && where.column() > lines[lines.length - 1].length());
    }

    /** Where the parser stopped; behind the end of a file it counts too far. */
    private static Location place(String text, String file, SAXParseException e) {
        String[] lines = LINE_END.split(text, -1);
        int line = Math.max(1, Math.min(lines.length, e.getLineNumber()));
        int column = Math.max(1, Math.min(lines[line - 1].length() + 1, e.getColumnNumber()));
        return new Location(file, line, column);
    }

    /** Carries a finding out of the parser. */
    private static final class LimitException extends SAXException {
        private static final long serialVersionUID = 1L;
        private final transient Finding finding;

        LimitException(Finding finding) {
            super(finding.toString());
            this.finding = finding;
        }
    }

    private static final class Collector extends DefaultHandler {
        private final Iterator<Location> places;
        private final Deque<XmlElement> open = new ArrayDeque<>();
        private XmlElement root;
        private int elements;

        Collector(Iterator<Location> places) {
            this.places = places;
        }

        @Override
        public void startElement(String uri, String localName, String qName, Attributes attributes)
                throws LimitException {
            XmlElement element = new XmlElement(uri, localName, places.next());
            if (open.size() >= MAX_DEPTH) {
                throw new LimitException(ReadingRules.TOO_DEEP.finding(
                        element.where,
                        "<" + localName + "> is nested more than " + MAX_DEPTH + " levels deep",
                        "a description needs five levels"));
            }
            if (++elements > MAX_ELEMENTS) {
                throw new LimitException(ReadingRules.TOO_LARGE.finding(
                        element.where,
                        "the file has more than " + MAX_ELEMENTS + " elements",
                        "describe a smaller system"));
            }
            for (int i = 0; i < attributes.getLength(); i++) {
                if (attributes.getValue(i).length() > MAX_VALUE) {
                    throw new LimitException(ReadingRules.TOO_LONG.finding(
                            element.where,
                            "the value of " + Complaint.shorten(attributes.getQName(i)) + " on <" + localName
                                    + "> has more than " + MAX_VALUE + " characters",
                            "shorten it"));
                }
                // Hints for editors (xsi:schemaLocation) are not the description's business.
                if (!attributes.getURI(i).equals(XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI)) {
                    element.attributes.put(attributes.getQName(i), attributes.getValue(i));
                }
            }
            if (open.isEmpty()) {
                root = element;
            } else {
                open.peek().children.add(element);
            }
            open.push(element);
        }

        @Override
        public void characters(char[] ch, int start, int length) {
            XmlElement element = open.element();
            if (element.text.isEmpty()) {
                element.text = new String(ch, start, length).strip();
            }
        }

        @Override
        public void endElement(String uri, String localName, String qName) {
            open.pop();
        }

        @Override
        public void fatalError(SAXParseException e) throws SAXException {
            throw e;
        }

        @Override
        public InputSource resolveEntity(String publicId, String systemId) throws SAXException {
            throw new SAXException("external entities are not supported: " + systemId);
        }
    }
}
