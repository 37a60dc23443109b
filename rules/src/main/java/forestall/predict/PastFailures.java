package forestall.predict;

import forestall.model.Failure;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;

/**
 * When one component failed lately. What failed once fails sooner again: failures come in clusters
 * (Schroeder and Gibson 2010), so each counts, and half as much after a week.
 */
final class PastFailures {
    private static final int MOST = 100;
    private static final Duration LONGEST = Duration.ofDays(60);
    private static final double HALF_LIFE = Duration.ofDays(7).toSeconds();

    private final Map<String, Instant> began = new TreeMap<>(); // by the failure's id

    void take(Failure failure) {
        if (failure.outcome() == Failure.Outcome.FAILED) {
            began.put(failure.id(), failure.began());
        } else {
            began.remove(failure.id());
        }
        if (began.size() > MOST) {
            began.entrySet().stream()
                    .min(
                            Map.Entry.<String, Instant>comparingByValue()
                                    .thenComparing(Map.Entry.comparingByKey()))
                    .ifPresent(oldest -> began.remove(oldest.getKey()));
        }
    }

    void testify(Instant to, PredictorSettings.Evidence settings, Pieces pieces) {
        began.values().removeIf(at -> at.plus(LONGEST).isBefore(to));
        double sum = 0;
        int count = 0;
        for (Instant at : began.values()) {
            if (!at.isAfter(to)) {
                sum += StrictMath.pow(2, -Duration.between(at, to).toSeconds() / HALF_LIFE);
                count++;
            }
        }
        int failures = count;
        pieces.add(
                Family.HISTORY,
                "past failures",
                settings.perFailure() * StrictMath.log1p(sum),
                () -> inWords(failures, to));
    }

    private String inWords(int failures, Instant to) {
        Instant latest =
                began.values().stream()
                        .filter(at -> !at.isAfter(to))
                        .max(Comparator.naturalOrder())
                        .orElse(to);
        String times =
                failures == 1 ? "failed" : "failed %s times".formatted(Words.number(failures));
        return "it %s in %s days, last%s"
                .formatted(
                        times,
                        Long.toString(LONGEST.toDays()),
                        Words.ago(Duration.between(latest, to)));
    }

    void write(DataOutputStream out) throws IOException {
        out.writeInt(began.size());
        for (var each : began.entrySet()) {
            out.writeUTF(each.getKey());
            StateWriter.instant(out, each.getValue());
        }
    }

    void read(StateReader in) throws IOException {
        int count = in.atMost(in.int32(), 14);
        for (int at = 0; at < count; at++) {
            began.put(in.text(), in.instant());
        }
    }
}
