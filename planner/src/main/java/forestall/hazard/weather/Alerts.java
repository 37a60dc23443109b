package forestall.hazard.weather;

import java.util.List;

/**
 * Alerts of a document.
 *
 * @param alerts those that count: of actual events, and readable
 * @param unreadable alerts that are left out because something in them is wrong
 * @param reason what is wrong with the first of them; empty when there is none
 */
public record Alerts(List<Alert> alerts, int unreadable, String reason) {

    public Alerts {
        alerts = List.copyOf(alerts);
    }

    /** These, then those. */
    public Alerts and(Alerts other) {
        List<Alert> all = new java.util.ArrayList<>(alerts);
        all.addAll(other.alerts);
        return new Alerts(
                all, unreadable + other.unreadable, reason.isEmpty() ? other.reason : reason);
    }

    public static Alerts none() {
        return new Alerts(List.of(), 0, "");
    }
}
