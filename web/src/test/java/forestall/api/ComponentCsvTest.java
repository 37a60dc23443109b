package forestall.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import forestall.model.Component;
import forestall.model.StandbyTerms;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComponentCsvTest {
    static final String HEADER =
            "id,name,kind,site,zone,dependencies,criticality,rto,rpo,lossPerMinute,vcpuMilli,memoryMib,"
                    + "storageGib,networkMbps,inventory";
    static final String LEDGER = "ledger,Ledger,database,port,a,,HIGH,PT15M,PT5M,12.5,1,2,3,4,";

    @Test
    void withoutFurtherColumnsThereIsNothingFurther() throws IOException {
        Component ledger = read(HEADER + "\n" + LEDGER).get(0);

        assertThat(ledger.labels()).isEmpty();
        assertThat(ledger.standby()).isEmpty();
        assertThat(ledger.demand().others()).isEmpty();
    }

    @Test
    void placementHasColumnsOfItsOwn() throws IOException {
        List<Component> both =
                read(
                        "%s,mandatory,other:licences,apart,other:tapes,labels\n%s,Yes,2,databases,,rack-1\n%s,,0,,7,\n"
                                .formatted(HEADER, LEDGER, LEDGER.replace("ledger", "mail")));

        assertThat(both.get(0).standby())
                .hasValue(new StandbyTerms(true, Optional.of("databases"), Map.of(), Map.of()));
        assertThat(both.get(0).demand().others()).isEqualTo(Map.of("licences", 2L));
        assertThat(both.get(0).labels()).containsExactly("rack-1");
        assertThat(both.get(1).standby()).isEmpty();
        assertThat(both.get(1).demand().others()).isEqualTo(Map.of("tapes", 7L));
    }

    @ParameterizedTest(name = "{0}={1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "mandatory      | maybe | line 2: mandatory must be true or false, was maybe",
                "apart          | a b   | line 2: apart must be 1 to 128",
                "other:licences | -1    | line 2: licences must be 0 or more",
                "other:licences | many  | line 2: For input string: \"many\"",
                "other:         | 1     | line 2: resource must be 1 to 128",
                "other:a b      | 1     | line 2: resource must be 1 to 128",
                "others         | 1     | unknown: [others]",
                "zone           | b     | the header names zone twice",
            })
    void aMistakeIsNamed(String column, String value, String words) {
        assertThatThrownBy(() -> read(HEADER + "," + column + "\n" + LEDGER + "," + value))
                .hasMessageContaining(words);
    }

    private static List<Component> read(String csv) throws IOException {
        return ComponentCsv.read(new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)));
    }
}
