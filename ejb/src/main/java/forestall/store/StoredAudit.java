package forestall.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import forestall.decide.AuditLog;
import forestall.json.ModelJson;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Jdbi;

/** The audit log in PostgreSQL, which refuses to change or remove an entry. Thread-safe. */
public final class StoredAudit implements AuditLog {
    private static final TypeReference<TreeMap<String, String>> DETAIL = new TypeReference<>() {};

    private final Jdbi jdbi;

    public StoredAudit(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public void add(By by, String what, String subject, Map<String, String> detail) {
        jdbi.useExtension(AuditDao.class, dao -> dao.note(by, what, subject, detail));
    }

    @Override
    public Some newest(Choice choice, int offset, int limit) {
        return jdbi.inTransaction(
                handle -> {
                    AuditDao dao = handle.attach(AuditDao.class);
                    List<Entry> entries =
                            dao
                                    .newest(
                                            choice.whats(),
                                            choice.who(),
                                            choice.subject(),
                                            offset,
                                            limit)
                                    .stream()
                                    .map(StoredAudit::entry)
                                    .toList();
                    return new Some(
                            entries, dao.count(choice.whats(), choice.who(), choice.subject()));
                });
    }

    private static Entry entry(AuditDao.Row row) {
        try {
            return new Entry(
                    row.id(),
                    row.at(),
                    row.who(),
                    row.what(),
                    row.subject(),
                    ModelJson.mapper().readValue(row.detail(), DETAIL));
        } catch (JsonProcessingException broken) {
            throw new UncheckedIOException("audit entry %d".formatted(row.id()), broken);
        }
    }

    static String write(Map<String, String> detail) {
        try {
            return ModelJson.mapper().writeValueAsString(new TreeMap<>(detail));
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
