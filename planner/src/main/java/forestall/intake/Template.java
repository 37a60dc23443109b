package forestall.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text with labels in it: {@code ${service}-${zone}}. A label may pass a filter: {@code
 * ${instance|host}} takes the port off, {@code ${pod|workload}} what Kubernetes appended to the
 * workload's name.
 */
final class Template {
    private static final int LONGEST = 500;
    private static final Pattern HOLE = Pattern.compile("\\$\\{([^}|]*)(?:\\|([^}]*))?}");
    private static final Pattern PORT = Pattern.compile(":\\d{1,5}$");

    // Kubernetes makes these endings of letters and digits that form no words.
    private static final String SAFE = "[bcdfghjklmnpqrstvwxz2456789]";
    private static final Pattern POD_OF_DEPLOYMENT =
            Pattern.compile("-[a-f0-9]{6,10}-" + SAFE + "{5}$");
    private static final Pattern POD_OF_SET = Pattern.compile("-(\\d{1,5}|" + SAFE + "{5})$");

    /** A piece of fixed text, or a label. */
    private record Piece(String text, String label, Filter filter) {}

    private enum Filter {
        NONE,
        HOST,
        WORKLOAD;

        static Filter named(String name) {
            return switch (name) {
                case "host" -> HOST;
                case "workload" -> WORKLOAD;
                default ->
                        throw new IllegalArgumentException(
                                "there is no filter %s; there are host and workload"
                                        .formatted(name));
            };
        }

        String apply(String value) {
            return switch (this) {
                case NONE -> value;
                case HOST -> PORT.matcher(value).replaceFirst("");
                case WORKLOAD -> workload(value);
            };
        }

        private static String workload(String pod) {
            Matcher deployment = POD_OF_DEPLOYMENT.matcher(pod);
            return deployment.find()
                    ? pod.substring(0, deployment.start())
                    : POD_OF_SET.matcher(pod).replaceFirst("");
        }
    }

    private final List<Piece> pieces = new ArrayList<>();

    /**
     * @throws IllegalArgumentException when it is empty or too long, a hole is not closed, or a
     *     filter is unknown
     */
    Template(String text) {
        if (text.isBlank() || text.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "a template has 1 to %d characters".formatted(LONGEST));
        }
        Matcher hole = HOLE.matcher(text);
        int end = 0;
        while (hole.find()) {
            fixed(text.substring(end, hole.start()), text);
            if (hole.group(1).isBlank()) {
                throw new IllegalArgumentException("a label has no name in " + text);
            }
            pieces.add(
                    new Piece(
                            "",
                            hole.group(1),
                            hole.group(2) == null ? Filter.NONE : Filter.named(hole.group(2))));
            end = hole.end();
        }
        fixed(text.substring(end), text);
    }

    private void fixed(String piece, String whole) {
        if (piece.contains("${")) {
            throw new IllegalArgumentException("a ${ is not closed in " + whole);
        }
        if (!piece.isEmpty()) {
            pieces.add(new Piece(piece, "", Filter.NONE));
        }
    }

    /** Empty when a label that it names is absent or empty. */
    Optional<String> fill(Map<String, String> labels) {
        var filled = new StringBuilder();
        for (Piece piece : pieces) {
            if (piece.label.isEmpty()) {
                filled.append(piece.text);
                continue;
            }
            String value = piece.filter.apply(labels.getOrDefault(piece.label, ""));
            if (value.isEmpty()) {
                return Optional.empty();
            }
            filled.append(value);
        }
        return Optional.of(filled.toString());
    }
}
