package forestall.access;

import forestall.access.Caller.How;
import forestall.decide.AuditLog;
import forestall.decide.AuditLog.By;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Who reads a page. */
@Named("caller")
@RequestScoped
public class CallerBean {
    @Inject AuditLog audit;

    private static HttpServletRequest request() {
        return (HttpServletRequest)
                FacesContext.getCurrentInstance().getExternalContext().getRequest();
    }

    private static Optional<Caller> caller() {
        return Caller.of(request());
    }

    public boolean isKnown() {
        return caller().isPresent();
    }

    public String getName() {
        return caller().map(Caller::name).orElse("");
    }

    /** True when they may do what takes this role. */
    public boolean is(String role) {
        return request().isUserInRole(role);
    }

    /** True when they have a password here, which they can change. */
    public boolean isWithPassword() {
        return caller().filter(each -> each.how() == How.PASSWORD).isPresent();
    }

    public boolean isMustChange() {
        return caller().map(Caller::mustChange).orElse(false);
    }

    /** Ends the session. */
    public String signOut() {
        if (isKnown()) {
            audit.add(new By(getName(), Instant.now()), "sign-out", getName(), Map.of());
        }
        Session.end(request());
        return "/login.xhtml?faces-redirect=true";
    }
}
