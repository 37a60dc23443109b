package forestall.screen;

import forestall.decide.RuleSets;
import forestall.risk.Explanation;
import forestall.risk.Explanation.Reason;
import forestall.ruleset.Facts;
import forestall.ruleset.Facts.Field;
import java.util.List;
import java.util.Optional;

/**
 * Why a component has its risk, as a tree to read.
 *
 * @param ruleSet version that judged
 * @param score 0 to 1, in digits
 * @param sum probability and impact whose product it is, in words
 * @param reasons what adds up to the score
 * @param tier the rule that chose the tier
 * @param standby the rule that chose the shares that stand by
 * @param advice rules that ask for a failover
 */
public record WhyTree(
        String ruleSet,
        String score,
        String sum,
        List<Branch> reasons,
        Branch tier,
        Branch standby,
        List<Branch> advice) {

    /**
     * One rule.
     *
     * @param rule its name
     * @param points of score with their sign; empty for none
     * @param width of its bar in percent, 0 to 100
     * @param takes true when it takes points away
     * @param concluded what it concluded
     * @param where file and row; empty for what no rule says
     * @param link address of that from the root; empty for none
     * @param saw what it looked at
     */
    public record Branch(
            String rule,
            String points,
            int width,
            boolean takes,
            String concluded,
            String where,
            String link,
            List<Saw> saw) {}

    /** A fact: its name in words, and its value. */
    public record Saw(String name, String value) {}

    static WhyTree of(Explanation why) {
        int version = RuleSets.numberIn(why.ruleSet()).orElse(0);
        double most =
                why.reasons().stream().mapToDouble(each -> Math.abs(each.points())).max().orElse(1);
        String added =
                why.risk().probability() > why.predicted() + 1e-9
                        ? "; %s of it was predicted, rules added the rest"
                                .formatted(Figures.digits(why.predicted(), 3))
                        : "";
        return new WhyTree(
                why.ruleSet(),
                Figures.digits(why.risk().score(), 3),
                "probability %s × impact %s%s"
                        .formatted(
                                Figures.digits(why.risk().probability(), 3),
                                Figures.digits(why.risk().impact(), 2),
                                added),
                why.reasons().stream().map(each -> branch(each, version, most, true)).toList(),
                branch(why.tier(), version, most, false),
                branch(why.standby(), version, most, false),
                why.advice().stream().map(each -> branch(each, version, most, false)).toList());
    }

    private static Branch branch(Reason reason, int version, double most, boolean withPoints) {
        return new Branch(
                reason.rule(),
                withPoints ? Figures.signed(reason.points(), 3) : "",
                most > 0 ? (int) Math.round(100 * Math.abs(reason.points()) / most) : 0,
                reason.points() < 0,
                withPoints ? "" : reason.concluded(),
                reason.origin().map(Object::toString).orElse(""),
                version == 0
                        ? ""
                        : reason.origin()
                                .map(each -> "/rulesets/" + Places.origin(version, each))
                                .orElse(""),
                reason.saw().entrySet().stream()
                        .map(each -> new Saw(name(each.getKey()), each.getValue()))
                        .toList());
    }

    private static String name(String field) {
        Optional<Field> known =
                Facts.field("Subject", field).or(() -> Facts.field("Scored", field));
        return known.map(Field::words).orElse(field);
    }
}
