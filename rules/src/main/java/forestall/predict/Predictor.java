package forestall.predict;

import static java.util.stream.Collectors.groupingBy;

import forestall.logs.Change;
import forestall.logs.MinerLimits;
import forestall.logs.TemplateMiner;
import forestall.model.AnomalyScore;
import forestall.model.Component;
import forestall.model.ComponentId;
import forestall.model.LogLine;
import forestall.model.Outlook;
import forestall.model.Sample;
import forestall.model.Site;
import forestall.model.SiteId;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;

/**
 * Turns telemetry into scores, minute after minute. A fold that holds its own accumulator: what it
 * answers depends on the telemetry and the advances so far, and on nothing else. Not thread-safe.
 */
public final class Predictor {
    private static final int MAGIC = 0x46535450; // FSTP
    private static final int VERSION = 3;
    private static final int CHECKSUM_BYTES = Integer.BYTES;

    /** Others that a component is compared with before the comparison counts in full. */
    private static final double COMPARED = 9;

    // Only samples of one series meet, so the series needs no place in the order.
    private static final Comparator<Sample> IN_TIME =
            Comparator.comparing(Sample::at).thenComparingDouble(Sample::value);

    private final PredictorSettings settings;
    private final Map<ComponentId, WatchedComponent> watched = new TreeMap<>();
    private final Events events = new Events();
    private final Symptoms symptoms = new Symptoms();
    private final OnsetModel onset;
    private TemplateMiner miner = new TemplateMiner();
    private long minutes = Long.MIN_VALUE; // since 1970, that are over

    public Predictor(PredictorSettings settings) {
        this(settings, OnsetModel.shipped());
    }

    /**
     * @param onset by what it sees where a fault has just begun
     */
    public Predictor(PredictorSettings settings, OnsetModel onset) {
        if (settings == null || onset == null) {
            throw new IllegalArgumentException("settings or the model of onsets are missing");
        }
        this.settings = settings;
        this.onset = onset;
    }

    /**
     * Takes what arrived and scores the minute that ends at {@code to}.
     *
     * @param components the whole catalogue; what is known of any other component is dropped
     * @param sites at least those of the components
     * @param model that turns evidence into probabilities; it leaves no trace in what is saved
     * @throws IllegalArgumentException when a component or site is there twice or a component's
     *     site is unknown; nothing was taken then
     */
    public Prediction advance(
            Instant to,
            Telemetry arrived,
            Collection<Component> components,
            Collection<Site> sites,
            FusionModel model) {
        NavigableMap<ComponentId, Component> catalogue = catalogue(components);
        Map<SiteId, Site> places = places(sites);
        for (Component component : components) {
            if (!places.containsKey(component.site())) {
                throw new IllegalArgumentException(
                        "component %s is at site %s, which is unknown"
                                .formatted(component.id(), component.site()));
            }
        }
        watched.keySet().retainAll(catalogue.keySet());
        catalogue.keySet().forEach(id -> watched.computeIfAbsent(id, WatchedComponent::new));

        long ignored = takeSamples(to, arrived.samples()) + takeLines(to, arrived.lines());
        events.take(arrived.events(), to);
        arrived.failures().stream()
                .filter(each -> watched.containsKey(each.component()))
                .forEach(each -> watched.get(each.component()).take(each));
        Optional<Symptoms.Minute> looks = endMinute(to);
        return scoresAt(to, catalogue, places, model, looks, ignored);
    }

    /** By the model that ships. */
    public Prediction advance(
            Instant to,
            Telemetry arrived,
            Collection<Component> components,
            Collection<Site> sites) {
        return advance(to, arrived, components, sites, FusionModel.shipped());
    }

    private long takeSamples(Instant to, List<Sample> arrived) {
        Instant latest = to.plus(settings.clockSkew());
        List<Sample> samples = new ArrayList<>(arrived);
        samples.sort(IN_TIME);
        long ignored = 0;
        int known = watched.values().stream().mapToInt(WatchedComponent::metrics).sum();
        for (Sample sample : samples) {
            WatchedComponent component = watched.get(sample.component());
            if (component == null) {
                continue;
            }
            int before = component.metrics();
            boolean room = known < settings.mostOfAll();
            if (sample.at().isAfter(latest) || !component.take(sample, room, settings)) {
                ignored++;
            }
            known += component.metrics() - before;
        }
        return ignored;
    }

    // All lines are mined before any minute is judged: templates are shared, and may merge.
    private long takeLines(Instant to, List<LogLine> arrived) {
        Map<ComponentId, List<LogLine>> lines =
                arrived.stream().collect(groupingBy(LogLine::component));
        long ignored = 0;
        for (var each : watched.entrySet()) {
            List<LogLine> own = lines.getOrDefault(each.getKey(), List.of());
            ignored += each.getValue().take(own, to, settings, miner);
        }
        List<Change> changes = miner.changes();
        watched.values().forEach(component -> component.advance(to, settings, changes));
        return ignored;
    }

    /** However often we are asked, symptoms are taken once a minute. */
    private Optional<Symptoms.Minute> endMinute(Instant to) {
        long over = Math.floorDiv(to.getEpochSecond(), 60L);
        if (over <= minutes) {
            return Optional.empty();
        }
        minutes = over;
        SortedMap<ComponentId, SortedMap<String, Signal.Looks>> looks = new TreeMap<>();
        watched.forEach(
                (id, component) -> {
                    var own = component.minuteIsOver(over * 60, settings.evidence());
                    if (component.hasMetrics()) {
                        looks.put(id, own);
                    }
                });
        Symptoms.Minute minute = symptoms.advance(looks);
        double[] suspicion = onset.probabilities(minute);
        double compared = Math.min(1, (suspicion.length - 1) / COMPARED);
        for (int at = 0; at < suspicion.length; at++) {
            watched.get(minute.components().get(at))
                    .suspect(compared * Fusion.ofOnset(suspicion[at]), settings.evidence());
        }
        return Optional.of(minute);
    }

    private Prediction scoresAt(
            Instant to,
            NavigableMap<ComponentId, Component> catalogue,
            Map<SiteId, Site> places,
            FusionModel model,
            Optional<Symptoms.Minute> looks,
            long ignored) {
        List<AnomalyScore> anomalies = new ArrayList<>();
        Map<ComponentId, Pieces> evidence = new TreeMap<>();
        double heard = share(WatchedComponent::hasMetrics, each -> each.isSilent(to));
        double listened = share(WatchedComponent::hasLog, each -> each.missesLog(to));
        for (Component component : catalogue.values()) {
            WatchedComponent known = watched.get(component.id());
            known.scoresAt(to, settings, anomalies);
            var pieces = new Pieces(settings.evidence().diminishing());
            known.testify(to, heard, listened, settings.evidence(), pieces);
            Site site = places.get(component.site());
            events.testify(to, component, site, settings.evidence(), pieces);
            evidence.put(component.id(), pieces);
        }
        List<Outlook> outlooks = new ArrayList<>();
        List<Snapshot> snapshots = new ArrayList<>();
        Dependencies.addTo(evidence, catalogue);
        evidence.forEach(
                (id, pieces) -> {
                    var snapshot = new Snapshot(id, to, pieces.sums());
                    snapshots.add(snapshot);
                    outlooks.add(Fusion.outlook(id, snapshot, pieces, model, settings.evidence()));
                });
        return new Prediction(anomalies, outlooks, snapshots, looks, ignored);
    }

    /** Share of those who speak that is not silent; one alone does not count. */
    private double share(Predicate<WatchedComponent> speaks, Predicate<WatchedComponent> silent) {
        long all = watched.values().stream().filter(speaks).count();
        long gone = watched.values().stream().filter(silent).count();
        return all < 2 ? 1 : 1 - (double) Math.max(0, gone - 1) / all;
    }

    private static NavigableMap<ComponentId, Component> catalogue(
            Collection<Component> components) {
        NavigableMap<ComponentId, Component> byId = new TreeMap<>();
        for (Component component : components) {
            if (byId.put(component.id(), component) != null) {
                throw new IllegalArgumentException(
                        "component %s is there twice".formatted(component.id()));
            }
        }
        return byId;
    }

    private static Map<SiteId, Site> places(Collection<Site> sites) {
        Map<SiteId, Site> byId = new HashMap<>();
        for (Site site : sites) {
            if (byId.put(site.id(), site) != null) {
                throw new IllegalArgumentException("site %s is there twice".formatted(site.id()));
            }
        }
        return byId;
    }

    /**
     * All that the next advance depends on, except the settings and the model: some 2.5 KB a
     * metric, 4 bytes for each minute and metric of 8 to 10 hours, and what is known of logs. The
     * same state gives the same bytes.
     */
    public byte[] save() {
        var bytes = new ByteArrayOutputStream();
        var sum = new CRC32();
        try (var out = new DataOutputStream(new CheckedOutputStream(bytes, sum))) {
            out.writeInt(MAGIC);
            out.writeByte(VERSION);
            out.writeLong(minutes);
            events.write(out);
            symptoms.write(out);
            miner.write(out);
            out.writeInt(watched.size());
            for (var entry : watched.entrySet()) {
                out.writeUTF(entry.getKey().value());
                entry.getValue().write(out);
            }
            out.flush();
            out.writeInt((int) sum.getValue());
        } catch (IOException impossible) { // the stream is memory
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /**
     * Goes on where {@link #save} was called.
     *
     * @throws IllegalArgumentException when the bytes are not what {@link #save} wrote
     */
    public static Predictor restore(byte[] saved, PredictorSettings settings) {
        var predictor = new Predictor(settings);
        try {
            predictor.read(saved);
        } catch (IOException broken) {
            throw new IllegalArgumentException(
                    "these %d bytes are no saved state: %s"
                            .formatted(saved.length, broken.getMessage()),
                    broken);
        }
        return predictor;
    }

    private void read(byte[] saved) throws IOException {
        int length = saved.length - CHECKSUM_BYTES;
        if (length < 0 || ByteBuffer.wrap(saved).getInt(length) != checksum(saved, length)) {
            throw new IOException("the checksum is wrong");
        }
        var in = new StateReader(saved, length);
        if (in.int32() != MAGIC) {
            throw new IOException("they begin with something else");
        }
        int version = in.unsignedByte();
        if (version != VERSION) {
            throw new IOException("version %d is not %d".formatted(version, VERSION));
        }
        minutes = in.int64();
        events.read(in);
        symptoms.read(in);
        miner = TemplateMiner.read(in.data(), MinerLimits.defaults());
        int count = in.atMost(in.int32(), 20);
        for (int at = 0; at < count; at++) {
            var id = new ComponentId(in.text());
            var component = new WatchedComponent(id);
            component.read(in);
            if (watched.put(id, component) != null) {
                throw new IOException("component %s is there twice".formatted(id));
            }
        }
        if (in.left() > 0) {
            throw new IOException("%d bytes too many".formatted(in.left()));
        }
    }

    private static int checksum(byte[] bytes, int length) {
        var checksum = new CRC32();
        checksum.update(bytes, 0, length);
        return (int) checksum.getValue();
    }
}
