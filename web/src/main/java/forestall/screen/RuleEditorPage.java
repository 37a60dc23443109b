package forestall.screen;

import forestall.decide.RuleSets;
import forestall.decide.RuleSets.Version;
import forestall.ruleset.RuleFile;
import forestall.ruleset.RuleSet;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Pages that edit a version: which one, and which file. */
@Named
@RequestScoped
public class RuleEditorPage {
    @Inject RuleSets sets;
    @Inject HttpServletRequest request;

    private Optional<Version> version = Optional.empty();
    private Optional<RuleFile> file = Optional.empty();
    private List<String> files = List.of();

    @PostConstruct
    void read() {
        version = number().flatMap(sets::version);
        Optional<RuleSet> set = version.flatMap(each -> sets.content(each.number()));
        files = set.map(each -> each.files().stream().map(RuleFile::name).toList()).orElse(files);
        file = set.flatMap(each -> each.file(getFile()));
    }

    private Optional<Integer> number() {
        String asked = request.getParameter("v");
        return asked != null && asked.matches("[1-9][0-9]{0,8}")
                ? Optional.of(Integer.valueOf(asked))
                : Optional.empty();
    }

    /** Whether there is such a version. */
    public boolean isKnown() {
        return version.isPresent();
    }

    /** Whether the version has a file of tables of the name that is asked for, or one begins. */
    public boolean isTable() {
        return file.map(
                        each ->
                                each.kind() == RuleFile.Kind.CSV
                                        || each.kind() == RuleFile.Kind.XLSX)
                .orElse(request.getParameter("like") != null && getFile().endsWith(".csv"));
    }

    /** Whether the version has a text of the name that is asked for: all but workbooks are. */
    public boolean isText() {
        return file.filter(each -> each.kind() != RuleFile.Kind.XLSX).isPresent();
    }

    /** Whether no file is named, so that a new one begins. */
    public boolean isNewFile() {
        return getFile().isEmpty();
    }

    /** What the reader asked for, as far as it names a version. */
    public String getAsked() {
        String asked = request.getParameter("v");
        return asked == null ? "" : asked;
    }

    public int getNumber() {
        return version.map(Version::number).orElse(0);
    }

    /** As decisions name it. */
    public String getName() {
        return version.map(Version::name).orElse("");
    }

    public String getState() {
        return version.map(each -> each.state().name().toLowerCase(Locale.ROOT)).orElse("");
    }

    public String getBy() {
        return version.map(each -> "%s, %s".formatted(each.author(), Times.words(each.at())))
                .orElse("");
    }

    /** Name of the file that is asked for; empty for none. */
    public String getFile() {
        String asked = request.getParameter("file");
        return asked == null ? "" : asked;
    }

    public String getKind() {
        return file.map(each -> each.kind().name()).orElse("");
    }

    /** Names of the version's files. */
    public List<String> getFiles() {
        return files;
    }
}
