package forestall.failover;

import forestall.model.Allocation;
import forestall.model.ComponentId;
import java.util.List;
import java.util.Optional;

/** Every port at once; writes down what it is asked to do and does it. */
final class RecordedProvider
        implements Compute, Database, Volume, Network, Stack, Dns, PrimaryHealth {
    private final String name;
    private final List<String> calls;

    RecordedProvider(String name, List<String> calls) {
        this.name = name;
        this.calls = calls;
    }

    /** One provider a port, each under the port's name. */
    static Providers providers(List<String> calls) {
        return new Providers(
                new RecordedProvider("compute", calls),
                new RecordedProvider("database", calls),
                new RecordedProvider("volume", calls),
                new RecordedProvider("network", calls),
                new RecordedProvider("stack", calls),
                new RecordedProvider("dns", calls),
                new RecordedProvider("primary", calls));
    }

    private Outcome done(String verb, Object key, ComponentId component) {
        calls.add("%s.%s %s %s".formatted(name, verb, key, component));
        return new Outcome.Done(name + " did it");
    }

    @Override
    public Outcome provision(ActionKey key, Allocation wanted) {
        return done("provision", key, wanted.component());
    }

    @Override
    public Outcome release(ActionKey key, ComponentId component) {
        return done("release", key, component);
    }

    @Override
    public Outcome fence(ActionKey key, ComponentId component) {
        return done("fence", key, component);
    }

    @Override
    public Outcome finaliseSync(ActionKey key, ComponentId component) {
        return done("finaliseSync", key, component);
    }

    @Override
    public Outcome promote(ActionKey key, ComponentId component) {
        return done("promote", key, component);
    }

    @Override
    public Outcome demote(ActionKey key, ComponentId component) {
        return done("demote", key, component);
    }

    @Override
    public Outcome update(ActionKey key, ComponentId component) {
        return done("update", key, component);
    }

    @Override
    public Outcome redirect(ActionKey key, ComponentId component) {
        return done("redirect", key, component);
    }

    @Override
    public Outcome checkHealth(ComponentId component) {
        return done("checkHealth", "-", component);
    }

    @Override
    public Outcome check(ComponentId component) {
        return done("check", "-", component);
    }

    @Override
    public Optional<Allocation> standing(ComponentId component) {
        return Optional.empty();
    }
}
