package forestall.store;

import forestall.predict.Family;
import forestall.predict.Horizon;
import forestall.predict.Kept;
import forestall.predict.Sampling;
import forestall.predict.Snapshot;
import forestall.store.SnapshotDao.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Evidence to learn from, in PostgreSQL: of loud components each minute, of quiet ones one an hour,
 * see {@link Sampling}. Thread-safe.
 */
public final class StoredSnapshots {
    /** So many are learned from at once, some 100 MB. */
    static final int MOST = 300_000;

    private final Jdbi jdbi;

    public StoredSnapshots(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Adds those that are worth it; one that is there already stays. */
    public void add(List<Snapshot> snapshots, Sampling sampling) {
        jdbi.useTransaction(handle -> add(handle, snapshots, sampling));
    }

    static void add(Handle handle, List<Snapshot> snapshots, Sampling sampling) {
        List<Row> rows = sampling.of(snapshots).stream().map(StoredSnapshots::row).toList();
        if (!rows.isEmpty()) {
            handle.attach(SnapshotDao.class).add(rows);
        }
    }

    /**
     * In order of time, then component; about {@value #MOST} at most. Of more, every second, third,
     * and so on is taken as if by lot, and stands for the others; the next time it is the same
     * ones. Those that a later version wrote with more families are left out.
     */
    public List<Kept> all() {
        return atMost(MOST);
    }

    List<Kept> atMost(int most) {
        return jdbi.inTransaction(
                handle -> {
                    SnapshotDao dao = handle.attach(SnapshotDao.class);
                    long every = Math.max(1, (dao.count() + most - 1) / most);
                    List<Kept> kept = new ArrayList<>();
                    for (Row row : dao.all()) {
                        if (Math.floorMod(mixed(row), every) == 0) {
                            kept(row, every).ifPresent(kept::add);
                        }
                    }
                    return kept;
                });
    }

    // Java's hash of a text is the same everywhere; the steps after it are those of
    // SplittableRandom.
    private static long mixed(Row row) {
        long hash = row.component().value().hashCode() * 0x9E3779B97F4A7C15L;
        hash += row.minute().getEpochSecond();
        hash = (hash ^ hash >>> 30) * 0xBF58476D1CE4E5B9L;
        hash = (hash ^ hash >>> 27) * 0x94D049BB133111EBL;
        return hash ^ hash >>> 31;
    }

    private static Row row(Kept kept) {
        Snapshot snapshot = kept.snapshot();
        int families = snapshot.evidence()[0].length;
        var flat = new float[Horizon.values().length * families];
        for (int horizon = 0; horizon < Horizon.values().length; horizon++) {
            System.arraycopy(snapshot.evidence()[horizon], 0, flat, horizon * families, families);
        }
        return new Row(snapshot.component(), snapshot.at(), flat, kept.minutes());
    }

    private static Optional<Kept> kept(Row row, long every) {
        int horizons = Horizon.values().length;
        int families = row.evidence().length / horizons;
        int known = Family.values().length;
        if (row.evidence().length % horizons != 0 || families > known) {
            return Optional.empty();
        }
        var evidence = new float[horizons][known]; // a family that came later said nothing then
        for (int horizon = 0; horizon < horizons; horizon++) {
            System.arraycopy(row.evidence(), horizon * families, evidence[horizon], 0, families);
        }
        return Optional.of(
                new Kept(
                        new Snapshot(row.component(), row.minute(), evidence),
                        row.minutes() * every));
    }
}
