package forestall.logs;

import static forestall.logs.Letters.CLOSE;
import static forestall.logs.Letters.VARIABLE;

/** Text that grows while a line is masked. Its buffer is used again. */
final class Masked {
    /** Each token of a line can add two marks. */
    final char[] out = new char[3 * Lexer.LONGEST];

    int length;

    void add(char c) {
        out[length++] = c;
    }

    void space() {
        if (length > 0 && out[length - 1] != ' ') {
            out[length++] = ' ';
        }
    }

    /** A value that holds a variable is one as a whole. */
    void closeValue(int from) {
        for (int at = from; at < length; at++) {
            if (out[at] == VARIABLE) {
                length = from;
                out[length++] = VARIABLE;
                return;
            }
        }
    }

    void variable() {
        if (length > 0 && out[length - 1] == VARIABLE) {
            return;
        }
        if (length > 1 && out[length - 1] == '.' && out[length - 2] == VARIABLE) {
            length--;
            return;
        }
        out[length++] = VARIABLE;
    }

    void maybe(char open, char[] in, int from, int to) {
        out[length++] = open;
        copy(in, from, to);
        out[length++] = CLOSE;
    }

    void copy(char[] in, int from, int to) {
        for (int at = from; at < to; at++) {
            char c = in[at];
            out[length++] = c < ' ' ? ' ' : c;
        }
    }
}
