package forestall.access;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import forestall.api.Page;
import forestall.decide.AuditLog;
import forestall.decide.AuditLog.Choice;
import forestall.decide.AuditLog.Entry;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Who did what. */
@Path("audit")
@Produces(APPLICATION_JSON)
@RequestScoped
@Tag(name = "Access")
public class AuditResource {
    @Inject AuditLog audit;

    @GET
    @Operation(
            summary = "Who did what, the newest first, page by page",
            description = "Only what was done, by whom, or about what, where that is given.")
    public Page<Entry> newest(
            @QueryParam("what") Set<String> whats,
            @QueryParam("who") String who,
            @QueryParam("subject") String subject,
            @QueryParam("offset") @DefaultValue("0") int offset,
            @QueryParam("limit") @DefaultValue("100") int limit) {
        AuditLog.Some some =
                audit.newest(
                        new Choice(whats, Optional.ofNullable(who), Optional.ofNullable(subject)),
                        Page.checkOffset(offset),
                        Page.checkLimit(limit));
        return new Page<>(some.entries(), some.total(), offset, limit);
    }
}
