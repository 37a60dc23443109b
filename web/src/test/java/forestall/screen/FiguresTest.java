package forestall.screen;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0.000",
        "1, 1.000",
        "0.5, 0.500",
        "0.0123, 0.0123",
        "0.00094, 0.000940",
        "0.0000000001, 0.00000000"
    })
    void aScoreShowsThreeOfItsDigits(double score, String words) {
        assertThat(Figures.score(score)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({"0.25, 2, +0.25", "-0.25, 2, −0.25", "0, 2, 0.00", "-0.001, 2, 0.00"})
    void aDifferenceHasItsSign(double difference, int digits, String words) {
        assertThat(Figures.signed(difference, digits)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({"0, 0 errors", "1, 1 error", "1200, '1,200 errors'"})
    void whatIsCountedIsOneOrMany(int number, String words) {
        assertThat(Figures.count(number, "error")).isEqualTo(words);
    }
}
