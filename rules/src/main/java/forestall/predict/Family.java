package forestall.predict;

import java.util.Locale;

/**
 * Kinds of evidence that a component may fail. Saved models and stored snapshots keep to the order;
 * a new family goes to the end.
 */
public enum Family {
    /** Metrics that left what is usual. */
    METRICS(0),
    /** All metrics of the component together, odd as a whole. */
    TOGETHER(1),
    /** Errors, warnings, new and rare templates, bursts, and missing heartbeats of the log. */
    LOGS(2),
    /** Series that should have said something by now. */
    SILENCE(3),
    /** Series that used to move and do not any more. */
    FLAT(4),
    /** A disk, memory, or pool that is used up within the horizon on its present trend. */
    TREND(5),
    /** Weather over the site. */
    WEATHER(6),
    /** Unrest near the site. */
    UNREST(7),
    /** Published vulnerabilities of what it runs. */
    VULNERABILITY(8),
    /** Alerts of the monitoring. */
    ALERT(9),
    /** How often it failed lately. */
    HISTORY(10),
    /** How bad what it depends on looks. */
    DEPENDENCIES(11),
    /** It looks, among all components, as the faulty one did when recorded faults began. */
    ONSET(12);

    static final int COUNT = 13;

    private final int place;

    Family(int place) {
        this.place = place;
    }

    /** Where it stands in evidence and weights. */
    public int place() {
        return place;
    }

    /** For people and for the API. */
    public String inWords() {
        return name().toLowerCase(Locale.ROOT);
    }
}
