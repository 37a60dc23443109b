package forestall.logs;

/**
 * How lines become templates, the same for every program.
 *
 * @param values different words at one place, all else equal, that make the place vary; 2 or more
 * @param valuesAfterNoun the same where a noun such as {@code user}, or an equals sign, says that a
 *     value follows
 * @param valuesInCapitals the same where all values are in capitals, as states are
 * @param others words that must be equal at least, 1 or more
 * @param longest characters of a line that are looked at, 100 to 65,536
 * @param templates kept at most, least recently used forgotten first; 10 or more
 * @param keys different lines, but for what varies, that are remembered
 * @param slots places in lines that are watched
 */
public record MinerSettings(
        int values,
        int valuesAfterNoun,
        int valuesInCapitals,
        int others,
        int longest,
        int templates,
        int keys,
        int slots) {

    public MinerSettings {
        within(values, 2, 64, "values");
        within(valuesAfterNoun, 2, 64, "valuesAfterNoun");
        within(valuesInCapitals, 2, 64, "valuesInCapitals");
        within(others, 1, 100, "others");
        within(longest, 100, 65_536, "longest");
        within(templates, 10, 1_000_000, "templates");
        within(keys, templates, 10_000_000, "keys");
        within(slots, 10, 10_000_000, "slots");
    }

    private static void within(int value, int low, int high, String name) {
        if (value < low || value > high) {
            throw new IllegalArgumentException(
                    "%s must be %d to %d, was %d".formatted(name, low, high, value));
        }
    }

    public static MinerSettings defaults() {
        return new MinerSettings(4, 3, 9, 3, 2048, 1000, 10_000, 20_000);
    }
}
