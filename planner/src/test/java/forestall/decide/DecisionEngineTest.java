package forestall.decide;

import static forestall.decide.Examples.LEDGER;
import static forestall.decide.Examples.situation;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import forestall.allocate.Allocator;
import forestall.allocate.AllocatorSettings;
import forestall.json.ModelJson;
import forestall.model.Allocation;
import forestall.model.Decision;
import forestall.model.RiskScore;
import forestall.model.Situation;
import forestall.model.Tier;
import forestall.risk.RiskRules;
import org.junit.jupiter.api.Test;

class DecisionEngineTest {
    static final RiskRules RULES = RiskRules.shipped();
    static final DecisionEngine ENGINE =
            new DecisionEngine(RULES, new Allocator(AllocatorSettings.defaults()));

    @Test
    void theComponentInTroubleStandsByInFull() {
        Decision decision = ENGINE.decide(situation());

        assertThat(decision.at()).isEqualTo(situation().at());
        assertThat(decision.ruleSet()).isEqualTo(RULES.version());
        assertThat(decision.risks())
                .extracting(RiskScore::component)
                .map(Object::toString)
                .containsExactly("ledger", "mail", "shop");
        assertThat(decision.plan().allocations())
                .filteredOn(each -> each.component().equals(LEDGER))
                .extracting(Allocation::tier)
                .containsExactly(Tier.FULL);
    }

    @Test
    void theSameSituationGivesTheSameDecision() {
        assertThat(ENGINE.decide(situation())).isEqualTo(ENGINE.decide(situation()));
    }

    @Test
    void aSituationThatWasStoredAndReadAgainGivesTheSameDecision() throws Exception {
        JsonMapper json = ModelJson.mapper();
        Situation reread = json.readValue(json.writeValueAsString(situation()), Situation.class);
        Decision decision = ENGINE.decide(situation());

        assertThat(reread).isEqualTo(situation());
        assertThat(ENGINE.decide(reread)).isEqualTo(decision);
        assertThat(json.readValue(json.writeValueAsString(decision), Decision.class))
                .isEqualTo(decision);
    }
}
