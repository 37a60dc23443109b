package forestall.access;

import forestall.decide.AuditLog.By;
import forestall.decide.Unacceptable;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;

/** The page where people choose a password of their own. */
@Named
@RequestScoped
public class PasswordPage {
    @Inject People people;

    private String old = "";
    private String chosen = "";
    private String again = "";

    /** Replaces the password; all sessions end, this one, too. */
    public String change() {
        FacesContext faces = FacesContext.getCurrentInstance();
        HttpServletRequest request = (HttpServletRequest) faces.getExternalContext().getRequest();
        try {
            if (!chosen.equals(again)) {
                throw new IllegalArgumentException("The two new passwords differ.");
            }
            people.change(old, chosen, new By(request.getRemoteUser(), Instant.now()));
        } catch (Unacceptable | IllegalArgumentException refused) {
            faces.addMessage(
                    null,
                    new FacesMessage(
                            FacesMessage.SEVERITY_ERROR,
                            UsersPage.sentence(refused.getMessage()),
                            null));
            return null;
        }
        Session.end(request);
        return "/login.xhtml?faces-redirect=true&changed=true";
    }

    public String getOld() {
        return "";
    }

    public void setOld(String old) {
        this.old = old == null ? "" : old;
    }

    public String getChosen() {
        return "";
    }

    public void setChosen(String chosen) {
        this.chosen = chosen == null ? "" : chosen;
    }

    public String getAgain() {
        return "";
    }

    public void setAgain(String again) {
        this.again = again == null ? "" : again;
    }
}
