package forestall.logs;

import static forestall.logs.Letters.CLOSE;
import static forestall.logs.Letters.OPEN_ANY;
import static forestall.logs.Letters.OPEN_DIGITS;
import static forestall.logs.Letters.VARIABLE;

/**
 * A masked line as words: its key, which two lines of one statement share, and for each word what
 * the key would be if that word were a variable. One thread at a time.
 */
final class Line {
    /** Words that are looked at one by one. */
    static final int MOST_WORDS = 40;

    static final int MOST_MAYBES = 64;

    private static final long PRIME = 0x100000001b3L;
    private static final long SEED = 0xcbf29ce484222325L;

    final Lexer lexer = new Lexer();

    /** Masked text, each list of variables marked as one part. */
    final char[] text = new char[3 * Lexer.LONGEST + 2 * MOST_MAYBES];

    int length;

    final int[] from = new int[MOST_WORDS];
    final int[] to = new int[MOST_WORDS];
    final long[] hash = new long[MOST_WORDS];

    /** Words in the arrays; never more than {@link #MOST_WORDS}. */
    int words;

    /** Values of the parts that may vary, in order. */
    final int[] maybe = new int[MOST_MAYBES];

    int maybes;
    long key;

    /** Hash of the text up to the first colon that follows two words; 0 = there is none. */
    long prefix;

    /** Where the text after that colon begins. */
    int tail;

    private int position; // of the word, not bounded

    void read(String line) {
        lexer.mask(line);
        split(lexer.masked.out, lexer.masked.length);
    }

    private void split(char[] in, int end) {
        words = 0;
        maybes = 0;
        length = 0;
        position = 0;
        prefix = 0;
        long sum = SEED;
        long word = SEED;
        int begin = 0;
        int at = 0;
        while (at < end) {
            char c = in[at];
            if (c == VARIABLE) {
                at = list(in, at, end);
                word = (word ^ VARIABLE) * PRIME;
            } else if (c == OPEN_DIGITS || c == OPEN_ANY) {
                int close = at + 1;
                long part = OPEN_ANY;
                int value = 1;
                text[length++] = c;
                while (in[close] != CLOSE) {
                    char inside = in[close++];
                    boolean digit = Letters.isDigit(inside);
                    text[length++] = inside;
                    value = value * 31 + inside;
                    part =
                            c == OPEN_ANY
                                    ? OPEN_ANY
                                    : digit && part % 2 == 1 ? part : next(part, digit, inside);
                }
                text[length++] = CLOSE;
                remember(value);
                word = (word ^ part) * PRIME;
                at = close + 1;
            } else if (Letters.endsWord(c)) {
                if (length > begin) {
                    sum += word(begin, word);
                }
                sum += mix(c ^ ((long) position << 20), 7);
                text[length++] = c;
                if (c == ':' && prefix == 0 && position >= 2 && position == words) {
                    prefix = sum ^ TAIL;
                    tail = length;
                }
                begin = length;
                word = SEED;
                at++;
            } else {
                word = (word ^ c) * PRIME;
                text[length++] = c;
                at++;
            }
        }
        if (length > begin) {
            sum += word(begin, word);
        }
        key = sum;
    }

    // Odd after a digit, so that more digits change nothing.
    private static long next(long part, boolean digit, char c) {
        return digit ? (part * PRIME + '0') * 2 + 1 : (part * PRIME + c) * 2;
    }

    private long word(int begin, long word) {
        if (words < MOST_WORDS) {
            from[words] = begin;
            to[words] = length;
            hash[words] = word;
            words++;
        }
        return mix(word, position++);
    }

    private void remember(int value) {
        if (maybes < MOST_MAYBES) {
            maybe[maybes++] = value;
        }
    }

    // Variables with only blanks or commas between them: how many may differ from line to line.
    private int list(char[] in, int at, int end) {
        int last = at + 1;
        int count = 1;
        int kind = 0;
        while (last < end) {
            int next = last;
            if (in[next] == ',') {
                next++;
            }
            boolean comma = next > last;
            if (next < end && in[next] == ' ') {
                next++;
            }
            if (next == last || next >= end || in[next] != VARIABLE || !isAlone(in, next, end)) {
                break;
            }
            if (count > 1 && comma != (kind == 1)) {
                break;
            }
            kind = comma ? 1 : 2;
            count++;
            last = next + 1;
        }
        remember(count * 4 + kind);
        if (count == 1 || maybes == MOST_MAYBES) {
            text[length++] = VARIABLE;
            return at + 1;
        }
        text[length++] = OPEN_ANY;
        for (int each = at; each < last; each++) {
            text[length++] = in[each];
        }
        text[length++] = CLOSE;
        return last;
    }

    private static boolean isAlone(char[] in, int at, int end) {
        if (at + 1 >= end) {
            return true;
        }
        char after = in[at + 1];
        return after == ' ' || after == ',' || after == ')' || after == ']' || after == '}';
    }

    /** The key with the word's hash replaced by another. */
    long with(long ofKey, int word, long instead) {
        return ofKey - mix(hash[word], word) + mix(instead, word);
    }

    private static final long TAIL = 0x2545f4914f6cdd1dL;
    static final long ANY_WORD = 0x51ed270b9a5a3c11L;
    static final long VARIABLE_WORD = (SEED ^ VARIABLE) * PRIME;

    private static long mix(long word, int position) {
        long z = word + 0x9e3779b97f4a7c15L * (position + 1);
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }

    /** True when the word has a letter of its own: it may turn out to be a variable. */
    boolean isText(int word) {
        boolean maybe = false;
        for (int at = from[word]; at < to[word]; at++) {
            char c = text[at];
            if (c == OPEN_ANY) {
                maybe = true; // nothing in it is sure
            } else if (c == CLOSE) {
                maybe = false;
            } else if (!maybe && Letters.isLetter(c)) {
                return true;
            }
        }
        return false;
    }

    /** True when all its letters are capitals, and there are two at least. */
    boolean isCapitals(int word) {
        int letters = 0;
        for (int at = from[word]; at < to[word]; at++) {
            char c = text[at];
            if (Letters.isLetter(c)) {
                if (!Letters.isUpper(c)) {
                    return false;
                }
                letters++;
            }
        }
        return letters >= 2;
    }

    /** True when what stands before it names a thing: {@code user X}, {@code key=X}. */
    boolean isNamed(int word) {
        if (from[word] == 0) {
            return false;
        }
        if (text[from[word] - 1] == '=') {
            return true;
        }
        return word > 0
                && from[word] - to[word - 1] == 1
                && text[from[word] - 1] == ' '
                && Letters.isNoun(text, from[word - 1], to[word - 1]);
    }

    /** First word after the prefix; {@link #words} when there is none. */
    int firstOfTail() {
        int word = 0;
        while (word < words && from[word] < tail) {
            word++;
        }
        return word;
    }

    String asText() {
        return new String(text, 0, length);
    }
}
