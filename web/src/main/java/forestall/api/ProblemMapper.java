package forestall.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import forestall.decide.Overloaded;
import forestall.decide.Unacceptable;
import forestall.model.CyclicDependencies;
import forestall.model.UnknownComponent;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.time.DateTimeException;
import java.util.Locale;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/**
 * Every error that leaves the API is a problem document. What is our fault is logged, and not
 * shown.
 */
@Provider
public class ProblemMapper implements ExceptionMapper<Throwable> {
    private static final Logger LOG = Logger.getLogger(ProblemMapper.class.getName());

    @Override
    public Response toResponse(Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            Response answer = answer(each);
            if (answer != null) {
                return answer;
            }
        }
        String reference = UUID.randomUUID().toString();
        LOG.log(Level.SEVERE, "An API call failed, reference " + reference, failure);
        return Problem.answer(
                500, "internal", "Something went wrong here; the log has it as " + reference);
    }

    private static Response answer(Throwable failure) {
        if (failure instanceof Problem problem) {
            return problem.response();
        }
        if (failure instanceof Overloaded overloaded) {
            Response wait = Problem.answer(429, "overloaded", overloaded.getMessage());
            wait.getHeaders().putSingle("Retry-After", overloaded.retryAfter().toSeconds());
            return wait;
        }
        if (failure instanceof Unacceptable unacceptable) {
            return Problem.answer(
                    status(unacceptable.code()),
                    unacceptable.code().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    unacceptable.getMessage());
        }
        if (failure instanceof UnknownComponent) {
            return Problem.answer(422, "unknown-component", failure.getMessage());
        }
        if (failure instanceof CyclicDependencies) {
            return Problem.answer(422, "cyclic-dependencies", failure.getMessage());
        }
        if (failure instanceof JsonProcessingException json) {
            return json(json);
        }
        if (failure instanceof IllegalArgumentException) {
            return Problem.answer(400, "invalid-value", String.valueOf(failure.getMessage()));
        }
        if (failure instanceof WebApplicationException http) {
            return http(http);
        }
        return null;
    }

    private static int status(Unacceptable.Code code) {
        return switch (code) {
            case UNKNOWN_DECISION,
                    UNKNOWN_RUN,
                    UNKNOWN_FAULT,
                    UNKNOWN_FEED,
                    UNKNOWN_FAILURE,
                    UNKNOWN_MODEL,
                    UNKNOWN_MAINTENANCE,
                    UNKNOWN_RULE_SET,
                    UNKNOWN_USER,
                    UNKNOWN_TOKEN,
                    UNKNOWN_COMPARISON,
                    UNKNOWN_CHECK ->
                    404;
            case FOUR_EYES, WRONG_PASSWORD -> 403;
            case RULE_SET_FAILS,
                    UNKNOWN_COMPONENT,
                    UNKNOWN_SITE,
                    TIMESTAMP_IN_FUTURE,
                    TIMESTAMP_TOO_OLD,
                    WEAK_PASSWORD ->
                    422;
            case COMPONENT_IN_USE,
                    SITE_IN_USE,
                    HOST_IN_USE,
                    RUN_OVERLAPS,
                    RUN_STATE,
                    PROVIDER_REFUSED,
                    REFIT_UNDER_WAY,
                    USER_EXISTS,
                    LAST_ADMIN,
                    CLOCK_NOT_DRIVEN_BY_DATA,
                    CLOCK_RUNS_BACKWARDS,
                    RULE_SET_STATE ->
                    409;
        };
    }

    private static Response json(JsonProcessingException failure) {
        if (failure instanceof UnrecognizedPropertyException unknown) {
            return Problem.answer(
                    400,
                    "unknown-field",
                    "%s is not a field here; these are: %s%s"
                            .formatted(
                                    unknown.getPropertyName(),
                                    unknown.getKnownPropertyIds().stream()
                                            .map(String::valueOf)
                                            .sorted()
                                            .collect(Collectors.joining(", ")),
                                    at(failure)));
        }
        if (failure instanceof JsonMappingException mapping) {
            Throwable cause = mapping.getCause();
            if (cause instanceof IllegalArgumentException
                    && !(cause instanceof UnknownComponent)
                    && !(cause instanceof CyclicDependencies)) {
                return Problem.answer(400, "invalid-value", cause.getMessage() + at(failure));
            }
            if (cause != null
                    && !(cause instanceof JsonProcessingException)
                    && !(cause instanceof DateTimeException)) {
                return null; // the cause knows better
            }
            return Problem.answer(
                    400, "invalid-value", path(mapping) + words(mapping) + at(failure));
        }
        return Problem.answer(400, "malformed-json", failure.getOriginalMessage() + at(failure));
    }

    // Jackson's words name its own switches; the caller has none.
    private static String words(JsonMappingException failure) {
        String words = failure.getOriginalMessage();
        return words.contains("FAIL_ON_NULL") ? "is missing" : words;
    }

    private static String path(JsonMappingException failure) {
        String path =
                failure.getPath().stream()
                        .map(
                                each ->
                                        each.getFieldName() != null
                                                ? each.getFieldName()
                                                : "[" + each.getIndex() + "]")
                        .collect(Collectors.joining("."));
        return path.isEmpty() ? "" : path + ": ";
    }

    private static String at(JsonProcessingException failure) {
        return failure.getLocation() == null
                ? ""
                : " (line %d, column %d)"
                        .formatted(
                                failure.getLocation().getLineNr(),
                                failure.getLocation().getColumnNr());
    }

    private static Response http(WebApplicationException failure) {
        if (failure.getCause() instanceof IllegalArgumentException wrong) {
            return Problem.answer( // a parameter of the address that is no number
                    400, "invalid-value", String.valueOf(wrong.getMessage()));
        }
        Response original = failure.getResponse();
        int status = original.getStatus();
        String code =
                switch (status) {
                    case 404 -> "not-found";
                    case 405 -> "method-not-allowed";
                    case 406 -> "not-acceptable";
                    case 415 -> "unsupported-media-type";
                    default -> status < 500 ? "bad-request" : "internal";
                };
        Response answer = Problem.answer(status, code, failure.getMessage());
        if (original.getHeaderString("Allow") != null) {
            answer.getHeaders().putSingle("Allow", original.getHeaderString("Allow"));
        }
        return answer;
    }
}
