package forestall.history;

import java.util.List;

/**
 * One line over time, from 0 to 1. Columns are equally long; a null value is a gap.
 *
 * @param name what it is, for people
 * @param at seconds since 1970, ascending
 * @param value 0 to 1
 */
public record Line(String name, List<Long> at, List<Double> value) {}
