package forestall.workshop;

import forestall.risk.Parameters;
import forestall.ruleset.RuleFile;
import forestall.ruleset.RuleSet;
import forestall.ruleset.Scenario;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * A rule set as JSON: in the API, and between the service and its worker.
 *
 * @param parent version that it was made from
 * @param comment at most 500 characters; may be left out
 * @param files at least one
 * @param parameters what the rules share; UTC and none when left out
 * @param scenarios what it must conclude
 */
public record RuleSetBody(
        Optional<Integer> parent,
        Optional<String> comment,
        List<FileBody> files,
        Optional<Parameters> parameters,
        List<Scenario> scenarios) {

    /**
     * One file.
     *
     * @param name with its ending
     * @param text its content, if that is text
     * @param base64 its bytes, if it is a workbook; one of both
     */
    public record FileBody(String name, Optional<String> text, Optional<String> base64) {

        public static FileBody of(RuleFile file) {
            return file.kind() == RuleFile.Kind.XLSX
                    ? new FileBody(
                            file.name(),
                            Optional.empty(),
                            Optional.of(Base64.getEncoder().encodeToString(file.content())))
                    : new FileBody(file.name(), Optional.of(file.text()), Optional.empty());
        }

        RuleFile file() {
            if (text.isPresent() == base64.isPresent()) {
                throw new IllegalArgumentException(
                        "file %s has either text or base64".formatted(name));
            }
            return text.map(each -> RuleFile.of(name, each))
                    .orElseGet(() -> RuleFile.of(name, Base64.getDecoder().decode(base64.get())));
        }
    }

    /** All of a set. */
    public static RuleSetBody of(RuleSet set) {
        return new RuleSetBody(
                Optional.empty(),
                Optional.empty(),
                set.files().stream().map(FileBody::of).toList(),
                Optional.of(set.parameters()),
                set.scenarios());
    }

    /**
     * @throws IllegalArgumentException when it is no rule set, saying why
     */
    public RuleSet set() {
        return new RuleSet(
                files.stream().map(FileBody::file).toList(),
                parameters.orElse(Parameters.NONE),
                scenarios);
    }
}
