package forestall.access;

import forestall.decide.Tokens.Token;
import java.time.Instant;
import java.util.List;

/**
 * A token as the page shows it.
 *
 * @param state in a word: valid, expired, revoked
 * @param badge colour of the state
 */
public record TokenRow(
        String id,
        String name,
        List<String> roles,
        String by,
        String created,
        String expires,
        String lastUsed,
        String state,
        String badge,
        boolean valid) {

    static TokenRow of(Token token, Instant now) {
        String state =
                token.revoked().isPresent() ? "revoked" : token.isValid(now) ? "valid" : "expired";
        return new TokenRow(
                token.id().toString(),
                token.name(),
                UserRow.words(token.roles()),
                token.createdBy(),
                When.words(token.createdAt()),
                token.expires().map(When::words).orElse("never"),
                token.lastUsed().map(When::words).orElse("never"),
                state,
                state.equals("valid") ? "success" : "secondary",
                state.equals("valid"));
    }
}
