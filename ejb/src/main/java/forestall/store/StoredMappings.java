package forestall.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import forestall.intake.MappingTable;
import forestall.intake.Mappings;
import forestall.intake.SeriesMapping;
import forestall.json.ModelJson;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.jdbi.v3.core.Jdbi;

/** The mapping in PostgreSQL; each version is kept. Thread-safe. */
public final class StoredMappings implements Mappings {
    private static final Duration FRESH = Duration.ofSeconds(5);

    /** What was read last, and when by the machine's running clock. */
    private record Known(MappingTable table, SeriesMapping ready, long nanos) {}

    private final Jdbi jdbi;
    private volatile Known known;

    public StoredMappings(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public MappingTable table() {
        return known().table;
    }

    @Override
    public SeriesMapping current() {
        return known().ready;
    }

    @Override
    public void put(MappingTable table) {
        try {
            String document = ModelJson.mapper().writeValueAsString(table);
            jdbi.useExtension(MappingDao.class, dao -> dao.add(document));
        } catch (JsonProcessingException impossible) { // the table checked itself
            throw new UncheckedIOException(impossible);
        }
        known = null;
    }

    private Known known() {
        Known seen = known;
        long now = System.nanoTime();
        if (seen == null || now - seen.nanos > FRESH.toNanos()) {
            MappingTable table =
                    jdbi.withExtension(MappingDao.class, MappingDao::newest)
                            .map(StoredMappings::read)
                            .orElse(MappingTable.SHIPPED);
            boolean same = seen != null && seen.table.equals(table);
            seen = new Known(table, same ? seen.ready : new SeriesMapping(table), now);
            known = seen;
        }
        return seen;
    }

    private static MappingTable read(String document) {
        try {
            return ModelJson.mapper().readValue(document, MappingTable.class);
        } catch (JsonProcessingException broken) {
            throw new UncheckedIOException("the stored mapping cannot be read", broken);
        }
    }
}
