package forestall.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import forestall.decide.Outlooks;
import forestall.json.ModelJson;
import forestall.model.ComponentId;
import forestall.model.FailureProbability;
import forestall.model.FailureProbability.Driver;
import forestall.model.Outlook;
import forestall.predict.Horizon;
import forestall.store.OutlookDao.Row;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** What was foreseen, in PostgreSQL; it goes with its decision. Thread-safe. */
public final class StoredOutlooks implements Outlooks {
    private static final int MOST = 10_000;

    private final Jdbi jdbi;

    public StoredOutlooks(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** With the decision of the same minute, in its transaction. */
    static void add(Handle handle, List<Outlook> outlooks, Instant minute) {
        if (!outlooks.isEmpty()) {
            handle.attach(OutlookDao.class)
                    .add(outlooks.stream().map(outlook -> row(outlook, minute)).toList());
        }
    }

    @Override
    public List<Outlook> history(ComponentId component, Instant from, Instant to, int most) {
        if (most < 1 || most > MOST) {
            throw new IllegalArgumentException(
                    "most must be 1 to %d, was %d".formatted(MOST, most));
        }
        if (!from.isBefore(to)) {
            return List.of();
        }
        long micros = Math.max(1, ChronoUnit.MICROS.between(from, to));
        long part = (micros + most - 1) / most;
        return jdbi
                .withExtension(OutlookDao.class, dao -> dao.history(component, from, to, part))
                .stream()
                .map(StoredOutlooks::outlook)
                .toList();
    }

    private static Row row(Outlook outlook, Instant minute) {
        List<FailureProbability> each = outlook.probabilities();
        if (each.size() != Horizon.values().length) {
            throw new IllegalArgumentException(
                    "an outlook has %d horizons, not %d"
                            .formatted(each.size(), Horizon.values().length));
        }
        try {
            return new Row(
                    outlook.component(),
                    minute,
                    each.get(0).probability(),
                    each.get(1).probability(),
                    each.get(2).probability(),
                    outlook.leadTime().map(lead -> lead.truncatedTo(ChronoUnit.SECONDS)),
                    ModelJson.mapper()
                            .writeValueAsString(
                                    each.stream().map(FailureProbability::drivers).toList()));
        } catch (JsonProcessingException impossible) { // they checked themselves
            throw new UncheckedIOException(impossible);
        }
    }

    private static Outlook outlook(Row row) {
        double[] probabilities = {row.soon(), row.day(), row.month()};
        List<FailureProbability> each = new ArrayList<>();
        List<List<Driver>> drivers = drivers(row.drivers());
        for (Horizon horizon : Horizon.values()) {
            int place = each.size();
            each.add(
                    new FailureProbability(
                            row.component(),
                            row.minute(),
                            horizon.within(),
                            probabilities[place],
                            drivers.get(place)));
        }
        return new Outlook(row.component(), row.minute(), each, row.lead());
    }

    private static List<List<Driver>> drivers(String json) {
        try {
            return ModelJson.mapper().readValue(json, new TypeReference<List<List<Driver>>>() {});
        } catch (JsonProcessingException broken) {
            throw new UncheckedIOException("a stored outlook cannot be read", broken);
        }
    }
}
