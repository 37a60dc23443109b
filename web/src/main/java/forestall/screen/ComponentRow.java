package forestall.screen;

import forestall.model.Tier;
import java.io.Serializable;
import java.util.List;

/**
 * One line of the overview.
 *
 * @param id the component
 * @param name as people call it
 * @param kind in words
 * @param site where it runs
 * @param probability of failure within 30 minutes, 0 to 1; −1 when it is not at risk here
 * @param score probability × impact, 0 to 1; −1 when it is not at risk here
 * @param wanted tier that the score calls for, in words
 * @param placed what stands by, in words
 * @param isShort true when less stands by than the score calls for
 * @param state {@code at risk}, {@code failing over}, or {@code failed over}
 * @param trend points of an SVG polyline
 * @param trendWords the same in words
 * @param reason why, in one sentence
 * @param contributions what each rule added, strongest first
 * @param drivers what drove the probability, strongest first
 */
public record ComponentRow(
        String id,
        String name,
        String kind,
        String site,
        double probability,
        double score,
        String wanted,
        String placed,
        boolean isShort,
        String state,
        String trend,
        String trendWords,
        String reason,
        List<Contributed> contributions,
        List<String> drivers)
        implements Serializable {

    /** What one rule added to the score. */
    public record Contributed(String rule, double points) implements Serializable {}

    /** A tier as people read it. */
    static String words(Tier tier) {
        return switch (tier) {
            case FULL -> "Full";
            case SCALED -> "Scaled";
            case MINIMAL -> "Minimal";
        };
    }
}
