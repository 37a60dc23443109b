package forestall.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

class MinerPropertiesTest {
    private static final MinerLimits SMALL = new MinerLimits(24, 60, 150);

    @Provide
    Arbitrary<String> lines() {
        Arbitrary<String> words =
                Arbitraries.of(
                        "user",
                        "for",
                        "root",
                        "amber",
                        "birch",
                        "cedar",
                        "daisy",
                        "READY",
                        "GONE",
                        "eth0",
                        "eth1",
                        "12",
                        "10.0.0.1:80",
                        "/a/b",
                        "x=1,",
                        "key=amber",
                        "state:",
                        "failed:",
                        "()",
                        "[1,",
                        "2]",
                        "com.example.mail",
                        "com.example.maps",
                        "é1");
        return words.list().ofMinSize(1).ofMaxSize(9).map(all -> String.join(" ", all));
    }

    @Property(tries = 200)
    void goesOnAfterARestartAsIfNothingHadHappened(
            @ForAll @Size(max = 400) List<@From("lines") String> before,
            @ForAll @Size(min = 1, max = 200) List<@From("lines") String> after)
            throws IOException {
        var miner = new TemplateMiner(SMALL);
        before.forEach(miner::mine);
        TemplateMiner restored = TemplateMiner.read(saved(miner), SMALL);
        for (String line : after) {
            assertThat(restored.mine(line)).isEqualTo(miner.mine(line));
        }
        assertThat(restored.changes()).isEqualTo(miner.changes());
    }

    private static DataInputStream saved(TemplateMiner miner) throws IOException {
        var bytes = new ByteArrayOutputStream();
        miner.write(new DataOutputStream(bytes));
        return new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
    }

    @Property(tries = 300)
    void followingTheMergesEveryLineHasALivingCluster(
            @ForAll @Size(max = 300) List<@From("lines") String> lines) {
        var miner = new TemplateMiner();
        List<Long> clusters = new ArrayList<>();
        for (String line : lines) {
            clusters.add(miner.mine(line).cluster());
            for (Change change : miner.changes()) {
                var merged = (Change.Merged) change;
                clusters.replaceAll(each -> each == merged.from() ? merged.into() : each);
            }
        }
        assertThat(clusters).allMatch(each -> miner.template(each).isPresent());
    }

    @Property(tries = 300)
    void twoMinersAgreeOnTheSameLines(@ForAll @Size(max = 200) List<@From("lines") String> lines) {
        var one = new TemplateMiner(SMALL);
        var other = new TemplateMiner(SMALL);
        for (String line : lines) {
            assertThat(one.mine(line)).isEqualTo(other.mine(line));
        }
    }

    @Property(tries = 2000)
    void takesAnyText(@ForAll String line) {
        var miner = new TemplateMiner();
        Mined first = miner.mine(line);
        assertThat(miner.mine(line).cluster()).isEqualTo(first.cluster());
        assertThat(first.template()).doesNotContain("\u0001", "\u0002", "\u0003", "\u0004");
    }
}
