package forestall.detect;

/** One way to look at a value; each has a past of its own to be surprised by. */
public enum Part {
    /** Departure from what is usual at this hour of this kind of day. */
    SEASONAL(0),
    /** Departure of the mean of the latest samples from what it usually is at this hour. */
    LASTING(1),
    /** How far outside the range seen so far. */
    RANGE(2),
    /** How far the level has shifted, in either direction. */
    SHIFT(3),
    /** As {@link #SEASONAL}, on a logarithmic scale: doublings and halvings count alike. */
    LOGARITHMIC(4),
    /** How much more, or less, than usual the value moves from sample to sample. */
    RESTLESS(5);

    static final int COUNT = 6;

    /** Where the part lies in packed state; saved states keep to it. */
    final int place;

    Part(int place) {
        this.place = place;
    }
}
