package forestall.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import forestall.json.ModelJson;
import jakarta.ws.rs.core.Response;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** An error the caller can act on. {@code code} is API and never changes; the text may. */
public final class Problem extends RuntimeException {
    public static final String MEDIA_TYPE = "application/problem+json";

    /** Seconds. */
    private static final int RETRY_AFTER = 5;

    private final int status;
    private final String code;

    public Problem(int status, String code, String detail) {
        super(detail);
        this.status = status;
        this.code = code;
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }

    Response response() {
        return answer(status, code, getMessage());
    }

    /** Who was too much is told when to try again. */
    static Response answer(int status, String code, String detail) {
        var answer =
                Response.status(status).type(MEDIA_TYPE).entity(document(status, code, detail));
        return (status == 429 ? answer.header("Retry-After", RETRY_AFTER) : answer).build();
    }

    /** An RFC 9457 document. */
    public static String document(int status, String code, String detail) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", "urn:forestall:problem:" + code);
        body.put("title", code.replace('-', ' '));
        body.put("status", status);
        body.put("detail", detail);
        try {
            return ModelJson.mapper().writeValueAsString(body);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
