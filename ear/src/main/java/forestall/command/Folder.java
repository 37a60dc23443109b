package forestall.command;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Comparator;
import java.util.stream.Stream;

/** The one folder that holds all data of an embedded service. One process at a time owns it. */
public final class Folder implements AutoCloseable {
    private static final int SECRET_BYTES = 32;

    private final Path root;
    private final RandomAccessFile lockFile;
    private final FileLock lock;

    private Folder(Path root, RandomAccessFile lockFile, FileLock lock) {
        this.root = root;
        this.lockFile = lockFile;
        this.lock = lock;
    }

    /**
     * @throws Trouble when it cannot be made, or another process owns it
     */
    public static Folder own(Path root) {
        try {
            Files.createDirectories(root);
            if (root.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx------"));
            }
            var file = new RandomAccessFile(root.resolve("lock").toFile(), "rw");
            FileLock lock = tryLock(file);
            if (lock == null) {
                file.close();
                throw new Trouble(
                        "Forestall runs already with the data folder %s; stop it, or choose another with --data"
                                .formatted(root));
            }
            return new Folder(root.toRealPath(), file, lock);
        } catch (IOException broken) {
            throw new Trouble(
                    "The data folder %s cannot be used: %s".formatted(root, broken.getMessage()),
                    broken);
        }
    }

    private static FileLock tryLock(RandomAccessFile file) throws IOException {
        try {
            return file.getChannel().tryLock();
        } catch (OverlappingFileLockException ours) { // this process owns it already
            return null;
        }
    }

    public Path path(String name) {
        return root.resolve(name);
    }

    /** A random secret, made the first time and kept in a file that only its owner reads. */
    public String secret(String name) {
        Path file = root.resolve(name + ".secret");
        try {
            if (!Files.exists(file)) {
                byte[] random = new byte[SECRET_BYTES];
                new SecureRandom().nextBytes(random);
                Path draft = Files.createTempFile(root, name, ".draft"); // private from the start
                Files.writeString(
                        draft, Base64.getUrlEncoder().withoutPadding().encodeToString(random));
                Files.move(draft, file);
            }
            return Files.readString(file);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    static void delete(Path tree) {
        if (!Files.exists(tree)) {
            return;
        }
        try (Stream<Path> all = Files.walk(tree)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    static void copy(Path from, Path to) {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path each : all.toList()) {
                Files.copy(each, to.resolve(from.relativize(each).toString()));
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Override
    public void close() {
        try {
            lock.release();
            lockFile.close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
