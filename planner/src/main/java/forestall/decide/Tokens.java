package forestall.decide;

import forestall.decide.AuditLog.By;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Tokens of programs that use the API. Each change is in the {@link AuditLog}. */
public interface Tokens {

    /**
     * A token, but for the secret, which is kept nowhere.
     *
     * @param name what it is for, 1 to 100 characters
     * @param expires from when on it is refused; empty for never
     * @param revoked when it was taken back
     * @param lastUsed to the minute
     */
    record Token(
            UUID id,
            String name,
            Set<Role> roles,
            String createdBy,
            Instant createdAt,
            Optional<Instant> expires,
            Optional<Instant> revoked,
            Optional<Instant> lastUsed) {

        public Token {
            if (name.isBlank() || name.length() > 100) {
                throw new IllegalArgumentException(
                        "a token's name has 1 to 100 characters, had " + name.length());
            }
            if (roles.isEmpty()) {
                throw new IllegalArgumentException("a token has a role");
            }
            roles = Set.copyOf(roles);
            if (expires.filter(end -> !end.isAfter(createdAt)).isPresent()) {
                throw new IllegalArgumentException(
                        "a token expires in the future, not at " + expires.get());
            }
        }

        /** True when it is neither revoked nor expired. */
        public boolean isValid(Instant at) {
            return revoked.isEmpty() && expires.filter(end -> !at.isBefore(end)).isEmpty();
        }
    }

    /** The newest first, those that ended among them. */
    List<Token> all();

    /**
     * @param hash as {@link Secret#hash}
     */
    void add(Token token, String hash, By by);

    /**
     * The valid token with this hash, and notes that it is used.
     *
     * @return empty when it is unknown, expired, or revoked
     */
    Optional<Token> use(String hash, Instant at);

    /**
     * Takes one back; nothing happens when that was done before.
     *
     * @throws Unacceptable when there is no such token
     */
    void revoke(UUID id, By by);
}
