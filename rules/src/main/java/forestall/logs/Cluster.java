package forestall.logs;

import forestall.logs.Tokens.Kind;
import java.util.Arrays;

/** Lines that share a template. */
final class Cluster {
    final int id;
    private String[] texts;
    private Kind[] kinds;
    long count;
    Cluster into; // null until it is merged
    private String template; // null when it must be put together

    Cluster(int id, String[] texts, Kind[] kinds) {
        this.id = id;
        this.texts = texts;
        this.kinds = kinds;
    }

    String[] texts() {
        return texts;
    }

    Kind[] kinds() {
        return kinds;
    }

    /** What begins at {@code from} is free text. */
    void endWithVariable(int from) {
        texts = Arrays.copyOf(texts, from + 1);
        kinds = Arrays.copyOf(kinds, from + 1);
        vary(from);
    }

    /** Lists come in other lengths: each is one variable. */
    void joinLists() {
        var joined = new Tokens();
        int at = 0;
        while (at < texts.length) {
            joined.add(texts[at], kinds[at]);
            if (kinds[at] == Kind.VARIABLE) {
                int next = at + 1;
                while (next < texts.length) {
                    int value = next;
                    while (value < texts.length
                            && (texts[value].equals(" ") || texts[value].equals(","))) {
                        value++;
                    }
                    if (value == next || value == texts.length || kinds[value] != Kind.VARIABLE) {
                        break;
                    }
                    next = value + 1;
                }
                at = next;
            } else {
                at++;
            }
        }
        texts = joined.texts();
        kinds = joined.kinds();
        template = null;
    }

    /** The cluster that this one has become part of, in the end. */
    Cluster root() {
        Cluster root = this;
        while (root.into != null) {
            root = root.into;
        }
        if (into != null) {
            into = root; // a shorter way next time
        }
        return root;
    }

    void vary(int at) {
        kinds[at] = Kind.VARIABLE;
        texts[at] = Tokens.VARIABLE;
        template = null;
    }

    /** A weak word that comes with other digits varies. */
    void compareWeak(Tokens tokens) {
        if (texts.length != tokens.size()) {
            return;
        }
        for (int at = 0; at < texts.length; at++) {
            if (kinds[at] == Kind.WEAK && !texts[at].equals(tokens.text(at))) {
                vary(at);
            }
        }
    }

    String template() {
        if (template == null) {
            var joined = new Tokens();
            for (int at = 0; at < texts.length; at++) {
                joined.add(texts[at], kinds[at]);
            }
            template = String.join("", joined.texts());
        }
        return template;
    }
}
