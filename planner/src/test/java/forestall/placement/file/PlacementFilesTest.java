package forestall.placement.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import forestall.placement.Budget;
import forestall.placement.Instance;
import forestall.placement.MadeInstance;
import forestall.placement.Plan;
import forestall.placement.Problem;
import forestall.placement.Solver;
import forestall.placement.Watch;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two zones, a host in each, a component in the first that has to stand by in the second. */
class PlacementFilesTest {
    private static final String GOOD =
            """
            {"format":"drp-instance/1","name":"two","seed":1,"moneyUnit":"0.001 currency per 24h",
             "minimalFactorPpm":100000,"resources":["vcpuMilli","licences"],
             "tiers":["FULL","SCALED","MINIMAL","NONE"],
             "latencyUs":[[0,900],[900,0]],"linkMbps":[[0,50],[50,0]],
             "hosts":[{"zone":0,"capacity":[4000,1],"priceMilli":[500,0],"openCost":10},
                      {"zone":1,"capacity":[4000,1],"priceMilli":[500,0],"openCost":10}],
             "components":[{"riskPpm":900000,"criticality":1,"primaryZone":0,"antiAffinity":-1,
               "mandatory":true,"demand":[1000,1],"lossByTier":[1,200,3000,4000],
               "replMbpsByTier":[8,4,1,0],"maxLatencyUsByTier":[1000,2000,3000,3000],
               "moveCost":5,"retierCost":3,"current":{"host":-1,"tier":3}}],
             "dependencies":[{"from":0,"to":0,"maxLatencyUs":5,"penalty":7}]}
            """;

    private static Instance read(String text) throws IOException {
        return InstanceReader.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void aProblemIsReadPlainAndGzipped() throws IOException {
        Instance plain = read(GOOD);
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(GOOD.getBytes(StandardCharsets.UTF_8));
        }
        Instance unpacked = InstanceReader.read(new ByteArrayInputStream(packed.toByteArray()));
        assertThat(plain).usingRecursiveComparison().isEqualTo(unpacked);
        assertThat(plain.hosts().get(1).capacity()).containsExactly(4000, 1);
        assertThat(plain.components().get(0).current()).isEqualTo(new Instance.Slot(-1, 3));
    }

    @Test
    void aProblemIsReadAsItWasWritten() throws IOException {
        for (Instance each : List.of(read(GOOD), MadeInstance.of(3, 40, 6, 4, 1.2))) {
            var out = new ByteArrayOutputStream();
            InstanceWriter.write(each, out);
            Instance back = InstanceReader.read(new ByteArrayInputStream(out.toByteArray()));
            assertThat(back).usingRecursiveComparison().isEqualTo(each);
        }
    }

    @ParameterizedTest(name = "{0} → {1}: {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "drp-instance/1 | drp-instance/2 | /format: must be drp-instance/1",
                "\"zone\":1 | \"zone\":2 | /hosts/1/zone: must be from 0 to 1, is 2",
                "\"zone\":1 | \"zone\":-1 | /hosts/1/zone: must be from 0",
                "\"zone\":1 | \"place\":1 | /hosts/1/place: no such field is known",
                "\"zone\":1, | `` | /hosts/1: the field zone is missing",
                "[4000,1] | [4000] | /hosts/0/capacity: must have an element for each of 2 resources, has 1",
                "[1000,1] | [1000,1.5] | /components/0/demand/1: must be a whole number",
                "[1000,1] | [1000,-1] | /components/0/demand/1: must be from 0",
                "[1000,1] | [99999999999999999999999,1] | /components/0/demand/0: must be from 0",
                "[1,200,3000,4000] | [1,200,3000] | /components/0/lossByTier: must have 4 elements, has 3",
                "[1,200,3000,4000] | [1,200,3000,4000,5] | /components/0/lossByTier/4: more than 4 elements",
                "\"primaryZone\":0 | \"primaryZone\":7 | /components/0/primaryZone: must be from 0 to 1, is 7",
                "\"mandatory\":true | \"mandatory\":1 | /components/0/mandatory: must be true or false",
                "{\"host\":-1,\"tier\":3} | {\"host\":0,\"tier\":3} | host must be -1 exactly at tier 3",
                "{\"host\":-1,\"tier\":3} | {\"host\":9,\"tier\":1} | /components/0/current/host: must be from -1 to 1, is 9",
                "\"to\":0 | \"to\":1 | /dependencies/0/to: must be from 0 to 0, is 1",
                "[[0,50],[50,0]] | [[0]] | /linkMbps: must have as many rows as /latencyUs",
                "[[0,900],[900,0]] | [[0,900],[900]] | /latencyUs: must have as many columns as rows",
                "\"seed\":1 | \"seed\":1,\"seed\":2 | Duplicate",
                "\"MINIMAL\" | \"COLD\" | /tiers: must be",
                "\"penalty\":7}]} | \"penalty\":7}]}{} | after the end",
                "\"penalty\":7}]} | \"penalty\":7 | line",
            })
    void whatIsWrongIsSaidWithItsPlace(String good, String bad, String words) {
        assertThat(GOOD).contains(good);
        int at = GOOD.lastIndexOf(good);
        if (words.contains("/hosts/0")) {
            at = GOOD.indexOf(good);
        }
        String broken = GOOD.substring(0, at) + bad + GOOD.substring(at + good.length());
        assertThatThrownBy(() -> read(broken))
                .isInstanceOf(Malformed.class)
                .hasMessageContaining(words);
    }

    @Test
    void sumsThatCouldOverflowAreRefused() throws IOException {
        Instance dear =
                read(
                        GOOD.replace("[1000,1]", "[1000000000,1]")
                                .replace(
                                        "\"priceMilli\":[500,0]", "\"priceMilli\":[1000000000,0]"));
        assertThatThrownBy(() -> new Problem(dear)).hasMessageContaining("too large");
    }

    @Test
    void aPlanIsReadAsItWasWritten() throws IOException {
        Instance instance = read(GOOD);
        Plan plan =
                new Solver(new Problem(instance), 1, 1, null).solve(Budget.steps(10), Watch.NONE);
        assertThat(plan.slots()).containsExactly(new Instance.Slot(1, 0));
        // loss 1, half a cent for 1000 millis, opening 10, and 3 for coming from none
        assertThat(plan.soft()).isEqualTo(1 + 500 + 10 + 3);
        var out = new ByteArrayOutputStream();
        PlanFile file = PlanFile.of("two", plan, 1.5, 2.25);
        file.write(out);
        PlanFile back = PlanFile.read(new ByteArrayInputStream(out.toByteArray()), instance);
        assertThat(back).usingRecursiveComparison().isEqualTo(file);
        String other = out.toString(StandardCharsets.UTF_8).replace("{\"host\":1,", "{\"host\":2,");
        assertThatThrownBy(
                        () ->
                                PlanFile.read(
                                        new ByteArrayInputStream(
                                                other.getBytes(StandardCharsets.UTF_8)),
                                        instance))
                .hasMessageContaining("/assignments/0")
                .hasMessageContaining("there is no host 2");
    }
}
