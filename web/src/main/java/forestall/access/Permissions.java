package forestall.access;

import static forestall.decide.Role.ADMIN;
import static forestall.decide.Role.ANALYST;
import static forestall.decide.Role.APPROVER;
import static forestall.decide.Role.OPERATOR;
import static forestall.decide.Role.SENDER;
import static forestall.decide.Role.VIEWER;

import forestall.decide.Role;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who may do what: one table, path by path, for pages and API alike. The first row that fits
 * counts; what no row names is for admins.
 */
public final class Permissions {
    private static final Set<String> READ = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> WRITE = Set.of("POST", "PUT", "PATCH", "DELETE");
    private static final Set<String> ANY =
            Set.of("GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE");

    /** Where the API begins. */
    private static final String API = "api/v1/";

    /**
     * One row.
     *
     * @param methods that it is about
     * @param path segments by slashes; {@code *} is any one, {@code **} at the end any number
     * @param roles of which one is needed; empty: anybody, also who is not signed in
     */
    public record Row(Set<String> methods, String path, Set<Role> roles) {

        /** True when anybody may, also who is not signed in. */
        public boolean isOpen() {
            return roles.isEmpty();
        }

        boolean fits(String method, List<String> segments) {
            if (!methods.contains(method)) {
                return false;
            }
            List<String> pattern = segments(path);
            for (int at = 0; at < pattern.size(); at++) {
                if (pattern.get(at).equals("**")) {
                    return true;
                }
                if (at == segments.size()
                        || (!pattern.get(at).equals("*")
                                && !pattern.get(at).equals(segments.get(at)))) {
                    return false;
                }
            }
            return pattern.size() == segments.size();
        }
    }

    private static final List<Row> TABLE =
            List.of(
                    // Open: signing in, what pages are made of, and whether the service is well.
                    open(READ, "login.xhtml"),
                    open(Set.of("POST"), "login.xhtml"),
                    open(READ, "sign-in/**"),
                    open(READ, "jakarta.faces.resource/**"),
                    open(READ, "health/**"),

                    // Pages.
                    row(ANY, "", VIEWER),
                    row(ANY, "index.xhtml", VIEWER),
                    row(ANY, "component.xhtml", VIEWER),
                    row(ANY, "why.xhtml", VIEWER),
                    row(ANY, "feeds.xhtml", VIEWER),
                    row(ANY, "maintenance.xhtml", OPERATOR),
                    row(ANY, "password.xhtml", VIEWER),
                    row(ANY, "users.xhtml", ADMIN),
                    row(ANY, "rulesets/**", VIEWER),

                    // What is the service's own.
                    row(READ, "openapi/**", VIEWER),
                    row(READ, "metrics/**", VIEWER, SENDER),
                    row(READ, API + "me", VIEWER, SENDER),
                    row(ANY, API + "users/**", ADMIN),
                    row(ANY, API + "tokens/**", ADMIN),
                    row(READ, API + "audit/**", ADMIN),

                    // Rule sets: analysts write, approvers decide what counts; both look before.
                    row(READ, API + "rulesets/**", VIEWER),
                    row(WRITE, API + "rulesets/rollback", APPROVER),
                    row(WRITE, API + "rulesets/*/approve", APPROVER),
                    row(WRITE, API + "rulesets/*/reject", APPROVER),
                    row(WRITE, API + "rulesets/*/publish", APPROVER),
                    row(WRITE, API + "rulesets/*/rollback", APPROVER),
                    row(WRITE, API + "rulesets/check", ANALYST, APPROVER),
                    row(WRITE, API + "rulesets/*/check", ANALYST, APPROVER),
                    row(WRITE, API + "rulesets/*/edits/check", ANALYST, APPROVER),
                    row(WRITE, API + "rulesets/*/compare", ANALYST, APPROVER),
                    row(WRITE, API + "rulesets/*/comparisons", ANALYST, APPROVER),
                    row(WRITE, API + "rulesets/**", ANALYST),

                    // What comes in, and what it means.
                    row(READ, API + "telemetry/**", VIEWER),
                    row(WRITE, API + "telemetry/mapping/**", OPERATOR),
                    row(WRITE, API + "telemetry/**", SENDER),

                    // What is protected, foreseen, decided, and done.
                    row(WRITE, API + "decisions", VIEWER), // what if: nothing is carried out
                    row(READ, API + "decisions/**", VIEWER),
                    row(READ, API + "risks/**", VIEWER),
                    row(READ, API + "plan/**", VIEWER),
                    row(READ, API + "status", VIEWER),
                    row(READ, API + "sites/**", VIEWER),
                    row(WRITE, API + "sites/**", OPERATOR),
                    row(READ, API + "components/**", VIEWER),
                    row(WRITE, API + "components/**", OPERATOR),
                    row(READ, API + "pool/**", VIEWER),
                    row(WRITE, API + "pool/**", OPERATOR),
                    row(READ, API + "failures/**", VIEWER),
                    row(WRITE, API + "failures/**", OPERATOR),
                    row(READ, API + "models/**", VIEWER),
                    row(WRITE, API + "models/**", OPERATOR),
                    row(READ, API + "failovers/**", VIEWER),
                    row(WRITE, API + "failovers/**", OPERATOR),
                    row(READ, API + "maintenance/**", VIEWER),
                    row(WRITE, API + "maintenance/**", OPERATOR),
                    row(READ, API + "clock", VIEWER),
                    row(WRITE, API + "clock", OPERATOR),
                    row(READ, API + "simulation/**", VIEWER),
                    row(WRITE, API + "simulation/**", OPERATOR));

    /** Of what no row names. */
    private static final Row OTHERWISE = new Row(ANY, "**", Set.of(ADMIN));

    private Permissions() {}

    private static Row row(Set<String> methods, String path, Role... roles) {
        return new Row(methods, path, Set.of(roles));
    }

    private static Row open(Set<String> methods, String path) {
        return new Row(methods, path, Set.of());
    }

    /**
     * The row that counts for a call.
     *
     * @param method of HTTP, in capitals
     * @param path from the root of the service, decoded
     */
    public static Row of(String method, String path) {
        return named(method, path).orElse(OTHERWISE);
    }

    /** As {@link #of}; empty when no row names it. */
    static Optional<Row> named(String method, String path) {
        List<String> segments = segments(path);
        return TABLE.stream().filter(each -> each.fits(method, segments)).findFirst();
    }

    // Empty segments and parameters of a segment mean nothing to those who answer, either.
    private static List<String> segments(String path) {
        return Arrays.stream(path.split("/"))
                .map(each -> each.replaceFirst("(?s);.*", ""))
                .filter(each -> !each.isEmpty())
                .toList();
    }
}
