package forestall.logs;

/** One statement of a program, as far as it is known. */
final class Cluster {
    final long id;
    private String text;
    private String shown;
    long count;
    long seen; // lines mined until then
    private Cluster into; // null while it stands for itself
    boolean forgotten;

    Cluster(long id, String text) {
        this.id = id;
        text(text);
    }

    String text() {
        return text;
    }

    void text(String newText) {
        if (!newText.equals(text)) {
            text = newText;
            shown = MaskedText.shown(newText);
        }
    }

    String shown() {
        return shown;
    }

    void mergeInto(Cluster other) {
        into = other;
        other.count += count;
        other.seen = Math.max(other.seen, seen);
    }

    boolean isMerged() {
        return into != null;
    }

    /** The one that stands for it today. */
    Cluster today() {
        Cluster at = this;
        while (at.into != null) {
            at = at.into;
        }
        if (into != null && into != at) {
            into = at;
        }
        return at;
    }
}
