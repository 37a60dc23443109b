package forestall.predict;

import forestall.model.ComponentId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which snapshots are kept to learn from. Where something happens all are; of quiet components one
 * an hour, which then stands for the hour. On average that is the same, and some sixtieth as much
 * to keep.
 *
 * @param cycle time between two snapshots, more than 0
 */
public record Sampling(Duration cycle) {
    /** Evidence from which on something happens, in log-odds. */
    public static final float LOUD = 1;

    private static final long HOUR = 3600;

    /** Those that stay the same for days are no reason to keep every minute of them. */
    private static final Set<Family> SLOW =
            Set.of(
                    Family.WEATHER,
                    Family.UNREST,
                    Family.VULNERABILITY,
                    Family.HISTORY,
                    Family.DEPENDENCIES);

    /** A snapshot each minute. */
    public static final Sampling EACH_MINUTE = new Sampling(Duration.ofMinutes(1));

    public Sampling {
        if (cycle.toSeconds() < 1) {
            throw new IllegalArgumentException("cycle must be 1 s or more, was " + cycle);
        }
    }

    /** Those that are kept, in the same order. */
    public List<Kept> of(List<Snapshot> snapshots) {
        return snapshots.stream().map(this::kept).flatMap(Optional::stream).toList();
    }

    private Optional<Kept> kept(Snapshot snapshot) {
        if (isLoud(snapshot)) {
            return Optional.of(new Kept(snapshot, cycle.toSeconds() / 60.0));
        }
        long turns = Math.max(1, HOUR / cycle.toSeconds());
        long turn = Math.floorDiv(snapshot.at().getEpochSecond(), cycle.toSeconds());
        return Math.floorMod(turn, turns) == Math.floorMod(mixed(snapshot.component()), turns)
                ? Optional.of(new Kept(snapshot, turns * cycle.toSeconds() / 60.0))
                : Optional.empty();
    }

    private static boolean isLoud(Snapshot snapshot) {
        for (float[] horizon : snapshot.evidence()) {
            for (Family family : Family.values()) {
                if (horizon[family.place()] >= LOUD && !SLOW.contains(family)) {
                    return true;
                }
            }
        }
        return false;
    }

    // So that components take turns. The hash of a text is the same everywhere.
    private static int mixed(ComponentId component) {
        int hash = component.value().hashCode() * 0x9E3779B9;
        return hash ^ hash >>> 16;
    }
}
