package forestall.screen;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Named;
import org.primefaces.context.PrimeFacesContext;

/**
 * What one page may load beyond the others. The text editor makes its style elements by script, and
 * brings its font of icons within them: the page that has it lets style elements by the page's
 * nonce, and fonts from data.
 */
@Named
@RequestScoped
public class ContentPolicy {
    private static final String TEXT_PAGE = "/rulesets/text.xhtml";

    /** Added to {@code style-src}. */
    public String getStyles() {
        FacesContext faces = FacesContext.getCurrentInstance();
        return isTextPage(faces)
                ? " 'nonce-%s'".formatted(PrimeFacesContext.getCspState(faces).getNonce())
                : "";
    }

    /** Added to {@code font-src}. */
    public String getFonts() {
        return isTextPage(FacesContext.getCurrentInstance()) ? " data:" : "";
    }

    private static boolean isTextPage(FacesContext faces) {
        return TEXT_PAGE.equals(faces.getExternalContext().getRequestServletPath());
    }
}
