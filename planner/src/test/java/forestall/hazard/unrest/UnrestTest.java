package forestall.hazard.unrest;

import static forestall.hazard.Resources.NOON;
import static forestall.hazard.Resources.STOCKHOLM;
import static forestall.hazard.Resources.bytes;
import static forestall.hazard.Resources.half;
import static forestall.hazard.Resources.utf8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import forestall.hazard.Unreadable;
import forestall.model.ExternalEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Stockholm, and 50 km round it, on the first of March. */
class UnrestTest {
    private static final Neighbourhood NEAR = new Neighbourhood(List.of(STOCKHOLM), 50);
    private static final LocalDate TODAY = LocalDate.parse("2031-03-01");

    @ParameterizedTest(name = "code {0}, place {1}, at {2}, {3}: {4}")
    @CsvSource({
        "14, 4, 59.33, 18.07, 1",
        "20, 3, 59.33, 18.07, 1",
        "14, 4, 59.86, 17.64, 0", // Uppsala is 64 km away
        "14, 1, 59.33, 18.07, 0", // the country
        "15, 4, 59.33, 18.07, 0", // a show of force
        "04, 4, 59.33, 18.07, 0",
        "14, 4, 159.33, 18.07, 0",
    })
    void unrestNearASiteIsCounted(
            String code, String kind, String latitude, String longitude, int count) {
        var counts = new UnrestCounts();

        int wrong =
                GdeltExport.read(
                        utf8(line(code, kind, latitude, longitude, "20310301121500")),
                        NEAR,
                        counts);

        assertThat(wrong).isZero();
        assertThat(counts.on(TODAY, STOCKHOLM.id())).isEqualTo(count);
        assertThat(counts.watched(TODAY, TODAY.plusDays(1))).containsExactly(TODAY);
    }

    @Test
    void theSameExportAgainChangesNothing() throws Exception {
        byte[] export = zip(utf8(riots(6, "20310301121500")));
        var counts = new UnrestCounts();

        GdeltExport.read(export, NEAR, counts);
        UnrestCounts kept = UnrestCounts.of(counts.inText());
        GdeltExport.read(export, NEAR, kept);

        assertThat(kept.on(TODAY, STOCKHOLM.id())).isEqualTo(6);
        assertThat(kept.inText()).isEqualTo(counts.inText());
        GdeltExport.read(utf8(riots(1, "20310301123000")), NEAR, kept);
        assertThat(kept.on(TODAY, STOCKHOLM.id())).isEqualTo(7);
    }

    @Test
    void anExportThatIsBrokenOrExplodesIsRefused() throws Exception {
        byte[] export = zip(utf8(riots(600, "20310301121500")));
        refuses(half(export));
        refuses(utf8("<html>busy</html>"));
        refuses(zip(new byte[70 << 20])); // 70 MB of nothing in 70 KB, in one line
        byte[] lines = new byte[70 << 20];
        java.util.Arrays.fill(lines, (byte) '\n');
        refuses(zip(lines));
        var empty = new ByteArrayOutputStream();
        new ZipOutputStream(empty).close();
        refuses(empty.toByteArray());
    }

    private static void refuses(byte[] document) {
        assertThatThrownBy(() -> GdeltExport.read(document, NEAR, new UnrestCounts()))
                .isInstanceOf(Unreadable.class);
    }

    @Test
    void aLineThatIsWrongIsLeftOutAndCounted() {
        String export =
                riots(2, "20310301121500")
                        + "\n1\t2\t3\n"
                        + line("14", "4", "x", "18", "20310301121500");
        var counts = new UnrestCounts();

        assertThat(GdeltExport.read(utf8(export), NEAR, counts)).isEqualTo(2);
        assertThat(counts.on(TODAY, STOCKHOLM.id())).isEqualTo(2);
    }

    @ParameterizedTest(name = "after {0}: {1}")
    @CsvSource({
        "'', 20310301121500",
        "20310301114500, 20310301120000", // one was missed
        "20310301120000, 20310301121500",
        "20310301121500,",
        "20310228113000, 20310301121500", // too much was missed
    })
    void whatWasMissedIsCaughtUpWith(String last, String next) {
        GdeltUpdate update = GdeltUpdate.read(bytes("gdelt-lastupdate.txt"));

        assertThat(update.after(last, Duration.ofDays(1)).orElse(null)).isEqualTo(next);
        assertThatThrownBy(() -> GdeltUpdate.read(utf8("<html/>"))).isInstanceOf(Unreadable.class);
    }

    @ParameterizedTest(name = "{0} reports, {1} usual: {2}")
    @CsvSource({
        "4, 0, 0", // too few to mean anything
        "5, 5, 0",
        "5, 2, 0.2",
        "11, 2, 0.4",
        "10000, 0, 0.8",
    })
    void severityGrowsWithEachDoubling(int reports, double usual, double severity) {
        assertThat(UnrestEvents.severity(reports, usual)).isCloseTo(severity, within(1e-12));
    }

    @Test
    void whatIsMoreThanUsualIsAnEventOfTheDay() {
        var counts = new UnrestCounts();
        for (int back = 1; back <= 3; back++) {
            counts.watch(TODAY.minusDays(back));
            Collections.nCopies(2, STOCKHOLM.id())
                    .forEach(site -> counts.add(site, TODAY.minusDays(2)));
        }
        counts.watch(TODAY);
        for (int report = 0; report < 11; report++) {
            counts.add(STOCKHOLM.id(), TODAY);
        }

        List<ExternalEvent> events = events(counts, NOON);

        assertThat(events).hasSize(1);
        ExternalEvent event = events.get(0);
        assertThat(event.id()).isEqualTo("stockholm/2031-03-01");
        assertThat(event.severity()).isCloseTo(0.4, within(1e-12)); // 12 / (2 + 1): two doublings
        assertThat(event.sites()).containsExactly(STOCKHOLM.id());
        assertThat(event.until()).isEqualTo(Instant.parse("2031-03-04T00:00:00Z"));
        assertThat(events(counts, NOON.plus(Duration.ofDays(3)))).isEmpty();
    }

    @Test
    void nothingIsSaidBeforeThreeDaysWereWatched() {
        var counts = new UnrestCounts();
        counts.watch(TODAY);
        counts.watch(TODAY.minusDays(1));
        counts.watch(TODAY.minusDays(2));
        for (int report = 0; report < 100; report++) {
            counts.add(STOCKHOLM.id(), TODAY);
        }

        assertThat(events(counts, NOON)).isEmpty();
        counts.watch(TODAY.minusDays(3));
        assertThat(events(counts, NOON)).hasSize(1);
    }

    @Test
    void aPageOfAcledIsCounted() {
        var counts = new UnrestCounts();

        AcledPage page = AcledPage.read(bytes("acled.json"), NEAR, counts);

        assertThat(page)
                .isEqualTo(
                        new AcledPage(4, java.util.Optional.of(LocalDate.parse("2031-02-26")), 0));
        assertThat(counts.on(LocalDate.parse("2031-02-25"), STOCKHOLM.id())).isEqualTo(1);
        assertThat(counts.on(LocalDate.parse("2031-02-26"), STOCKHOLM.id())).isEqualTo(1);
        assertThatThrownBy(() -> AcledPage.read(utf8("{\"success\":false}"), NEAR, counts))
                .isInstanceOf(Unreadable.class);
        assertThatThrownBy(() -> AcledPage.read(half(bytes("acled.json")), NEAR, counts))
                .isInstanceOf(Unreadable.class);
    }

    private static List<ExternalEvent> events(UnrestCounts counts, Instant now) {
        return UnrestEvents.of("gdelt", counts, NEAR, TODAY, Duration.ofDays(2), now);
    }

    private static String riots(int count, String stamp) {
        return String.join(
                "\n", Collections.nCopies(count, line("14", "4", "59.33", "18.07", stamp)));
    }

    /** A line of 61 columns, of which only these are filled. */
    private static String line(
            String code, String kind, String latitude, String longitude, String stamp) {
        String[] columns = new String[61];
        java.util.Arrays.fill(columns, "");
        columns[0] = "1234567890";
        columns[28] = code;
        columns[51] = kind;
        columns[56] = latitude;
        columns[57] = longitude;
        columns[59] = stamp;
        columns[60] = "https://news.example/story";
        return String.join("\t", columns);
    }

    private static byte[] zip(byte[] content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("20310301121500.export.CSV"));
            zip.write(content);
        }
        return bytes.toByteArray();
    }
}
