package forestall.placement.constraints;

import forestall.placement.Problem;
import java.util.Arrays;

/** Amounts of all resources; never changed. */
public final class Amounts {
    private final long[] each;

    private Amounts(long[] each) {
        this.each = each;
    }

    public static Amounts none(int resources) {
        return new Amounts(new long[resources]);
    }

    public static Amounts of(Problem problem, int component, int tier) {
        long[] each = new long[problem.resources()];
        for (int r = 0; r < each.length; r++) {
            each[r] = problem.usage(component, tier, r);
        }
        return new Amounts(each);
    }

    public Amounts plus(Amounts other) {
        return sum(other, 1);
    }

    public Amounts minus(Amounts other) {
        return sum(other, -1);
    }

    /** The empty sum has no resources yet. */
    private Amounts sum(Amounts other, int sign) {
        long[] sum = Arrays.copyOf(each, Math.max(each.length, other.each.length));
        for (int r = 0; r < other.each.length; r++) {
            sum[r] += sign * other.each[r];
        }
        return new Amounts(sum);
    }

    /** Units that a host does not have, all resources together. */
    public long over(Problem problem, int host) {
        long over = 0;
        for (int r = 0; r < each.length; r++) {
            over += Math.max(0, each[r] - problem.capacity(host, r));
        }
        return over;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Amounts amounts && Arrays.equals(each, amounts.each);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(each);
    }
}
