package forestall.screen;

import forestall.decide.RuleSets;
import forestall.decide.RuleSets.Version;
import forestall.ruleset.Difference;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What a version changes against another. */
@Named
@RequestScoped
public class VersionDifferences {
    @Inject RuleDesk desk;
    @Inject VersionPage page;

    private OptionalInt other;
    private DifferenceView view;

    /**
     * A version to look at the difference to.
     *
     * @param number of it
     * @param words why one would
     * @param chosen whether it is looked at now
     */
    public record Choice(int number, String words, boolean chosen) {}

    private OptionalInt other() {
        if (other == null) {
            other = asked();
        }
        return other;
    }

    private OptionalInt asked() {
        Optional<Integer> wanted =
                RuleSets.numberIn("v" + page.against().replaceFirst("^[vV]", ""))
                        .filter(each -> desk.sets().version(each).isPresent());
        return wanted.or(
                        () -> page.against().isEmpty() ? page.version().parent() : Optional.empty())
                .map(OptionalInt::of)
                .orElse(OptionalInt.empty());
    }

    /** The version that is asked for, when there is none of that number. */
    public String getUnknown() {
        return other().isEmpty() && !page.against().isEmpty() ? page.against() : "";
    }

    public List<Choice> getChoices() {
        List<Choice> all = new ArrayList<>();
        int now = other().orElse(0);
        Optional<Integer> parent = page.version().parent();
        Optional<Integer> published = desk.sets().published().map(Version::number);
        parent.ifPresent(
                each ->
                        all.add(
                                new Choice(
                                        each,
                                        RuleSets.nameOf(each)
                                                + (published.equals(parent)
                                                        ? ", its parent, which decides now"
                                                        : ", its parent"),
                                        each == now)));
        published
                .filter(each -> each != page.number() && !published.equals(parent))
                .ifPresent(
                        each ->
                                all.add(
                                        new Choice(
                                                each,
                                                RuleSets.nameOf(each) + ", which decides now",
                                                each == now)));
        return all;
    }

    /** Number of the version that it is compared with; 0 for none. */
    public int getOther() {
        return other().orElse(0);
    }

    public String getOtherName() {
        return RuleSets.nameOf(getOther());
    }

    /** Null when there is nothing to compare with. */
    public DifferenceView getView() {
        if (view == null && other().isPresent()) {
            view =
                    DifferenceView.of(
                            Difference.between(
                                    desk.workshop().content(other().getAsInt()),
                                    desk.workshop().content(page.number())),
                            page.number());
        }
        return view;
    }

    /** In one sentence. */
    public String getSummary() {
        return getView() == null
                ? "It was made from no other version"
                : "%s against %s".formatted(getView().summary(), getOtherName());
    }
}
