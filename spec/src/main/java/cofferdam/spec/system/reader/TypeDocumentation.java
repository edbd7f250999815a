package cofferdam.spec.system.reader;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** What the schema's documentation says about its simple types: it completes the sentence "write ...". */
final class TypeDocumentation {
    private static final Map<String, String> BY_TYPE = read();

    private TypeDocumentation() {}

    /** The documentation of the type whose quoted name occurs last in a validator's message. */
    static String named(String message) {
        int last = -1;
        String found = "a value the schema allows";
        for (var type : BY_TYPE.entrySet()) {
            int at = message.lastIndexOf("'" + type.getKey() + "'");
            if (at > last) {
                last = at;
                found = type.getValue();
            }
        }
        return found;
    }

    private static Map<String, String> read() {
        Map<String, String> types = new HashMap<>();
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        try (InputStream in = TypeDocumentation.class.getResourceAsStream("/cofferdam/spec/system/system.xsd")) {
            XMLStreamReader reader = factory.createXMLStreamReader(in);
            String type = null;
            while (reader.hasNext()) {
                if (reader.next() != XMLStreamReader.START_ELEMENT) {
                    continue;
                }
                switch (reader.getLocalName()) {
                    case "simpleType":
                        type = reader.getAttributeValue(null, "name");
                        break;
                    case "documentation":
                        String text = reader.getElementText().strip();
                        if (type != null) {
                            types.put(type, text);
                            type = null;
                        }
                        break;
                    default:
                        break;
                }
            }
            return types;
        } catch (IOException | XMLStreamException e) {
            throw new IllegalStateException("the shipped schema cannot be read", e);
        }
    }
}
