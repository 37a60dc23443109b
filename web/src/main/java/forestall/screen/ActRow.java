package forestall.screen;

import forestall.decide.RuleSets.Version;
import forestall.ruleset.Lifecycle;
import forestall.ruleset.Lifecycle.Act;
import forestall.ruleset.Lifecycle.Move;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Something that can be done to a version.
 *
 * @param act its name
 * @param label of its button
 * @param style class of its button
 * @param question heading of the confirmation
 * @param consequence what will happen
 * @param to state that it leads to, in words
 * @param who may do it, in words
 * @param open whether this caller may
 * @param refusal why not, in words; empty when they may
 */
public record ActRow(
        String act,
        String label,
        String style,
        String question,
        String consequence,
        String to,
        String who,
        boolean open,
        String refusal) {

    /**
     * What can be done to a version, by anybody.
     *
     * @param is whether the caller has a role
     * @param hindrance why the caller may not although they have it; empty for nothing
     * @param published what decides now
     */
    static List<ActRow> of(
            Version version,
            Predicate<String> is,
            Function<Act, Optional<String>> hindrance,
            Optional<Version> published) {
        return Lifecycle.MOVES.stream()
                .filter(each -> each.from() == version.state() && each.role().isPresent())
                .filter(
                        each ->
                                each.act() != Act.ROLL_BACK
                                        || version.publishedAt().isPresent()) // discarded drafts
                .map(each -> of(each, version, is, hindrance, published))
                .toList();
    }

    private static ActRow of(
            Move move,
            Version version,
            Predicate<String> is,
            Function<Act, Optional<String>> hindrance,
            Optional<Version> published) {
        String role = move.role().orElseThrow().toLowerCase(Locale.ROOT);
        String who = "an " + role + (move.notTheAuthor() ? " who had no hand in it" : "");
        boolean hasRole = is.test(role);
        String refusal =
                hasRole
                        ? hindrance.apply(move.act()).orElse("")
                        : "it takes the role %s".formatted(role);
        return new ActRow(
                move.act().name(),
                label(move.act()),
                style(move.act()),
                "%s %s?".formatted(label(move.act()), version.name()),
                consequence(move.act(), version, published),
                VersionRow.words(move.to()),
                who,
                refusal.isEmpty(),
                refusal);
    }

    private static String label(Act act) {
        return switch (act) {
            case SUBMIT -> "Submit";
            case APPROVE -> "Approve";
            case REJECT -> "Reject";
            case PUBLISH -> "Publish";
            case ROLL_BACK -> "Roll back to this";
            case REPLACE -> "Replace";
            case DISCARD -> "Discard";
        };
    }

    private static String style(Act act) {
        return switch (act) {
            case SUBMIT, APPROVE -> "";
            case PUBLISH, ROLL_BACK -> "ui-button-success";
            case REJECT, REPLACE -> "ui-button-outlined";
            case DISCARD -> "ui-button-danger ui-button-outlined";
        };
    }

    private static String consequence(Act act, Version version, Optional<Version> published) {
        String instead =
                published
                        .map(
                                each ->
                                        " in place of %s, which is retired and can be rolled back to"
                                                .formatted(each.name()))
                        .orElse("");
        return switch (act) {
            case SUBMIT ->
                    "It is checked first, which takes seconds. Without an error it waits for an approver other than "
                            + version.author()
                            + ".";
            case APPROVE -> "It can be published then. Nothing decides by it yet.";
            case REJECT ->
                    "It becomes a draft again, and %s reads your comment."
                            .formatted(version.author());
            case PUBLISH ->
                    "It is compiled and tried on the latest situation, and decides from the next cycle on"
                            + instead
                            + ".";
            case ROLL_BACK -> "It decides again from the next cycle on" + instead + ".";
            case REPLACE -> "It decides no more.";
            case DISCARD ->
                    "It is retired and can be neither submitted nor published. It stays readable, and new versions can be made from it.";
        };
    }
}
