package forestall.risk;

import java.util.Set;

/**
 * One component judged alone, and what it took.
 *
 * @param verdict what the rules say
 * @param explanation why
 * @param fired names of all rules that fired, in order of name
 */
public record Trial(Verdict verdict, Explanation explanation, Set<String> fired) {}
