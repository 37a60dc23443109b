package forestall.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DomainXmlTest {
    static final Ports PORTS = new Ports("0.0.0.0", 18080, 14848, 15432);

    @TempDir Path folder;
    Path file;

    @BeforeEach
    void write() throws IOException {
        file = folder.resolve("domain.xml");
        Files.writeString(
                file,
                """
                <domain>
                 <configs>
                  <config name="server-config">
                   <iiop-listener id="orb" port="3700"/>
                   <jmx-connector name="system" port="8686"/>
                   <jms-service type="EMBEDDED"><jms-host lazy-init="true"/></jms-service>
                   <jvm-options>-Xmx512m</jvm-options>
                   <jvm-options>-Dosgi.shell.telnet.port=6666</jvm-options>
                   <jvm-options>-Dkept=true</jvm-options>
                   <network-listener name="http-listener-1" port="8080"/>
                   <network-listener name="http-listener-2" port="8181"/>
                   <network-listener name="admin-listener" port="4848"/>
                  </config>
                  <config name="default-config">
                   <network-listener name="http-listener-1" port="8080"/>
                  </config>
                 </configs>
                </domain>
                """);
    }

    @Test
    void ourPortsAreWrittenAndTheAdministrationStaysOnLoopback() throws IOException {
        assertThat(adapted())
                .containsPattern(element("http-listener-1", "address=\"0.0.0.0\""))
                .containsPattern(element("http-listener-1", "port=\"18080\""))
                .containsPattern(element("admin-listener", "address=\"127.0.0.1\""))
                .containsPattern(element("admin-listener", "port=\"14848\""));
    }

    @Test
    void whatWeDoNotUseIsDisabled() throws IOException {
        assertThat(adapted())
                .containsPattern("<network-listener enabled=\"false\" name=\"http-listener-2\"")
                .containsPattern("<iiop-listener enabled=\"false\"")
                .containsPattern("<jmx-connector enabled=\"false\"")
                .contains("type=\"REMOTE\"")
                .contains("lazy-init=\"false\"")
                .doesNotContain("telnet");
    }

    @Test
    void aServerThatSaysNothingOfMessagesGetsNoBroker() throws IOException {
        Files.writeString(
                file, Files.readString(file).replaceAll("<jms-service.*</jms-service>", ""));

        assertThat(adapted()).containsPattern("<jms-service [^>]*type=\"REMOTE\"");
    }

    @Test
    void theHeapIsSetAndOtherOptionsAreKept() throws IOException {
        assertThat(adapted()).contains("-Xmx700m").doesNotContain("512").contains("-Dkept=true");
    }

    @Test
    void otherConfigurationsAreLeftAlone() throws IOException {
        assertThat(adapted())
                .contains("<network-listener name=\"http-listener-1\" port=\"8080\"/>");
    }

    @Test
    void aFileWithoutTheServersConfigurationIsRefused() throws IOException {
        Files.writeString(file, "<domain/>");
        assertThatThrownBy(() -> DomainXml.adapt(file, PORTS, 700))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("server-config");
    }

    private String adapted() throws IOException {
        DomainXml.adapt(file, PORTS, 700);
        return Files.readString(file);
    }

    private static String element(String name, String attribute) {
        return "<network-listener (?=[^>]*name=\"%s\")[^>]*%s".formatted(name, attribute);
    }
}
