package forestall.store;

import java.util.List;
import org.jdbi.v3.core.Jdbi;

/**
 * How the sources that are asked are doing, in PostgreSQL, so that a restart asks no more often.
 */
public final class StoredFeeds {
    private final Jdbi jdbi;

    public StoredFeeds(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** A source that was never asked has a fresh state. */
    public FeedState get(String name) {
        return jdbi.withExtension(FeedDao.class, dao -> dao.get(name))
                .orElseGet(() -> FeedState.fresh(name));
    }

    /** In order of name. */
    public List<FeedState> all() {
        return jdbi.withExtension(FeedDao.class, FeedDao::all);
    }

    public void put(FeedState state) {
        jdbi.useExtension(FeedDao.class, dao -> dao.put(state));
    }
}
