package forestall.hazard.unrest;

import com.fasterxml.jackson.core.JsonProcessingException;
import forestall.hazard.Unreadable;
import forestall.json.ModelJson;
import forestall.model.SiteId;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How many reports of unrest there were near each site on each day. A day that was watched and has
 * no report counts as 0; one that was not watched does not count. Not thread-safe.
 */
public final class UnrestCounts {

    /** As it is kept between two documents. */
    record Kept(String last, Set<LocalDate> watched, Map<String, Map<LocalDate, Integer>> counts) {}

    private String last = "";
    private final TreeSet<LocalDate> watched = new TreeSet<>();
    private final TreeMap<String, TreeMap<LocalDate, Integer>> counts = new TreeMap<>();

    /**
     * @throws Unreadable when {@link #inText} did not write it
     */
    public static UnrestCounts of(String text) {
        try {
            Kept kept = ModelJson.mapper().readValue(text, Kept.class);
            var counts = new UnrestCounts();
            counts.last = kept.last;
            counts.watched.addAll(kept.watched);
            kept.counts.forEach((site, days) -> counts.counts.put(site, new TreeMap<>(days)));
            return counts;
        } catch (JsonProcessingException broken) {
            throw new Unreadable("the counts that were kept cannot be read", broken);
        }
    }

    public String inText() {
        try {
            return ModelJson.mapper()
                    .writeValueAsString(
                            new Kept(last, watched, Collections.unmodifiableMap(counts())));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Map<String, Map<LocalDate, Integer>> counts() {
        return new TreeMap<>(counts);
    }

    /** Time stamp up to which documents are counted, in the source's own form; empty at first. */
    public String last() {
        return last;
    }

    /** What has this time stamp, or an earlier one, is counted, or given up. */
    public void reach(String stamp) {
        last = stamp.compareTo(last) > 0 ? stamp : last;
    }

    /** The day was watched. */
    public void watch(LocalDate day) {
        watched.add(day);
    }

    /** One more report near the site. */
    public void add(SiteId site, LocalDate day) {
        counts.computeIfAbsent(site.value(), none -> new TreeMap<>()).merge(day, 1, Integer::sum);
    }

    /** Forgets days before {@code first}, and days after {@code last}, which nobody can know. */
    public void keep(LocalDate first, LocalDate last) {
        watched.removeIf(day -> day.isBefore(first) || day.isAfter(last));
        counts.values()
                .forEach(
                        days ->
                                days.keySet()
                                        .removeIf(day -> day.isBefore(first) || day.isAfter(last)));
        counts.values().removeIf(Map::isEmpty);
    }

    /** Days that were watched, from {@code first} to before {@code end}. */
    Set<LocalDate> watched(LocalDate first, LocalDate end) {
        return Collections.unmodifiableSet(watched.subSet(first, end));
    }

    int on(LocalDate day, SiteId site) {
        return counts.getOrDefault(site.value(), new TreeMap<>()).getOrDefault(day, 0);
    }
}
