package forestall.cycle;

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
import forestall.model.ComponentId;
import forestall.provider.simulated.SimulatedRegion;
import java.util.Optional;
import java.util.function.Supplier;

/** The simulated region, with something in between that may get in the way of each call. */
final class Interposed implements Compute, Database, Volume, Network, Stack, Dns, PrimaryHealth {

    /** What is in between. */
    interface Between {

        /** Answers in the region's stead, or lets it act. */
        Outcome call(String verb, ComponentId component, Supplier<Outcome> act);

        /** Before the region is asked what stands there. */
        default void asked() {}
    }

    private final SimulatedRegion region;
    private final Between between;

    private Interposed(SimulatedRegion region, Between between) {
        this.region = region;
        this.between = between;
    }

    static Providers providers(SimulatedRegion region, Between between) {
        var all = new Interposed(region, between);
        return new Providers(all, all, all, all, all, all, all);
    }

    @Override
    public Outcome provision(ActionKey key, Allocation wanted) {
        return between.call("provision", wanted.component(), () -> region.provision(key, wanted));
    }

    @Override
    public Outcome release(ActionKey key, ComponentId component) {
        return between.call("release", component, () -> region.release(key, component));
    }

    @Override
    public Outcome fence(ActionKey key, ComponentId component) {
        return between.call("fence", component, () -> region.fence(key, component));
    }

    @Override
    public Outcome finaliseSync(ActionKey key, ComponentId component) {
        return between.call("finalise", component, () -> region.finaliseSync(key, component));
    }

    @Override
    public Outcome promote(ActionKey key, ComponentId component) {
        return between.call("promote", component, () -> region.promote(key, component));
    }

    @Override
    public Outcome demote(ActionKey key, ComponentId component) {
        return between.call("demote", component, () -> region.demote(key, component));
    }

    @Override
    public Outcome redirect(ActionKey key, ComponentId component) {
        return between.call("redirect", component, () -> region.redirect(key, component));
    }

    @Override
    public Outcome update(ActionKey key, ComponentId component) {
        return between.call("update", component, () -> region.update(key, component));
    }

    @Override
    public Outcome checkHealth(ComponentId component) {
        return between.call("checkHealth", component, () -> region.checkHealth(component));
    }

    @Override
    public Outcome check(ComponentId component) {
        return between.call("check", component, () -> region.check(component));
    }

    @Override
    public Optional<Allocation> standing(ComponentId component) {
        between.asked();
        return region.standing(component);
    }
}
