package forestall.workshop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import forestall.json.ModelJson;
import forestall.ruleset.CheckReport;
import forestall.ruleset.Finding;
import forestall.ruleset.Finding.Severity;
import forestall.ruleset.Grid;
import forestall.ruleset.Place;
import forestall.ruleset.RuleSet;
import forestall.ruleset.ScenarioTable;
import forestall.ruleset.Sheets;
import forestall.ruleset.ShippedRuleSet;
import forestall.workshop.RuleSetEdit.Edited;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RuleSetEditTest {
    private static final RuleSet SHIPPED = ShippedRuleSet.get();

    @Test
    void whatIsLeftOutStays() throws Exception {
        Edited edited = edit("{}").of(SHIPPED);
        assertThat(edited.set()).isEqualTo(SHIPPED);
        assertThat(edited.isWhole()).isTrue();
        assertThat(edited.rows()).startsWith(1, 2, 3).hasSize(SHIPPED.scenarios().size());
    }

    @Test
    void rowsOfATableAreChanged() throws Exception {
        Edited edited =
                edit("""
                     {"tables": [{"file": "tiers.csv", "sheets": [
                       {"sheet": "", "rows": [{"from": 1, "cells": ["RuleSet", "forestall.risk"]},
                                              {"from": 0, "cells": ["new", ""]}]}]}],
                      "files": [{"name": "more.drl", "text": "package forestall.risk"}],
                      "removed": ["standby.csv"],
                      "parameters": {"zone": "Europe/Berlin", "values": {"minimum dwell": 20}}}
                     """)
                        .of(SHIPPED);
        assertThat(Sheets.of(edited.set().file("tiers.csv").orElseThrow()).grids().get(0).rows())
                .containsExactly(List.of("RuleSet", "forestall.risk"), List.of("new", ""));
        assertThat(edited.set().file("more.drl")).isPresent();
        assertThat(edited.set().file("standby.csv")).isEmpty();
        assertThat(edited.set().parameters().values()).containsEntry("minimum dwell", 20.0);
        assertThat(edited.set().scenarios()).isEqualTo(SHIPPED.scenarios());
    }

    @Test
    void scenariosThatCannotBeReadAreToldAtTheirCellsAndTheOthersAreJudged() {
        Grid grid = ScenarioTable.write(SHIPPED.scenarios().subList(0, 3));
        List<List<String>> rows = new ArrayList<>(grid.rows());
        List<String> broken = new ArrayList<>(rows.get(2));
        broken.set(1, "TELEGRAPH");
        rows.set(2, broken);
        rows.add(1, java.util.Collections.nCopies(broken.size(), ""));

        Edited edited =
                new RuleSetEdit(
                                java.util.Optional.empty(),
                                List.of(),
                                List.of(),
                                List.of(),
                                java.util.Optional.empty(),
                                java.util.Optional.of(rows))
                        .of(SHIPPED);

        assertThat(edited.isWhole()).isFalse();
        assertThat(edited.findings())
                .extracting(Finding::place)
                .containsExactly(Place.cell("scenarios", "", "B4"));
        assertThat(edited.rows()).containsExactly(2, 4);
        var second = new Finding(Severity.ERROR, "x", Place.cell("scenarios", "", "A3"), "", "");
        assertThat(edited.placed(CheckReport.of(List.of(second))).findings().get(0).place())
                .isEqualTo(Place.cell("scenarios", "", "A5"));
    }

    @Test
    void aFileThatIsNotThereIsNamed() throws Exception {
        RuleSetEdit edit = edit("{\"tables\": [{\"file\": \"none.csv\", \"sheets\": []}]}");
        assertThatThrownBy(() -> edit.of(SHIPPED))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the version has no file none.csv");
    }

    private static RuleSetEdit edit(String json) throws Exception {
        return ModelJson.mapper().readValue(json, RuleSetEdit.class);
    }
}
