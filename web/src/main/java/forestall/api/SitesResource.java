package forestall.api;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import forestall.decide.Catalogue;
import forestall.model.Site;
import forestall.model.SiteId;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Places where components run. */
@Path("sites")
@Produces(APPLICATION_JSON)
@Consumes(APPLICATION_JSON)
@RequestScoped
@Tag(name = "Catalogue")
public class SitesResource {
    @Inject Catalogue catalogue;

    @GET
    @Operation(summary = "All sites")
    public List<Site> all() {
        return catalogue.sites();
    }

    @GET
    @Path("{id}")
    @Operation(summary = "One site; 404 unknown-site when there is none")
    public Site byId(@PathParam("id") String id) {
        return catalogue.sites().stream()
                .filter(site -> site.id().value().equals(id))
                .findFirst()
                .orElseThrow(
                        () -> new Problem(404, "unknown-site", "site %s is unknown".formatted(id)));
    }

    @PUT
    @Path("{id}")
    @Operation(summary = "Add or replace a site")
    public Site put(@PathParam("id") String id, Site site) {
        if (!site.id().value().equals(id)) {
            throw new IllegalArgumentException(
                    "the address says site %s, the body %s".formatted(id, site.id()));
        }
        catalogue.putSites(List.of(site));
        return site;
    }

    @DELETE
    @Path("{id}")
    @Operation(summary = "Remove a site; 409 site-in-use while components are there")
    public void remove(@PathParam("id") String id) {
        catalogue.removeSite(SiteId.of(id));
    }
}
