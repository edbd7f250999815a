package cofferdam.spec.system.reader;

import cofferdam.spec.system.Location;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An element of a well-formed file, with the place of its start tag. */
public final class XmlElement {
    final String namespace;
    final String name;
    final Location where;
    /** Attributes by qualified name; namespace declarations are not among them. */
    final Map<String, String> attributes = new LinkedHashMap<>();

    final List<XmlElement> children = new ArrayList<>();

    /** Character data directly inside, without surrounding white space. */
    String text = "";

    XmlElement(String namespace, String name, Location where) {
        this.namespace = namespace;
        this.name = name;
        this.where = where;
    }

    /** The element's name without its namespace. */
    public String name() {
        return name;
    }

    /** The place of its start tag. */
    public Location where() {
        return where;
    }

    /** Its attributes by name, in the order of the file. */
    public Map<String, String> attributes() {
        return Collections.unmodifiableMap(attributes);
    }

    /** Its children, in the order of the file. */
    public List<XmlElement> children() {
        return Collections.unmodifiableList(children);
    }

    /** The children of a name, in the order of the file. */
    public List<XmlElement> children(String child) {
        return children.stream().filter(c -> c.name.equals(child)).toList();
    }

    /** The one child of a name; the schema guarantees it. */
    XmlElement child(String child) {
        return children(child).get(0);
    }
}
