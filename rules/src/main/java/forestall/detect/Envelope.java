package forestall.detect;

/**
 * Follows a score: quickly when it rises, slowly when it falls, so that one odd row among many does
 * not show, and an incident stays one while it goes on.
 */
final class Envelope {
    private final double attack;
    private final double release;
    private double value;

    /**
     * @param attack share of a row that is above, more than 0 to 1
     * @param release share of a row that is below, more than 0 to 1
     */
    Envelope(double attack, double release, double first) {
        this.attack = attack;
        this.release = release;
        this.value = first;
    }

    double follow(double score) {
        value += (score > value ? attack : release) * (score - value);
        return value;
    }
}
