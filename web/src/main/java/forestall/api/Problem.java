package forestall.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import forestall.json.ModelJson;
import jakarta.ws.rs.core.Response;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** An error the caller can act on. {@code code} is API and never changes; the text may. */
public final class Problem extends RuntimeException {
    static final String MEDIA_TYPE = "application/problem+json";

    private final int status;
    private final String code;

    public Problem(int status, String code, String detail) {
        super(detail);
        this.status = status;
        this.code = code;
    }

    Response response() {
        return answer(status, code, getMessage());
    }

    /** An RFC 9457 document. */
    static Response answer(int status, String code, String detail) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", "urn:forestall:problem:" + code);
        body.put("title", code.replace('-', ' '));
        body.put("status", status);
        body.put("detail", detail);
        try {
            return Response.status(status)
                    .type(MEDIA_TYPE)
                    .entity(ModelJson.mapper().writeValueAsString(body))
                    .build();
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
