package forestall.command;

import java.nio.file.Files;
import java.nio.file.Path;

/** What the build left; the front door says where, in {@code forestall.home}. */
public final class Built {

    private Built() {}

    /** The checkout. */
    public static Path home() {
        return Path.of(System.getProperty("forestall.home", ".")).toAbsolutePath().normalize();
    }

    public static Path ear() {
        return present(home().resolve("ear/target/forestall.ear"));
    }

    /** Payara Server, unpacked. */
    public static Path payara() {
        return present(home().resolve("ear/target/payara6"));
    }

    private static Path present(Path path) {
        if (!Files.exists(path)) {
            throw new Trouble("%s is missing; build with: mvn -DskipTests package".formatted(path));
        }
        return path;
    }
}
