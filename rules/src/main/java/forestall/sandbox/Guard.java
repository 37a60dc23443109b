package forestall.sandbox;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.drools.model.functions.Operator;
import org.drools.modelcompiler.dsl.pattern.D;

/**
 * What compiled rules call instead of methods that can grow or take long, or that vary by place.
 */
public final class Guard {
    private static final int LONGEST_TEXT = 4096;
    private static final int MOST_DIGITS = 1000;
    private static final int CHARACTERS_PER_STEP = 8;
    private static final int COMPARISONS_PER_STEP = 1024;

    private Guard() {}

    /** A text that was just put together. */
    public static String text(String text) {
        if (text.length() > LONGEST_TEXT) {
            throw new RanAway("it makes a text of more than 4096 characters");
        }
        Meter.spend(1 + text.length() / CHARACTERS_PER_STEP);
        return text;
    }

    /**
     * {@link String#valueOf(Object)} of what has a short text: no collection, nor what holds one.
     */
    public static String valueOf(Object value) {
        if (value != null && !isShort(value.getClass(), 0)) {
            throw new RanAway("it joins a text and a collection");
        }
        return text(String.valueOf(value));
    }

    /** {@link String#replace(CharSequence, CharSequence)}. */
    public static String replace(String text, CharSequence what, CharSequence with) {
        long most = (long) (text.length() + 1) * (with.length() + 1);
        if (most > 16L * LONGEST_TEXT) {
            throw new RanAway("it makes a text of more than 4096 characters");
        }
        return text(text.replace(what, with));
    }

    /** {@link String#toLowerCase()}, the same everywhere. */
    public static String toLowerCase(String text) {
        return text(text.toLowerCase(Locale.ROOT));
    }

    /** {@link String#toUpperCase()}, the same everywhere. */
    public static String toUpperCase(String text) {
        return text(text.toUpperCase(Locale.ROOT));
    }

    /** {@link String#contains}, counted. */
    public static boolean contains(String text, CharSequence what) {
        search(text, what);
        return text.contains(what);
    }

    /** {@link String#indexOf(String)}, counted. */
    public static int indexOf(String text, String what) {
        search(text, what);
        return text.indexOf(what);
    }

    /** {@link String#lastIndexOf(String)}, counted. */
    public static int lastIndexOf(String text, String what) {
        search(text, what);
        return text.lastIndexOf(what);
    }

    /** {@link List#contains}, counted. */
    public static boolean contains(List<?> list, Object what) {
        Meter.spend(1 + list.size() / CHARACTERS_PER_STEP);
        return list.contains(what);
    }

    /** {@link List#indexOf}, counted. */
    public static int indexOf(List<?> list, Object what) {
        Meter.spend(1 + list.size() / CHARACTERS_PER_STEP);
        return list.indexOf(what);
    }

    /** {@link Collection#contains}, counted. */
    public static boolean contains(Collection<?> all, Object what) {
        Meter.spend(1 + all.size() / CHARACTERS_PER_STEP);
        return all.contains(what);
    }

    /** An operator of the rule language, such as {@code contains}, counted. */
    @SuppressWarnings({"rawtypes", "unchecked"}) // as compiled code calls it
    public static boolean eval(Operator operator, Object left, Object... right) {
        for (Object each : right) {
            if (left instanceof String text && each instanceof String what) {
                search(text, what);
            } else if (each instanceof Collection<?> all) {
                Meter.spend(1 + all.size() / CHARACTERS_PER_STEP);
            }
        }
        if (left instanceof Collection<?> all) {
            Meter.spend(1 + all.size() / CHARACTERS_PER_STEP);
        }
        Meter.spend(1 + right.length / CHARACTERS_PER_STEP);
        return D.eval(operator, left, right);
    }

    /** At worst each place in the text is compared with all that is looked for. */
    private static void search(String text, CharSequence what) {
        Meter.spend(1 + (long) text.length() * what.length() / COMPARISONS_PER_STEP);
    }

    /** {@link Pattern#matcher}, counted. */
    public static Matcher matcher(Pattern pattern, CharSequence text) {
        return pattern.matcher(new SteppingText(text.toString()));
    }

    /** A number that was just computed or written out. */
    public static BigDecimal number(BigDecimal number) {
        if (number.precision() > MOST_DIGITS || Math.abs((long) number.scale()) > MOST_DIGITS) {
            throw new RanAway("it computes a number of more than 1000 digits");
        }
        Meter.spend(1 + number.precision() / CHARACTERS_PER_STEP);
        return number;
    }

    /** {@link BigDecimal#setScale(int, RoundingMode)}. */
    public static BigDecimal setScale(BigDecimal number, int scale, RoundingMode mode) {
        scale(scale);
        return number(number.setScale(scale, mode));
    }

    /** {@link BigDecimal#setScale(int)}. */
    public static BigDecimal setScale(BigDecimal number, int scale) {
        scale(scale);
        return number(number.setScale(scale));
    }

    /** {@link BigDecimal#divide(BigDecimal, int, RoundingMode)}. */
    public static BigDecimal divide(
            BigDecimal number, BigDecimal by, int scale, RoundingMode mode) {
        scale(scale);
        return number(number.divide(by, scale, mode));
    }

    /** What a rule adds to the facts: no collections, which would be looked into without a step. */
    public static Object fact(Object fact) {
        if (fact instanceof Collection || fact instanceof Map || fact == null) {
            throw new RanAway("it adds something that is not a fact");
        }
        Meter.tick();
        return fact;
    }

    /** True when the text of every value of a type is short. */
    static boolean isShort(Class<?> type, int deep) {
        boolean plain =
                type.isPrimitive()
                        || type.isEnum()
                        || type == String.class
                        || type == BigDecimal.class
                        || type == Boolean.class
                        || type == Character.class
                        || Number.class.isAssignableFrom(type);
        return plain
                || (deep < 4
                        && type.isRecord()
                        && Arrays.stream(type.getRecordComponents())
                                .allMatch(part -> isShort(part.getType(), deep + 1)));
    }

    private static void scale(int scale) {
        if (Math.abs((long) scale) > MOST_DIGITS) {
            throw new RanAway("it computes a number of more than 1000 digits");
        }
    }
}
