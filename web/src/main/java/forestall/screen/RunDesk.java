package forestall.screen;

import forestall.decide.FailoverRuns;
import forestall.decide.Unacceptable;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.UUID;
import java.util.function.Consumer;

/** What a person may do with a failover run. */
@Named
@RequestScoped
public class RunDesk {
    @Inject FailoverRuns runs;

    public void approve(String id) {
        tell(id, runs::approve, "The run begins");
    }

    public void retry(String id) {
        tell(id, runs::retry, "The step is taken again");
    }

    public void abort(String id) {
        tell(id, runs::abort, "The run is aborted; what was done stays done");
    }

    private static void tell(String id, Consumer<UUID> change, String words) {
        FacesMessage message;
        if (!FacesContext.getCurrentInstance().getExternalContext().isUserInRole("operator")) {
            throw new SecurityException("only operators do something with runs");
        }
        try {
            change.accept(UUID.fromString(id));
            message = new FacesMessage(FacesMessage.SEVERITY_INFO, words, null);
        } catch (Unacceptable refused) {
            message = new FacesMessage(FacesMessage.SEVERITY_WARN, refused.getMessage(), null);
        }
        FacesContext.getCurrentInstance().addMessage(null, message);
    }
}
