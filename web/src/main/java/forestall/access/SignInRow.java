package forestall.access;

import forestall.decide.AuditLog.Entry;

/**
 * A sign-in as the page shows it.
 *
 * @param what in words
 * @param badge colour of it
 * @param from address; empty when it is not known
 */
public record SignInRow(String at, String who, String what, String badge, String from) {

    static SignInRow of(Entry entry) {
        return new SignInRow(
                When.words(entry.at()),
                entry.who(),
                switch (entry.what()) {
                    case "sign-in" -> "signed in";
                    case "sign-out" -> "signed out";
                    case "locked-out" -> "locked out";
                    case "sign-in-refused" -> "has no role here";
                    default -> "wrong password";
                },
                switch (entry.what()) {
                    case "sign-in" -> "success";
                    case "locked-out" -> "danger";
                    case "sign-out" -> "secondary";
                    default -> "warning";
                },
                entry.detail().getOrDefault("from", ""));
    }
}
