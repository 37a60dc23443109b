package forestall.sandbox;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Looks at a decision model without loading it. What passes can reach no Java code; it can still
 * grow, so it is evaluated where it can be ended.
 */
public final class DmnScan {
    private static final List<String> SPACES =
            List.of(
                    "http://www.omg.org/spec/DMN/",
                    "https://www.omg.org/spec/DMN/",
                    "http://www.omg.org/spec/FEEL/",
                    "http://www.drools.org/kie/dmn/",
                    "https://kie.org/dmn/extensions/",
                    "http://www.trisotech.com/");
    private static final Set<String> REFUSED =
            Set.of("import", "for", "some", "every", "iterator", "conditional", "filter");
    private static final Set<String> WITH_NAME =
            Set.of(
                    "decision",
                    "inputData",
                    "businessKnowledgeModel",
                    "formalParameter",
                    "variable");
    private static final String NAME = "[\\p{L}\\p{N} _.,:()/+%&?'’-]{1,120}";
    private static final int DEEPEST = 100;

    private final String file;
    private final Limits limits;
    private final List<Refusal> refusals = new ArrayList<>();
    private final Set<String> models;
    private final Map<String, Set<String>> calls = new TreeMap<>();
    private final Deque<String> open = new ArrayDeque<>();
    private String model = "";

    private DmnScan(String file, Limits limits, Set<String> models) {
        this.file = file;
        this.limits = limits;
        this.models = models;
    }

    /**
     * @param name of the file, for the refusals
     * @return why it is not accepted, at line and column; empty: it may be loaded
     */
    public static List<Refusal> scan(String name, byte[] bytes, Limits limits) {
        if (bytes.length > limits.characters()) {
            return List.of(
                    new Refusal(
                            name,
                            0,
                            0,
                            "too-large",
                            "the model has more than %d bytes".formatted(limits.characters()),
                            "split the model"));
        }
        Set<String> models = new TreeSet<>();
        try {
            for (XMLStreamReader xml = Xml.reader(bytes); xml.hasNext(); ) {
                if (xml.next() == XMLStreamReader.START_ELEMENT
                        && xml.getLocalName().equals("businessKnowledgeModel")) {
                    models.add(String.valueOf(xml.getAttributeValue(null, "name")).strip());
                }
            }
        } catch (XMLStreamException broken) {
            models.clear(); // said below, with its place
        }
        var scan = new DmnScan(name, limits, models);
        scan.scan(bytes);
        return scan.refusals.stream().distinct().sorted().toList();
    }

    private void scan(byte[] bytes) {
        XMLStreamReader xml = null;
        try {
            xml = Xml.reader(bytes);
            boolean model = false;
            while (xml.hasNext()) {
                switch (xml.next()) {
                    case XMLStreamReader.START_ELEMENT -> {
                        model |= xml.getLocalName().equals("definitions");
                        start(xml);
                    }
                    case XMLStreamReader.END_ELEMENT -> end();
                    case XMLStreamReader.DTD, XMLStreamReader.ENTITY_REFERENCE ->
                            refuse(xml, "doctype", "the model has a document type", "delete it");
                    case XMLStreamReader.PROCESSING_INSTRUCTION ->
                            refuse(xml, "construct", "the model has an instruction", "delete it");
                    default -> text(xml);
                }
                if (open.size() > DEEPEST || refusals.size() > DEEPEST) {
                    refuse(xml, "too-deep", "the model is nested too deep or has many faults", "");
                    return;
                }
            }
            if (!model) {
                refuse(xml, "syntax", "this is not a decision model", "");
            }
        } catch (XMLStreamException broken) {
            var at = broken.getLocation();
            refusals.add(
                    new Refusal(
                            file,
                            at == null ? 0 : Math.max(0, at.getLineNumber()),
                            at == null ? 0 : Math.max(0, at.getColumnNumber()),
                            "syntax",
                            "this is not well-formed XML",
                            "save it again with the editor that made it"));
        }
        circles();
    }

    private void start(XMLStreamReader xml) {
        String element = xml.getLocalName();
        String space = String.valueOf(xml.getNamespaceURI());
        if (SPACES.stream().noneMatch(space::startsWith)) {
            refuse(
                    xml,
                    "namespace",
                    "the model has parts of another kind: " + space,
                    "delete them");
        }
        if (REFUSED.contains(element)) {
            refuse(xml, "construct", "models may not use '%s'".formatted(element), "use a table");
        }
        if (element.equals("functionDefinition") || element.equals("encapsulatedLogic")) {
            if (element.equals("functionDefinition")) {
                refuse(xml, "function", "the model defines a function in place", "use a table");
            }
            String kind = xml.getAttributeValue(null, "kind");
            if (kind != null && !kind.equals("FEEL")) {
                refuse(xml, "external", "the model calls outside code: " + kind, "use a table");
            }
        }
        for (String each : List.of("expressionLanguage", "typeLanguage")) {
            String language = xml.getAttributeValue(null, each);
            if (language != null
                    && !language.matches("(?i)https?://www\\.omg\\.org/.*FEEL/?|feel")) {
                refuse(xml, "language", "expressions are in another language", "write FEEL");
            }
        }
        String name = xml.getAttributeValue(null, "name");
        if (WITH_NAME.contains(element) && name != null && !name.matches(NAME)) {
            refuse(xml, "name", "a name has odd characters or is too long", "use plain letters");
        }
        if (element.equals("businessKnowledgeModel")) {
            model = String.valueOf(name).strip();
        }
        open.push(element);
    }

    private void end() {
        if (open.pop().equals("businessKnowledgeModel")) {
            model = "";
        }
    }

    private void text(XMLStreamReader xml) {
        if (!xml.hasText() || !"text".equals(open.peek())) {
            return;
        }
        boolean remark = open.stream().skip(1).findFirst().orElse("").equals("textAnnotation");
        if (remark || xml.getEventType() == XMLStreamReader.COMMENT) {
            return;
        }
        String text = xml.getText();
        int before = refusals.size();
        List<Refusal> raw = new ArrayList<>();
        RawText.check(new Source("x.drl", text), limits, raw);
        if (text.length() > limits.expression()) {
            refuse(xml, "too-long", "an expression has more characters than are read", "split it");
        }
        raw.forEach(each -> refuse(xml, each.code(), each.message(), each.hint()));
        if (refusals.size() == before) {
            Set<String> called =
                    new FeelCheck(
                                    text,
                                    models,
                                    (code, words, hint) -> refuse(xml, code, words, hint))
                            .check();
            calls.computeIfAbsent(model, key -> new TreeSet<>()).addAll(called);
        }
    }

    /** A knowledge model that calls itself, or others that call it, need not end. */
    private void circles() {
        for (String each : models) {
            Set<String> reached = new TreeSet<>(calls.getOrDefault(each, Set.of()));
            Deque<String> next = new ArrayDeque<>(reached);
            while (!next.isEmpty()) {
                for (String further : calls.getOrDefault(next.pop(), Set.of())) {
                    if (reached.add(further)) {
                        next.push(further);
                    }
                }
            }
            if (reached.contains(each)) {
                refusals.add(
                        new Refusal(
                                file,
                                0,
                                0,
                                "recursion",
                                "'%s' calls itself".formatted(each),
                                "use a table"));
            }
        }
    }

    private void refuse(XMLStreamReader xml, String code, String message, String hint) {
        var at = xml.getLocation();
        refusals.add(
                new Refusal(
                        file,
                        Math.max(0, at.getLineNumber()),
                        Math.max(0, at.getColumnNumber()),
                        code,
                        message,
                        hint));
    }

    /** Texts of models are UTF-8 unless they say otherwise. */
    public static List<Refusal> scan(String name, String text, Limits limits) {
        return scan(name, text.getBytes(StandardCharsets.UTF_8), limits);
    }
}
