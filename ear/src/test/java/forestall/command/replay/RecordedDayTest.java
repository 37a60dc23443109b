package forestall.command.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import forestall.command.Trouble;
import forestall.model.Capacity;
import forestall.model.Component;
import forestall.model.ComponentId;
import forestall.model.Criticality;
import forestall.model.Sample;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A day of two services, one file packed and one plain. */
class RecordedDayTest {
    static final ComponentId CART = ComponentId.of("cart");
    static final ComponentId FRONT = ComponentId.of("front-end");

    @TempDir Path day;

    @BeforeEach
    void record() throws IOException {
        Files.createDirectory(day.resolve("metric"));
        write(
                "cart-7d9f8c6b5-x2x4z_metric.csv",
                """
                Time,TimeStamp,PodName,Cpu,Memory
                2022-08-22 03:51:19.123 +0000 UTC,1,cart-7d9f8c6b5-x2x4z,1.5,
                2022-08-22 03:52:00,2,cart-7d9f8c6b5-x2x4z,2.5,NaN
                """);
        write(
                "front-end-5c4d6f7b88-abcde_metric.csv.gz",
                """
                Time,TimeStamp,PodName,Cpu
                2022-08-22 03:51:59,1,front-end-5c4d6f7b88-abcde,7
                """);
        write(
                "dependency.csv",
                """
                Source,Target
                front-end,cart
                cart,cart
                cart,node-1
                """);
        write("coredns.csv", "Time,Cpu\n");
    }

    @Test
    void packedAndPlainFilesAreRead() {
        RecordedDay read = RecordedDay.read(day);
        assertThat(read.services()).containsExactly(CART, FRONT);
        assertThat(read.minutes().firstEntry().getValue())
                .containsExactly(
                        new Sample(CART, "Cpu", Instant.parse("2022-08-22T03:51:19Z"), 1.5),
                        new Sample(CART, "Cpu", Instant.parse("2022-08-22T03:52:00Z"), 2.5),
                        new Sample(FRONT, "Cpu", Instant.parse("2022-08-22T03:51:59Z"), 7));
    }

    @Test
    void aSampleBelongsToTheFullMinuteAfterIt() {
        assertThat(RecordedDay.read(day).minutes())
                .containsOnlyKeys(Instant.parse("2022-08-22T03:52:00Z"));
    }

    @Test
    void valuesThatAreEmptyOrNotFiniteAreCountedAndLeftOut() {
        assertThat(RecordedDay.read(day).skipped()).isEqualTo(2);
    }

    @Test
    void needsAreBetweenServicesThatWereRecorded() {
        assertThat(RecordedDay.read(day).needs()).hasSize(1).containsEntry(FRONT, Set.of(CART));
    }

    @Test
    void aFolderWithoutMetricsIsNamed() {
        assertThatThrownBy(() -> RecordedDay.read(day.resolve("metric")))
                .isInstanceOf(Trouble.class)
                .hasMessageContaining(day.resolve("metric/metric").toString());
    }

    @ParameterizedTest(name = "{0} belongs to {1}")
    @CsvSource({
        "cart-7d9f8c6b5-x2x4z, cart",
        "front-end-5c4d6f7b88-abcde, front-end",
        "cart, cart",
        "front-end, front-end",
    })
    void aPodsNameTellsItsService(String pod, String service) {
        assertThat(RecordedDay.serviceOf(pod)).isEqualTo(service);
    }

    @Test
    void whoIsCalledByNobodyIsAssumedCritical() {
        ComponentId store = ComponentId.of("store");
        var needs = new TreeMap<>(Map.of(FRONT, Set.of(CART), CART, Set.of(store)));
        var known =
                new RecordedDay(
                        new TreeSet<>(Set.of(CART, FRONT, store)), needs, new TreeMap<>(), 0);
        assertThat(AssumedCatalogue.components(known))
                .extracting(Component::id, Component::criticality)
                .containsExactly(
                        tuple(CART, Criticality.HIGH),
                        tuple(FRONT, Criticality.CRITICAL),
                        tuple(store, Criticality.MODERATE));
    }

    @Test
    void theAssumedPoolHoldsFourFifthsOfTheServices() {
        RecordedDay read = RecordedDay.read(day);
        long needed =
                AssumedCatalogue.components(read).stream()
                        .map(Component::demand)
                        .mapToLong(Capacity::vcpuMilli)
                        .sum();
        long room =
                AssumedCatalogue.pool(read.services().size()).hosts().stream()
                        .mapToLong(host -> host.capacity().vcpuMilli())
                        .sum();
        assertThat(room).isEqualTo(needed * 8 / 10);
    }

    private void write(String name, String text) throws IOException {
        Path file = day.resolve("metric").resolve(name);
        try (OutputStream plain = Files.newOutputStream(file);
                OutputStream out = name.endsWith(".gz") ? new GZIPOutputStream(plain) : plain) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }
}
