package forestall.predict;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {

    @ParameterizedTest(name = "{0} reads {1}")
    @CsvSource({
        "0, 0",
        "-0.0, 0",
        "14.2, 14.2",
        "-3.14159, -3.142",
        "100, 100",
        "0.00012345, 0.0001234",
        "1234567, 1235000",
        "1.5e300, 1.5E+300",
        "4.9e-324, 4.941E-324",
    })
    void numbersHaveFourDigits(double value, String words) {
        assertThat(Words.number(value)).isEqualTo(words);
    }

    @ParameterizedTest(name = "{0} s is {1}")
    @CsvSource({
        "0, 0 s",
        "-5, 0 s",
        "119, 119 s",
        "120, 2 min",
        "3600, 60 min",
        "7200, 2 h",
        "9000, 2.5 h",
        "172800, 2 days",
        "1000000, 11.6 days"
    })
    void timesHaveTheirLargestUnit(long seconds, String words) {
        assertThat(Words.time(Duration.ofSeconds(seconds))).isEqualTo(words);
    }

    @ParameterizedTest(name = "a surprise of {0} is “{1}”")
    @CsvSource({
        "0.9, ''",
        "1, ' (once in 10)'",
        "3.5, ' (once in 3,000)'",
        "5.4, ' (once in 300,000)'",
        "6, ' (less than once in a million)'"
    })
    void raritiesAreRound(double surprise, String words) {
        assertThat(Words.rarity(surprise)).isEqualTo(words);
    }
}
