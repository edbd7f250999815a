package cofferdam.spec.requirement;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The requirements shipped with Cofferdam, in the order of their ids (G11-05). */
public final class RequirementCatalogue {
    /** What a requirement id looks like wherever it is mentioned. */
    public static final Pattern ID = Pattern.compile("\\bG\\d{1,2}-\\d{2}\\b");

    private static final String RESOURCE = "requirements.xml";
    private static final RequirementCatalogue SHIPPED = load();

    private final Map<String, Claim> claims = new LinkedHashMap<>();
    private final Map<String, Requirement> requirements = new LinkedHashMap<>();

    private RequirementCatalogue(List<Claim> read) {
        for (Claim claim : read) {
            claims.put(claim.id(), claim);
            for (Requirement requirement : claim.requirements()) {
                if (requirements.put(requirement.id(), requirement) != null
                        || !requirement.claim().equals(claim.id())) {
                    throw new IllegalStateException(RESOURCE + ": misplaced or repeated " + requirement.id());
                }
            }
        }
    }

    /** The catalogue of this release. */
    public static RequirementCatalogue shipped() {
        return SHIPPED;
    }

    /** The claims, G1 first. */
    public List<Claim> claims() {
        return List.copyOf(claims.values());
    }

    /** All requirements, claim by claim. */
    public List<Requirement> requirements() {
        return List.copyOf(requirements.values());
    }

    /** The claim of an id such as {@code G1}. */
    public Optional<Claim> claim(String id) {
        return Optional.ofNullable(claims.get(id));
    }

    /** The requirement of an id such as {@code G1-03}. */
    public Optional<Requirement> requirement(String id) {
        return Optional.ofNullable(requirements.get(id));
    }

    private static RequirementCatalogue load() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        try (InputStream in = RequirementCatalogue.class.getResourceAsStream(RESOURCE)) {
            XMLStreamReader reader = factory.createXMLStreamReader(in, "UTF-8");
            List<Claim> claims = new ArrayList<>();
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamReader.START_ELEMENT
                        && reader.getLocalName().equals("claim")) {
                    claims.add(claim(reader));
                }
            }
            return new RequirementCatalogue(claims);
        } catch (IOException | XMLStreamException e) {
            throw new IllegalStateException("the shipped " + RESOURCE + " cannot be read", e);
        }
    }

    private static Claim claim(XMLStreamReader reader) throws XMLStreamException {
        String id = reader.getAttributeValue(null, "id");
        String title = reader.getAttributeValue(null, "title");
        StringBuilder text = new StringBuilder();
        List<Requirement> requirements = new ArrayList<>();
        for (int event = reader.next(); event != XMLStreamReader.END_ELEMENT; event = reader.next()) {
            if (event == XMLStreamReader.CHARACTERS) {
                text.append(reader.getText());
            } else if (event == XMLStreamReader.START_ELEMENT) {
                requirements.add(new Requirement(
                        reader.getAttributeValue(null, "id"),
                        reader.getAttributeValue(null, "title"),
                        reader.getElementText().strip()));
            }
        }
        return new Claim(id, title, text.toString().strip(), requirements);
    }
}
