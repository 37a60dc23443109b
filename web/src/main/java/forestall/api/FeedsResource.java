package forestall.api;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;
import static jakarta.ws.rs.core.MediaType.WILDCARD;

import forestall.decide.Feeds;
import forestall.decide.Feeds.Feed;
import forestall.decide.TelemetryInbox.Receipt;
import forestall.model.ExternalEvent;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Feeds about the world outside: how they are doing, what they tell, and documents pushed in. */
@Path("telemetry/feeds")
@Produces(APPLICATION_JSON)
@RequestScoped
@Tag(name = "Telemetry")
public class FeedsResource {
    @Inject Feeds feeds;

    @GET
    @Operation(
            summary =
                    "How each feed is doing: last tried, last success and its age, trouble, events",
            description = "Feeds that are on, and those that ever were asked or pushed.")
    public List<Feed> feeds() {
        return feeds.all();
    }

    @GET
    @Path("events")
    @Operation(summary = "Events that count now or later, of whichever feed, the gravest first")
    public List<ExternalEvent> events() {
        return feeds.events();
    }

    @POST
    @Path("{name}")
    @Consumes(WILDCARD)
    @Operation(
            summary = "A document of a feed in its own format, as if the feed had been asked",
            description =
                    "nws (GeoJSON), cap (XML), kev, nvd, epss, osv, acled (JSON), gdelt (export, zipped"
                            + " or plain). Kept whole, or refused whole.")
    public Receipt push(@PathParam("name") String name, InputStream body) throws IOException {
        return feeds.push(name, body.readAllBytes());
    }
}
