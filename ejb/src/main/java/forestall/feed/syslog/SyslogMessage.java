package forestall.feed.syslog;

import forestall.logs.Severities;
import forestall.model.Severity;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One message of RFC 5424.
 *
 * @param at its own time; empty when it has none
 * @param severity of its priority: emergency to critical are fatal, notice is information
 * @param labels {@code hostname}, {@code appname}, {@code procid}, {@code msgid}, and {@code
 *     facility}, as far as they are given; structured data is not among them
 * @param text the message, without structured data and byte order mark; may be empty
 */
record SyslogMessage(
        Optional<Instant> at, Severity severity, Map<String, String> labels, String text) {
    private static final int SEVERITIES = 8;
    private static final int HIGHEST_PRIORITY = 191;

    /**
     * @throws IllegalArgumentException when the bytes are no such message; the words say what is
     *     wrong
     */
    static SyslogMessage parse(byte[] bytes) {
        return new Reader(new String(bytes, StandardCharsets.UTF_8)).message();
    }

    /** Reads from left to right; never goes back. */
    private static final class Reader {
        private final String text;
        private int at;

        Reader(String text) {
            this.text = text;
        }

        SyslogMessage message() {
            int priority = priority();
            if (at >= text.length() || text.charAt(at) != '1') {
                throw new IllegalArgumentException("the version is not 1");
            }
            at++;
            space();
            Optional<Instant> time = time(word(64));
            Map<String, String> labels = new TreeMap<>();
            labels.put("facility", String.valueOf(priority / SEVERITIES));
            label(labels, "hostname", word(255));
            label(labels, "appname", word(48));
            label(labels, "procid", word(128));
            label(labels, "msgid", word(32));
            structuredData();
            return new SyslogMessage(time, Severities.ofPriority(priority), labels, rest());
        }

        private int priority() {
            int end = text.indexOf('>');
            if (!text.startsWith("<") || end < 2 || end > 4) {
                throw new IllegalArgumentException(
                        "it does not begin with a priority such as <34>");
            }
            int priority = 0;
            for (int digit = 1; digit < end; digit++) {
                char c = text.charAt(digit);
                if (c < '0' || c > '9') {
                    throw new IllegalArgumentException("the priority is no number");
                }
                priority = 10 * priority + c - '0';
            }
            if (priority > HIGHEST_PRIORITY) {
                throw new IllegalArgumentException("priority %d is over 191".formatted(priority));
            }
            at = end + 1;
            return priority;
        }

        private void space() {
            if (at >= text.length() || text.charAt(at) != ' ') {
                throw new IllegalArgumentException("a space is missing at character " + at);
            }
            at++;
        }

        private String word(int longest) {
            int end = text.indexOf(' ', at);
            if (end < 0 || end == at || end - at > longest) {
                throw new IllegalArgumentException(
                        "the header breaks off, or a field is too long, at character " + at);
            }
            String word = text.substring(at, end);
            at = end + 1;
            return word;
        }

        private static void label(Map<String, String> labels, String name, String value) {
            if (!value.equals("-")) {
                labels.put(name, value);
            }
        }

        private static Optional<Instant> time(String word) {
            if (word.equals("-")) {
                return Optional.empty();
            }
            try {
                return Optional.of(
                        OffsetDateTime.parse(word).toInstant().truncatedTo(ChronoUnit.MICROS));
            } catch (DateTimeException wrong) {
                throw new IllegalArgumentException(word + " is no time of RFC 3339", wrong);
            }
        }

        private void structuredData() {
            if (at < text.length() && text.charAt(at) == '-') {
                at++;
                return;
            }
            if (at >= text.length() || text.charAt(at) != '[') {
                throw new IllegalArgumentException("structured data is missing at character " + at);
            }
            while (at < text.length() && text.charAt(at) == '[') {
                element();
            }
        }

        private void element() {
            boolean quoted = false;
            for (at++; at < text.length(); at++) {
                char c = text.charAt(at);
                if (quoted && c == '\\') {
                    at++; // whatever follows is part of the value
                } else if (c == '"') {
                    quoted = !quoted;
                } else if (!quoted && c == ']') {
                    at++;
                    return;
                }
            }
            throw new IllegalArgumentException("structured data does not end");
        }

        private String rest() {
            if (at >= text.length()) {
                return "";
            }
            space();
            String rest = text.substring(at);
            // Relays keep the space that older messages have after their tag, and line feeds.
            return (rest.startsWith("\uFEFF") ? rest.substring(1) : rest).strip();
        }
    }
}
