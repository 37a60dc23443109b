package forestall.ruleset;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Cells of a row of scenarios by heading, and what is wrong with them. A list has {@code ;} between
 * its parts; a backslash makes the next character a plain one.
 */
final class ScenarioCells {
    private final String file;
    private final Grid grid;
    private final ZoneId zone;
    private final Findings findings;
    private final Map<String, Integer> columns = new HashMap<>();
    private int row;
    private boolean fine;

    private ScenarioCells(String file, Grid grid, ZoneId zone, Findings findings) {
        this.file = file;
        this.grid = grid;
        this.zone = zone;
        this.findings = findings;
    }

    static ScenarioCells under(String file, Grid grid, ZoneId zone, Findings findings) {
        var cells = new ScenarioCells(file, grid, zone, findings);
        cells.headings();
        return cells;
    }

    private void headings() {
        for (int column = 0; column < grid.width(); column++) {
            String heading = grid.cell(0, column).strip();
            Optional<String> known =
                    ScenarioTable.HEADINGS.stream().filter(heading::equalsIgnoreCase).findFirst();
            if (known.isPresent() && columns.putIfAbsent(known.get(), column) != null) {
                findings.error(
                        place(0, column),
                        "heading-twice",
                        "Two columns are headed %s.".formatted(heading),
                        "Delete one of them.");
            } else if (known.isEmpty() && !heading.isEmpty()) {
                findings.error(
                        place(0, column),
                        "unknown-heading",
                        "\"%s\" is no heading of a table of scenarios.".formatted(heading),
                        Names.didYouMean(heading, ScenarioTable.HEADINGS));
            }
        }
        for (String each : List.of("Name", "Kind", "Criticality")) {
            if (!columns.containsKey(each)) {
                findings.error(
                        place(0, 0),
                        "missing-heading",
                        "There is no column headed %s.".formatted(each),
                        "Add it; the first row holds the headings.");
            }
        }
    }

    void row(int next) {
        row = next;
        fine = true;
    }

    /** Whether nothing was wrong with the row so far. */
    boolean isFine() {
        return fine;
    }

    void trouble(String heading, String code, String message, String hint) {
        fine = false;
        findings.error(place(row, columns.getOrDefault(heading, 0)), code, message, hint);
    }

    String text(String heading) {
        Integer column = columns.get(heading);
        return column == null ? "" : grid.cell(row, column);
    }

    private String trimmed(String heading) {
        return text(heading).strip();
    }

    Optional<Double> number(String heading, double least, double greatest) {
        String text = trimmed(heading);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Optional<Double> number = Values.number(text);
        if (number.isEmpty() || number.get() < least || number.get() > greatest) {
            trouble(
                    heading,
                    "bad-value",
                    "%s is \"%s\".".formatted(heading, text),
                    greatest == 1
                            ? "Write a number from 0 to 1, such as 0.5."
                            : "Write a number that is 0 or more.");
            return Optional.empty();
        }
        return number;
    }

    Optional<Integer> whole(String heading) {
        Optional<Double> number = number(heading, 0, Integer.MAX_VALUE);
        if (number.isPresent() && number.get() != Math.rint(number.get())) {
            trouble(
                    heading,
                    "bad-value",
                    "%s is \"%s\".".formatted(heading, trimmed(heading)),
                    "Write a whole number.");
            return Optional.empty();
        }
        return number.map(Double::intValue);
    }

    Optional<Boolean> truth(String heading) {
        return switch (trimmed(heading).toLowerCase(Locale.ROOT)) {
            case "" -> Optional.empty();
            case "yes", "true" -> Optional.of(true);
            case "no", "false" -> Optional.of(false);
            default -> {
                trouble(
                        heading,
                        "bad-value",
                        "%s is \"%s\".".formatted(heading, trimmed(heading)),
                        "Write yes or no.");
                yield Optional.empty();
            }
        };
    }

    <E extends Enum<E>> Optional<E> required(String heading, Class<E> type) {
        if (trimmed(heading).isEmpty()) {
            trouble(
                    heading,
                    "bad-value",
                    "%s is empty.".formatted(heading),
                    "Write one of %s.".formatted(String.join(", ", Facts.valuesOf(type))));
            return Optional.empty();
        }
        return oneOf(heading, type);
    }

    <E extends Enum<E>> Optional<E> oneOf(String heading, Class<E> type) {
        String text = trimmed(heading);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Optional<E> found =
                Arrays.stream(type.getEnumConstants())
                        .filter(each -> each.name().equalsIgnoreCase(text))
                        .findFirst();
        if (found.isEmpty()) {
            trouble(
                    heading,
                    "bad-value",
                    "%s is \"%s\".".formatted(heading, text),
                    Names.didYouMean(text, Facts.valuesOf(type)));
        }
        return found;
    }

    Optional<Instant> time(String heading) {
        String text = trimmed(heading);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    text.endsWith("Z")
                            ? Instant.parse(text)
                            : LocalDateTime.parse(text.replace(' ', 'T')).atZone(zone).toInstant());
        } catch (DateTimeException none) {
            trouble(
                    heading,
                    "bad-value",
                    "%s is \"%s\".".formatted(heading, text),
                    "Write a time as 2030-01-31 14:30, or with Z at its end for UTC as"
                            + " 2030-01-31T14:30:00Z.");
            return Optional.empty();
        }
    }

    List<String> list(String heading) {
        return parts(text(heading), ';');
    }

    Map<String, Double> readings(String heading) {
        Map<String, Double> readings = new TreeMap<>();
        for (String each : raw(text(heading), ';')) {
            List<String> sides = parts(each, '=');
            Optional<Double> value =
                    sides.size() == 2 ? Values.number(sides.get(1)) : Optional.empty();
            if (value.isEmpty() || readings.put(sides.get(0), value.get()) != null) {
                trouble(
                        heading,
                        "bad-value",
                        "\"%s\" is no reading, or one that is there twice.".formatted(each.strip()),
                        "Write readings as storage_wear_percent=95; replication_lag_seconds=60.");
                return Map.of();
            }
        }
        return readings;
    }

    static String list(Collection<String> parts) {
        return parts.stream().map(ScenarioCells::escaped).collect(Collectors.joining("; "));
    }

    static String readings(Map<String, Double> readings) {
        return readings.entrySet().stream()
                .map(each -> escaped(each.getKey()) + "=" + Values.words(each.getValue()))
                .collect(Collectors.joining("; "));
    }

    private static String escaped(String part) {
        String safe = part.replaceAll("[\\\\;=]", "\\\\$0");
        safe = safe.replaceAll("^\\s|\\s$", "\\\\$0");
        return safe;
    }

    private static List<String> parts(String text, char separator) {
        return raw(text, separator).stream()
                .map(ScenarioCells::plain)
                .filter(each -> !each.isEmpty())
                .toList();
    }

    /** Parts between separators, still with their backslashes; none for a blank text. */
    private static List<String> raw(String text, char separator) {
        List<String> parts = new ArrayList<>();
        var part = new StringBuilder();
        for (int at = 0; at < text.length(); at++) {
            char letter = text.charAt(at);
            if (letter == '\\' && at + 1 < text.length()) {
                part.append(letter).append(text.charAt(++at));
            } else if (letter == separator) {
                parts.add(part.toString());
                part.setLength(0);
            } else {
                part.append(letter);
            }
        }
        parts.add(part.toString());
        parts.removeIf(String::isBlank);
        return parts;
    }

    /** Without the space around it and the backslashes in it. */
    private static String plain(String raw) {
        String trimmed = raw.stripLeading();
        var plain = new StringBuilder();
        int solid = 0;
        for (int at = 0; at < trimmed.length(); at++) {
            char letter = trimmed.charAt(at);
            if (letter == '\\' && at + 1 < trimmed.length()) {
                plain.append(trimmed.charAt(++at));
                solid = plain.length();
            } else {
                plain.append(letter);
                solid = Character.isWhitespace(letter) ? solid : plain.length();
            }
        }
        return plain.substring(0, solid);
    }

    private Place place(int atRow, int column) {
        return Place.cell(file, grid.sheet(), Grid.name(atRow, column));
    }
}
