package forestall.history;

import forestall.model.ExternalEvent;
import forestall.model.FailoverRun;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * Something that happened to a component, on the time axis of its signals.
 *
 * @param type {@code weather}, {@code unrest}, {@code vulnerability}, {@code alert}, or {@code
 *     failover}
 * @param headline one sentence for people
 * @param by which feed says so, or who asked for the failover
 * @param from since when
 * @param until until when; empty when it goes on
 * @param severity of an event, 0 to 1; empty for a failover
 * @param state of a failover; empty for an event
 */
public record Happening(
        String type,
        String headline,
        String by,
        Instant from,
        Optional<Instant> until,
        Optional<Double> severity,
        Optional<String> state) {

    public static Happening of(ExternalEvent event) {
        return new Happening(
                word(event.type()),
                event.headline(),
                event.feed(),
                event.from(),
                Optional.of(event.until()),
                Optional.of(event.severity()),
                Optional.empty());
    }

    public static Happening of(FailoverRun run) {
        return new Happening(
                "failover",
                run.reason(),
                word(run.trigger()),
                run.startedAt(),
                run.endedAt(),
                Optional.empty(),
                Optional.of(word(run.state())));
    }

    private static String word(Enum<?> name) {
        return name.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
