package forestall.placement;

/** Is told how a solve comes along. */
@FunctionalInterface
public interface Watch {
    /** Nobody looks. */
    Watch NONE = (share, hard, medium, soft, bound) -> {};

    /**
     * Called by the thread that solves; should be quick.
     *
     * @param share of the budget that is spent, 0 to 1
     * @param bound see {@link Bound}
     */
    void at(double share, long hard, int medium, long soft, long bound);
}
