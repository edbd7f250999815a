package cofferdam.spec.system.reader;

import cofferdam.spec.system.Finding;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.xml.sax.SAXException;

/**
 * A kind of XML file, in a namespace that begins with {@code urn:cofferdam:}. Files are read safely and checked against the
 * schema; whatever is wrong becomes a finding with its place, by the XML rules (G8-05, G8-06).
 */
public final class XmlFormat {
    /** System descriptions. */
    static final XmlFormat DESCRIPTION = new XmlFormat(
            "system", "urn:cofferdam:system:1", XmlFormat.class.getResource("/cofferdam/spec/system/system.xsd"));

    private final String root;
    private final String namespace;
    private final Schema schema;
    private final TypeDocumentation types;

    /**
     * A format.
     *
     * @param root name of the root element
     * @param schema in which the documentation of each simple type completes the sentence "write ..."
     * @throws IllegalStateException if that is no schema
     */
    public XmlFormat(String root, String namespace, URL schema) {
        this.root = root;
        this.namespace = namespace;
        this.schema = read(schema);
        this.types = new TypeDocumentation(schema);
    }

    /**
     * The root element of a file that satisfies the schema, or findings and nothing.
     *
     * @param path the file; locations in findings name it as given here
     */
    public Optional<XmlElement> read(Path path, List<Finding> findings) {
        Optional<XmlElement> element =
                DescriptionFile.text(path, findings).flatMap(text -> XmlParser.parse(text, path.toString(), findings));
        element.ifPresent(e -> SchemaCheck.check(this, e, findings));
        return findings.isEmpty() ? element : Optional.empty();
    }

    String root() {
        return root;
    }

    String namespace() {
        return namespace;
    }

    Schema schema() {
        return schema;
    }

    TypeDocumentation types() {
        return types;
    }

    private static Schema read(URL resource) {
        try {
            SchemaFactory factory = SchemaFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            return factory.newSchema(resource);
        } catch (SAXException e) {
            throw new IllegalStateException("the schema " + resource + " is broken", e);
        }
    }
}
