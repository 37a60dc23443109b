package forestall.store;

import forestall.decide.History;
import forestall.history.Readings;
import forestall.history.Span;
import forestall.model.Component;
import forestall.model.ComponentId;
import forestall.model.ExternalEvent;
import forestall.model.FailoverRun;
import forestall.model.LogLine;
import forestall.model.Site;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Looks back in PostgreSQL. Thread-safe. */
public final class StoredHistory implements History {
    private final Jdbi jdbi;

    public StoredHistory(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public List<String> metrics(ComponentId component) {
        return jdbi.withExtension(HistoryDao.class, dao -> dao.metrics(component));
    }

    @Override
    public Map<String, Readings> readings(
            ComponentId component, Collection<String> metrics, Span span, int most) {
        Map<String, Readings> all = new TreeMap<>();
        jdbi.useHandle(
                handle -> {
                    for (String metric : metrics) {
                        all.put(metric, readings(handle, component, metric, span, most));
                    }
                });
        return all;
    }

    // By hand: a mapper that makes an object of each of 10,000 rows takes twice as long.
    private static Readings readings(
            Handle handle, ComponentId component, String metric, Span span, int most) {
        return handle.createQuery(HistoryDao.READINGS)
                .bind("component", component)
                .bind("metric", metric)
                .bind("from", span.from())
                .bind("to", span.to())
                .bind("most", most)
                .scanResultSet((rows, context) -> newestFirst(rows.get()));
    }

    private static Readings newestFirst(ResultSet rows) throws SQLException {
        long[] micros = new long[1024];
        double[] values = new double[1024];
        int size = 0;
        while (rows.next()) {
            if (size == micros.length) {
                micros = Arrays.copyOf(micros, 2 * size);
                values = Arrays.copyOf(values, 2 * size);
            }
            micros[size] = Math.round(rows.getDouble(1) * 1e6); // exact until the year 2255
            values[size] = rows.getDouble(2);
            size++;
        }
        for (int low = 0, high = size - 1; low < high; low++, high--) {
            long time = micros[low];
            micros[low] = micros[high];
            micros[high] = time;
            double value = values[low];
            values[low] = values[high];
            values[high] = value;
        }
        return Readings.of(Arrays.copyOf(micros, size), Arrays.copyOf(values, size));
    }

    @Override
    public LogLines lines(ComponentId component, Span span, int most, int longest) {
        List<LogLine> newest =
                jdbi.withExtension(
                        HistoryDao.class,
                        dao -> dao.lines(component, span.from(), span.to(), longest, most + 1));
        boolean capped = newest.size() > most;
        List<LogLine> lines = new java.util.ArrayList<>(capped ? newest.subList(0, most) : newest);
        Collections.reverse(lines);
        return new LogLines(Collections.unmodifiableList(lines), capped);
    }

    @Override
    public List<ExternalEvent> events(Component component, Site site, Span span) {
        return jdbi
                .withExtension(HistoryDao.class, dao -> dao.events(span.from(), span.to()))
                .stream()
                .map(StoredTelemetry::event)
                .filter(event -> event.touches(component, site))
                .toList();
    }

    @Override
    public List<FailoverRun> runs(ComponentId component, Span span) {
        return jdbi.inTransaction(
                handle -> {
                    FailoverDao steps = handle.attach(FailoverDao.class);
                    return handle
                            .attach(HistoryDao.class)
                            .runs(component, span.from(), span.to())
                            .stream()
                            .map(row -> row.with(steps.steps(row.id())))
                            .toList();
                });
    }

    @Override
    public List<Foreseen> foreseen(ComponentId component, Span span) {
        return jdbi.withExtension(
                HistoryDao.class, dao -> dao.foreseen(component, span.from(), span.to()));
    }
}
