package forestall.predict;

import forestall.model.Area;
import forestall.model.Component;
import forestall.model.ComponentId;
import forestall.model.ExternalEvent;
import forestall.model.Site;
import forestall.model.SiteId;
import forestall.model.SoftwareId;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** External events that are valid or will be; the newest version of each. */
final class Events {

    private record Key(String feed, String id) implements Comparable<Key> {
        private static final Comparator<Key> ORDER =
                Comparator.comparing(Key::feed).thenComparing(Key::id);

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    /** Of two versions that arrive together the one that begins, ends, or weighs more counts. */
    private static final Comparator<ExternalEvent> NEWEST_LAST =
            Comparator.comparing(ExternalEvent::from)
                    .thenComparing(ExternalEvent::until)
                    .thenComparing(ExternalEvent::severity)
                    .thenComparing(ExternalEvent::toString);

    private final Map<Key, ExternalEvent> known = new TreeMap<>();

    void take(List<ExternalEvent> arrived, Instant to) {
        arrived.stream()
                .sorted(NEWEST_LAST)
                .forEach(event -> known.put(new Key(event.feed(), event.id()), event));
        known.values().removeIf(event -> !event.until().isAfter(to));
    }

    /** An event counts for a horizon when it is valid at any time within it. */
    void testify(
            Instant to,
            Component component,
            Site site,
            PredictorSettings.Evidence settings,
            Pieces pieces) {
        for (ExternalEvent event : known.values()) {
            if (event.touches(component, site)) {
                pieces.add(
                        family(event.type()),
                        event.headline(),
                        horizon -> worth(event, to, horizon, settings),
                        () -> Words.event(event, to));
            }
        }
    }

    private static double worth(
            ExternalEvent event, Instant to, Horizon horizon, PredictorSettings.Evidence settings) {
        if (event.from().isAfter(to.plus(horizon.within()))) {
            return 0;
        }
        return event.severity() * HazardDecay.weight(event, to) * settings.ofWorstEvent();
    }

    private static Family family(ExternalEvent.Type type) {
        return switch (type) {
            case WEATHER -> Family.WEATHER;
            case UNREST -> Family.UNREST;
            case VULNERABILITY -> Family.VULNERABILITY;
            case ALERT -> Family.ALERT;
        };
    }

    void write(DataOutputStream out) throws IOException {
        out.writeInt(known.size());
        for (ExternalEvent event : known.values()) {
            out.writeUTF(event.id());
            out.writeUTF(event.feed());
            out.writeUTF(event.type().name());
            out.writeDouble(event.severity());
            StateWriter.instant(out, event.from());
            StateWriter.instant(out, event.until());
            out.writeUTF(event.headline());
            StateWriter.set(out, event.components(), ComponentId::value);
            StateWriter.set(out, event.sites(), SiteId::value);
            StateWriter.set(out, event.software(), SoftwareId::value);
            out.writeBoolean(event.area().isPresent());
            if (event.area().isPresent()) {
                Area area = event.area().get();
                out.writeDouble(area.latitude());
                out.writeDouble(area.longitude());
                out.writeDouble(area.radiusKm());
            }
        }
    }

    void read(StateReader in) throws IOException {
        int count = in.atMost(in.int32(), 50);
        for (int at = 0; at < count; at++) {
            var event =
                    new ExternalEvent(
                            in.text(),
                            in.text(),
                            ExternalEvent.Type.valueOf(in.text()),
                            in.finite(),
                            in.instant(),
                            in.instant(),
                            in.text(),
                            in.set(ComponentId::new),
                            in.set(SiteId::new),
                            in.set(SoftwareId::new),
                            in.bool()
                                    ? Optional.of(new Area(in.finite(), in.finite(), in.finite()))
                                    : Optional.empty());
            if (known.put(new Key(event.feed(), event.id()), event) != null) {
                throw new IOException("event %s is there twice".formatted(event.id()));
            }
        }
    }
}
