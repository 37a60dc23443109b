package forestall.logs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Joins the lines of one event: a stack trace of Java, Python, Go, .NET or Node, or anything else
 * that goes on below its header. One thread at a time, one stream each.
 */
public final class Multiline {
    /** Characters that an event may grow to; what follows is counted and left out. */
    static final int LONGEST = 16_384;

    private static final int MOST_LINES = 500;

    private enum Trace {
        NONE,
        PYTHON, // after "Traceback (most recent call last):", up to the first line not indented
        PYTHON_DONE, // another one may follow after a blank line
        GO // after "panic:" or "goroutine 1 [running]:"
    }

    private final LogFormat format;
    private final StringBuilder event = new StringBuilder();
    private int lines;
    private Trace trace = Trace.NONE;

    /**
     * @param format whose headers begin events; {@link LogFormat#plain} = tell by the lines alone
     */
    public Multiline(LogFormat format) {
        this.format = format;
    }

    /**
     * @param line without its line break
     * @return the event before, now that this line began another one
     */
    public Optional<String> add(String line) {
        boolean begins = lines == 0 || lines == MOST_LINES || !goesOn(line);
        Optional<String> before = begins ? flush() : Optional.empty();
        if (lines > 0) {
            append("\n");
        }
        append(line);
        lines++;
        trace = traceAfter(line);
        return before;
    }

    /** The event that was begun, as after a silence or at the end. */
    public Optional<String> flush() {
        if (lines == 0) {
            return Optional.empty();
        }
        String done = event.toString();
        event.setLength(0);
        lines = 0;
        trace = Trace.NONE;
        return Optional.of(done);
    }

    /** All events of all lines. */
    public static List<String> join(LogFormat format, List<String> lines) {
        var joined = new Multiline(format);
        List<String> events = new ArrayList<>();
        for (String line : lines) {
            joined.add(line).ifPresent(events::add);
        }
        joined.flush().ifPresent(events::add);
        return events;
    }

    private void append(String text) {
        event.append(text, 0, Math.min(text.length(), LONGEST - event.length()));
    }

    private boolean goesOn(String line) {
        if (format.fits(line)) {
            return false;
        }
        if (line.isBlank()) {
            return trace == Trace.GO || trace == Trace.PYTHON_DONE;
        }
        char first = line.charAt(0);
        if (first == ' ' || first == '\t' || first == '}' || first == ')') {
            return true;
        }
        return switch (trace) {
            case PYTHON -> true;
            case GO -> isGoFrame(line) || isOfTrace(line);
            default -> isOfTrace(line);
        };
    }

    private Trace traceAfter(String line) {
        if (line.contains("Traceback (most recent call last):")) {
            return Trace.PYTHON;
        }
        if (line.contains("panic: ") || isGoroutine(line)) {
            return Trace.GO;
        }
        boolean indented = line.startsWith(" ") || line.startsWith("\t");
        return trace == Trace.PYTHON && !indented ? Trace.PYTHON_DONE : trace;
    }

    // "main.run(0x1, 0x2)" or "exit status 2"
    private static boolean isGoFrame(String line) {
        return (line.endsWith(")") && line.indexOf('(') > 0) || line.startsWith("exit status ");
    }

    private static boolean isGoroutine(String line) {
        return line.startsWith("goroutine ") && line.endsWith("]:");
    }

    // What isn't indented but belongs to a trace above it.
    private static boolean isOfTrace(String line) {
        return line.startsWith("Caused by: ")
                || line.startsWith("Suppressed: ")
                || line.startsWith("--- End of ")
                || line.startsWith("Traceback (most recent call last):")
                || line.startsWith("During handling of the above exception")
                || line.startsWith("The above exception was the direct cause")
                || line.startsWith("created by ")
                || line.startsWith("[signal ")
                || line.startsWith("[CIRCULAR]")
                || isGoroutine(line)
                || isException(line);
    }

    // "java.lang.IllegalStateException: text": a dotted or plain name that ends so.
    private static boolean isException(String line) {
        int end = 0;
        while (end < line.length() && end < 200 && isNamePart(line.charAt(end))) {
            end++;
        }
        String name = line.substring(0, end);
        boolean named =
                name.endsWith("Exception") || name.endsWith("Error") || name.endsWith("Throwable");
        return named && (end == line.length() || line.charAt(end) == ':');
    }

    private static boolean isNamePart(char c) {
        return Letters.isLetter(c) || Letters.isDigit(c) || c == '.' || c == '$' || c == '_';
    }
}
