package forestall.screen;

import forestall.access.Caller;
import forestall.api.Comparisons;
import forestall.decide.AuditLog;
import forestall.decide.AuditLog.By;
import forestall.decide.DecisionLog;
import forestall.decide.Overloaded;
import forestall.decide.PublishedRules;
import forestall.decide.RuleSets;
import forestall.decide.Unacceptable;
import forestall.workshop.RuleWorkshop;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** What pages of rule sets work with, behind one proxy that a page can keep between two calls. */
@ApplicationScoped
class RuleDesk {
    @Inject private RuleSets sets;
    @Inject private RuleWorkshop workshop;
    @Inject private PublishedRules rules;
    @Inject private DecisionLog decisions;
    @Inject private AuditLog audit;
    @Inject private Checks checks;
    @Inject private Comparisons comparisons;

    RuleSets sets() {
        return sets;
    }

    RuleWorkshop workshop() {
        return workshop;
    }

    PublishedRules rules() {
        return rules;
    }

    DecisionLog decisions() {
        return decisions;
    }

    AuditLog audit() {
        return audit;
    }

    Checks checks() {
        return checks;
    }

    Comparisons comparisons() {
        return comparisons;
    }

    private static HttpServletRequest request() {
        return (HttpServletRequest)
                FacesContext.getCurrentInstance().getExternalContext().getRequest();
    }

    static boolean is(String role) {
        return request().isUserInRole(role);
    }

    static By by() {
        return Caller.by(request());
    }

    /**
     * Does something as the caller, and tells what came of it.
     *
     * @param roles of which one is needed
     * @param work says in words what it did
     * @return empty when it was refused; the page has told why
     */
    static boolean tell(Function<By, String> work, String... roles) {
        try {
            String words = as(work, roles);
            say(FacesMessage.SEVERITY_INFO, words);
            return true;
        } catch (RuntimeException refused) {
            refuse(refused);
            return false;
        }
    }

    /** As {@link #tell}, for work that has a result and is told of elsewhere. */
    static <T> Optional<T> attempt(Function<By, T> work, String... roles) {
        try {
            return Optional.of(as(work, roles));
        } catch (RuntimeException refused) {
            refuse(refused);
            return Optional.empty();
        }
    }

    private static <T> T as(Function<By, T> work, String... roles) {
        boolean may = false;
        for (String role : roles) {
            may |= is(role);
        }
        if (!may) {
            throw new SecurityException("this takes the role " + String.join(" or ", roles));
        }
        return work.apply(Caller.by(request()));
    }

    private static void refuse(RuntimeException why) {
        boolean told =
                why instanceof Unacceptable
                        || why instanceof Overloaded
                        || why instanceof IllegalArgumentException
                        || why instanceof SecurityException
                        || why instanceof forestall.api.Problem;
        if (!told) {
            throw why;
        }
        say(FacesMessage.SEVERITY_ERROR, String.valueOf(why.getMessage()));
        FacesContext.getCurrentInstance().validationFailed();
    }

    private static void say(FacesMessage.Severity severity, String words) {
        FacesContext.getCurrentInstance()
                .addMessage(null, new FacesMessage(severity, sentence(words), null));
    }

    /** Says something on the page that comes next. */
    static void sayThere(String words) {
        FacesContext.getCurrentInstance().getExternalContext().getFlash().setKeepMessages(true);
        say(FacesMessage.SEVERITY_INFO, words);
    }

    private static String sentence(String words) {
        boolean name =
                words.matches("(?s)(v\\d|[a-z0-9_-]+\\.(drl|csv|xlsx|dmn)).*"); // stays as it is
        return words.isEmpty() || name
                ? words
                : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
