package forestall.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OriginsTest {

    @ParameterizedTest(name = "origin {0}, from {1}: foreign {2}, ours {3}")
    @CsvSource({
        "http://dr.example:8080,    same-origin, false, true",
        "https://dr.example:8080,   ,            false, true",
        ",                          same-origin, false, true",
        ",                          ,            false, false", // no browser
        ",                          none,        false, false",
        ",                          cross-site,  true,  false",
        "http://elsewhere.example,  ,            true,  false",
        "http://dr.example,         ,            true,  false", // another port
        "http://a.dr.example:8080,  same-site,   true,  false",
        "null,                      ,            true,  false",
        "http://dr.example:8080,    cross-site,  true,  false",
        "nonsense here,             ,            true,  false",
    })
    void aBrowserSaysWhoAsks(String origin, String from, boolean foreign, boolean ours) {
        assertThat(Origins.isForeign("dr.example:8080", origin, from)).isEqualTo(foreign);
        assertThat(Origins.isOurs("dr.example:8080", origin, from)).isEqualTo(ours);
    }

    @Test
    void aNameThatIsNotOursIsFound() {
        List<String> hosts = List.of("localhost", "dr.example");

        assertThat(Origins.isOurName(hosts, "DR.example:8080")).isTrue();
        assertThat(Origins.isOurName(hosts, "rebound.example:8080")).isFalse();
        assertThat(Origins.isOurName(hosts, null)).isFalse();
        assertThat(Origins.isOurName(List.of(), "anything")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/index.xhtml", "/component.xhtml?id=payments-db&range=7d"})
    void whatIsOursIsGoneOnTo(String path) {
        assertThat(Origins.local(path)).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "//elsewhere.example",
                "/\\elsewhere.example",
                "https://elsewhere.example/",
                "javascript:alert(1)",
                "/x\r\nSet-Cookie: a=b",
                "/x\"><script>",
                "/login.xhtml?to=/login.xhtml",
                "index.xhtml"
            })
    void whatCouldLeadElsewhereLeadsHome(String path) {
        assertThat(Origins.local(path)).isEqualTo("/");
    }
}
