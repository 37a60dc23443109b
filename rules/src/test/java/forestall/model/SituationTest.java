package forestall.model;

import static forestall.model.Examples.LEDGER;
import static forestall.model.Examples.STOCKHOLM;
import static forestall.model.Examples.allocation;
import static forestall.model.Examples.component;
import static forestall.model.Examples.probability;
import static forestall.model.Examples.situation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SituationTest {
    private static final List<Site> SITES = List.of(STOCKHOLM);
    private static final List<Component> LEDGER_ONLY = List.of(component("ledger"));

    static Stream<Arguments> contradictions() {
        return Stream.of(
                contradiction(
                        "component ledger is at site stockholm, which is unknown",
                        () -> situation(List.of(), LEDGER_ONLY, List.of(), List.of())),
                contradiction(
                        "site stockholm is there twice",
                        () ->
                                situation(
                                        List.of(STOCKHOLM, STOCKHOLM),
                                        List.of(),
                                        List.of(),
                                        List.of())),
                contradiction(
                        "component ledger is there twice",
                        () ->
                                situation(
                                        SITES,
                                        List.of(component("ledger"), component("ledger")),
                                        List.of(),
                                        List.of())),
                contradiction(
                        "component ledger depends on database, which is unknown",
                        () ->
                                situation(
                                        SITES,
                                        List.of(component("ledger", "database")),
                                        List.of(),
                                        List.of())),
                contradiction(
                        "dependencies form a cycle: a → b → a",
                        () ->
                                situation(
                                        SITES,
                                        List.of(component("a", "b"), component("b", "a")),
                                        List.of(),
                                        List.of())),
                contradiction(
                        "a probability names component mail, which is unknown",
                        () ->
                                situation(
                                        SITES,
                                        LEDGER_ONLY,
                                        List.of(probability("mail")),
                                        List.of())),
                contradiction(
                        "probability of ledger is there twice",
                        () ->
                                situation(
                                        SITES,
                                        LEDGER_ONLY,
                                        List.of(probability("ledger"), probability("ledger")),
                                        List.of())),
                contradiction(
                        "allocation of ledger is there twice",
                        () ->
                                situation(
                                        SITES,
                                        LEDGER_ONLY,
                                        List.of(),
                                        List.of(allocation("ledger"), allocation("ledger")))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("contradictions")
    void refusesContradictions(String message, ThrowingCallable made) {
        assertThatThrownBy(made).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }

    private static Arguments contradiction(String message, ThrowingCallable made) {
        return arguments(message, made);
    }

    @Test
    void standbyOfAComponentThatLeftTheCatalogueIsAllowed() {
        var situation = situation(SITES, LEDGER_ONLY, List.of(), List.of(allocation("gone")));

        assertThat(situation.current()).hasSize(1);
    }

    @Test
    void aComponentWithoutAProbabilityCountsAsZero() {
        var components = List.of(component("ledger"), component("mail"));
        var situation = situation(SITES, components, List.of(probability("ledger")), List.of());

        assertThat(situation.probabilityByComponent())
                .containsEntry(LEDGER, 0.5)
                .containsEntry(ComponentId.of("mail"), 0.0)
                .hasSize(2);
    }

    @Test
    void doesNotChangeWithTheListsItWasMadeFrom() {
        List<Component> components = new ArrayList<>(LEDGER_ONLY);
        var situation = situation(SITES, components, List.of(), List.of());
        components.clear();

        assertThat(situation.components()).hasSize(1);
    }
}
