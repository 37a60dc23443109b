package forestall.logs;

import static forestall.logs.Characters.isDelimiter;
import static forestall.logs.Characters.isDigit;
import static forestall.logs.Characters.isHex;
import static forestall.logs.Characters.isLetter;
import static forestall.logs.Characters.isSpace;

import forestall.logs.Tokens.Kind;
import java.util.Set;

/**
 * Cuts a line into tokens in one pass, and knows by their shape what cannot be part of a template:
 * numbers, addresses, paths, hosts, dates, identifiers. Digits are strong or weak: a word of
 * digits, with an underscore before one, or with three of them varies; a word with one or two
 * ({@code eth0}) may be a name. Not thread-safe.
 */
final class Lexer {
    private static final Set<String> VALUES = Set.of("true", "false", "null", "root", "admin");
    private static final Set<String> UNITS =
            Set.of("B", "KB", "MB", "GB", "TB", "PB", "kB", "KiB", "MiB", "GiB", "TiB");

    private final Tokens tokens;
    private String line;
    private int at;
    private int value; // where a value after = began, −1 outside
    private boolean varies; // whether anything in that value does

    Lexer(Tokens tokens) {
        this.tokens = tokens;
    }

    void read(String text) {
        tokens.clear();
        line = text;
        at = 0;
        value = -1;
        while (at < line.length()) {
            char c = line.charAt(at);
            if (isSpace(c)) {
                space();
            } else if (isDelimiter(c) && !isSign(c)) {
                delimiter(c);
            } else {
                word(c);
            }
        }
        endValue();
        trim();
    }

    private void space() {
        endValue();
        while (at < line.length() && isSpace(line.charAt(at))) {
            at++;
        }
        if (tokens.size() > 0 && at < line.length() && !unit()) {
            tokens.add(" ", Kind.SEPARATOR);
        }
    }

    /** 5.2 KB is one value. */
    private boolean unit() {
        if (!tokens.isVariable(tokens.size() - 1)) {
            return false;
        }
        int end = at;
        while (end < line.length() && isLetter(line.charAt(end))) {
            end++;
        }
        boolean goesOn = end < line.length() && isDigit(line.charAt(end));
        if (goesOn || end == at || end - at > 3 || !UNITS.contains(line.substring(at, end))) {
            return false;
        }
        at = end;
        return true;
    }

    private void trim() {
        int size = tokens.size();
        if (size > 0 && tokens.text(size - 1).equals(" ")) {
            tokens.dropLast();
        }
    }

    // A minus before digits belongs to them, unless it joins two words.
    private boolean isSign(char c) {
        return c == '-'
                && at + 1 < line.length()
                && isDigit(line.charAt(at + 1))
                && (at == 0 || !isWordEnd(line.charAt(at - 1)));
    }

    private static boolean isWordEnd(char c) {
        return isLetter(c) || isDigit(c) || c == ')' || c == ']' || c == '.' || c == '_';
    }

    private void delimiter(char c) {
        // A colon after a name begins another value; within a value it is part of it.
        if (value >= 0 && (",;)]}".indexOf(c) >= 0 || (c == ':' && !varies))) {
            endValue();
        }
        tokens.add(String.valueOf(c), Kind.SEPARATOR);
        at++;
        if (c == '=') {
            endValue();
            value = tokens.size();
            varies = false;
        }
    }

    /** A value that holds something that varies varies as a whole. */
    private void endValue() {
        if (value >= 0 && varies && tokens.size() > value) {
            tokens.replaceFrom(value);
        }
        value = -1;
    }

    private void variable(int end) {
        at = end;
        tokens.add(Tokens.VARIABLE, Kind.VARIABLE);
        varies = true;
    }

    private void word(char c) {
        if (c == '/'
                && at > 0
                && tokens.size() > 0
                && tokens.isVariable(tokens.size() - 1)
                && !isSpace(line.charAt(at - 1))) {
            tokens.add("/", Kind.SEPARATOR);
            at++;
            if (at < line.length() && isDigit(line.charAt(at))) {
                word(line.charAt(at));
            }
            return;
        }
        boolean begins =
                at == 0
                        || !isWordEnd(line.charAt(at - 1))
                        || line.charAt(at - 1) == ')'
                        || line.charAt(at - 1) == '/';
        if (begins && shape(c)) {
            return;
        }
        int end = at;
        if (c == '-') {
            end++; // a sign
        }
        while (end < line.length()) {
            char next = line.charAt(end);
            if (isSpace(next)) {
                break;
            }
            if (isDelimiter(next)) {
                boolean joined = // blk_-12
                        next == '-'
                                && end > at
                                && line.charAt(end - 1) == '_'
                                && end + 1 < line.length()
                                && isDigit(line.charAt(end + 1));
                if (!joined) {
                    break;
                }
            }
            end++;
        }
        classify(end);
    }

    private boolean shape(char c) {
        if (c == '/') {
            return path();
        }
        if (Character.isUpperCase(c)) {
            int date = Shapes.date(line, at);
            if (date > 0) {
                at = date;
                dateTokens();
                return true;
            }
        }
        if (isDigit(c)) {
            int run = Shapes.run(line, at);
            if (Shapes.isHost(line, at, run)) {
                variable(run);
                return true;
            }
        }
        if (isHex(c)) {
            int end = Shapes.address(line, at);
            end = end > 0 ? end : Shapes.busAddress(line, at);
            end = end > 0 ? end : Shapes.uuid(line, at);
            end = end > 0 ? end : Shapes.colonHex(line, at);
            if (end > 0) {
                variable(end);
                return true;
            }
        }
        if (!isLetter(c) && !isDigit(c)) {
            return false;
        }
        int run = Shapes.run(line, at);
        if (line.startsWith("://", run)) {
            return url(run);
        }
        if (run < line.length() && line.charAt(run) == '/') {
            int address = Shapes.address(line, run + 1);
            if (address > 0) { // host/10.0.0.1
                variable(run);
                tokens.add("/", Kind.SEPARATOR);
                variable(address);
                return true;
            }
        }
        if (run < line.length() && line.charAt(run) == '@' && isMail(run)) {
            return true;
        }
        if (Shapes.isHost(line, at, run)) {
            variable(run);
            return true;
        }
        if (windowsPath(c)) {
            return true;
        }
        return false;
    }

    private boolean path() {
        int address = Shapes.address(line, at + 1);
        if (address > 0) { // /10.0.0.1
            variable(address);
            return true;
        }
        int end = Shapes.path(line, at);
        boolean holds = false;
        for (int place = at + 1; place < end; place++) {
            holds |= isLetter(line.charAt(place)) || isDigit(line.charAt(place));
        }
        if (!holds) {
            return false;
        }
        variable(end);
        return true;
    }

    private boolean windowsPath(char c) {
        if (!isLetter(c) || !line.startsWith(":\\", at + 1)) {
            return false;
        }
        int end = at + 2;
        while (end < line.length()
                && !isSpace(line.charAt(end))
                && ",;'\"()[]{}<>|=:".indexOf(line.charAt(end)) < 0) {
            end++;
        }
        variable(end);
        return true;
    }

    private boolean url(int scheme) {
        int end = scheme + 3;
        while (end < line.length()
                && !isSpace(line.charAt(end))
                && "'\"<>()[]{}".indexOf(line.charAt(end)) < 0) {
            end++;
        }
        String name = line.substring(at, scheme);
        int from = 0;
        for (int dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', from)) {
            tokens.add(name.substring(from, dot), Kind.WORD);
            tokens.add(".", Kind.SEPARATOR);
            from = dot + 1;
        }
        tokens.add(name.substring(from), Kind.WORD);
        tokens.add("://", Kind.SEPARATOR);
        int host = Shapes.run(line, scheme + 3);
        if (host < end && line.charAt(host) == ':' && Shapes.isNumber(line, host + 1, end)) {
            variable(host);
            tokens.add(":", Kind.SEPARATOR); // nothing but a host and its port
        }
        variable(end);
        return true;
    }

    private boolean isMail(int sign) {
        int end = Shapes.run(line, sign + 1);
        if (!Shapes.isHost(line, sign + 1, end)) {
            return false;
        }
        variable(end);
        return true;
    }

    private void dateTokens() {
        for (int part = 0; part < 3; part++) {
            if (part > 0) {
                tokens.add(":", Kind.SEPARATOR);
            }
            tokens.add(Tokens.VARIABLE, Kind.VARIABLE);
        }
        varies = true;
    }

    private void classify(int end) {
        int digits = 0;
        boolean strong = isDigit(line.charAt(at)) || (line.charAt(at) == '-' && end - at > 1);
        boolean hex = true;
        for (int place = at; place < end; place++) {
            char c = line.charAt(place);
            if (isDigit(c)) {
                digits++;
                char before = place > at ? line.charAt(place - 1) : ' ';
                strong |= before == '_' || before == '~' || before == '<' || before == '*';
            } else {
                hex &= isHex(c);
            }
        }
        if (digits > 0
                && end + 1 < line.length()
                && line.charAt(end) == '.'
                && isDigit(line.charAt(end + 1))
                && line.charAt(at) == 'v'
                && Shapes.isNumber(line, at + 1, end)) { // v1.0
            variable(end);
            return;
        }
        boolean afterAt = at > 0 && line.charAt(at - 1) == '@';
        if ((strong && digits > 0) || digits >= 3 || (afterAt && hex && end - at >= 4)) {
            variable(end);
            return;
        }
        String text = line.substring(at, end);
        if (digits > 0) {
            at = end;
            tokens.add(text, Kind.WEAK);
        } else if (VALUES.contains(text)) {
            variable(end);
        } else {
            at = end;
            tokens.add(text, Kind.WORD);
        }
    }
}
