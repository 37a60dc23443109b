package forestall.command;

import static org.assertj.core.api.Assertions.assertThat;

import forestall.decide.PasswordHash;
import forestall.decide.Secret;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CredentialsTest {
    @TempDir Path temporary;

    @Test
    void theServiceLearnsHashesAlone() {
        try (Folder folder = Folder.own(temporary)) {
            Credentials first = Credentials.of(folder, true);

            String password = first.firstPassword().orElseThrow();
            assertThat(first.environment().values()).doesNotContain(password, first.token());
            assertThat(first.environment())
                    .containsEntry("FORESTALL_TOKEN_HASH", Secret.hash(first.token()));
            assertThat(
                            PasswordHash.matches(
                                    first.environment().get("FORESTALL_FIRST_PASSWORD_HASH"),
                                    password))
                    .isTrue();
            assertThat(folder.path("token.secret")).hasContent(first.token());
        }
    }

    @Test
    void whereThereIsAUserNoPasswordIsMadeAndTheTokenStays() {
        try (Folder folder = Folder.own(temporary)) {
            String token = Credentials.of(folder, true).token();
            Credentials later = Credentials.of(folder, false);

            assertThat(later.firstPassword()).isEmpty();
            assertThat(later.environment()).doesNotContainKey("FORESTALL_FIRST_PASSWORD_HASH");
            assertThat(later.token()).isEqualTo(token);
        }
    }

    @Test
    void thePasswordCommandPrintsTheHashForMachinesAndThePasswordForPeople() {
        var out = new StringWriter();
        var error = new StringWriter();
        int code =
                new CommandLine(new PasswordCommand())
                        .setOut(new PrintWriter(out))
                        .setErr(new PrintWriter(error))
                        .execute();

        String password = error.toString().strip().replaceFirst(".*: ", "");
        assertThat(code).isZero();
        assertThat(PasswordHash.matches(out.toString().strip(), password)).isTrue();
        PasswordHash.check("admin", password);
    }
}
