package forestall.ship;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import forestall.json.ModelJson;
import forestall.model.Component;
import forestall.model.ComponentId;
import forestall.model.Sample;
import forestall.model.Site;
import forestall.predict.Predictor;
import forestall.predict.PredictorSettings;
import forestall.predict.Telemetry;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What the predictor knows survives kill -9: the state of the service that died and came back is,
 * byte by byte, that of a predictor that nobody interrupted, fed with the same.
 */
class RestartIT extends Shipped {
    private static final String STATE =
            "select encode(state, 'base64') || '|' || through || '|' || folded from predictor_state";

    /** State and moment in which it was stored. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Stored(byte[] state, Instant through, long folded) {
        static Stored of(String row) {
            List<String> parts = List.of(row.split("\\|", -1));
            return new Stored(
                    Base64.getMimeDecoder().decode(parts.get(0)),
                    Instant.parse(parts.get(1).replace(' ', 'T').replaceFirst("\\+00(:00)?$", "Z")),
                    Long.parseLong(parts.get(2)));
        }
    }

    @Test
    void afterKillMinusNineThePredictorGoesOnAsIfNothingHadHappened() {
        loadCatalogue();
        send(samples(Instant.now().minusSeconds(1)));
        awaitFolded();

        ShippedService.service().killServer();
        Stored before = Stored.of(rows(STATE).get(0));
        ShippedService.service().restartServer();
        await("a decision", () -> !decisionsAfter(before.through()).isEmpty());
        List<Sample> later = samples(Instant.now().minusSeconds(1));
        send(later);
        awaitFolded();

        List<String> row =
                rows(
                        STATE
                                + " union all select (minute at time zone 'UTC')::text from (select"
                                + " minute from decision where minute > '%s' and minute <= (select"
                                        .formatted(before.through())
                                + " through from predictor_state) order by minute) later");
        Stored after = Stored.of(row.get(0));
        List<Instant> cycles =
                row.subList(1, row.size()).stream()
                        .map(each -> Instant.parse(each.replace(' ', 'T') + "Z"))
                        .toList();
        assertThat(after.folded()).isEqualTo(before.folded() + later.size());
        assertThat(cycles).endsWith(after.through());
        List<byte[]> uninterrupted = new ArrayList<>();
        for (Instant arrived : cycles) { // in one of them the samples were there
            uninterrupted.add(uninterrupted(before, cycles, arrived, later));
        }

        assertThat(uninterrupted).anySatisfy(each -> assertThat(each).isEqualTo(after.state()));
        assertThat(uninterrupted(before, cycles, Instant.MAX, later)).isNotEqualTo(after.state());
    }

    /** A predictor that goes on from a state through the same cycles. */
    private static byte[] uninterrupted(
            Stored before, List<Instant> cycles, Instant arrived, List<Sample> samples) {
        List<Component> components =
                read(
                        get("api/v1/components?limit=1000").body(),
                        "/items",
                        new TypeReference<>() {});
        List<Site> sites = read(get("api/v1/sites").body(), "", new TypeReference<>() {});
        var predictor = Predictor.restore(before.state(), PredictorSettings.defaults());
        Instant minute = before.through().plusSeconds(60).truncatedTo(ChronoUnit.MINUTES);
        for (; minute.isBefore(cycles.get(0)); minute = minute.plusSeconds(60)) {
            predictor.advance(minute, Telemetry.none(), components, sites);
        }
        for (Instant cycle : cycles) {
            List<Sample> now = cycle.equals(arrived) ? samples : List.of();
            predictor.advance(cycle, new Telemetry(now, List.of(), List.of()), components, sites);
        }
        return predictor.save();
    }

    private static <T> T read(String body, String place, TypeReference<T> type) {
        try {
            var mapper = ModelJson.mapper();
            return mapper.readerFor(type).readValue(mapper.readTree(body).at(place));
        } catch (IOException broken) {
            throw new IllegalStateException(body, broken);
        }
    }

    private static List<String> decisionsAfter(Instant at) {
        return rows("select minute from decision where minute > '%s'".formatted(at));
    }

    private static List<Sample> samples(Instant at) {
        Instant when = at.truncatedTo(ChronoUnit.MILLIS);
        List<Sample> samples = new ArrayList<>();
        for (int metric = 0; metric < 5; metric++) {
            samples.add(
                    new Sample(
                            ComponentId.of("ledger"),
                            "restart_" + metric,
                            when,
                            metric + when.toEpochMilli() % 1000 / 1e3));
        }
        return samples;
    }

    private static void send(List<Sample> samples) {
        var lines = new StringBuilder();
        for (Sample each : samples) {
            lines.append(
                    "{\"component\":\"%s\",\"metric\":\"%s\",\"at\":\"%s\",\"value\":%s}\n"
                            .formatted(each.component(), each.metric(), each.at(), each.value()));
        }
        assertThat(post("api/v1/telemetry/samples", LINES, lines.toString()).statusCode())
                .isEqualTo(200);
    }

    private static void awaitFolded() {
        await(
                "the samples to be folded",
                () ->
                        rows("select last_value - folded from arrival, predictor_state")
                                .equals(List.of("0")));
    }
}
