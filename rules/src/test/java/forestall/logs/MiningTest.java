package forestall.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MiningTest {

    static long add(TemplateMiner miner, String line) {
        return miner.mine(line).cluster();
    }

    static String template(TemplateMiner miner, String line) {
        return miner.mine(line).template();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '~',
            value = {
                "took 17 ms ~ took <*> ms",
                "took 5.2 KB of 17 GB ~ took <*> of <*>",
                "from 10.0.0.1:8080 to /10.0.0.2 ~ from <*>:<*> to <*>",
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
        assertThat(template(new TemplateMiner(), line.strip())).isEqualTo(template.strip());
    }

    @Test
    void aWordThatIsOneOfManyAtItsPlaceVaries() {
        var miner = new TemplateMiner();
        long first = add(miner, "the shop of anna is now open");
        add(miner, "the shop of berta is now open");
        add(miner, "the shop of carla is now open");
        assertThat(miner.template(first)).contains("the shop of anna is now open");
        for (String name : List.of("dora", "emma", "finn", "gustav")) {
            add(miner, "the shop of %s is now open".formatted(name));
        }
        assertThat(template(miner, "the shop of heidi is now open"))
                .isEqualTo("the shop of <*> is now open");
        assertThat(add(miner, "the shop of anna is now open"))
                .isEqualTo(add(miner, "the shop of ida is now open"));
        assertThat(miner.changes()).hasAtLeastOneElementOfType(Change.Merged.class);
    }

    @Test
    void digitsThatAreWeakVaryOnceTheyDo() {
        var miner = new TemplateMiner();
        long first = add(miner, "link eth0 is up again");
        assertThat(add(miner, "link eth1 is up again")).isEqualTo(first);
        assertThat(miner.template(first)).contains("link <*> is up again");
    }

    @Test
    void listsOfAnyLengthAreOneLine() {
        var miner = new TemplateMiner();
        long first = add(miner, "blocks 17 18 19 are gone");
        assertThat(add(miner, "blocks 17 18 19 20 21 are gone")).isEqualTo(first);
        assertThat(miner.template(first)).contains("blocks <*> are gone");
    }

    @Test
    void aFewStatesStayApartHoweverOftenTheyCome() {
        var miner = new TemplateMiner();
        List<String> states = List.of("green", "yellow", "red");
        for (int line = 0; line < 100_000; line++) {
            add(miner, "the light of the north gate is " + states.get(line % 3));
        }
        assertThat(template(miner, "the light of the north gate is red")).endsWith("is red");
    }

    @Test
    void whateverStandsInALineItIsTaken() {
        var miner = new TemplateMiner();
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
            assertThat(miner.template(add(miner, line))).isPresent();
        }
    }
}
