package forestall.hazard;

import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * XML of strangers. A document type, and with it every entity that is not built in, is refused, so
 * that a document can neither read files nor grow; depth and number of elements are limited.
 */
public final class Xml {
    private static final int DEEPEST = 32;
    private static final int MOST_ELEMENTS = 200_000;

    private Xml() {}

    /** An attribute. */
    public record Attribute(String name, String value) {}

    /**
     * An element.
     *
     * @param namespace empty when there is none
     * @param text its own text, stripped; empty when it holds elements alone
     */
    public record Element(
            String namespace,
            String name,
            List<Attribute> attributes,
            String text,
            List<Element> children) {

        /** Children of that name, in whichever namespace. */
        public List<Element> all(String child) {
            return children.stream().filter(each -> each.name.equals(child)).toList();
        }

        /** Text of the first child of that name; empty when there is none, or it is blank. */
        public Optional<String> textOf(String child) {
            return children.stream()
                    .filter(each -> each.name.equals(child))
                    .map(Element::text)
                    .filter(text -> !text.isEmpty())
                    .findFirst();
        }

        public Optional<String> attribute(String attribute) {
            return attributes.stream()
                    .filter(each -> each.name.equals(attribute))
                    .map(Attribute::value)
                    .findFirst();
        }
    }

    /**
     * @throws Unreadable when it is not well-formed, has a document type, or is too deep or large
     */
    public static Element read(byte[] document) {
        try {
            XMLStreamReader reader =
                    factory().createXMLStreamReader(new ByteArrayInputStream(document));
            try {
                return read(reader);
            } finally {
                reader.close();
            }
        } catch (XMLStreamException broken) {
            // The parser's own words may quote the document.
            throw new Unreadable(
                    "the document is not well-formed XML (line %d, column %d)"
                            .formatted(
                                    broken.getLocation() == null
                                            ? 0
                                            : broken.getLocation().getLineNumber(),
                                    broken.getLocation() == null
                                            ? 0
                                            : broken.getLocation().getColumnNumber()),
                    broken);
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory(); // not what a server brings
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        return factory;
    }

    /** An element whose end is still to come. */
    private record Open(
            String namespace,
            String name,
            List<Attribute> attributes,
            StringBuilder text,
            List<Element> children) {

        Element closed() {
            return new Element(
                    namespace,
                    name,
                    List.copyOf(attributes),
                    text.toString().strip(),
                    List.copyOf(children));
        }
    }

    private static Element read(XMLStreamReader reader) throws XMLStreamException {
        Deque<Open> open = new ArrayDeque<>();
        Element root = null;
        int elements = 0;
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.DTD ->
                        throw new Unreadable(
                                "a document type (DTD) is not allowed in the document");
                case XMLStreamConstants.ENTITY_REFERENCE ->
                        throw new Unreadable("an entity is not allowed in the document");
                case XMLStreamConstants.START_ELEMENT -> {
                    if (open.size() >= DEEPEST || ++elements > MOST_ELEMENTS) {
                        throw new Unreadable(
                                "the document is deeper than %d elements, or has more than %d"
                                        .formatted(DEEPEST, MOST_ELEMENTS));
                    }
                    open.push(opened(reader));
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    if (!open.isEmpty()) {
                        open.peek().text().append(reader.getText());
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    Element closed = open.pop().closed();
                    if (open.isEmpty()) {
                        root = closed;
                    } else {
                        open.peek().children().add(closed);
                    }
                }
                default -> {} // comments, instructions, white space
            }
        }
        if (root == null) {
            throw new Unreadable("the document has no element");
        }
        return root;
    }

    private static Open opened(XMLStreamReader reader) {
        List<Attribute> attributes = new ArrayList<>();
        for (int at = 0; at < reader.getAttributeCount(); at++) {
            attributes.add(
                    new Attribute(reader.getAttributeLocalName(at), reader.getAttributeValue(at)));
        }
        String namespace = reader.getNamespaceURI();
        return new Open(
                namespace == null ? "" : namespace,
                reader.getLocalName(),
                attributes,
                new StringBuilder(),
                new ArrayList<>());
    }
}
