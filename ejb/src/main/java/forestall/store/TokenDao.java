package forestall.store;

import forestall.decide.Tokens.Token;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Tokens of programs. */
@RegisterConstructorMapper(Token.class)
interface TokenDao {
    String ALL =
            """
            select id, name, roles, created_by, created_at, expires, revoked, last_used
            from api_token
            """;

    @SqlQuery(ALL + "order by created_at desc, id")
    List<Token> all();

    @SqlUpdate(
            """
            insert into api_token (id, name, hash, roles, created_by, created_at, expires)
            values (:id, :name, :hash, :roles, :createdBy, :createdAt, :expires)""")
    void add(@BindMethods Token token, String hash);

    @SqlQuery(
            ALL
                    + """
                    where hash = :hash and revoked is null and (expires is null or expires > :at)""")
    Optional<Token> valid(String hash, Instant at);

    @SqlUpdate("update api_token set last_used = :at where id = :id")
    void used(UUID id, Instant at);

    @SqlQuery("select name from api_token where id = :id for update")
    Optional<String> lockedName(UUID id);

    /**
     * @return 0 when it was revoked before
     */
    @SqlUpdate("update api_token set revoked = :at where id = :id and revoked is null")
    int revoke(UUID id, Instant at);
}
