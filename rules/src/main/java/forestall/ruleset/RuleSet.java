package forestall.ruleset;

import forestall.risk.Parameters;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * All that judges together: one immutable value.
 *
 * @param files in order of name, no name twice; 1 to {@link #MOST_FILES}
 * @param parameters what the rules share
 * @param scenarios what they must conclude, in the order of the author; at most {@link
 *     #MOST_SCENARIOS}
 */
public record RuleSet(List<RuleFile> files, Parameters parameters, List<Scenario> scenarios) {
    /** More files than people keep apart. */
    public static final int MOST_FILES = 50;

    /** More scenarios than are run while somebody waits. */
    public static final int MOST_SCENARIOS = 2000;

    public RuleSet {
        List<RuleFile> ordered = new ArrayList<>(files);
        Collections.sort(ordered);
        files = List.copyOf(ordered);
        scenarios = List.copyOf(scenarios);
        if (files.isEmpty() || files.size() > MOST_FILES) {
            throw new IllegalArgumentException(
                    "a rule set has 1 to %d files, not %d".formatted(MOST_FILES, files.size()));
        }
        if (scenarios.size() > MOST_SCENARIOS) {
            throw new IllegalArgumentException(
                    "a rule set has at most %d scenarios, not %d"
                            .formatted(MOST_SCENARIOS, scenarios.size()));
        }
        Set<String> names = new HashSet<>();
        for (RuleFile file : files) {
            if (!names.add(file.name())) {
                throw new IllegalArgumentException(file.name() + " is there twice");
            }
        }
        names.clear();
        for (Scenario scenario : scenarios) {
            if (!names.add(scenario.name())) {
                throw new IllegalArgumentException(
                        "scenario \"%s\" is there twice".formatted(scenario.name()));
            }
        }
    }

    public Optional<RuleFile> file(String name) {
        return files.stream().filter(each -> each.name().equals(name)).findFirst();
    }

    /** The same with this file in place of the one of its name, or besides. */
    public RuleSet with(RuleFile file) {
        List<RuleFile> others = new ArrayList<>(files);
        others.removeIf(each -> each.name().equals(file.name()));
        others.add(file);
        return new RuleSet(others, parameters, scenarios);
    }

    public RuleSet without(String file) {
        return new RuleSet(
                files.stream().filter(each -> !each.name().equals(file)).toList(),
                parameters,
                scenarios);
    }

    public RuleSet with(Parameters others) {
        return new RuleSet(files, others, scenarios);
    }

    public RuleSet with(List<Scenario> others) {
        return new RuleSet(files, parameters, others);
    }

    /** Names what it judges by, files and parameters: 12 hex digits of SHA-256. */
    public String fingerprint() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (RuleFile file : files) {
                digest.update(file.name().getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
                digest.update(file.content());
                digest.update((byte) 0);
            }
            digest.update(parameters.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest()).substring(0, 12);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
