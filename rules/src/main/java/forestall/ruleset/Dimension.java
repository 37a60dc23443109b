package forestall.ruleset;

import forestall.ruleset.Facts.Content;
import java.util.List;

/**
 * Something that conditions ask about: a field, a reading, or a label.
 *
 * @param key tells it apart
 * @param words as people say it
 * @param type what it holds
 * @param least smallest number, inclusive
 * @param greatest largest number, inclusive
 * @param mayBeAbsent whether there may be no value, of which no comparison but {@code != } holds
 * @param values of an enum, in their order
 */
record Dimension(
        String key,
        String words,
        Content type,
        double least,
        double greatest,
        boolean mayBeAbsent,
        List<String> values) {
    /** A value that is not there. */
    static final Object ABSENT = new Object();

    static Dimension of(Facts.Field field) {
        boolean own = field.fact().equals("Subject") && field.name().equals("probability");
        return new Dimension(
                own ? "predicted probability" : field.name(),
                own ? "predicted probability" : field.words(),
                field.type(),
                field.least(),
                field.greatest(),
                false,
                field.values());
    }

    static Dimension reading(String metric) {
        return new Dimension(
                "reading(\"%s\")".formatted(metric),
                metric,
                Content.NUMBER,
                Double.NEGATIVE_INFINITY,
                Double.POSITIVE_INFINITY,
                true,
                List.of());
    }

    static Dimension label(String label) {
        return new Dimension(
                "labelled(\"%s\")".formatted(label),
                "label " + label,
                Content.TRUTH,
                0,
                0,
                false,
                List.of());
    }

    boolean isNumber() {
        return type == Content.NUMBER || type == Content.WHOLE;
    }
}
