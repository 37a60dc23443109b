package forestall.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SkillTest {
    static final boolean[] FAILED = {true, false, true, false};

    @Test
    void averagePrecisionWeighsPrecisionByTheRecallItAdds() {
        // Right, wrong, right, wrong: 1/2 × 1 + 1/2 × 2/3.
        assertThat(Skill.averagePrecision(new double[] {0.9, 0.8, 0.7, 0.1}, FAILED))
                .isCloseTo(1 / 2.0 + 1 / 3.0, within(1e-12));
        assertThat(Skill.averagePrecision(new double[] {0.5, 0.5, 0.5, 0.5}, FAILED))
                .isCloseTo(0.5, within(1e-12)); // a tie says nothing
        assertThat(Skill.averagePrecision(new double[4], new boolean[4])).isNaN();
    }

    @Test
    void brierSkillComparesWithTheBaseRate() {
        assertThat(Skill.brier(new double[] {1, 0, 1, 0}, FAILED)).isZero();
        assertThat(Skill.brierSkill(new double[] {1, 0, 1, 0}, FAILED)).isEqualTo(1);
        assertThat(Skill.brierSkill(new double[] {0.5, 0.5, 0.5, 0.5}, FAILED)).isZero();
        assertThat(Skill.brierSkill(new double[] {0, 1, 0, 1}, FAILED)).isEqualTo(-3);
    }

    @Test
    void certaintyThatIsWrongCostsMuchButNotAll() {
        assertThat(Skill.logLoss(new double[] {0.5, 0.5, 0.5, 0.5}, FAILED))
                .isCloseTo(Math.log(2), within(1e-12));
        assertThat(Skill.logLoss(new double[] {0, 0, 1, 0}, FAILED)).isBetween(6.0, 7.0);
    }
}
