package forestall.command.bench.planner;

import java.util.Locale;
import java.util.OptionalLong;

/**
 * One plan of one contestant.
 *
 * @param cpu seconds of processors that the process took meanwhile
 * @param soft as scored again
 * @param bound of this contestant, as worked out again where prices are given
 * @param unavoidable see {@link forestall.placement.proof.BoundCheck#unavoidable()}
 * @param wrong what was said and is not so; empty when all is right
 */
record Row(
        String instance,
        Size size,
        String contestant,
        double wall,
        double cpu,
        long hard,
        long medium,
        long soft,
        OptionalLong bound,
        long unavoidable,
        int open,
        long heapBytes,
        String wrong) {

    /** Share of the best bound that the plan costs more. */
    double gap(long best) {
        return soft == best ? 0 : (double) (soft - best) / Math.max(1, Math.abs(best));
    }

    /** The same over what of the bound a planner can do something about. */
    double gapOver(long best) {
        return soft == best ? 0 : (double) (soft - best) / Math.max(1, best - unavoidable);
    }

    static String header() {
        return String.format(
                Locale.ROOT,
                "%-22s %-9s %7s %7s %5s %6s %15s %15s %9s %8s",
                "instance",
                "planner",
                "wall s",
                "cpu s",
                "hard",
                "medium",
                "cost",
                "bound",
                "gap %",
                "over %");
    }

    String words(OptionalLong best) {
        return String.format(
                Locale.ROOT,
                "%-22s %-9s %7.2f %7.2f %5d %6d %15.3f %15s %9s %8s%s%s%s",
                instance,
                contestant,
                wall,
                cpu,
                hard,
                medium,
                soft / 1000.0,
                bound.isEmpty()
                        ? "-"
                        : String.format(Locale.ROOT, "%.3f", bound.getAsLong() / 1000.0),
                best.isEmpty() ? "-" : percent(gap(best.getAsLong()), 4),
                best.isEmpty() ? "-" : percent(gapOver(best.getAsLong()), 2),
                heapBytes == 0 ? "" : ", heap %d MB".formatted(heapBytes >> 20),
                open == 0 ? "" : ", undecided on %d when the time was over".formatted(open),
                wrong.isEmpty() ? "" : ", WRONG: " + wrong);
    }

    static String percent(double share, int digits) {
        return String.format(Locale.ROOT, "%." + digits + "f", 100 * share);
    }
}
