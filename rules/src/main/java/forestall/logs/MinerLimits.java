package forestall.logs;

/**
 * How much a miner may remember. With the defaults, a million random lines leave 7 MB behind (see
 * its test); lines a thousand characters long leave more, in proportion.
 *
 * @param clusters most statements
 * @param keys most masked lines that are known by heart; at least as many as clusters
 * @param slots most places in which a word may turn out to be a variable
 */
public record MinerLimits(int clusters, int keys, int slots) {

    public MinerLimits {
        if (clusters < 16 || keys < clusters || slots < 16) {
            throw new IllegalArgumentException(
                    "need 16 clusters, as many keys, and 16 slots at least, were %d, %d, %d"
                            .formatted(clusters, keys, slots));
        }
    }

    public static MinerLimits defaults() {
        return new MinerLimits(4_096, 16_384, 65_536);
    }
}
