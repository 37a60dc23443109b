package forestall.store;

import forestall.decide.AuditLog.By;
import forestall.decide.Role;
import forestall.decide.Tokens;
import forestall.decide.Unacceptable;
import forestall.decide.Unacceptable.Code;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

/** Tokens in PostgreSQL, each change with its entry in the audit log. Thread-safe. */
public final class StoredTokens implements Tokens {
    private final Jdbi jdbi;

    public StoredTokens(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public List<Token> all() {
        return jdbi.withExtension(TokenDao.class, TokenDao::all);
    }

    @Override
    public void add(Token token, String hash, By by) {
        Map<String, String> detail = new TreeMap<>();
        detail.put("name", token.name());
        detail.put(
                "roles",
                token.roles().stream().sorted().map(Role::name).collect(Collectors.joining(" ")));
        token.expires().ifPresent(end -> detail.put("expires", end.toString()));
        jdbi.useTransaction(
                handle -> {
                    handle.attach(TokenDao.class).add(token, hash);
                    handle.attach(AuditDao.class)
                            .note(by, "token-added", token.id().toString(), detail);
                });
    }

    @Override
    public Optional<Token> use(String hash, Instant at) {
        return jdbi.withExtension(
                TokenDao.class,
                dao -> {
                    Optional<Token> valid = dao.valid(hash, at);
                    Instant minute = at.truncatedTo(ChronoUnit.MINUTES);
                    if (valid.isPresent()
                            && valid.get().lastUsed().filter(minute::equals).isEmpty()) {
                        dao.used(valid.get().id(), minute); // a write a minute, not one a call
                    }
                    return valid;
                });
    }

    @Override
    public void revoke(UUID id, By by) {
        jdbi.useTransaction(
                handle -> {
                    TokenDao dao = handle.attach(TokenDao.class);
                    String name =
                            dao.lockedName(id)
                                    .orElseThrow(
                                            () ->
                                                    new Unacceptable(
                                                            Code.UNKNOWN_TOKEN,
                                                            "there is no token " + id));
                    if (dao.revoke(id, by.at()) > 0) {
                        handle.attach(AuditDao.class)
                                .note(by, "token-revoked", id.toString(), Map.of("name", name));
                    }
                });
    }
}
