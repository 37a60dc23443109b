package forestall.sandbox.world;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the rules of the tests judge. */
public record Machine(
        String name,
        Kind kind,
        int size,
        double load,
        boolean spare,
        BigDecimal price,
        Owner owner,
        Set<String> tags,
        List<String> notes,
        Map<String, Double> readings) {

    /** 0 when there is none. */
    public double reading(String measure) {
        return readings.getOrDefault(measure, 0.0);
    }

    public boolean labelled(String tag) {
        return tags.contains(tag);
    }
}
