package forestall.api;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import forestall.compare.Comparison;
import forestall.decide.AuditLog;
import forestall.decide.AuditLog.Choice;
import forestall.decide.AuditLog.Entry;
import forestall.decide.RuleSets;
import forestall.decide.RuleSets.Check;
import forestall.decide.RuleSets.Version;
import forestall.decide.Unacceptable;
import forestall.decide.Unacceptable.Code;
import forestall.model.Situation;
import forestall.risk.Parameters;
import forestall.ruleset.CheckReport;
import forestall.ruleset.Difference;
import forestall.ruleset.RuleFile;
import forestall.ruleset.RuleSet;
import forestall.ruleset.Scenario;
import forestall.workshop.RuleSetBody;
import forestall.workshop.RuleWorkshop;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** One version of the rules. What it judges by never changes: each edit saves another version. */
@Path("rulesets/{number: [1-9][0-9]{0,8}}")
@Produces(APPLICATION_JSON)
@Consumes(APPLICATION_JSON)
@RequestScoped
@Tag(name = "Rule sets")
public class RuleSetResource {
    @Inject RuleSets sets;
    @Inject RuleWorkshop workshop;
    @Inject Comparisons comparisons;
    @Inject Questions questions;
    @Inject AuditLog audit;
    @Context HttpServletRequest request;
    @Context SecurityContext who;

    @PathParam("number")
    int number;

    /**
     * A version with what it judges by.
     *
     * @param version its number, author, state
     * @param set its files, parameters, and scenarios
     */
    public record Whole(Version version, RuleSetBody set) {}

    /** What somebody says of what they do; may be left out. */
    public record Said(Optional<String> comment) {}

    /** How many of the last situations to compare on; 60 when left out. */
    public record Span(Optional<Integer> situations) {}

    @GET
    @Operation(summary = "A version with its files, parameters, and scenarios")
    public Whole whole() {
        Version version = workshop.version(number);
        RuleSet set = workshop.content(number);
        return new Whole(
                version,
                new RuleSetBody(
                        version.parent(),
                        Optional.of(version.comment()),
                        set.files().stream().map(RuleSetBody.FileBody::of).toList(),
                        Optional.of(set.parameters()),
                        set.scenarios()));
    }

    @GET
    @Path("files/{name}")
    @Produces("*/*")
    @Operation(
            summary = "One file, as it was saved; a CSV table also as a workbook",
            description = "Add as=xlsx for a workbook that is ready to be edited.")
    public Response file(@PathParam("name") String name, @QueryParam("as") String as) {
        return RuleFiles.answer(known(name), as);
    }

    private RuleFile known(String name) {
        return workshop.content(number)
                .file(name)
                .orElseThrow(
                        () ->
                                new Unacceptable(
                                        Code.UNKNOWN_RULE_SET,
                                        "%s has no file %s"
                                                .formatted(RuleSets.nameOf(number), name)));
    }

    @PUT
    @Path("files/{name}")
    @Consumes("*/*")
    @Operation(summary = "Add or replace one file: saves another version, and answers it")
    public Response putFile(
            @PathParam("name") String name,
            @QueryParam("comment") @DefaultValue("") String comment,
            InputStream body)
            throws IOException {
        byte[] content = body.readNBytes(RuleFile.LARGEST + 1);
        RuleFile file = RuleFile.of(name, content);
        return saved(RuleFiles.replacing(workshop.content(number), file), comment);
    }

    @DELETE
    @Path("files/{name}")
    @Operation(summary = "Leave one file out: saves another version, and answers it")
    public Response removeFile(
            @PathParam("name") String name,
            @QueryParam("comment") @DefaultValue("") String comment) {
        known(name);
        return saved(workshop.content(number).without(name), comment);
    }

    @PUT
    @Path("parameters")
    @Operation(summary = "Replace the parameters: saves another version, and answers it")
    public Response putParameters(
            @QueryParam("comment") @DefaultValue("") String comment, Parameters parameters) {
        return saved(workshop.content(number).with(parameters), comment);
    }

    @GET
    @Path("scenarios")
    @Operation(summary = "The scenarios")
    public java.util.List<Scenario> scenarios() {
        return workshop.content(number).scenarios();
    }

    @GET
    @Path("scenarios.csv")
    @Produces("text/csv")
    @Operation(summary = "The scenarios as a table")
    public Response scenariosCsv() {
        return RuleFiles.scenarios(workshop.content(number), "csv");
    }

    @GET
    @Path("scenarios.xlsx")
    @Produces(RuleFiles.XLSX)
    @Operation(summary = "The scenarios as a workbook")
    public Response scenariosXlsx() {
        return RuleFiles.scenarios(workshop.content(number), "xlsx");
    }

    @PUT
    @Path("scenarios")
    @Operation(summary = "Replace the scenarios: saves another version, and answers it")
    public Response putScenarios(
            @QueryParam("comment") @DefaultValue("") String comment,
            java.util.List<Scenario> scenarios) {
        return saved(workshop.content(number).with(scenarios), comment);
    }

    @PUT
    @Path("scenarios")
    @Consumes({"text/csv", RuleFiles.XLSX})
    @Operation(summary = "Replace the scenarios from a table or workbook")
    public Response putScenarioTable(
            @QueryParam("comment") @DefaultValue("") String comment, InputStream body)
            throws IOException {
        boolean workbook = !request.getContentType().startsWith("text/");
        byte[] content = body.readNBytes(RuleFile.LARGEST + 1);
        RuleSet set = workshop.content(number);
        return saved(
                set.with(RuleFiles.scenarios(content, workbook, set.parameters().zone())), comment);
    }

    private Response saved(RuleSet set, String comment) {
        Version version = sets.save(set, Optional.of(number), comment, Acting.by(who));
        return Response.status(201).entity(version).build();
    }

    @POST
    @Path("check")
    @Consumes("*/*")
    @Operation(summary = "Check it: what its author should know, and its scenarios")
    public CheckReport check() {
        return workshop.check(number, Acting.by(who));
    }

    @GET
    @Path("check")
    @Operation(
            summary = "What the last check of it found, on whichever node",
            description = "404 unknown-check when it was not checked yet.")
    public Check lastCheck() {
        workshop.version(number);
        return sets.lastCheck(number)
                .orElseThrow(
                        () ->
                                new Unacceptable(
                                        Code.UNKNOWN_CHECK,
                                        "no check of %s is kept; POST has it checked"
                                                .formatted(RuleSets.nameOf(number))));
    }

    @POST
    @Path("submit")
    @Operation(summary = "Ask for approval; 422 rule-set-fails when it has an error")
    public Version submit(Said said) {
        return workshop.submit(number, words(said), Acting.by(who));
    }

    @POST
    @Path("approve")
    @Operation(summary = "Approve it; 403 four-eyes to its author")
    public Version approve(Said said) {
        return workshop.approve(number, words(said), Acting.by(who));
    }

    @POST
    @Path("reject")
    @Operation(summary = "Give it back to its author")
    public Version reject(Said said) {
        return workshop.reject(number, words(said), Acting.by(who));
    }

    @POST
    @Path("discard")
    @Operation(summary = "Retire a draft")
    public Version discard(Said said) {
        return workshop.discard(number, words(said), Acting.by(who));
    }

    @POST
    @Path("publish")
    @Operation(summary = "Let it decide from the next cycle on; it is compiled and warmed first")
    public Version publish(Said said) {
        return workshop.publish(number, words(said), Acting.by(who));
    }

    @POST
    @Path("rollback")
    @Operation(summary = "Let it, published before, decide again")
    public Version rollBack(Said said) {
        return workshop.rollBack(number, words(said), Acting.by(who));
    }

    private static String words(Said said) {
        return said.comment().orElse("");
    }

    @GET
    @Path("difference/{other}")
    @Operation(summary = "What this version changes against another: cells, lines, parameters")
    public Difference difference(@PathParam("other") int other) {
        return Difference.between(workshop.content(other), workshop.content(number));
    }

    @POST
    @Path("comparisons")
    @Operation(summary = "Begin to compare it with what decides, on the last situations")
    public Response compare(Span span) {
        return Response.accepted(comparisons.start(number, span.situations().orElse(60))).build();
    }

    @POST
    @Path("compare")
    @Operation(
            summary = "Compare it with what decides on one situation that you bring",
            description =
                    "413 too-many-components beyond 10,000, 422 takes-too-long, 429 busy when others are being answered.")
    public Comparison compareOn(Situation situation) {
        int version = number;
        Questions.checked(situation);
        return questions.answer(who, () -> workshop.compare(version, situation));
    }

    @GET
    @Path("audit")
    @Operation(summary = "Who did what with it, the newest first")
    public Page<Entry> audit(
            @QueryParam("offset") @DefaultValue("0") int offset,
            @QueryParam("limit") @DefaultValue("100") int limit) {
        AuditLog.Some some =
                audit.newest(
                        new Choice(
                                Set.of(), Optional.empty(), Optional.of(RuleSets.nameOf(number))),
                        Page.checkOffset(offset),
                        Page.checkLimit(limit));
        return new Page<>(some.entries(), some.total(), offset, limit);
    }
}
