package forestall.hazard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XmlTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"cap-external-entity.xml", "cap-external-dtd.xml", "cap-billion-laughs.xml"})
    void aDocumentTypeIsRefusedHoweverItLooks(String name) {
        assertThatThrownBy(() -> Xml.read(Resources.bytes(name)))
                .isInstanceOf(Unreadable.class)
                .hasMessageContaining("DTD");
        byte[] wide =
                Resources.text(name).replace("UTF-8", "UTF-16").getBytes(StandardCharsets.UTF_16);
        assertThatThrownBy(() -> Xml.read(wide))
                .isInstanceOf(Unreadable.class)
                .hasMessageContaining("DTD");
    }

    @Test
    void anEntityThatNobodyDeclaredIsRefused() {
        assertThatThrownBy(() -> Xml.read(Resources.utf8("<a>&secret;</a>")))
                .isInstanceOf(Unreadable.class);
    }

    @Test
    void whatEveryXmlHasIsUnderstood() {
        Xml.Element root =
                Xml.read(
                        Resources.utf8(
                                "<a b=\"&lt;\"><c> &amp;<![CDATA[<x>]]>&#33; </c><!-- no --></a>"));

        assertThat(root.attribute("b")).hasValue("<");
        assertThat(root.textOf("c")).hasValue("&<x>!");
    }

    @ParameterizedTest
    @ValueSource(ints = {33, 100_000})
    void whatIsTooDeepIsRefused(int depth) {
        assertThatThrownBy(
                        () -> Xml.read(Resources.utf8("<a>".repeat(depth) + "</a>".repeat(depth))))
                .isInstanceOf(Unreadable.class)
                .hasMessageContaining("deeper");
        assertThat(Xml.read(Resources.utf8("<a>".repeat(32) + "</a>".repeat(32))).name())
                .isEqualTo("a");
    }

    @Test
    void whatHasTooManyElementsIsRefused() {
        assertThatThrownBy(() -> Xml.read(Resources.utf8("<a>" + "<b/>".repeat(200_000) + "</a>")))
                .isInstanceOf(Unreadable.class)
                .hasMessageContaining("more than");
    }

    @Test
    void whatIsNotWholeIsRefusedWithoutBeingQuoted() {
        assertThatThrownBy(() -> Xml.read(Resources.half(Resources.bytes("cap-alert.xml"))))
                .isInstanceOf(Unreadable.class)
                .hasMessageContaining("line");
        assertThatThrownBy(() -> Xml.read(new byte[0])).isInstanceOf(Unreadable.class);
        assertThatThrownBy(() -> Xml.read(Resources.utf8("{}"))).isInstanceOf(Unreadable.class);
    }
}
