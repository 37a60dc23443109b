package forestall.access;

import forestall.decide.AuditLog.By;
import forestall.decide.Unacceptable;
import forestall.decide.Unacceptable.Code;
import jakarta.enterprise.context.RequestScoped;
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
        HttpServletRequest request =
                (HttpServletRequest)
                        FacesContext.getCurrentInstance().getExternalContext().getRequest();
        if (!chosen.equals(again)) {
            return refused("differ");
        }
        try {
            people.change(old, chosen, new By(request.getRemoteUser(), Instant.now()));
        } catch (Unacceptable refused) {
            return refused(refused.code() == Code.WRONG_PASSWORD ? "wrong" : "weak");
        }
        Session.end(request);
        return "/login.xhtml?faces-redirect=true&changed=true";
    }

    private static String refused(String why) {
        return "/password.xhtml?faces-redirect=true&refused=" + why;
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
