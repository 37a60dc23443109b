package forestall.cycle;

import static jakarta.ejb.TransactionAttributeType.NOT_SUPPORTED;

import forestall.cycle.FailureRecorder.Found;
import forestall.decide.Catalogue;
import forestall.decide.ServiceClock;
import forestall.failover.Outcome;
import forestall.failover.Providers;
import forestall.model.Component;
import forestall.model.ComponentId;
import forestall.model.FailoverRun.Trigger;
import forestall.store.StoredFailures;
import forestall.store.StoredRuns;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.Timeout;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.ejb.TransactionAttribute;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/**
 * Asks every component in the primary region whether it works. One that is down several times in a
 * row has failed; one that nobody can reach is not counted either way: silence is not failure.
 * After more than {@value #LONGEST_SILENCE} checks of silence it is asked from scratch: nobody
 * knows any more whether it was down all the time, or since when.
 */
@Singleton
@Startup
@TransactionAttribute(NOT_SUPPORTED)
public class FailureDetector {
    private static final Logger LOG = Logger.getLogger(FailureDetector.class.getName());

    static final int LONGEST_SILENCE = 3;

    @Resource TimerService timers;
    @Inject Settings settings;
    @Inject ServiceClock clock;
    @Inject Catalogue catalogue;
    @Inject StoredRuns runs;
    @Inject Providers providers;
    @Inject FailoverDesk desk;
    @Inject FailureRecorder recorder;

    private final Map<ComponentId, Integer> failuresInARow = new HashMap<>();
    private final Map<ComponentId, Integer> silencesInARow = new HashMap<>();
    private final Map<ComponentId, Found> down = new HashMap<>();
    private final Set<ComponentId> working = new HashSet<>();
    private String lastDetail = "";

    @PostConstruct
    void start() {
        if (!clock.isDrivenByData() && settings.detected() != Settings.Trigger.OFF) {
            long interval = settings.health().toMillis();
            timers.createIntervalTimer(interval, interval, new TimerConfig("health", false));
        }
    }

    @Timeout
    void checkAll() {
        try {
            Set<ComponentId> gone = runs.failedOver().keySet();
            List<Component> failed = new ArrayList<>();
            working.clear();
            for (Component component : catalogue.components()) {
                if (gone.contains(component.id())) {
                    forget(component.id());
                } else if (hasFailed(component)) {
                    failed.add(component);
                }
            }
            recorder.works(working, clock.now());
            if (!failed.isEmpty()) {
                recorder.failed(failed.stream().map(each -> down.get(each.id())).toList());
                failOver(failed);
            }
        } catch (RuntimeException failure) {
            LOG.log(Level.SEVERE, "Health checks ended early", failure);
        }
    }

    private boolean hasFailed(Component component) {
        Outcome health = providers.primary().check(component.id());
        if (health instanceof Outcome.Done) {
            forget(component.id());
            working.add(component.id());
            return false;
        }
        if (!(health instanceof Outcome.Refused)) {
            if (silencesInARow.merge(component.id(), 1, Integer::sum) > LONGEST_SILENCE) {
                forget(component.id());
            }
            return false;
        }
        silencesInARow.remove(component.id());
        lastDetail = health.detail();
        noteDown(component.id());
        if (failuresInARow.merge(component.id(), 1, Integer::sum) < settings.failures()) {
            return false;
        }
        failuresInARow.remove(component.id());
        return true;
    }

    private void forget(ComponentId component) {
        failuresInARow.remove(component);
        silencesInARow.remove(component);
        down.remove(component);
    }

    private void noteDown(ComponentId component) {
        Found before = down.get(component);
        down.put(
                component,
                new Found(
                        component,
                        before == null ? clock.now() : before.began(),
                        "failed %d health checks in a row: %s"
                                .formatted(settings.failures(), lastDetail)));
    }

    // What fails together moves in one run, so that nothing is left behind that others took along.
    private void failOver(List<Component> failed) {
        String others = failed.size() == 1 ? "" : " and %d others".formatted(failed.size() - 1);
        desk.ask(
                Trigger.DETECTED,
                failed.stream().map(Component::id).collect(Collectors.toSet()),
                StoredFailures.atMost500(
                        "%s%s failed %d health checks in a row: %s"
                                .formatted(
                                        failed.get(0).name(),
                                        others,
                                        settings.failures(),
                                        lastDetail)),
                settings.detected());
    }
}
