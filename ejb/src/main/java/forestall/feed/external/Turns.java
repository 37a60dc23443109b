package forestall.feed.external;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;

/** Lets one at a time change the state of a feed: whoever asks it, or pushes it. Thread-safe. */
public final class Turns {
    private final ConcurrentMap<String, ReentrantLock> locks = new ConcurrentHashMap<>();

    ReentrantLock of(String feed) {
        return locks.computeIfAbsent(feed, none -> new ReentrantLock());
    }
}
