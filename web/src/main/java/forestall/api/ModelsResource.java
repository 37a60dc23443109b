package forestall.api;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import forestall.decide.PredictionModels;
import forestall.decide.PredictionModels.Attempt;
import forestall.decide.PredictionModels.Detail;
import forestall.decide.PredictionModels.Refitted;
import forestall.decide.PredictionModels.Version;
import forestall.decide.Unacceptable;
import forestall.decide.Unacceptable.Code;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What turns evidence into probabilities, and how it was learned. */
@Path("models")
@Produces(APPLICATION_JSON)
@RequestScoped
@Tag(name = "Learning")
public class ModelsResource {
    @Inject PredictionModels models;

    @GET
    @Operation(summary = "All versions, the newest first; version 0 ships and is always there")
    public List<Version> versions() {
        return models.versions();
    }

    @GET
    @Path("refits")
    @Operation(summary = "When fusion was learned anew and what came of it, newest first")
    public List<Attempt> attempts(@QueryParam("limit") @DefaultValue("20") int limit) {
        return models.attempts(Page.checkLimit(limit));
    }

    @GET
    @Path("{version}")
    @Operation(
            summary = "One version: its weights, and how it compared with the one before",
            description = "404 unknown-model when there is none.")
    public Detail byVersion(@PathParam("version") String version) {
        return models.byVersion(number(version)).orElseThrow(() -> unknown(version));
    }

    @POST
    @Path("refit")
    @Operation(
            summary = "Learn anew now, and say what came of it",
            description = "409 refit-under-way while it is being learned anew already.")
    public Refitted refit() {
        return models.refit();
    }

    @POST
    @Path("{version}/use")
    @Operation(
            summary =
                    "Put a version in force, an older one to roll back; the next decision uses it")
    public Version use(@PathParam("version") String version) {
        return models.use(number(version));
    }

    private static int number(String version) {
        try {
            return Integer.parseInt(version);
        } catch (NumberFormatException wrong) {
            throw unknown(version);
        }
    }

    private static Unacceptable unknown(String version) {
        return new Unacceptable(Code.UNKNOWN_MODEL, "there is no model " + version);
    }
}
