package forestall.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The texts that the tests accept or refuse. */
final class Texts {

    private Texts() {}

    static Source source(String folder, String file) {
        String text = read(folder + "/" + file);
        return file.endsWith(".csv")
                ? Tables.csv(file, text, Limits.usual())
                : new Source(file, text);
    }

    static Source source(String file) {
        return source("hostile", file);
    }

    /** Without those that begin with #. */
    static List<String> lines(String name) {
        return read(name).lines().filter(line -> !line.startsWith("#")).toList();
    }

    static String read(String name) {
        try (InputStream in = Texts.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
