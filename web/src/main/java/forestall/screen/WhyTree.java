package forestall.screen;

import forestall.decide.RuleSets;
import forestall.model.RiskScore;
import forestall.risk.Explanation;
import forestall.risk.Explanation.Reason;
import forestall.ruleset.Facts;
import forestall.ruleset.Facts.Field;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

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
        int digits = Figures.digitsOf(why.risk().score());
        int version = RuleSets.numberIn(why.ruleSet()).orElse(0);
        double most =
                why.reasons().stream().mapToDouble(each -> Math.abs(each.points())).max().orElse(1);
        String added =
                why.risk().probability() > why.predicted() + 1e-9
                        ? "; %s of it was predicted, rules added the rest"
                                .formatted(Figures.score(why.predicted()))
                        : "";
        return new WhyTree(
                why.ruleSet(),
                Figures.score(why.risk().score()),
                "probability %s × impact %s%s"
                        .formatted(
                                Figures.score(why.risk().probability()),
                                Figures.digits(why.risk().impact(), 2),
                                added),
                why.reasons().stream()
                        .map(
                                each ->
                                        branch(
                                                each,
                                                version,
                                                most,
                                                Figures.signed(each.points(), digits),
                                                ""))
                        .toList(),
                branch(
                        why.tier(),
                        version,
                        most,
                        "",
                        "tier " + ComponentRow.words(why.risk().tier())),
                branch(why.standby(), version, most, "", shares(why.risk())),
                why.advice().stream()
                        .map(each -> branch(each, version, most, "", each.concluded()))
                        .toList());
    }

    private static String shares(RiskScore risk) {
        return risk.standbyFactors().entrySet().stream()
                .map(
                        each ->
                                "%s %% at %s"
                                        .formatted(
                                                new BigDecimal(100 * each.getValue())
                                                        .round(new MathContext(3))
                                                        .stripTrailingZeros()
                                                        .toPlainString(),
                                                ComponentRow.words(each.getKey())))
                .collect(Collectors.joining(", "));
    }

    private static Branch branch(
            Reason reason, int version, double most, String points, String concluded) {
        return new Branch(
                reason.rule(),
                points,
                most > 0 ? (int) Math.round(100 * Math.abs(reason.points()) / most) : 0,
                reason.points() < 0,
                concluded,
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
