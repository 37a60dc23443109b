package forestall.screen;

import forestall.api.RuleFiles;
import forestall.decide.RuleSets;
import forestall.decide.RuleSets.Version;
import forestall.ruleset.FileTemplate;
import forestall.ruleset.RuleFile;
import forestall.ruleset.RuleSet;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The files of a version. What changes them saves another version, and goes there. */
@Named
@RequestScoped
public class VersionFiles {
    private static final String BY_NAME = "";
    private static final String SCENARIOS = "scenarios";

    @Inject RuleDesk desk;
    @Inject VersionPage page;

    private RuleSet set;
    private Part part;
    private String place = BY_NAME;
    private String comment = "";
    private String fresh = "";

    /**
     * One file.
     *
     * @param name with its ending
     * @param kind in words
     * @param size in words
     * @param edit address of its editor
     * @param table whether it can be had as a workbook besides
     */
    public record FileRow(String name, String kind, String size, String edit, boolean table) {}

    private RuleSet set() {
        if (set == null) {
            set = desk.workshop().content(page.number());
        }
        return set;
    }

    public List<FileRow> getFiles() {
        return set().files().stream()
                .map(
                        each ->
                                new FileRow(
                                        each.name(),
                                        words(each.kind()),
                                        Figures.bytes(each.size()),
                                        Places.file(page.number(), each.name()),
                                        each.kind() == RuleFile.Kind.CSV))
                .toList();
    }

    private static String words(RuleFile.Kind kind) {
        return switch (kind) {
            case DRL -> "rules as text";
            case CSV -> "decision tables";
            case XLSX -> "decision tables, workbook";
            case DMN -> "decision model";
        };
    }

    public boolean isOnly() {
        return set().files().size() == 1;
    }

    public String getScenarios() {
        return Figures.count(set().scenarios().size(), "scenario");
    }

    public String getParameters() {
        return Figures.count(set().parameters().values().size(), "parameter")
                + ", time zone "
                + (set().parameters().zone().equals(java.time.ZoneOffset.UTC)
                        ? "UTC"
                        : set().parameters().zone());
    }

    /** What an upload may take the place of. */
    public List<String> getNames() {
        List<String> names = new ArrayList<>();
        set().files().forEach(each -> names.add(each.name()));
        return names;
    }

    /** Takes a file, saves another version with it, and goes there. */
    public String upload() {
        if (part == null || part.getSize() == 0) {
            return RuleDesk.<String>attempt(
                            by -> {
                                throw new IllegalArgumentException(
                                        "choose a file first; an empty one is no rule file");
                            },
                            "analyst")
                    .orElse(null);
        }
        String given = Path.of(part.getSubmittedFileName()).getFileName().toString();
        return saved(
                set -> with(set, given, content(part)),
                comment.isEmpty() ? given + " uploaded" : comment,
                "check");
    }

    private RuleSet with(RuleSet set, String given, byte[] content) {
        String name = given.toLowerCase(Locale.ROOT);
        boolean workbook = name.endsWith(".xlsx");
        boolean scenarios = place.equals(SCENARIOS) || name.matches("scenarios\\.(csv|xlsx)");
        if (scenarios) {
            if (!workbook && !name.endsWith(".csv")) {
                throw new IllegalArgumentException(
                        "scenarios come as a table, .xlsx or .csv; this is " + given);
            }
            return set.with(RuleFiles.scenarios(content, workbook, set.parameters().zone()));
        }
        if (place.equals(BY_NAME)) {
            return RuleFiles.replacing(set, RuleFile.of(name, content));
        }
        String ending = name.substring(name.lastIndexOf('.') + 1);
        String stem = place.substring(0, place.lastIndexOf('.'));
        boolean fits = Places.isTable(place) ? Places.isTable(name) : place.endsWith("." + ending);
        if (!fits) {
            throw new IllegalArgumentException(
                    "%s cannot take the place of %s: it is of another kind"
                            .formatted(given, place));
        }
        return set.with(RuleFile.of(stem + "." + ending, content)).without(otherThan(ending, stem));
    }

    // A table that comes in the other form takes the place of the one that was.
    private static String otherThan(String ending, String stem) {
        return stem + (ending.equals("xlsx") ? ".csv" : ending.equals("csv") ? ".xlsx" : ".none");
    }

    private static byte[] content(Part part) {
        try (InputStream in = part.getInputStream()) {
            return in.readNBytes(RuleFile.LARGEST + 1);
        } catch (IOException away) {
            throw new UncheckedIOException(away);
        }
    }

    /** Leaves a file out: saves another version, and goes there. */
    public String remove(String name) {
        return saved(
                set -> set.without(name), comment.isEmpty() ? name + " removed" : comment, "files");
    }

    /** Adds a file with no rule in it yet: saves another version, and goes to its editor. */
    public String start() {
        String name = fresh.strip().toLowerCase(Locale.ROOT);
        return saved(
                set -> {
                    if (set.file(name).isPresent()) {
                        throw new IllegalArgumentException(name + " is there already");
                    }
                    return set.with(FileTemplate.beginning(name));
                },
                name + " begun",
                "files");
    }

    private String saved(UnaryOperator<RuleSet> change, String words, String tab) {
        return RuleDesk.attempt(
                        by -> {
                            RuleSet changed = change.apply(set());
                            Version version =
                                    desk.sets()
                                            .save(changed, Optional.of(page.number()), words, by);
                            RuleDesk.sayThere(
                                    "Saved as %s, a draft made from %s"
                                            .formatted(
                                                    version.name(),
                                                    RuleSets.nameOf(page.number())));
                            return VersionPage.address(version.number(), tab);
                        },
                        "analyst")
                .orElse(null);
    }

    public Part getPart() {
        return part;
    }

    public void setPart(Part part) {
        this.part = part;
    }

    public String getPlace() {
        return place;
    }

    public void setPlace(String place) {
        this.place = place == null ? BY_NAME : place;
    }

    public String getComment() {
        return comment;
    }

    public void setComment(String comment) {
        this.comment = comment == null ? "" : comment.strip();
    }

    public String getFresh() {
        return fresh;
    }

    public void setFresh(String fresh) {
        this.fresh = fresh == null ? "" : fresh;
    }
}
