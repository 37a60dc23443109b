package forestall.provider.simulated;

import forestall.decide.SimulatedFaults;
import forestall.failover.ActionKey;
import forestall.failover.Compute;
import forestall.failover.Database;
import forestall.failover.Dns;
import forestall.failover.Network;
import forestall.failover.Outcome;
import forestall.failover.PrimaryHealth;
import forestall.failover.Providers;
import forestall.failover.Stack;
import forestall.failover.Volume;
import forestall.model.Allocation;
import forestall.model.Capacity;
import forestall.model.ComponentId;
import forestall.model.HostId;
import forestall.model.Tier;
import forestall.provider.simulated.RegionDao.StandbyRow;
import forestall.store.Amounts;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;

/** The simulated region behind all ports at once. Thread-safe. */
public final class SimulatedRegion
        implements Compute, Database, Volume, Network, Stack, Dns, PrimaryHealth {
    private final Jdbi jdbi;
    private final SimulatedFaultStore faults;
    private final Duration latency;
    private final Supplier<Instant> now;

    /**
     * @param latency how long each act takes: half before it is done, half before it is answered
     * @param now what time it is, as hosts are closed at times
     */
    public SimulatedRegion(
            Jdbi jdbi, SimulatedFaultStore faults, Duration latency, Supplier<Instant> now) {
        this.jdbi = jdbi;
        this.faults = faults;
        this.latency = latency;
        this.now = now;
    }

    /** This region for every kind of component. */
    public Providers providers() {
        return new Providers(this, this, this, this, this, this, this);
    }

    @Override
    public Outcome provision(ActionKey key, Allocation wanted) {
        return act(
                key,
                "provision",
                wanted.component(),
                dao -> {
                    if (serves(dao, wanted.component())) {
                        return new Outcome.Refused(
                                "%s is in service in the failover region"
                                        .formatted(wanted.component()));
                    }
                    Optional<String> refusal = new RegionHosts(dao, now.get()).refusal(wanted);
                    if (refusal.isPresent()) {
                        return new Outcome.Refused(refusal.get());
                    }
                    dao.putStandby(StandbyRow.of(wanted, false));
                    return new Outcome.Done(
                            "%s on %s: %s"
                                    .formatted(
                                            wanted.tier(),
                                            wanted.host(),
                                            wanted.capacity().inWords()));
                });
    }

    @Override
    public Outcome release(ActionKey key, ComponentId component) {
        return act(
                key,
                "release",
                component,
                dao -> {
                    if (serves(dao, component)) {
                        return new Outcome.Refused(
                                "%s is in service in the failover region".formatted(component));
                    }
                    dao.removeStandby(component);
                    return new Outcome.Done("released");
                });
    }

    @Override
    public Outcome fence(ActionKey key, ComponentId component) {
        return act(
                key, "fence", component, dao -> new Outcome.Done("cut off in the primary region"));
    }

    @Override
    public Outcome finaliseSync(ActionKey key, ComponentId component) {
        return act(
                key,
                "finalise sync",
                component,
                dao ->
                        new Outcome.Done(
                                dao.standby(component)
                                        .map(
                                                row ->
                                                        "all data is there (%s)"
                                                                .formatted(
                                                                        row.tier()
                                                                                .synchronisation()))
                                        .orElse("restored from the last backup")));
    }

    @Override
    public Outcome promote(ActionKey key, ComponentId component) {
        return act(
                key,
                "promote",
                component,
                dao -> {
                    Capacity demand =
                            dao.demand(component).map(Amounts::capacity).orElse(Capacity.NONE);
                    Optional<HostId> host =
                            new RegionHosts(dao, now.get()).toServe(component, demand);
                    if (host.isEmpty()) {
                        return new Outcome.Refused(
                                "no host has room for %s: it needs %s"
                                        .formatted(component, demand.inWords()));
                    }
                    dao.putStandby(
                            StandbyRow.of(
                                    new Allocation(component, host.get(), Tier.FULL, demand),
                                    true));
                    return new Outcome.Done(
                            "in service on %s with %s".formatted(host.get(), demand.inWords()));
                });
    }

    @Override
    public Outcome demote(ActionKey key, ComponentId component) {
        return act(
                key,
                "demote",
                component,
                dao -> {
                    dao.standby(component)
                            .ifPresent(
                                    row -> dao.putStandby(StandbyRow.of(row.allocation(), false)));
                    return new Outcome.Done("stands by again");
                });
    }

    @Override
    public Outcome redirect(ActionKey key, ComponentId component) {
        return act(
                key,
                "redirect",
                component,
                dao -> new Outcome.Done("traffic goes to the failover region"));
    }

    @Override
    public Outcome update(ActionKey key, ComponentId component) {
        return act(
                key,
                "update DNS",
                component,
                dao -> new Outcome.Done("the name points at the failover region"));
    }

    @Override
    public Outcome checkHealth(ComponentId component) {
        pause();
        if (faults.has(SimulatedFaults.Type.BUSY, component)) {
            return new Outcome.Later("no answer yet");
        }
        if (faults.has(SimulatedFaults.Type.REFUSES, component)) {
            return new Outcome.Refused("not healthy in the failover region");
        }
        return jdbi.withExtension(RegionDao.class, dao -> serves(dao, component))
                ? new Outcome.Done("healthy")
                : new Outcome.Refused("not in service in the failover region");
    }

    @Override
    public Optional<Allocation> standing(ComponentId component) {
        return jdbi.withExtension(RegionDao.class, dao -> dao.standby(component))
                .map(StandbyRow::allocation);
    }

    @Override
    public Outcome check(ComponentId component) {
        if (faults.has(SimulatedFaults.Type.PRIMARY_SILENT, component)) {
            return new Outcome.Later("no answer");
        }
        return faults.has(SimulatedFaults.Type.PRIMARY_DOWN, component)
                ? new Outcome.Refused("down in the primary region")
                : new Outcome.Done("healthy");
    }

    private static boolean serves(RegionDao dao, ComponentId component) {
        return dao.standby(component).map(StandbyRow::inService).orElse(false);
    }

    private Outcome act(
            ActionKey key,
            String verb,
            ComponentId component,
            Function<RegionDao, Outcome> effect) {
        pause();
        Outcome outcome =
                jdbi.inTransaction(
                        handle -> {
                            RegionDao dao = handle.attach(RegionDao.class);
                            dao.lock();
                            Optional<String> before = dao.done(key.value());
                            if (before.isPresent()) {
                                return new Outcome.Done(before.get());
                            }
                            if (faults.has(SimulatedFaults.Type.BUSY, component)) {
                                return new Outcome.Later("the failover region is busy");
                            }
                            if (faults.has(SimulatedFaults.Type.REFUSES, component)) {
                                return new Outcome.Refused("the failover region refuses");
                            }
                            Outcome done = effect.apply(dao);
                            if (done instanceof Outcome.Done) {
                                dao.addAct(key.value(), verb, component, done.detail());
                            }
                            return done;
                        });
        pause();
        return outcome;
    }

    // Half the latency. A real region takes its time; a crash must be able to fall into it.
    private void pause() {
        try {
            TimeUnit.NANOSECONDS.sleep(latency.toNanos() / 2);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
