package forestall.sandbox;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Looks into an XLSX workbook before any spreadsheet library does: sizes, macros, formulas,
 * documents within, links to other files.
 */
public final class WorkbookScan {
    private static final List<String> FORBIDDEN =
            List.of(
                    "vbaproject",
                    "externallinks/",
                    "embeddings/",
                    "activex",
                    "macrosheets/",
                    "dialogsheets/",
                    "querytables/",
                    "connections.xml",
                    "ctrlprops/");
    private static final Set<String> PICTURES =
            Set.of("png", "jpg", "jpeg", "gif", "emf", "wmf", "bin");
    private static final String SHEETS = "spreadsheetml/";
    private static final int LAST_ROW = 20_000;
    private static final int LAST_COLUMN = 200;

    private static final int MOST_SHEETS = 20;
    private static final long MOST_MERGED = 500_000;

    private final String name;
    private final SortedMap<String, byte[]> parts;
    private final List<Refusal> refusals;
    private final Map<String, String> sheets = new TreeMap<>();
    private int sheetsNamed;
    private long merged;

    private WorkbookScan(String name, SortedMap<String, byte[]> parts, List<Refusal> refusals) {
        this.name = name;
        this.parts = parts;
        this.refusals = refusals;
    }

    /**
     * @param name of the file, for the refusals
     * @return why it is not accepted, with sheet and cell where there is one; empty: it may be read
     */
    public static List<Refusal> scan(String name, byte[] bytes) {
        List<Refusal> refusals = new ArrayList<>();
        scanned(name, bytes, refusals);
        return refusals;
    }

    /**
     * The workbook as it was checked: packed anew, without pictures.
     *
     * @throws RulesRefused when it is not accepted
     */
    static byte[] checked(String name, byte[] bytes) {
        List<Refusal> refusals = new ArrayList<>();
        SortedMap<String, byte[]> parts = scanned(name, bytes, refusals);
        if (!refusals.isEmpty()) {
            throw new RulesRefused(refusals);
        }
        return Zip.packed(parts);
    }

    private static SortedMap<String, byte[]> scanned(
            String name, byte[] bytes, List<Refusal> refusals) {
        SortedMap<String, byte[]> parts = Zip.parts(name, bytes, refusals);
        if (refusals.isEmpty()) {
            new WorkbookScan(name, parts, refusals).scan();
        }
        return parts;
    }

    private void scan() {
        SheetNames.add(parts, sheets);
        for (Map.Entry<String, byte[]> part : parts.entrySet()) {
            String low = part.getKey().toLowerCase(Locale.ROOT);
            if (FORBIDDEN.stream().anyMatch(low::contains)) {
                refuse(
                        "workbook-active",
                        "the workbook holds a macro, a link to other data, or another document: "
                                + Checked.shortened(part.getKey()));
            } else if (PICTURES.contains(low.substring(low.lastIndexOf('.') + 1))) {
                part.setValue(new byte[0]);
            } else if (low.endsWith(".vml")) {
                drawing(part.getValue());
            } else {
                xml(part.getKey(), part.getValue());
            }
        }
    }

    /** Frames of comments; not always well-formed. */
    private void drawing(byte[] content) {
        String text = new String(content, StandardCharsets.UTF_8);
        if (text.contains("<!") || text.indexOf('\0') >= 0) {
            refuse("workbook-doctype", "a drawing in the workbook has a document type");
        }
    }

    private void xml(String part, byte[] content) {
        String cell = "";
        try {
            XMLStreamReader xml = Xml.reader(content);
            while (xml.hasNext()) {
                int event = xml.next();
                if (event == XMLStreamReader.DTD || event == XMLStreamReader.ENTITY_REFERENCE) {
                    refuseSheet(part, "workbook-doctype", "there is a document type");
                    return;
                }
                if (event == XMLStreamReader.START_ELEMENT) {
                    cell = element(part, xml, cell);
                }
            }
        } catch (XMLStreamException broken) {
            refuseSheet(part, "workbook-broken", "something of the workbook is broken");
        }
    }

    private String element(String part, XMLStreamReader xml, String cell) {
        String space = String.valueOf(xml.getNamespaceURI());
        String element = xml.getLocalName();
        boolean sheet = space.contains(SHEETS);
        if (sheet && element.equals("c")) {
            String at = xml.getAttributeValue(null, "r");
            far(part, at);
            return String.valueOf(at);
        }
        if (sheet && element.equals("mergeCell")) {
            merged(part, String.valueOf(xml.getAttributeValue(null, "ref")));
        }
        if (sheet && element.equals("sheet") && ++sheetsNamed == MOST_SHEETS + 1) {
            refuse("workbook-large", "the workbook has more than %d sheets".formatted(MOST_SHEETS));
        }
        if (sheet && element.equals("f")) {
            refuse(
                    part,
                    cell,
                    "workbook-formula",
                    "there is a formula",
                    "paste the value in its place");
        }
        if (element.equals("Relationship")
                && "External".equalsIgnoreCase(xml.getAttributeValue(null, "TargetMode"))
                && !String.valueOf(xml.getAttributeValue(null, "Type")).endsWith("/hyperlink")) {
            refuse("workbook-link", "the workbook takes something from elsewhere");
        }
        if (element.equals("Override")
                && String.valueOf(xml.getAttributeValue(null, "ContentType"))
                        .toLowerCase(Locale.ROOT)
                        .contains("macro")) {
            refuse("workbook-active", "the workbook holds macros");
        }
        return cell;
    }

    /** Cells that are shown as one, such as {@code B3:D3}. */
    private void merged(String part, String range) {
        String[] ends = range.split(":", -1);
        int before = refusals.size();
        for (String each : ends) {
            far(part, each);
        }
        if (refusals.size() > before || merged > MOST_MERGED) {
            return; // it was said
        }
        String last = ends[ends.length - 1];
        merged +=
                (long) (Math.abs(row(last) - row(ends[0])) + 1)
                        * (Math.abs(column(last) - column(ends[0])) + 1);
        if (merged > MOST_MERGED) {
            refuse(
                    part,
                    ends[0],
                    "workbook-large",
                    "more than %d cells are merged".formatted(MOST_MERGED),
                    "merge only what is in the tables");
        }
    }

    private static int row(String cell) {
        return Integer.parseInt(cell.replaceAll("[A-Z]", ""));
    }

    private static int column(String cell) {
        return Cell.column(cell.replaceAll("[0-9]", ""));
    }

    private void far(String part, String at) {
        if (at == null) {
            return;
        }
        boolean plain = at.matches("[A-Z]{1,3}[0-9]{1,7}");
        if (!plain || column(at) > LAST_COLUMN || row(at) > LAST_ROW) {
            refuse(
                    part,
                    plain ? at : "",
                    "workbook-far",
                    "there is something far outside, beyond row 20000 or column 200",
                    "delete the rows and columns outside the tables");
        }
    }

    private void refuse(String code, String message) {
        refusals.add(
                new Refusal(
                        name, 0, 0, code, message, "save the tables alone into a new workbook"));
    }

    // A cell in no sheet is told by the part that holds it.
    private void refuse(String part, String cell, String code, String message, String hint) {
        boolean plain = cell.matches("[A-Z]{1,3}[0-9]{1,7}");
        boolean sheet = sheets.containsKey(part);
        refusals.add(
                new Refusal(
                        name,
                        sheet ? sheets.get(part) : "",
                        plain ? row(cell) : 0,
                        plain ? column(cell) : 0,
                        code,
                        sheet ? message : "%s, in the part %s".formatted(message, part),
                        hint));
    }

    private void refuseSheet(String part, String code, String message) {
        refuse(part, "", code, message, "save the tables alone into a new workbook");
    }
}
