package forestall.access;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How often each address tries to sign in: so many at once, {@value #MOST} unless told otherwise,
 * then one every six seconds. Remembers {@value #ADDRESSES} addresses, those that tried last.
 * Thread-safe.
 */
final class Attempts {
    static final int MOST = 20;
    static final int ADDRESSES = 10_000;
    private static final Duration EACH = Duration.ofSeconds(6);

    /** For each address, when it will have made up for what it tried. */
    private final Map<String, Instant> owed =
            new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
                    return size() > ADDRESSES;
                }
            };

    private final int most;

    /**
     * @param most tries at once
     */
    Attempts(int most) {
        this.most = most;
    }

    /** Counts a try; false when it is one too many. */
    synchronized boolean may(String address, Instant at) {
        String network = network(address);
        Instant since = owed.getOrDefault(network, at);
        Instant next = (since.isBefore(at) ? at : since).plus(EACH);
        if (next.isAfter(at.plus(EACH.multipliedBy(most)))) {
            return false;
        }
        owed.put(network, next);
        return true;
    }

    synchronized int remembered() {
        return owed.size();
    }

    // Whoever has one address of IPv6 has a whole /64.
    private static String network(String address) {
        if (!address.contains(":")) {
            return address;
        }
        try {
            byte[] all = java.net.InetAddress.getByName("[" + address + "]").getAddress();
            return java.util.HexFormat.of().formatHex(all, 0, Math.min(8, all.length));
        } catch (java.net.UnknownHostException nonsense) { // a literal is never looked up
            return address;
        }
    }
}
