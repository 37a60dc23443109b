package forestall.store;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Forgets what is too old to matter. */
public final class Housekeeping {
    private final Jdbi jdbi;

    public Housekeeping(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * @param telemetryBefore telemetry older than this goes
     * @param decisionsBefore decisions, their risks, what was foreseen, and acts older than this go
     * @param snapshotsBefore evidence to learn from, and attempts to learn, that are older than
     *     this go; failures stay, but for what is left of those that were removed
     * @return one sentence: what went
     */
    public String forget(
            Instant telemetryBefore, Instant decisionsBefore, Instant snapshotsBefore) {
        return jdbi.withHandle(
                handle -> {
                    TelemetryDao telemetry = handle.attach(TelemetryDao.class);
                    int samples = telemetry.forgetSamples(telemetryBefore);
                    int series = forgetSeries(handle);
                    int lines = telemetry.forgetLines(telemetryBefore);
                    int events = telemetry.forgetEvents(telemetryBefore);
                    int decisions = handle.attach(DecisionDao.class).forget(decisionsBefore);
                    handle.attach(AllocationDao.class).forgetActs(decisionsBefore);
                    int snapshots = handle.attach(SnapshotDao.class).forget(snapshotsBefore);
                    int attempts = handle.attach(ModelDao.class).forgetAttempts(snapshotsBefore);
                    handle.attach(FailureDao.class).forgetRemoved();
                    handle.attach(MaintenanceDao.class).forget(decisionsBefore);
                    return "forgot %d samples, %d series, %d log lines, %d events, %d decisions, %d snapshots, %d attempts to learn"
                            .formatted(
                                    samples, series, lines, events, decisions, snapshots, attempts);
                });
    }

    // Who writes waits only while the few that were found are looked at again.
    private static int forgetSeries(Handle handle) {
        List<Integer> empty = handle.attach(TelemetryDao.class).seriesWithoutSamples();
        if (empty.isEmpty()) {
            return 0;
        }
        return handle.inTransaction(
                locked -> {
                    TelemetryDao dao = locked.attach(TelemetryDao.class);
                    dao.lock();
                    return dao.forgetSeries(empty);
                });
    }
}
