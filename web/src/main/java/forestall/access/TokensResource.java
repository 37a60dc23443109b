package forestall.access;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import forestall.decide.AuditLog.By;
import forestall.decide.Role;
import forestall.decide.Tokens;
import forestall.decide.Tokens.Token;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Tokens of programs that use the API. */
@Path("tokens")
@Produces(APPLICATION_JSON)
@Consumes(APPLICATION_JSON)
@RequestScoped
@Tag(name = "Access")
public class TokensResource {
    @Inject Tokens tokens;
    @Inject People people;
    @Context SecurityContext security;

    /**
     * A token to make.
     *
     * @param validFor how long; for ever when left out
     */
    public record Wanted(String name, Set<Role> roles, Optional<Duration> validFor) {
        public Wanted {
            if (name == null || roles == null) {
                throw new IllegalArgumentException("a token has a name and roles");
            }
            if (validFor.filter(each -> each.compareTo(Duration.ofDays(3660)) > 0).isPresent()) {
                throw new IllegalArgumentException("a token is valid for 10 years at most");
            }
        }
    }

    @GET
    @Operation(summary = "All tokens but for their secrets, the newest first")
    public List<Token> all() {
        return tokens.all();
    }

    @POST
    @Operation(summary = "Make a token; its secret is told this once, and kept nowhere")
    public Response add(Wanted wanted) {
        return Response.status(Response.Status.CREATED)
                .entity(people.addToken(wanted.name(), wanted.roles(), wanted.validFor(), by()))
                .build();
    }

    @DELETE
    @Path("{id}")
    @Operation(summary = "Revoke a token; 404 unknown-token when there is none")
    public void revoke(@PathParam("id") UUID id) {
        tokens.revoke(id, by());
    }

    private By by() {
        return new By(security.getUserPrincipal().getName(), Instant.now());
    }
}
