package forestall.store;

import java.time.Instant;
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
     * @param snapshotsBefore evidence to learn from that is older than this goes; failures stay
     * @return one sentence: what went
     */
    public String forget(
            Instant telemetryBefore, Instant decisionsBefore, Instant snapshotsBefore) {
        return jdbi.withHandle(
                handle -> {
                    TelemetryDao telemetry = handle.attach(TelemetryDao.class);
                    int samples = telemetry.forgetSamples(telemetryBefore);
                    int lines = telemetry.forgetLines(telemetryBefore);
                    int events = telemetry.forgetEvents(telemetryBefore);
                    int decisions = handle.attach(DecisionDao.class).forget(decisionsBefore);
                    handle.attach(AllocationDao.class).forgetActs(decisionsBefore);
                    int snapshots = handle.attach(SnapshotDao.class).forget(snapshotsBefore);
                    return "forgot %d samples, %d log lines, %d events, %d decisions, %d snapshots"
                            .formatted(samples, lines, events, decisions, snapshots);
                });
    }
}
