package forestall.api;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import forestall.decide.Catalogue;
import forestall.intake.MappingTable;
import forestall.intake.Mappings;
import forestall.intake.SeriesMapping;
import forestall.intake.SeriesMapping.Ignored;
import forestall.intake.SeriesMapping.Mapped;
import forestall.intake.SeriesMapping.Outcome;
import forestall.intake.SeriesMapping.Unclaimed;
import forestall.model.Component;
import forestall.model.ComponentId;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** From labels to components and metrics: the mapping, and what it would make of labels. */
@Path("telemetry/mapping")
@Produces(APPLICATION_JSON)
@Consumes(APPLICATION_JSON)
@RequestScoped
@Tag(name = "Telemetry")
public class MappingResource {
    private static final int MOST_TRIED = 1000;

    @Inject Mappings mappings;
    @Inject Catalogue catalogue;

    @GET
    @Operation(summary = "The mapping in force")
    public MappingTable get() {
        return mappings.table();
    }

    @PUT
    @Operation(
            summary = "Replaces the mapping",
            description = "Takes effect at once; what is stored already stays as it was mapped.")
    public MappingTable put(MappingTable table) {
        mappings.put(table);
        return mappings.table();
    }

    /**
     * Labels to try on a mapping.
     *
     * @param mapping the one in force when it is left out
     * @param series labels of each series, the name of the metric as {@code __name__}
     */
    public record Trial(MappingTable mapping, List<Map<String, String>> series) {}

    /**
     * What became of one series.
     *
     * @param outcome mapped, ignored, or unmapped
     * @param component whose it is; empty unless mapped
     * @param metric what it is called; empty unless mapped
     * @param reason why it is not mapped; empty when it is
     */
    public record Tried(String outcome, String component, String metric, String reason) {}

    @POST
    @Path("try")
    @Operation(summary = "What a mapping would make of series, without storing anything")
    public List<Tried> tryOut(Trial trial) {
        if (trial.series() == null || trial.series().size() > MOST_TRIED) {
            throw new Problem(
                    400, "invalid-value", "series: 1 to %d label sets".formatted(MOST_TRIED));
        }
        SeriesMapping mapping =
                trial.mapping() == null ? mappings.current() : new SeriesMapping(trial.mapping());
        Set<ComponentId> known =
                catalogue.components().stream().map(Component::id).collect(Collectors.toSet());
        return trial.series().stream().map(labels -> tried(mapping, labels, known)).toList();
    }

    private static Tried tried(
            SeriesMapping mapping, Map<String, String> labels, Set<ComponentId> known) {
        TreeMap<String, String> own = new TreeMap<>(labels);
        String name = own.remove("__name__");
        Outcome outcome = mapping.series(name == null ? "" : name, Map.of(), own, known::contains);
        if (outcome instanceof Mapped mapped) {
            return new Tried("mapped", mapped.component().value(), mapped.metric(), "");
        }
        if (outcome instanceof Ignored) {
            return new Tried("ignored", "", "", "a rule ignores it");
        }
        return new Tried("unmapped", "", "", ((Unclaimed) outcome).reason());
    }
}
