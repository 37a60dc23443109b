package forestall.access;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.SecurityContext;
import jakarta.security.enterprise.authentication.mechanism.http.AuthenticationParameters;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** The page where people sign in. */
@Named
@RequestScoped
public class SignInPage {
    @Inject SecurityContext security;

    private String name = "";
    private String password = "";

    public void signIn() throws IOException {
        FacesContext faces = FacesContext.getCurrentInstance();
        ExternalContext external = faces.getExternalContext();
        HttpServletRequest request = (HttpServletRequest) external.getRequest();
        var given =
                new SignInCredential(
                        name,
                        password,
                        Addresses.of(request, AccessSettings.configured().addressHeader()));
        AuthenticationStatus status =
                security.authenticate(
                        request,
                        (HttpServletResponse) external.getResponse(),
                        AuthenticationParameters.withParams().credential(given));
        if (status == AuthenticationStatus.SUCCESS) {
            external.redirect(Origins.local(request.getParameter("to")));
            faces.responseComplete();
            return;
        }
        // Not drawn in answer to the form, so that reading the page again tries nothing again.
        external.redirect(
                "/login.xhtml?failed=true&to="
                        + URLEncoder.encode(
                                Origins.local(request.getParameter("to")), StandardCharsets.UTF_8));
        faces.responseComplete();
    }

    /** Where to go on, so that the form brings it along. */
    public String getTo() {
        return Origins.local(
                FacesContext.getCurrentInstance()
                        .getExternalContext()
                        .getRequestParameterMap()
                        .get("to"));
    }

    /** The same for an address. */
    public String getEncodedTo() {
        return URLEncoder.encode(getTo(), StandardCharsets.UTF_8);
    }

    /** True when people may come by OpenID Connect, too. */
    public boolean isProvider() {
        return ProviderSettings.configured().isPresent();
    }

    public String getProviderName() {
        return ProviderSettings.configured().map(ProviderSettings::name).orElse("");
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name == null ? "" : name;
    }

    public String getPassword() {
        return ""; // never shown again
    }

    public void setPassword(String password) {
        this.password = password == null ? "" : password;
    }
}
