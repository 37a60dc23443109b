package forestall.sandbox;

import java.util.Map;
import java.util.TreeMap;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Finds what the sheets of a workbook are called. */
final class SheetNames {
    private static final String WORKBOOK = "xl/workbook.xml";
    private static final String RELATIONS = "xl/_rels/workbook.xml.rels";

    private SheetNames() {}

    /** Adds the name of each sheet by the part that holds it; none when the workbook is odd. */
    static void add(Map<String, byte[]> parts, Map<String, String> names) {
        Map<String, String> byRelation = new TreeMap<>();
        try {
            for (XMLStreamReader each = open(parts, WORKBOOK); next(each, "sheet"); ) {
                String name = String.valueOf(each.getAttributeValue(null, "name"));
                for (int at = 0; at < each.getAttributeCount(); at++) {
                    if (each.getAttributeLocalName(at).equals("id")) {
                        byRelation.put(each.getAttributeValue(at), name);
                    }
                }
            }
            for (XMLStreamReader each = open(parts, RELATIONS); next(each, "Relationship"); ) {
                String name = byRelation.get(String.valueOf(each.getAttributeValue(null, "Id")));
                String target = String.valueOf(each.getAttributeValue(null, "Target"));
                if (name != null) {
                    names.put(target.startsWith("/") ? target.substring(1) : "xl/" + target, name);
                }
            }
        } catch (XMLStreamException broken) {
            names.clear(); // the scan of the parts says that it is broken
        }
    }

    private static XMLStreamReader open(Map<String, byte[]> parts, String part)
            throws XMLStreamException {
        return Xml.reader(
                parts.getOrDefault(
                        part, "<none/>".getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }

    private static boolean next(XMLStreamReader xml, String element) throws XMLStreamException {
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamReader.START_ELEMENT && xml.getLocalName().equals(element)) {
                return true;
            }
        }
        return false;
    }
}
