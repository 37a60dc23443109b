package forestall.cycle;

import forestall.decide.Catalogue;
import forestall.decide.FailoverRuns;
import forestall.decide.Unacceptable;
import forestall.decide.Unacceptable.Code;
import forestall.failover.ActionKey;
import forestall.failover.Outcome;
import forestall.failover.Providers;
import forestall.model.Component;
import forestall.model.ComponentId;
import forestall.model.FailoverRun;
import forestall.model.Kind;
import forestall.store.StoredRuns;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What people may do with failovers: what is stored, and the one thing that a provider is asked
 * for.
 */
@ApplicationScoped
public class Failovers implements FailoverRuns {
    @Inject StoredRuns runs;
    @Inject Catalogue catalogue;
    @Inject Providers providers;

    @Override
    public FailoverRun request(
            FailoverRun.Trigger trigger,
            Collection<ComponentId> components,
            String reason,
            boolean approved) {
        return runs.request(trigger, components, reason, approved);
    }

    @Override
    public FailoverRun approve(UUID id) {
        return runs.approve(id);
    }

    @Override
    public FailoverRun retry(UUID id) {
        return runs.retry(id);
    }

    @Override
    public FailoverRun abort(UUID id) {
        return runs.abort(id);
    }

    @Override
    public Optional<FailoverRun> byId(UUID id) {
        return runs.byId(id);
    }

    @Override
    public List<FailoverRun> newest(int limit) {
        return runs.newest(limit);
    }

    @Override
    public Map<ComponentId, Instant> failedOver() {
        return runs.failedOver();
    }

    @Override
    public void returned(ComponentId component) {
        Instant since = runs.failedOver().get(component);
        if (since == null) {
            throw new Unacceptable(
                    Code.RUN_STATE, "component %s has not failed over".formatted(component));
        }
        Kind kind = catalogue.component(component).map(Component::kind).orElse(Kind.VM);
        var key = new ActionKey("return:%s:%s".formatted(since, component));
        Outcome outcome = providers.standbyFor(kind).demote(key, component);
        if (!(outcome instanceof Outcome.Done)) {
            throw new Unacceptable(
                    Code.PROVIDER_REFUSED,
                    "%s is still in service in the failover region: %s"
                            .formatted(component, outcome.detail()));
        }
        runs.returned(component);
    }
}
