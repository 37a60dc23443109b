package forestall.api;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import forestall.allocate.Outages;
import forestall.decide.RuleSets;
import forestall.decide.RuleSets.Version;
import forestall.decide.Unacceptable;
import forestall.decide.Unacceptable.Code;
import forestall.risk.Parameters;
import forestall.ruleset.CheckReport;
import forestall.ruleset.FileTemplate;
import forestall.ruleset.Finding;
import forestall.ruleset.ParameterUses;
import forestall.ruleset.RuleFile;
import forestall.ruleset.RuleSet;
import forestall.workshop.RuleSetBody;
import forestall.workshop.RuleSetEdit;
import forestall.workshop.RuleSetEdit.Edited;
import forestall.workshop.RuleWorkshop;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Parts of a version as an editor shows them, and what it makes of them. */
@Path("rulesets/{number: [1-9][0-9]{0,8}}/edits")
@Produces(APPLICATION_JSON)
@Consumes(APPLICATION_JSON)
@RequestScoped
@Tag(name = "Rule sets")
public class RuleSetEdits {
    @Inject RuleSets sets;
    @Inject RuleWorkshop workshop;
    @Context HttpServletRequest request;
    @Context SecurityContext who;

    @PathParam("number")
    int number;

    /**
     * What a check of edits found.
     *
     * @param report places in scenarios are those of the table that was sent
     * @param scenarioRows for each result its row in that table, counted from 0
     */
    public record EditsChecked(CheckReport report, List<Integer> scenarioRows) {}

    /**
     * Parameters, and the rules that ask for each, by its name.
     *
     * @param parameters as the version has them
     * @param uses also of parameters that the version does not have
     * @param assumed minutes down that comparisons take where the version has no parameter of the
     *     name
     */
    public record ParametersView(
            Parameters parameters,
            Map<String, List<ParameterUses.Use>> uses,
            Map<String, Double> assumed) {}

    @GET
    @Path("tables/{file}")
    @Operation(
            summary = "A file of tables: its cells, and what its columns ask or conclude",
            description = "Add like=impact, likelihood, or failover for a file to begin with.")
    public TableView table(@PathParam("file") String file, @QueryParam("like") String like) {
        RuleSet set = workshop.content(number);
        RuleFile found =
                set.file(file)
                        .or(() -> Optional.ofNullable(like).map(each -> begun(each, file)))
                        .orElseThrow(
                                () ->
                                        new Unacceptable(
                                                Code.UNKNOWN_RULE_SET,
                                                "%s has no file %s"
                                                        .formatted(RuleSets.nameOf(number), file)));
        return TableView.of(found, List.copyOf(set.parameters().values().keySet()));
    }

    @GET
    @Path("new/{file}")
    @Operation(summary = "A text to begin a new file with; like=rules or model")
    public RuleSetBody.FileBody begin(
            @PathParam("file") String file, @QueryParam("like") String like) {
        return RuleSetBody.FileBody.of(begun(like, file));
    }

    private static RuleFile begun(String like, String file) {
        return Csv.oneOf(FileTemplate.class, like).named(file);
    }

    @GET
    @Path("scenarios")
    @Operation(summary = "The scenarios as a table, and what its columns mean")
    public TableView scenarios() {
        return TableView.scenarios(workshop.content(number).scenarios());
    }

    @POST
    @Path("scenarios")
    @Consumes({"text/csv", RuleFiles.XLSX})
    @Operation(
            summary = "Read scenarios from a table or workbook, without saving them",
            description = "422 scenario-table names the cells that cannot be read.")
    public TableView read(InputStream body) throws IOException {
        boolean workbook = !request.getContentType().startsWith("text/");
        byte[] content = body.readNBytes(RuleFile.LARGEST + 1);
        return TableView.scenarios(
                RuleFiles.scenarios(
                        content, workbook, workshop.content(number).parameters().zone()));
    }

    @GET
    @Path("parameters")
    @Operation(summary = "The parameters, and which rules ask for them")
    public ParametersView parameters() {
        RuleSet set = workshop.content(number);
        return new ParametersView(
                set.parameters(), ParameterUses.of(set), Outages.ASSUMED.byParameter());
    }

    @POST
    @Path("check")
    @Operation(summary = "Check the version with changes, without saving them")
    public EditsChecked check(RuleSetEdit edit) {
        Edited edited = edit.of(workshop.content(number));
        return new EditsChecked(edited.placed(workshop.check(edited.set())), edited.rows());
    }

    @POST
    @Operation(
            summary = "Save the version with changes as a new version",
            description = "422 scenario-table when scenarios cannot be read, naming their cells.")
    public Response save(RuleSetEdit edit) {
        Edited edited = edit.of(workshop.content(number));
        if (!edited.isWhole()) {
            throw new Problem(
                    422,
                    "scenario-table",
                    edited.findings().stream()
                            .filter(each -> each.severity() == Finding.Severity.ERROR)
                            .limit(10)
                            .map(each -> "%s: %s".formatted(each.place(), each.message()))
                            .collect(Collectors.joining("; ")));
        }
        Version version =
                sets.save(
                        edited.set(),
                        Optional.of(number),
                        edit.comment().orElse(""),
                        Acting.by(who));
        return Response.status(201).entity(version).build();
    }
}
