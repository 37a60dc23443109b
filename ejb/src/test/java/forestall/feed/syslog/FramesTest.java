package forestall.feed.syslog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FramesTest {

    static List<String> cut(byte[] stream) throws IOException {
        var frames = new Frames(new ByteArrayInputStream(stream));
        List<String> messages = new ArrayList<>();
        for (byte[] each = frames.next(); each != null; each = frames.next()) {
            messages.add(new String(each, StandardCharsets.UTF_8));
        }
        return messages;
    }

    static List<String> cut(String stream) throws IOException {
        return cut(stream.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void byLineFeedByCountOrBoth() throws IOException {
        assertThat(cut("<1>a\n<2>b\r\n5 <3>\n\n9 <4>ä b c<5>last"))
                .containsExactly("<1>a", "<2>b\r", "<3>\n\n", "<4>ä b c", "<5>last");
    }

    @Test
    void aLineMayEndWithNul() throws IOException {
        assertThat(cut("<1>a\0<2>b\0")).containsExactly("<1>a", "<2>b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "12", "12x <", "99 <1>short", "70000 <1>", "GET / HTTP/1.1\r\n"})
    void brokenFramingEndsTheConnection(String stream) {
        assertThatThrownBy(() -> cut(stream)).isInstanceOf(IOException.class);
    }

    @Test
    void anEndlessLineEndsTheConnection() {
        assertThatThrownBy(() -> cut("<" + "a".repeat(Frames.LONGEST + 1)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("longer than");
    }

    @Property
    void whatIsCountedComesOutAsItWas(@ForAll @Size(max = 5) List<byte[]> messages)
            throws IOException {
        var stream = new java.io.ByteArrayOutputStream();
        List<String> expected = new ArrayList<>();
        for (byte[] each : messages) {
            if (each.length > 0) {
                stream.writeBytes((each.length + " ").getBytes(StandardCharsets.US_ASCII));
                stream.writeBytes(each);
                expected.add(new String(each, StandardCharsets.UTF_8));
            }
        }
        assertThat(cut(stream.toByteArray())).isEqualTo(expected);
    }
}
