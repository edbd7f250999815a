package cofferdam.spec.system.reader;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.HashMap;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** What a schema's documentation says about its simple types: it completes the sentence "write ...". */
final class TypeDocumentation {
    private final Map<String, String> byType;

    /** Of a schema that is known to be readable. */
    TypeDocumentation(URL schema) {
        byType = read(schema);
    }

    /** The documentation of the type whose quoted name occurs last in a validator's message. */
    String named(String message) {
        int last = -1;
        String found = "a value the schema allows";
        for (var type : byType.entrySet()) {
            int at = message.lastIndexOf("'" + type.getKey() + "'");
            if (at > last) {
                last = at;
                found = type.getValue();
            }
        }
        return found;
    }

    private static Map<String, String> read(URL schema) {
        Map<String, String> types = new HashMap<>();
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        try (InputStream in = schema.openStream()) {
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
            throw new IllegalStateException("the schema " + schema + " cannot be read", e);
        }
    }
}
