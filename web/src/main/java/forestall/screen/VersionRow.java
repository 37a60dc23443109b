package forestall.screen;

import forestall.decide.RuleSets;
import forestall.decide.RuleSets.Checked;
import forestall.decide.RuleSets.Version;
import forestall.ruleset.Lifecycle.State;
import java.io.Serializable;
import java.util.Locale;

/**
 * One version in a list.
 *
 * @param number counts up from 1
 * @param name as decisions name it
 * @param state in words
 * @param badge severity of its tag: success, warning, info, secondary
 * @param author who saved it
 * @param at when, in words
 * @param comment what the author says of it; may be empty
 * @param parent number of the version that it was made from; 0 for none
 * @param found what the last check found, in words
 * @param tone of that: good, warn, bad, or none
 * @param fingerprint of its files and parameters
 * @param approvedBy who approved it; empty for nobody
 * @param publishedAt when it was last published, in words; empty for never
 */
public record VersionRow(
        int number,
        String name,
        String state,
        String badge,
        String author,
        String at,
        String comment,
        int parent,
        String found,
        String tone,
        String fingerprint,
        String approvedBy,
        String publishedAt)
        implements Serializable {

    static VersionRow of(Version version) {
        return new VersionRow(
                version.number(),
                version.name(),
                words(version.state()),
                badge(version.state()),
                version.author(),
                Times.minute(version.at()),
                version.comment(),
                version.parent().orElse(0),
                version.checked().map(VersionRow::words).orElse("not checked yet"),
                version.checked().map(VersionRow::tone).orElse("none"),
                version.fingerprint(),
                version.approvedBy().orElse(""),
                version.publishedAt().map(Times::minute).orElse(""));
    }

    /** As decisions name the parent. */
    public String getParentName() {
        return parent == 0 ? "" : RuleSets.nameOf(parent);
    }

    static String words(State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    static String badge(State state) {
        return switch (state) {
            case DRAFT -> "secondary";
            case CHECKED -> "warning";
            case APPROVED -> "info";
            case PUBLISHED -> "success";
            case RETIRED -> "secondary";
        };
    }

    static String words(Checked found) {
        String findings =
                found.errors() == 0 && found.warnings() == 0
                        ? "no finding"
                        : found.errors() == 0
                                ? Figures.count(found.warnings(), "warning")
                                : found.warnings() == 0
                                        ? Figures.count(found.errors(), "error")
                                        : Figures.count(found.errors(), "error")
                                                + ", "
                                                + Figures.count(found.warnings(), "warning");
        if (!found.compiled()) {
            return "could not be run, " + findings;
        }
        return findings
                + (found.failed() > 0
                        ? ", %d of %s failed"
                                .formatted(
                                        found.failed(),
                                        Figures.count(found.scenarios(), "scenario"))
                        : ", " + Figures.count(found.scenarios(), "scenario") + " passed");
    }

    static String tone(Checked found) {
        return !found.compiled() || found.errors() > 0 || found.failed() > 0
                ? "bad"
                : found.warnings() > 0 ? "warn" : "good";
    }
}
