package cofferdam.spec.system.reader;

import cofferdam.spec.system.Finding;
import cofferdam.spec.system.rules.ReadingRules;
import java.util.List;
import javax.xml.validation.ValidatorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.AttributesImpl;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Validates elements against the schema of a format. The elements are handed to the validator one by one, so that each
 * complaint is known to concern the element at hand.
 */
final class SchemaCheck {
    private final XmlFormat format;
    private final List<Finding> findings;
    private final ValidatorHandler validator;
    private XmlElement current;
    private boolean closing;

    private SchemaCheck(XmlFormat format, List<Finding> findings) {
        this.format = format;
        this.findings = findings;
        this.validator = format.schema().newValidatorHandler();
    }

    /** Adds a finding for everything that the schema does not allow. */
    static void check(XmlFormat format, XmlElement root, List<Finding> findings) {
        if (!root.name.equals(format.root()) || !root.namespace.equals(format.namespace())) {
            findings.add(ReadingRules.ROOT.finding(
                    root.where,
                    "the root element is <%s> in namespace \"%s\""
                            .formatted(root.name, Complaint.shorten(root.namespace)),
                    advice(format, root)));
            return;
        }
        try {
            new SchemaCheck(format, findings).validate(root);
        } catch (SAXException e) {
            throw new IllegalStateException("the validator gave up on an element in memory", e);
        }
    }

    /** A file of another of Cofferdam's formats is not to be changed into one of this. */
    private static String advice(XmlFormat format, XmlElement root) {
        String right = "<" + format.root() + " xmlns=\"" + format.namespace() + "\" ...>";
        boolean other = !root.name.equals(format.root()) && root.namespace.startsWith("urn:cofferdam:");
        return other ? "this is for another command; name a file that begins with " + right : "write " + right;
    }

    private void validate(XmlElement root) throws SAXException {
        validator.setErrorHandler(new DefaultHandler() {
            @Override
            public void error(SAXParseException e) {
                complain(e.getMessage());
            }

            @Override
            public void fatalError(SAXParseException e) {
                complain(e.getMessage());
            }
        });
        validator.startDocument();
        visit(root);
        validator.endDocument();
    }

    private void visit(XmlElement element) throws SAXException {
        AttributesImpl attributes = new AttributesImpl();
        element.attributes.forEach((name, value) -> attributes.addAttribute("", name, name, "CDATA", value));
        current = element;
        closing = false;
        validator.startElement(element.namespace, element.name, element.name, attributes);
        for (XmlElement child : element.children) {
            if (findings.size() >= Finding.MOST) {
                // Nobody reads more of them, and they take memory.
                return;
            }
            visit(child);
        }
        current = element;
        closing = true;
        if (!element.text.isEmpty()) {
            findings.add(ReadingRules.ELEMENT.finding(
                    element.where,
                    "<%s> contains the text \"%s\"".formatted(element.name, Complaint.shorten(element.text)),
                    "write values as attributes"));
        }
        validator.endElement(element.namespace, element.name, element.name);
    }

    private void complain(String message) {
        Complaint.explain(format.types(), message, current, closing).ifPresent(findings::add);
    }
}
