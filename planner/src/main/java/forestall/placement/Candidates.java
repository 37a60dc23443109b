package forestall.placement;

/**
 * The slots of each component that are worth a look: those with the lowest priced cost at each
 * tier, cheapest first. What is not listed is not lost, only not tried first.
 */
final class Candidates {
    /** How many each component has room for. */
    final int width;

    /** {@code host * 4 + tier}, at {@code component * width + i}. */
    final int[] slot;

    /** Cost of the slot without what others have to do with it. */
    final double[] cost;

    /** What the slot uses, at the prices. */
    final double[] priced;

    final int[] count;

    Candidates(int components, int width) {
        this.width = width;
        slot = new int[components * width];
        cost = new double[components * width];
        priced = new double[components * width];
        count = new int[components];
    }

    void clear(int c) {
        count[c] = 0;
    }

    void add(int c, int newSlot, double newCost, double newPriced) {
        int at = c * width + count[c]++;
        int first = c * width;
        while (at > first && cost[at - 1] + priced[at - 1] > newCost + newPriced) {
            slot[at] = slot[at - 1];
            cost[at] = cost[at - 1];
            priced[at] = priced[at - 1];
            at--;
        }
        slot[at] = newSlot;
        cost[at] = newCost;
        priced[at] = newPriced;
    }
}
