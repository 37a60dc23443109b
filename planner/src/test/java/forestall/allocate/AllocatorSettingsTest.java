package forestall.allocate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class AllocatorSettingsTest {

    @Test
    void bothEdgesAreAllowed() {
        assertThat(new AllocatorSettings(-1, 1, 1, 0).movesAtLeast()).isZero();
        assertThat(new AllocatorSettings(0, 1, 1, 1e9).movesAtLeast()).isEqualTo(1e9);
    }

    @Test
    void nonsenseIsRefusedWithItsValue() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AllocatorSettings(0, 0, 1, 0))
                .withMessage("triesPerComponent must be 1 or more, was 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AllocatorSettings(0, 1, 0, 0))
                .withMessage("mostTries must be 1 or more, was 0");
        for (double wrong : new double[] {-0.01, 1.1e9, Double.NaN}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new AllocatorSettings(0, 1, 1, wrong))
                    .withMessageEndingWith("was " + wrong);
        }
    }
}
