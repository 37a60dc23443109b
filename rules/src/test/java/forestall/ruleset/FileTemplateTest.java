package forestall.ruleset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import forestall.dmn.DmnModels;
import forestall.ruleset.Finding.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FileTemplateTest {

    @Test
    void aNameAloneTellsWhatToBeginWith() {
        assertThat(FileTemplate.beginning("more.csv"))
                .isEqualTo(FileTemplate.IMPACT.named("more.csv"));
        assertThat(FileTemplate.beginning("more.drl"))
                .isEqualTo(FileTemplate.RULES.named("more.drl"));
        assertThatThrownBy(() -> FileTemplate.beginning("more.xlsx"))
                .hasMessageContaining("upload others");
    }

    @ParameterizedTest
    @EnumSource
    void aFileToBeginWithPassesTheCheckAndChangesNothing(FileTemplate template) {
        String ending =
                switch (template) {
                    case RULES -> "drl";
                    case MODEL -> "dmn";
                    default -> "csv";
                };
        RuleSet set = ShippedRuleSet.get().with(template.named("begun." + ending));

        CheckReport report = RuleSetCheck.check(set, DmnModels::compile);

        assertThat(report.findings())
                .as(report.findings().toString())
                .noneMatch(each -> each.severity() == Severity.ERROR);
        assertThat(report.failed()).isZero();
        assertThatThrownBy(() -> template.named("begun.xlsx"))
                .hasMessage("such a file's name ends with ." + ending);
    }
}
