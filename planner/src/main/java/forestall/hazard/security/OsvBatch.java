package forestall.hazard.security;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import forestall.hazard.Documents;
import forestall.hazard.Unreadable;
import forestall.json.ModelJson;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Asking OSV about many packages at once.
 *
 * @see <a href="https://google.github.io/osv.dev/post-v1-querybatch/">API</a>
 */
public final class OsvBatch {
    /** Most questions in a batch; OSV's own limit. */
    public static final int MOST = 1_000;

    private static final String WHAT = "answer of OSV";
    private static final int MOST_FOUND = 100_000;

    private OsvBatch() {}

    /**
     * A question.
     *
     * @param packageUrl with its version
     * @param page token of the page to ask for; empty for the first
     */
    public record Question(String packageUrl, Optional<String> page) {}

    /**
     * A vulnerability that a package has.
     *
     * @param packageUrl as it was asked for
     * @param id of the vulnerability
     * @param modified as OSV writes it
     */
    public record Found(String packageUrl, String id, String modified) {}

    /**
     * An answer.
     *
     * @param further questions that are left, as some have more pages
     */
    public record Answer(List<Found> found, List<Question> further) {}

    /** The body of a request. */
    public static byte[] request(List<Question> questions) {
        ObjectNode root = ModelJson.mapper().createObjectNode();
        ArrayNode queries = root.putArray("queries");
        for (Question each : questions) {
            ObjectNode query = queries.addObject();
            query.putObject("package").put("purl", each.packageUrl());
            each.page().ifPresent(token -> query.put("page_token", token));
        }
        try {
            return ModelJson.mapper().writeValueAsString(root).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * @param questions that it answers, in order
     * @throws Unreadable when it is no answer to them
     */
    public static Answer read(byte[] document, List<Question> questions) {
        JsonNode results = Documents.array(Documents.json(document, WHAT), "results", MOST, WHAT);
        if (results.size() != questions.size()) {
            throw new Unreadable(
                    "the document is no %s: it answers %d of %d questions"
                            .formatted(WHAT, results.size(), questions.size()));
        }
        List<Found> found = new ArrayList<>();
        List<Question> further = new ArrayList<>();
        for (int at = 0; at < questions.size(); at++) {
            String packageUrl = questions.get(at).packageUrl();
            JsonNode result = results.get(at);
            for (JsonNode each : result.path("vulns")) {
                found.add(
                        new Found(
                                packageUrl,
                                Documents.need(each, "id"),
                                Documents.text(each, "modified").orElse("")));
            }
            Documents.text(result, "next_page_token")
                    .ifPresent(token -> further.add(new Question(packageUrl, Optional.of(token))));
            if (found.size() > MOST_FOUND) {
                throw new Unreadable("OSV has more than %d answers".formatted(MOST_FOUND));
            }
        }
        return new Answer(found, further);
    }
}
