package forestall.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderTest {
    @TempDir Path temporary;

    @Test
    void aSecretIsKept() {
        String secret;
        try (Folder folder = Folder.own(temporary.resolve("data"))) {
            secret = folder.secret("database");
            assertThat(secret).hasSizeGreaterThanOrEqualTo(32);
            assertThat(folder.secret("admin")).isNotEqualTo(secret);
        }
        try (Folder again = Folder.own(temporary.resolve("data"))) {
            assertThat(again.secret("database")).isEqualTo(secret);
        }
    }

    @Test
    void onlyTheOwnerReads() throws IOException {
        try (Folder folder = Folder.own(temporary.resolve("data"))) {
            folder.secret("database");
            assertThat(permissions(folder.path("."))).isEqualTo("rwx------");
            assertThat(permissions(folder.path("database.secret"))).isEqualTo("rw-------");
        }
    }

    @Test
    void aSecondOwnerIsRefused() {
        Path data = temporary.resolve("data");
        try (Folder folder = Folder.own(data)) {
            assertThatThrownBy(() -> Folder.own(data))
                    .isInstanceOf(Trouble.class)
                    .hasMessageContaining("runs already")
                    .hasMessageContaining(data.toString());
            assertThat(folder.path("lock")).exists();
        }
    }

    @Test
    void aFileInItsPlaceIsToldInWords() throws IOException {
        Path file = Files.createFile(temporary.resolve("file"));
        assertThatThrownBy(() -> Folder.own(file))
                .isInstanceOf(Trouble.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    void aTreeIsCopiedAndDeletedWhole() throws IOException {
        Path from = Files.createDirectories(temporary.resolve("from/inner")).getParent();
        Files.writeString(from.resolve("inner/file"), "kept");
        Path to = temporary.resolve("to");
        Folder.copy(from, to);
        assertThat(to.resolve("inner/file")).hasContent("kept");
        Folder.delete(to);
        assertThat(to).doesNotExist();
        assertThat(from.resolve("inner/file")).exists();
        Folder.delete(to); // nothing there any more
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
