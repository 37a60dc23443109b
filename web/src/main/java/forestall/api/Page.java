package forestall.api;

import java.util.List;

/**
 * One page of a list.
 *
 * @param items on this page
 * @param total how many there are on all pages
 * @param offset how many come before this page
 * @param limit most items a page has
 */
public record Page<T>(List<T> items, int total, int offset, int limit) {

    /**
     * @param offset 0 or more
     * @param limit 1 to 1000
     */
    static <T> Page<T> of(List<T> all, int offset, int limit) {
        checkOffset(offset);
        checkLimit(limit);
        int from = Math.min(offset, all.size());
        int to = Math.min(all.size(), from + limit);
        return new Page<>(all.subList(from, to), all.size(), offset, limit);
    }

    public static int checkOffset(int offset) {
        if (offset < 0) {
            throw new IllegalArgumentException("offset must be 0 or more, was " + offset);
        }
        return offset;
    }

    public static int checkLimit(int limit) {
        if (limit < 1 || limit > 1000) {
            throw new IllegalArgumentException("limit must be 1 to 1000, was " + limit);
        }
        return limit;
    }
}
