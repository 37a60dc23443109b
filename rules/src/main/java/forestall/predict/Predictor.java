package forestall.predict;

import static java.util.stream.Collectors.groupingBy;

import forestall.model.AnomalyScore;
import forestall.model.Component;
import forestall.model.ComponentId;
import forestall.model.FailureProbability;
import forestall.model.LogLine;
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
import java.util.TreeMap;
import java.util.zip.CRC32;

/**
 * Turns telemetry into scores, minute after minute. A fold that holds its own accumulator: what it
 * answers depends on the telemetry and the advances so far, and on nothing else. Not thread-safe.
 */
public final class Predictor {
    private static final int MAGIC = 0x46535450; // FSTP
    private static final int VERSION = 2;
    private static final int CHECKSUM_BYTES = Integer.BYTES;

    // Only samples of one series meet, so the series needs no place in the order.
    private static final Comparator<Sample> IN_TIME =
            Comparator.comparing(Sample::at).thenComparingDouble(Sample::value);

    private final PredictorSettings settings;
    private final Map<ComponentId, WatchedComponent> watched = new TreeMap<>();
    private final Events events = new Events();

    public Predictor(PredictorSettings settings) {
        if (settings == null) {
            throw new IllegalArgumentException("settings are missing");
        }
        this.settings = settings;
    }

    /**
     * Takes what arrived and scores the minute that ends at {@code to}.
     *
     * @param components the whole catalogue; what is known of any other component is dropped
     * @param sites at least those of the components
     * @throws IllegalArgumentException when a component or site is there twice or a component's
     *     site is unknown; nothing was taken then
     */
    public Prediction advance(
            Instant to,
            Telemetry arrived,
            Collection<Component> components,
            Collection<Site> sites) {
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

        long ignored = takeSamples(to, arrived.samples());
        Map<ComponentId, List<LogLine>> lines =
                arrived.lines().stream().collect(groupingBy(LogLine::component));
        watched.forEach(
                (id, component) -> {
                    component.take(lines.getOrDefault(id, List.of()), to, settings);
                    component.forget(to, settings);
                });
        events.take(arrived.events(), to);
        return scoresAt(to, catalogue, places, ignored);
    }

    private long takeSamples(Instant to, List<Sample> arrived) {
        Instant latest = to.plus(settings.past().clockSkew());
        List<Sample> samples = new ArrayList<>(arrived);
        samples.sort(IN_TIME);
        long ignored = 0;
        for (Sample sample : samples) {
            WatchedComponent component = watched.get(sample.component());
            if (component != null
                    && (sample.at().isAfter(latest) || !component.take(sample, settings))) {
                ignored++;
            }
        }
        return ignored;
    }

    private Prediction scoresAt(
            Instant to,
            NavigableMap<ComponentId, Component> catalogue,
            Map<SiteId, Site> places,
            long ignored) {
        List<AnomalyScore> anomalies = new ArrayList<>();
        List<FailureProbability> probabilities = new ArrayList<>();
        for (Component component : catalogue.values()) {
            WatchedComponent known = watched.get(component.id());
            known.scoresAt(to, settings, anomalies);
            var fusion = new Fusion(settings);
            known.evidenceAt(to, settings, fusion);
            events.evidenceAt(to, component, places.get(component.site()), settings, fusion);
            probabilities.add(fusion.probabilityOf(component.id(), to));
        }
        return new Prediction(anomalies, probabilities, ignored);
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
     * All that the next advance depends on, except the settings: about 1 KB a signal. The same
     * state gives the same bytes.
     */
    public byte[] save() {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeInt(MAGIC);
            out.writeByte(VERSION);
            events.write(out);
            out.writeInt(watched.size());
            for (var entry : watched.entrySet()) {
                out.writeUTF(entry.getKey().value());
                entry.getValue().write(out);
            }
            out.writeInt(checksum(bytes.toByteArray(), bytes.size()));
        } catch (IOException impossible) { // the stream is memory
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /**
     * Goes on where {@link #save} was called. Under other settings, signals keep as much of their
     * past as the new window holds.
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
        events.read(in);
        int count = in.atMost(in.int32(), 20);
        for (int at = 0; at < count; at++) {
            var id = new ComponentId(in.text());
            var component = new WatchedComponent(id);
            component.read(in, settings);
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
