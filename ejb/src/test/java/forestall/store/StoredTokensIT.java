package forestall.store;

import static forestall.store.Examples.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import forestall.decide.AuditLog.By;
import forestall.decide.AuditLog.Choice;
import forestall.decide.Role;
import forestall.decide.Secret;
import forestall.decide.Tokens.Token;
import forestall.decide.Unacceptable;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StoredTokensIT {
    static final Jdbi JDBI = TestDatabase.create();
    static final By ROOT = new By("root", NOON);
    static final String HASH = Secret.hash("fst_something");

    final StoredTokens tokens = new StoredTokens(JDBI);

    @BeforeEach
    void empty() {
        TestDatabase.empty(JDBI);
    }

    @Test
    void aTokenIsFoundByItsHashAlone() {
        Token token = token(Optional.empty());
        tokens.add(token, HASH, ROOT);

        assertThat(tokens.all()).containsExactly(token);
        assertThat(tokens.use(HASH, NOON)).contains(token);
        assertThat(tokens.use(Secret.hash("fst_other"), NOON)).isEmpty();
    }

    @Test
    void anExpiredTokenIsRefused() {
        tokens.add(token(Optional.of(NOON.plusSeconds(60))), HASH, ROOT);

        assertThat(tokens.use(HASH, NOON.plusMillis(59_999))).isPresent();
        assertThat(tokens.use(HASH, NOON.plusSeconds(60))).isEmpty();
    }

    @Test
    void aRevokedTokenIsRefusedAndStaysListed() {
        Token token = token(Optional.empty());
        tokens.add(token, HASH, ROOT);

        tokens.revoke(token.id(), new By("ada", NOON.plusSeconds(5)));
        tokens.revoke(token.id(), new By("bob", NOON.plusSeconds(9))); // done before

        assertThat(tokens.use(HASH, NOON.plusSeconds(6))).isEmpty();
        assertThat(tokens.all())
                .extracting(Token::revoked)
                .containsExactly(Optional.of(NOON.plusSeconds(5)));
        var choice = new Choice(Set.of(), Optional.empty(), Optional.of(token.id().toString()));
        assertThat(new StoredAudit(JDBI).newest(choice, 0, 10).entries())
                .extracting(each -> each.who() + " " + each.what())
                .containsExactly("ada token-revoked", "root token-added");
        assertThatThrownBy(() -> tokens.revoke(UUID.randomUUID(), ROOT))
                .isInstanceOf(Unacceptable.class);
    }

    @Test
    void itsLastUseIsKnownToTheMinute() {
        tokens.add(token(Optional.empty()), HASH, ROOT);
        Instant later = NOON.plusSeconds(61);

        tokens.use(HASH, later.plusMillis(7));
        tokens.use(HASH, later.plusMillis(8));

        assertThat(tokens.all())
                .extracting(Token::lastUsed)
                .containsExactly(Optional.of(NOON.plusSeconds(60)));
    }

    private static Token token(Optional<Instant> expires) {
        return new Token(
                UUID.randomUUID(),
                "prometheus",
                Set.of(Role.SENDER),
                "root",
                NOON,
                expires,
                Optional.empty(),
                Optional.empty());
    }
}
