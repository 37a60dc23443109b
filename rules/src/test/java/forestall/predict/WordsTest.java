package forestall.predict;

import static org.assertj.core.api.Assertions.assertThat;

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
}
