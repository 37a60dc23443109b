package forestall.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import forestall.intake.SeriesMapping.Ignored;
import forestall.intake.SeriesMapping.Mapped;
import forestall.intake.SeriesMapping.Outcome;
import forestall.intake.SeriesMapping.Unclaimed;
import forestall.model.ComponentId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The catalogue has shop, ledger, and db-1. */
class SeriesMappingTest {
    static final Set<String> CATALOGUE = Set.of("shop", "ledger", "db-1", "10.0.0.7");

    static boolean known(ComponentId id) {
        return CATALOGUE.contains(id.value());
    }

    static Map<String, String> labels(String text) {
        Map<String, String> labels = new TreeMap<>();
        for (String pair : List.of((text == null ? "" : text).strip().split(" +", 0))) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                labels.put(pair.substring(0, equals), pair.substring(equals + 1));
            }
        }
        return labels;
    }

    static Outcome map(MappingTable table, String name, String resource, String own) {
        return new SeriesMapping(table)
                .series(
                        name,
                        labels(resource),
                        new TreeMap<>(labels(own)),
                        SeriesMappingTest::known);
    }

    @ParameterizedTest(name = "{0} {1} {2} is {3} of {4}")
    @CsvSource({
        "up,,                   component=shop,                      up,                      shop",
        "cpu,,                  service=ledger mode=idle,            cpu{mode=\"idle\"},      ledger",
        "cpu,,                  pod=shop-5f6585d649-fnmft,           cpu,                     shop",
        "cpu,,                  pod=db-1-0,                          cpu,                     db-1",
        "cpu,,                  instance=db-1:9100 job=node,         cpu,                     db-1",
        "cpu,,                  instance=10.0.0.7:9100,              cpu,                     10.0.0.7",
        "cpu,,                  service=nobody app=shop,             cpu,                     shop",
        "http.duration, service.name=shop host.name=h1, route=/a,    http.duration{route=\"/a\"}, shop",
        "m, k8s.pod.name=ledger-5f6585d649-x7k2m,,                   m,                       ledger",
    })
    void asShipped(String name, String resource, String own, String metric, String component) {
        assertThat(map(MappingTable.SHIPPED, name, resource, own))
                .isEqualTo(new Mapped(ComponentId.of(component), metric));
    }

    @ParameterizedTest(name = "{0} {1} belongs to nobody")
    @CsvSource({
        "up, job=prometheus",
        "up,",
        "up, component=shop2",
        "up, pod=shop-and-more",
        "up, component=this§is§no§id",
    })
    void nobodysSeriesSayWhy(String name, String own) {
        assertThat(map(MappingTable.SHIPPED, name, "", own))
                .isInstanceOfSatisfying(
                        Unclaimed.class,
                        why -> assertThat(why.reason()).contains("no mapping rule"));
    }

    @Test
    void rulesAreTriedInOrder() {
        var table =
                new MappingTable(
                        List.of(
                                new MappingRule(Map.of("__name__", "go_*"), null, null, null, true),
                                new MappingRule(
                                        Map.of("tier", "d*b", "zone", ""),
                                        List.of("${cluster}-1"),
                                        "db_${__name__}",
                                        null,
                                        false),
                                new MappingRule(
                                        Map.of(), List.of("${who}"), null, Set.of("who"), false)),
                        Map.of("frontend", "shop"),
                        List.of());
        assertThat(map(table, "go_threads", "", "who=shop")).isEqualTo(new Ignored());
        assertThat(map(table, "lag", "", "tier=d-b cluster=db"))
                .isEqualTo(new Mapped(ComponentId.of("db-1"), "db_lag"));
        assertThat(map(table, "lag", "", "tier=d-b cluster=db zone=a who=ledger"))
                .isEqualTo(
                        new Mapped(
                                ComponentId.of("ledger"),
                                "lag{cluster=\"db\",tier=\"d-b\",zone=\"a\"}"));
        assertThat(map(table, "lag", "", "who=frontend"))
                .isEqualTo(new Mapped(ComponentId.of("shop"), "lag"));
    }

    @Test
    void aNameThatIsTooLongIsNotCutToOneThatAnotherSeriesHas() {
        assertThat(map(MappingTable.SHIPPED, "m".repeat(201), "", "component=shop"))
                .isInstanceOf(Unclaimed.class);
    }

    @Test
    void aStreamIsWhoseTheLabelsSay() {
        var mapping = new SeriesMapping(MappingTable.SHIPPED);
        assertThat(
                        mapping.stream(
                                labels("service_name=shop level=error"), SeriesMappingTest::known))
                .contains(ComponentId.of("shop"));
        assertThat(mapping.stream(labels("service_name=x"), SeriesMappingTest::known)).isEmpty();
    }

    @ParameterizedTest(name = "[{0}]")
    @CsvSource(
            delimiter = ';',
            value = {
                "${a       ; not closed",
                "${a|up}   ; no filter up",
                "${}       ; no name",
                "' '       ; 1 to 500 characters",
            })
    void aTemplateThatIsWrongSaysWhy(String template, String words) {
        assertThatThrownBy(() -> new MappingRule(Map.of(), List.of(template), "", Set.of(), false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(words);
    }

    @Test
    void aGlobThatWouldTakeForeverIsRefused() {
        assertThatThrownBy(
                        () ->
                                new MappingRule(
                                        Map.of("a", "*a*a*a*a*"), List.of(), "", Set.of(), true))
                .hasMessageContaining("at most 4 stars");
    }

    @Test
    void aRuleMustLeadSomewhere() {
        assertThatThrownBy(() -> new MappingRule(Map.of(), List.of(), "", Set.of(), false))
                .hasMessageContaining("names a component, or ignores");
    }
}
