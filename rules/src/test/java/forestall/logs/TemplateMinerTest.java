package forestall.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateMinerTest {

    static String template(TemplateMiner miner, String line) {
        return miner.template(miner.add(line)).orElseThrow();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '~',
            value = {
                "took 17 ms ~ took <*> ms",
                "took 5.2 KB of 17 GB ~ took <*> of <*>",
                "from 10.0.0.1:8080 to /10.0.0.2 ~ from <*>:<*> to <*>",
                "to db/10.0.0.1:5432 now ~ to <*>/<*>:<*> now",
                "read /var/lib/x.db, then /tmp. ~ read <*>, then <*>",
                "GET https://example.org/a?b=1 done ~ GET https://<*> done",
                "on db-eu-17 and web.example.org ~ on <*> and <*>",
                "node-246 is up ~ node-<*> is up",
                "at Fri Jun 17 07:07:00 2005 ~ at <*>:<*>:<*>",
                "eth0 of Slf4j ~ eth0 of Slf4j",
                "id=17, left=-3 ~ id=<*>, left=<*>",
                "ok=true by=null ~ ok=<*> by=<*>",
                "job_17 of Class@1a2b ~ <*> of Class@<*>",
                "id 123e4567-e89b-12d3-a456-426614174000 ~ id <*>",
                "opened for user anna by (uid=0) ~ opened for user <*> by (uid=<*>)",
                "from x () at y ~ from x (<*>) at y",
            })
    void whatVariesByItsShapeIsTakenOutAtOnce(String line, String template) {
        assertThat(template(new TemplateMiner(MinerSettings.defaults()), line.strip()))
                .isEqualTo(template.strip());
    }

    @Test
    void aWordThatIsOneOfManyAtItsPlaceVaries() {
        var miner = new TemplateMiner(MinerSettings.defaults());
        int first = miner.add("the shop of anna is now open");
        miner.add("the shop of berta is now open");
        miner.add("the shop of carla is now open");
        assertThat(miner.template(first)).contains("the shop of anna is now open");
        int fourth = miner.add("the shop of dora is now open");
        assertThat(fourth).isEqualTo(first);
        assertThat(miner.template(first)).contains("the shop of <*> is now open");
        assertThat(miner.merges())
                .extracting(TemplateMiner.Merge::into)
                .containsExactly(first, first, first);
        assertThat(miner.add("the shop of emma is now open")).isEqualTo(first);
        assertThat(miner.size()).isEqualTo(1);
    }

    @Test
    void digitsThatAreWeakVaryOnceTheyDo() {
        var miner = new TemplateMiner(MinerSettings.defaults());
        int first = miner.add("link eth0 is up again");
        assertThat(miner.add("link eth1 is up again")).isEqualTo(first);
        assertThat(miner.template(first)).contains("link <*> is up again");
    }

    @Test
    void listsOfAnyLengthAreOneLine() {
        var miner = new TemplateMiner(MinerSettings.defaults());
        int first = miner.add("blocks 17 18 19 are gone");
        assertThat(miner.add("blocks 17 18 19 20 21 are gone")).isEqualTo(first);
        assertThat(miner.template(first)).contains("blocks <*> are gone");
    }

    @Test
    void aFewStatesStayApartHoweverOftenTheyCome() {
        var miner = new TemplateMiner(MinerSettings.defaults());
        List<String> states = List.of("green", "yellow", "red");
        for (int line = 0; line < 100_000; line++) {
            miner.add("the light of the north gate is " + states.get(line % 3));
        }
        assertThat(miner.size()).isEqualTo(3);
    }

    @Test
    void onALongStreamANewWordNowAndThenIsNoVariableYet() {
        var miner = new TemplateMiner(MinerSettings.defaults());
        for (int line = 0; line < 200_000; line++) {
            miner.add("the light of the north gate is green");
            if (line % 30_000 == 0) {
                miner.add("the light of the north gate is " + (char) ('p' + line / 30_000));
            }
        }
        assertThat(miner.size()).isEqualTo(8);
    }

    @Test
    void oddLinesCannotFillTheHeap() {
        var settings = new MinerSettings(4, 3, 9, 3, 500, 100, 1000, 2000);
        var miner = new TemplateMiner(settings);
        var random = new SplittableRandom(1);
        String large = "x y ".repeat(250_000);
        for (int line = 0; line < 100_000; line++) {
            var text = new StringBuilder();
            int words = 1 + random.nextInt(12);
            for (int word = 0; word < words; word++) {
                text.append(Long.toString(random.nextLong() >>> 1, 36).replaceAll("\\d", "q"))
                        .append("([{=:,\"' ".charAt(random.nextInt(9)));
            }
            miner.add(line % 10_000 == 0 ? large : text.toString());
            miner.merges();
        }
        assertThat(miner.size()).isLessThanOrEqualTo(100);
    }

    @Test
    void whateverStandsInALineItIsTaken() {
        var miner = new TemplateMiner(MinerSettings.defaults());
        for (String line :
                List.of(
                        "",
                        " ",
                        "=",
                        "((((",
                        "://",
                        "/",
                        "-",
                        "@",
                        "\0\u0001",
                        "🙂 = 🙂",
                        "a=b=c=")) {
            assertThat(miner.template(miner.add(line))).isPresent();
        }
    }
}
