package forestall.ruleset;

import forestall.risk.Parameters;
import forestall.risk.RiskRules;
import forestall.risk.RuleText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Short ways to write rule sets. */
final class Tables {
    static final String TIERS =
            """
            RuleSet,forestall.risk
            Import,"forestall.model.Criticality, forestall.model.Kind, forestall.model.Tier"

            RuleTable Tier
            NAME,CONDITION,CONDITION,CONDITION,ACTION
            ,$s : Scored...,$s : Scored...,$s : Scored...
            ,score >= $param,score < $param,previous in ( $param ),"insert( new TierChoice( $s.id(), Tier.$param, drools.getRule().getName() ) );"
            Reason,Score from,Score below,Tier before,Tier
            """;

    private Tables() {}

    /** A table of tiers with these rows. */
    static String tiers(String... rows) {
        return TIERS + String.join("\n", rows) + "\n";
    }

    static RuleSet shipped() {
        List<RuleFile> files = new ArrayList<>();
        for (RuleText text : RiskRules.shippedTexts()) {
            files.add(RuleFile.of(text.name(), text.text()));
        }
        return new RuleSet(files, RiskRules.SHIPPED_PARAMETERS, List.of());
    }

    static List<DecisionTable> read(String csv, Findings findings) {
        return TableReader.read("t.csv", CsvFile.read(csv).grid(), findings);
    }

    /** What is found in a table, as {@code ERROR gap B12}. */
    static List<String> found(String csv) {
        var findings = new Findings();
        List<DecisionTable> tables = read(csv, findings);
        findings.addAll(TableAnalysis.of(tables, Parameters.NONE, List.of()));
        return brief(findings.ordered());
    }

    static List<String> brief(List<Finding> findings) {
        return findings.stream()
                .map(
                        each ->
                                "%s %s %s%s"
                                        .formatted(
                                                each.severity(),
                                                each.code(),
                                                each.place().cell(),
                                                each.place().line() > 0
                                                        ? each.place().line()
                                                                + ":"
                                                                + each.place().column()
                                                        : ""))
                .map(String::strip)
                .collect(Collectors.toList());
    }
}
