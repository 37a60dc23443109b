package forestall.placement;

/**
 * Prices of what is scarce, in millionths of the money unit for one unit; none is negative. Any
 * such prices prove a bound, see {@link Bound}.
 *
 * @param capacityMicro {@code host * resources + resource}
 * @param linkMicro by link, for one Mbps
 */
@SuppressWarnings("ArrayRecordComponent") // large, made once, and nobody writes to them
public record Duals(long[] capacityMicro, long[] linkMicro) {}
