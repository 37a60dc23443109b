package forestall.intake;

import static org.assertj.core.api.Assertions.assertThat;

import forestall.model.Severity;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LevelsTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "2031-03-01 12:00:00 ERROR [main] it broke,   ERROR",
        "WARN: low on disk,                           WARNING",
        "12:00 [notice] ready,                        INFO", // not in capitals: not a level
        "INFO no ERROR here,                          INFO",
        "CRIT disk gone,                              FATAL",
        "TERROR is a film,                            INFO",
        "SEVERE: cannot deploy,                       ERROR",
        "TRACE entering,                              DEBUG",
        "plain words,                                 INFO",
    })
    void theFirstLevelNearTheBeginningCounts(String line, Severity severity) {
        assertThat(Levels.in(line)).isEqualTo(severity);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "warn, WARNING",
        "Error, ERROR",
        "CRITICAL, FATAL",
        "notice, INFO",
        "finest, DEBUG"
    })
    void loggersHaveTheirOwnWords(String word, Severity severity) {
        assertThat(Levels.named(word)).contains(severity);
    }

    @ParameterizedTest(name = "[{0}]")
    @CsvSource({"loud", "''", "5"})
    void otherWordsAreNoLevels(String word) {
        assertThat(Levels.named(word)).isEmpty();
    }
}
