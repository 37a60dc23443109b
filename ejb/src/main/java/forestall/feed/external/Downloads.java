package forestall.feed.external;

import forestall.feed.http.Answer;
import forestall.feed.http.Answer.Failed;
import forestall.feed.http.Answer.Fresh;
import forestall.feed.http.Answer.Unchanged;
import forestall.feed.http.Fetcher;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Gets documents over HTTP, or from files ({@code file:///…}), which are read again when their time
 * or size changes. Thread-safe.
 */
public final class Downloads {
    private final Fetcher fetcher;
    private final int limit;

    /**
     * @param limit most bytes of a file
     */
    public Downloads(Fetcher fetcher, int limit) {
        this.fetcher = fetcher;
        this.limit = limit;
    }

    /** As {@link Fetcher#get}. */
    public Answer get(
            URI address,
            Map<String, String> headers,
            Optional<String> etag,
            Optional<String> lastModified) {
        return isFile(address)
                ? file(address, lastModified)
                : fetcher.get(address, headers, etag, lastModified);
    }

    /** Whatever it has, changed or not. */
    public Answer get(URI address, Map<String, String> headers) {
        return get(address, headers, Optional.empty(), Optional.empty());
    }

    /** As {@link Fetcher#post}. */
    public Answer post(URI address, Map<String, String> headers, String type, byte[] body) {
        return fetcher.post(address, headers, type, body);
    }

    public static boolean isFile(URI address) {
        return "file".equals(address.getScheme());
    }

    private Answer file(URI address, Optional<String> lastModified) {
        try {
            Path path = Path.of(address);
            String version = Files.getLastModifiedTime(path) + " " + Files.size(path);
            if (lastModified.equals(Optional.of(version))) {
                return new Unchanged();
            }
            try (InputStream in = Files.newInputStream(path)) {
                byte[] bytes = in.readNBytes(limit);
                if (in.read() >= 0) {
                    return failed("the file is longer than %d bytes".formatted(limit));
                }
                return new Fresh(bytes, Optional.empty(), Optional.of(version));
            }
        } catch (NoSuchFileException missing) {
            return failed("there is no such file");
        } catch (IOException | IllegalArgumentException | FileSystemNotFoundException broken) {
            return failed("the file cannot be read: " + broken.getClass().getSimpleName());
        }
    }

    private static Failed failed(String words) {
        return new Failed(words, Optional.empty());
    }
}
