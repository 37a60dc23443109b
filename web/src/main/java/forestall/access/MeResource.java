package forestall.access;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import forestall.decide.Role;
import jakarta.enterprise.context.RequestScoped;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Who asks. */
@Path("me")
@Produces(APPLICATION_JSON)
@RequestScoped
@Tag(name = "Access")
public class MeResource {
    @Context HttpServletRequest request;

    /** Who asks, as the audit log has it. */
    public record Me(String name, List<Role> roles) {}

    @GET
    @Operation(summary = "Who this token or session belongs to, and its roles")
    public Me me() {
        Caller caller = Caller.of(request).orElseThrow();
        return new Me(caller.name(), caller.roles().stream().sorted().toList());
    }
}
