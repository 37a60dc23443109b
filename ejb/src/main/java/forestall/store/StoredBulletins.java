package forestall.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import forestall.hazard.security.Bulletin;
import forestall.json.ModelJson;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** What security bulletins say, in PostgreSQL: the last that was good of each. Thread-safe. */
public final class StoredBulletins {
    private final Jdbi jdbi;

    public StoredBulletins(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** In order of source and id. */
    public List<Bulletin> all() {
        return jdbi.withExtension(BulletinDao.class, BulletinDao::all).stream()
                .map(StoredBulletins::read)
                .toList();
    }

    /**
     * Adds these, or replaces those with the same id, and forgets others; all or none.
     *
     * @param gone ids that are forgotten
     */
    public void put(String source, Collection<Bulletin> bulletins, Collection<String> gone) {
        jdbi.useTransaction(
                handle -> {
                    BulletinDao dao = handle.attach(BulletinDao.class);
                    put(dao, source, bulletins);
                    dao.remove(source, List.copyOf(gone));
                });
    }

    /** These are all that the source says; all or none. */
    public void replace(String source, Collection<Bulletin> bulletins) {
        jdbi.useTransaction(
                handle -> {
                    BulletinDao dao = handle.attach(BulletinDao.class);
                    put(dao, source, bulletins);
                    dao.removeOthers(source, ids(bulletins));
                });
    }

    private static void put(BulletinDao dao, String source, Collection<Bulletin> bulletins) {
        dao.put(source, ids(bulletins), bulletins.stream().map(StoredBulletins::text).toList());
    }

    private static List<String> ids(Collection<Bulletin> bulletins) {
        return bulletins.stream().map(Bulletin::id).toList();
    }

    private static String text(Bulletin bulletin) {
        try {
            return ModelJson.mapper().writeValueAsString(bulletin);
        } catch (JsonProcessingException impossible) { // it checked itself
            throw new UncheckedIOException(impossible);
        }
    }

    private static Bulletin read(String document) {
        try {
            return ModelJson.mapper().readValue(document, Bulletin.class);
        } catch (JsonProcessingException broken) {
            throw new UncheckedIOException("a stored bulletin cannot be read", broken);
        }
    }
}
