package forestall.placement;

/** How likely components are to take the slots that they may take at all. */
final class Shares {
    final int width;
    final int[] slot;
    final double[] share;
    final double[] change;
    final int[] count;

    Shares(int components, int width) {
        this.width = width;
        slot = new int[components * width];
        share = new double[components * width];
        change = new double[components * width];
        count = new int[components];
    }
}
