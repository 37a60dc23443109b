package forestall.command.bench.planner;

import java.util.List;
import picocli.CommandLine;

/** Components and hosts of a problem, as {@code 1000x100}. */
record Size(int components, int hosts) implements Comparable<Size> {
    static final List<Size> TABLE =
            List.of(
                    new Size(50, 10),
                    new Size(200, 30),
                    new Size(1000, 100),
                    new Size(5000, 400),
                    new Size(20000, 1000));

    /** Seconds for each of {@link #TABLE}. */
    static final List<Double> SECONDS = List.of(2.0, 5.0, 10.0, 15.0, 120.0);

    /**
     * @throws CommandLine.TypeConversionException when it is not such a text
     */
    static Size of(String text) {
        String[] parts = text.split("x", -1);
        try {
            if (parts.length == 2) {
                var size = new Size(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
                if (size.components > 0 && size.hosts > 0) {
                    return size;
                }
            }
        } catch (NumberFormatException noNumber) {
            // falls through to what is said of every other wrong size
        }
        throw new CommandLine.TypeConversionException(
                "a size is COMPONENTSxHOSTS, as 200x30, not " + text);
    }

    /** As many as shared problems of this size have. */
    int zones() {
        return components < 100 ? 3 : components < 500 ? 6 : 20;
    }

    @Override
    public int compareTo(Size other) {
        return components != other.components
                ? Integer.compare(components, other.components)
                : Integer.compare(hosts, other.hosts);
    }

    @Override
    public String toString() {
        return components + "x" + hosts;
    }
}
