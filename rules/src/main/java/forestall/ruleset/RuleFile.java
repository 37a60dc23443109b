package forestall.ruleset;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;

/** One file of a rule set. Immutable; two with the same name and bytes are equal. */
public final class RuleFile implements Comparable<RuleFile> {
    /** Bytes of the largest file that is taken. */
    public static final int LARGEST = 2 * 1024 * 1024;

    private static final Pattern NAME =
            Pattern.compile("[a-z0-9][a-z0-9_-]{0,63}\\.(?:drl|csv|xlsx|dmn)");

    /** What a file holds. */
    public enum Kind {
        /** Rules as text. */
        DRL,
        /** Decision tables as comma-separated text. */
        CSV,
        /** Decision tables as a workbook. */
        XLSX,
        /** A decision model. */
        DMN
    }

    private final String name;
    private final byte[] content;

    private RuleFile(String name, byte[] content) {
        this.name = name;
        this.content = content;
    }

    /**
     * @param name lower-case letters, digits, {@code _} and {@code -}, at most 64, then {@code
     *     .drl}, {@code .csv}, {@code .xlsx}, or {@code .dmn}
     * @param content at most {@link #LARGEST} bytes
     * @throws IllegalArgumentException when it is not so
     */
    public static RuleFile of(String name, byte[] content) {
        if (name == null || !NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "a rule file's name is lower-case letters, digits, _ and -, then .drl, .csv, .xlsx or .dmn; was "
                            + name);
        }
        if (content.length > LARGEST) {
            throw new IllegalArgumentException(
                    "%s has %d bytes, more than %d".formatted(name, content.length, LARGEST));
        }
        return new RuleFile(name, content.clone());
    }

    public static RuleFile of(String name, String text) {
        return of(name, text.getBytes(StandardCharsets.UTF_8));
    }

    public String name() {
        return name;
    }

    public Kind kind() {
        return Kind.valueOf(
                name.substring(name.lastIndexOf('.') + 1).toUpperCase(java.util.Locale.ROOT));
    }

    /** A copy. */
    public byte[] content() {
        return content.clone();
    }

    public int size() {
        return content.length;
    }

    /**
     * Its bytes as UTF-8; a byte order mark, as spreadsheets write it, is left out.
     *
     * @throws IllegalArgumentException when they are none
     */
    public String text() {
        try {
            CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content));
            return text.length() > 0 && text.charAt(0) == '\uFEFF'
                    ? text.subSequence(1, text.length()).toString()
                    : text.toString();
        } catch (CharacterCodingException broken) {
            throw new IllegalArgumentException(
                    name + " is not UTF-8; save it as CSV UTF-8", broken);
        }
    }

    @Override
    public int compareTo(RuleFile other) {
        return name.compareTo(other.name);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RuleFile file
                && name.equals(file.name)
                && Arrays.equals(content, file.content);
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + Arrays.hashCode(content);
    }

    @Override
    public String toString() {
        return "%s, %d bytes".formatted(name, content.length);
    }
}
