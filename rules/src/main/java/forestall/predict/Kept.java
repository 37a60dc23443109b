package forestall.predict;

/**
 * A snapshot that was kept to learn from.
 *
 * @param snapshot the evidence
 * @param minutes how many minutes of its component it stands for, more than 0
 */
public record Kept(Snapshot snapshot, double minutes) {
    public Kept {
        if (!(minutes > 0) || Double.isInfinite(minutes)) {
            throw new IllegalArgumentException("minutes must be more than 0, was " + minutes);
        }
    }
}
