package cofferdam.workbench.report;

import cofferdam.workbench.certify.Certificate;
import cofferdam.workbench.certify.ClaimVerdict;
import cofferdam.workbench.certify.Coverage;
import cofferdam.workbench.certify.Evidence;
import cofferdam.workbench.certify.Verdict;
import cofferdam.workbench.certify.Witness;
import java.io.StringWriter;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * A certificate in the XML that build servers read from JUnit: a suite for each claim, a case for each check and for each
 * requirement that was not shown. A violation is a failure with its witness; what is UNKNOWN is skipped, never passed.
 */
public final class JUnitReport {
    private JUnitReport() {}

    /** The certificate as XML; equal certificates give equal bytes. */
    public static String of(Certificate certificate) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeCharacters("\n");
            xml.writeStartElement("testsuites");
            xml.writeAttribute(
                    "name", "cofferdam certify " + certificate.system().name());
            for (ClaimVerdict claim : certificate.claims()) {
                suite(xml, claim);
            }
            exploration(xml, certificate.coverage());
            xml.writeEndElement();
            xml.writeCharacters("\n");
            xml.writeEndDocument();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("the certificate cannot be written as XML", e);
        }
        return text.toString();
    }

    private static void suite(XMLStreamWriter xml, ClaimVerdict claim) throws XMLStreamException {
        List<String> notShown = claim.notShown();
        xml.writeCharacters("\n  ");
        xml.writeStartElement("testsuite");
        xml.writeAttribute("name", claim.claim().id() + " " + claim.claim().title());
        xml.writeAttribute("tests", Integer.toString(claim.evidence().size() + notShown.size()));
        xml.writeAttribute("failures", Long.toString(count(claim, Verdict.FAILS)));
        xml.writeAttribute("errors", "0");
        xml.writeAttribute("skipped", Long.toString(count(claim, Verdict.UNKNOWN) + notShown.size()));
        for (Evidence evidence : claim.evidence()) {
            evidence(xml, evidence);
        }
        for (String requirement : notShown) {
            begin(xml, claim.claim().id(), requirement);
            skipped(xml, "UNKNOWN: nothing in this certificate is about it");
            xml.writeEndElement();
        }
        xml.writeCharacters("\n  ");
        xml.writeEndElement();
    }

    /** What was explored stands in a case of its own, so that it shows where nothing was. */
    private static void exploration(XMLStreamWriter xml, Coverage coverage) throws XMLStreamException {
        boolean broken = !coverage.broken().isEmpty();
        xml.writeCharacters("\n  ");
        xml.writeStartElement("testsuite");
        xml.writeAttribute("name", "States explored");
        xml.writeAttribute("tests", "1");
        xml.writeAttribute("failures", broken ? "1" : "0");
        xml.writeAttribute("errors", "0");
        xml.writeAttribute("skipped", coverage.skipped().isPresent() ? "1" : "0");
        begin(xml, "states", "explored");
        if (coverage.skipped().isPresent()) {
            skipped(xml, "none: " + coverage.skipped().get());
        } else if (broken) {
            xml.writeStartElement("failure");
            xml.writeAttribute("type", "BROKEN " + coverage.strength());
            xml.writeAttribute("message", coverage.broken().get(0).example().what());
            xml.writeCharacters(coverage.broken().get(0).words());
            xml.writeEndElement();
        } else {
            xml.writeStartElement("system-out");
            xml.writeCharacters(coverage.strength() + ": " + coverage.numbers() + "; " + coverage.bounds());
            xml.writeEndElement();
        }
        xml.writeEndElement();
        xml.writeCharacters("\n  ");
        xml.writeEndElement();
    }

    private static void evidence(XMLStreamWriter xml, Evidence evidence) throws XMLStreamException {
        begin(xml, evidence.claim(), evidence.check());
        if (evidence.witness().isPresent()) {
            Witness witness = evidence.witness().get();
            xml.writeStartElement("failure");
            xml.writeAttribute("type", "FAILS " + evidence.strength());
            xml.writeAttribute("message", witness.sentence());
            xml.writeCharacters(witness.setup() + "\n" + String.join("\n", witness.steps()));
            xml.writeEndElement();
        } else if (evidence.verdict() == Verdict.UNKNOWN) {
            skipped(xml, "UNKNOWN: " + evidence.scope());
        } else {
            xml.writeStartElement("system-out");
            xml.writeCharacters(evidence.strength() + ": " + evidence.statement() + " Scope: " + evidence.scope());
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private static void begin(XMLStreamWriter xml, String claim, String name) throws XMLStreamException {
        xml.writeCharacters("\n    ");
        xml.writeStartElement("testcase");
        xml.writeAttribute("classname", "cofferdam." + claim);
        xml.writeAttribute("name", name);
    }

    private static void skipped(XMLStreamWriter xml, String why) throws XMLStreamException {
        xml.writeEmptyElement("skipped");
        xml.writeAttribute("message", why);
    }

    private static long count(ClaimVerdict claim, Verdict verdict) {
        return claim.evidence().stream().filter(e -> e.verdict() == verdict).count();
    }
}
