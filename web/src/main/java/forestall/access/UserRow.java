package forestall.access;

import forestall.decide.Role;
import forestall.decide.Users.User;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A user as the page shows it.
 *
 * @param state in words: can sign in, has to choose a password, locked out, disabled
 * @param badge colour of the state
 * @param signedIn when last, in words
 */
public record UserRow(
        String name,
        List<String> roles,
        String state,
        String badge,
        String signedIn,
        boolean locked,
        boolean disabled) {

    static UserRow of(User user, Instant now) {
        boolean locked = user.isLocked(now);
        return new UserRow(
                user.name(),
                words(user.roles()),
                user.disabled()
                        ? "disabled"
                        : locked
                                ? "locked out until " + When.clock(user.lockedUntil().orElseThrow())
                                : user.mustChange() ? "has to choose a password" : "can sign in",
                user.disabled()
                        ? "secondary"
                        : locked ? "danger" : user.mustChange() ? "info" : "success",
                user.signedInAt().map(When::words).orElse("never"),
                locked,
                user.disabled());
    }

    static List<String> words(Set<Role> roles) {
        return roles.stream().sorted().map(each -> each.name().toLowerCase(Locale.ROOT)).toList();
    }
}
