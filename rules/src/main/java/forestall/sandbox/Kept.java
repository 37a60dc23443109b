package forestall.sandbox;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Resources of a class loader, each read once and kept. A compiler asks for the same hundred class
 * files in every run, and the loader of a server may hold on to each stream that it ever opened, a
 * closed one too, for as long as the application runs (Payara 6 does).
 *
 * <p>Thread-safe. It grows with the names that are asked for and found.
 */
final class Kept {
    private final ClassLoader loader;
    private final Map<String, byte[]> contents = new ConcurrentHashMap<>();

    Kept(ClassLoader loader) {
        this.loader = loader;
    }

    /** The content of a resource; empty when there is none of that name. */
    Optional<InputStream> stream(String name) {
        return content(name).map(ByteArrayInputStream::new);
    }

    /** An address that nobody else can read: its content comes from memory. */
    Optional<URL> address(String name) {
        return content(name).map(content -> address(name, content));
    }

    private Optional<byte[]> content(String name) {
        byte[] known = contents.get(name);
        if (known != null) {
            return Optional.of(known);
        }
        try (InputStream in = loader.getResourceAsStream(name)) {
            if (in == null) {
                return Optional.empty();
            }
            byte[] read = in.readAllBytes();
            contents.put(name, read);
            return Optional.of(read);
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot read " + name, broken);
        }
    }

    private static URL address(String name, byte[] content) {
        try {
            return new URL("kept", "", -1, "/" + name, new InMemory(content));
        } catch (MalformedURLException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static final class InMemory extends URLStreamHandler {
        private final byte[] content;

        InMemory(byte[] content) {
            this.content = content;
        }

        @Override
        protected URLConnection openConnection(URL address) {
            return new URLConnection(address) {
                @Override
                public void connect() {}

                @Override
                public InputStream getInputStream() {
                    return new ByteArrayInputStream(content);
                }
            };
        }
    }
}
