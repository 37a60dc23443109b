package forestall.screen;

import forestall.decide.AuditLog.Choice;
import forestall.decide.AuditLog.Entry;
import forestall.decide.RuleSets;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Who did what with a version. */
@Named
@RequestScoped
public class VersionAudit {
    private static final int MOST = 200;

    @Inject RuleDesk desk;
    @Inject VersionPage page;

    /** One entry. */
    public record EntryRow(String at, String who, String what, String detail) {}

    /** The newest first, at most 200. */
    public List<EntryRow> getEntries() {
        var choice =
                new Choice(Set.of(), Optional.empty(), Optional.of(RuleSets.nameOf(page.number())));
        return desk.audit().newest(choice, 0, MOST).entries().stream()
                .map(VersionAudit::row)
                .toList();
    }

    private static EntryRow row(Entry entry) {
        return new EntryRow(
                Times.words(entry.at()),
                entry.who(),
                entry.what().replaceFirst("^rule-set-", "").replace('-', ' '),
                entry.detail().entrySet().stream()
                        .filter(each -> !each.getValue().isEmpty())
                        .map(
                                each ->
                                        each.getKey().equals("comment")
                                                ? "“" + each.getValue() + "”"
                                                : each.getKey() + " " + each.getValue())
                        .collect(Collectors.joining(", ")));
    }
}
