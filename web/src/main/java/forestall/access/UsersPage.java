package forestall.access;

import forestall.decide.AuditLog.By;
import forestall.decide.AuditLog.Choice;
import forestall.decide.Role;
import forestall.decide.Unacceptable;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** The page of users, tokens, and the last sign-ins. */
@Named
@ViewScoped
public class UsersPage implements Serializable {
    private static final Set<String> SIGN_INS =
            Set.of("sign-in", "sign-in-failed", "locked-out", "sign-out", "sign-in-refused");
    private static final int MOST_SIGN_INS = 20;

    // Proxies of application-scoped beans can be serialized; ports cannot, and are found anew.
    @Inject AccessPorts ports;

    private String name = "";
    private List<String> roles = viewer();
    private String tokenName = "";
    private String tokenRole = "sender";
    private int tokenDays = 90;
    private String shownFor = "";
    private String shown = "";

    public List<UserRow> getUsers() {
        Instant now = Instant.now();
        return ports.users().all().stream().map(each -> UserRow.of(each, now)).toList();
    }

    public List<TokenRow> getTokens() {
        Instant now = Instant.now();
        return ports.tokens().all().stream().map(each -> TokenRow.of(each, now)).toList();
    }

    public List<SignInRow> getSignIns() {
        var choice = new Choice(SIGN_INS, Optional.empty(), Optional.empty());
        return ports.audit().newest(choice, 0, MOST_SIGN_INS).entries().stream()
                .map(SignInRow::of)
                .toList();
    }

    /** Begins to change somebody's roles. */
    public void edit(String user) {
        name = user;
        roles =
                ports.users()
                        .byName(user)
                        .map(found -> new ArrayList<>(UserRow.words(found.roles())))
                        .orElseGet(ArrayList::new);
    }

    // Faces makes another of the same kind, and fills that.
    private static List<String> viewer() {
        return new ArrayList<>(List.of("viewer"));
    }

    /** Begins to add somebody. */
    public void begin() {
        name = "";
        roles = viewer();
    }

    public void add() {
        tell(
                by -> {
                    String password = ports.people().add(name, chosen(), by);
                    show("Password of %s, to begin with".formatted(name.strip()), password);
                    return "%s can sign in now".formatted(name.strip());
                });
    }

    public void giveRoles() {
        tell(
                by -> {
                    ports.users().giveRoles(name, chosen(), by);
                    return "%s has these roles from now on".formatted(name);
                });
    }

    public void disable(String user, boolean disabled) {
        tell(
                by -> {
                    ports.users().disable(user, disabled, by);
                    return "%s can %s".formatted(user, disabled ? "sign in no more" : "sign in");
                });
    }

    public void unlock(String user) {
        tell(
                by -> {
                    ports.users().unlock(user, by);
                    return "%s can try again".formatted(user);
                });
    }

    public void reset(String user) {
        tell(
                by -> {
                    show("New password of " + user, ports.people().reset(user, by));
                    return "%s has a new password".formatted(user);
                });
    }

    public void addToken() {
        tell(
                by -> {
                    Optional<Duration> valid =
                            tokenDays <= 0
                                    ? Optional.empty()
                                    : Optional.of(Duration.ofDays(tokenDays));
                    var made =
                            ports.people()
                                    .addToken(
                                            tokenName,
                                            AccessSettings.roles(List.of(tokenRole), "role"),
                                            valid,
                                            by);
                    show("Token for " + made.token().name(), made.secret());
                    tokenName = "";
                    return "The token is made";
                });
    }

    public void revoke(String id) {
        tell(
                by -> {
                    ports.tokens().revoke(UUID.fromString(id), by);
                    return "The token is refused from now on";
                });
    }

    /** What was shown once is gone. */
    public void hide() {
        show("", "");
    }

    private void show(String what, String secret) {
        shownFor = what;
        shown = secret;
    }

    private Set<Role> chosen() {
        return AccessSettings.roles(roles, "roles");
    }

    private interface Work {
        String as(By by);
    }

    private static void tell(Work work) {
        FacesContext faces = FacesContext.getCurrentInstance();
        HttpServletRequest request = (HttpServletRequest) faces.getExternalContext().getRequest();
        FacesMessage message;
        try {
            String words = work.as(new By(request.getRemoteUser(), Instant.now()));
            message = new FacesMessage(FacesMessage.SEVERITY_INFO, words, null);
        } catch (Unacceptable | IllegalArgumentException refused) {
            message =
                    new FacesMessage(
                            FacesMessage.SEVERITY_WARN, sentence(refused.getMessage()), null);
            faces.validationFailed();
        }
        faces.addMessage(null, message);
    }

    static String sentence(String words) {
        return words.isEmpty()
                ? words
                : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /** Roles that a person can have, as the page writes them. */
    public List<String> getAllRoles() {
        return UserRow.words(Role.OF_PEOPLE);
    }

    public List<String> getTokenRoles() {
        return Arrays.stream(Role.values())
                .map(role -> role.name().toLowerCase(Locale.ROOT))
                .sorted()
                .collect(Collectors.toList());
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name == null ? "" : name;
    }

    public List<String> getRoles() {
        return roles;
    }

    public void setRoles(List<String> roles) {
        this.roles = roles == null ? new ArrayList<>() : new ArrayList<>(roles);
    }

    public String getTokenName() {
        return tokenName;
    }

    public void setTokenName(String tokenName) {
        this.tokenName = tokenName == null ? "" : tokenName;
    }

    public String getTokenRole() {
        return tokenRole;
    }

    public void setTokenRole(String tokenRole) {
        this.tokenRole = tokenRole;
    }

    public int getTokenDays() {
        return tokenDays;
    }

    public void setTokenDays(int tokenDays) {
        this.tokenDays = tokenDays;
    }

    public String getShownFor() {
        return shownFor;
    }

    public String getShown() {
        return shown;
    }
}
