package forestall.store;

import forestall.predict.Family;
import forestall.predict.Horizon;
import forestall.predict.Kept;
import forestall.predict.Sampling;
import forestall.predict.Snapshot;
import forestall.predict.Thinning;
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
     * In order of time, then component; about {@value #MOST} at most. Of more, those before a
     * failure are kept, and of the rest some stand for the others, see {@link Thinning}. Those that
     * a later version wrote with more families are left out.
     */
    public List<Kept> all() {
        return atMost(MOST);
    }

    List<Kept> atMost(int most) {
        return jdbi.inTransaction(
                handle -> {
                    SnapshotDao dao = handle.attach(SnapshotDao.class);
                    Thinning thinning = thinning(handle, most);
                    List<Kept> kept = new ArrayList<>();
                    for (Row row : dao.all()) {
                        long standsFor = thinning.standsFor(row.component(), row.minute());
                        if (standsFor > 0) {
                            kept(row, standsFor).ifPresent(kept::add);
                        }
                    }
                    return kept;
                });
    }

    private static Thinning thinning(Handle handle, int most) {
        SnapshotDao dao = handle.attach(SnapshotDao.class);
        if (dao.count() <= most) {
            return new Thinning(List.of(), most);
        }
        var thinning = new Thinning(handle.attach(FailureDao.class).all(), most);
        dao.keys().forEach(key -> thinning.count(key.component(), key.minute()));
        thinning.share();
        return thinning;
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

    private static Optional<Kept> kept(Row row, long standsFor) {
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
                        row.minutes() * standsFor));
    }
}
