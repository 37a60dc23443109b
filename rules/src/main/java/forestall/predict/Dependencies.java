package forestall.predict;

import forestall.model.Component;
import forestall.model.ComponentId;
import java.util.EnumSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/** How bad what a component depends on looks, by its own evidence alone. */
final class Dependencies {
    private static final Set<Family> OWN =
            EnumSet.complementOf(EnumSet.of(Family.DEPENDENCIES, Family.ONSET));

    private Dependencies() {}

    /** Adds to each component the evidence of the direct dependency that looks worst. */
    static void addTo(
            Map<ComponentId, Pieces> evidence, NavigableMap<ComponentId, Component> catalogue) {
        Map<ComponentId, float[]> own = new TreeMap<>();
        evidence.forEach((id, pieces) -> own.put(id, total(pieces.sums())));
        for (Component component : catalogue.values()) {
            ComponentId worst = null;
            for (ComponentId needed : component.dependencies()) {
                if (own.containsKey(needed)
                        && own.get(needed)[0] > (worst == null ? 0 : own.get(worst)[0])) {
                    worst = needed;
                }
            }
            if (worst != null) {
                float[] theirs = own.get(worst);
                String name = catalogue.get(worst).name();
                evidence.get(component.id())
                        .add(
                                Family.DEPENDENCIES,
                                "dependencies",
                                horizon -> theirs[horizon.place()],
                                () -> "%s, which it depends on, looks bad".formatted(name));
            }
        }
    }

    private static float[] total(float[][] sums) {
        var total = new float[Horizon.values().length];
        for (Horizon horizon : Horizon.values()) {
            for (Family family : OWN) {
                total[horizon.place()] += sums[horizon.place()][family.place()];
            }
        }
        return total;
    }
}
