package forestall.ruleset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvFileTest {

    @Property(tries = 300)
    void whatIsWrittenIsReadAgain(@ForAll("grids") Grid grid) {
        assertThat(CsvFile.read(CsvFile.write(grid)).grid()).isEqualTo(grid);
    }

    @Provide
    Arbitrary<Grid> grids() {
        Arbitrary<String> cells =
                Arbitraries.strings()
                        .withChars('a', '1', ' ', ',', '"', '\n', '\r', 'é', '#', ';', '\t', '.')
                        .ofMaxLength(6);
        return Arbitraries.integers()
                .between(1, 5)
                .flatMap(width -> cells.list().ofSize(width).list().ofMinSize(0).ofMaxSize(6))
                .map(rows -> new Grid("", rows));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a,b\nc,d\n",
                "\uFEFFa,b\r\nc,d\r\n",
                "\"a,b\",\"say \"\"no\"\"\"\n\"two\nlines\",\n",
                ""
            })
    void aFileKeepsItsMarkAndItsLineEnds(String text) {
        assertThat(CsvFile.read(text).write()).isEqualTo(text);
    }

    @Test
    void shortRowsAreFilledUp() {
        assertThat(CsvFile.read("a\nb,c,d\n\n").grid().rows())
                .containsExactly(List.of("a", "", ""), List.of("b", "c", "d"), List.of("", "", ""));
    }

    @Test
    void anOpenQuoteIsAnErrorWithItsRow() {
        assertThatThrownBy(() -> CsvFile.read("a,b\nc,\"d\n"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("after row 1 a quote is not closed");
    }

    @Test
    void whatIsTooLargeIsRefusedBeforeItIsFilledUp() {
        String wide = ",".repeat(1_000_000) + "\n".repeat(1_000_000);
        assertThatThrownBy(() -> CsvFile.read(wide))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("beyond 10000 rows or 200 columns");
        assertThatThrownBy(() -> CsvFile.read("\n".repeat(10_001)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CsvFile.read(",".repeat(199) + "\n".repeat(2501)))
                .hasMessageContaining("2501 rows of 200 columns");
        assertThat(CsvFile.read(",".repeat(199) + "\n".repeat(2500)).grid().height())
                .isEqualTo(2500);

        RuleFile file = RuleFile.of("a.csv", wide);
        assertThat(Tables.brief(Sheets.of(file).findings()))
                .containsExactly("ERROR sheet-too-large BDWGO1"); // after a million commas
        assertThat(Tables.brief(ScenarioTable.read(file, java.time.ZoneOffset.UTC).findings()))
                .containsExactly("ERROR sheet-too-large BDWGO1");
        assertThatThrownBy(() -> XlsxTable.write(file))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "0,0,A1",
        "11,1,B12",
        "0,25,Z1",
        "0,26,AA1",
        "4,51,AZ5",
        "4,52,BA5",
        "0,701,ZZ1",
        "0,702,AAA1"
    })
    void cellsAreNamedAsInASpreadsheet(int row, int column, String name) {
        assertThat(Grid.name(row, column)).isEqualTo(name);
    }
}
