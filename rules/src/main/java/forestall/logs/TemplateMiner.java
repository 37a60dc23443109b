package forestall.logs;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Finds which statement of a program wrote a line, as the lines come, without knowing the program.
 *
 * <p>What is a variable by its form is masked at once; the masked line is looked up. Only a line
 * whose masked form is new is compared: where enough different words were seen in one place of an
 * otherwise equal line, the place is a variable and its clusters become one. {@link #changes} tells
 * which, so that whoever counts by cluster can follow. What is not seen any more is forgotten first
 * when memory runs out. One thread at a time.
 */
public final class TemplateMiner {

    /** A masked line that is known. */
    static final class Entry {
        final long key;
        Cluster cluster;
        final int[] maybe;
        long varied; // a bit for each
        long seen;

        Entry(long key, Cluster cluster, int[] maybe) {
            this.key = key;
            this.cluster = cluster;
            this.maybe = maybe;
        }
    }

    final MinerLimits limits;
    final LongMap<Entry> entries = new LongMap<>(entry -> entry.key);
    final LongMap<Cluster> clusters = new LongMap<>(cluster -> cluster.id);
    final Slots slots = new Slots(this);
    final Deque<Change> changes = new ArrayDeque<>();
    private final Line line = new Line();
    long lines;

    public TemplateMiner() {
        this(MinerLimits.defaults());
    }

    public TemplateMiner(MinerLimits limits) {
        this.limits = limits;
    }

    /**
     * Takes one line, header off; at most its first 1,024 characters tell which statement it is.
     * Line breaks are blanks.
     */
    public Mined mine(String content) {
        lines++;
        line.read(content);
        Entry entry = entries.get(line.key);
        boolean novel = entry == null;
        boolean first = false;
        if (novel) {
            int before = clusters.size();
            entry = novel();
            first = clusters.size() > before;
        } else if (differs(entry)) {
            vary(entry);
        }
        Cluster cluster = entry.cluster;
        if (cluster.isMerged()) {
            cluster = cluster.today();
            entry.cluster = cluster;
        }
        cluster.count++;
        cluster.seen = lines;
        entry.seen = lines;
        if (first) {
            slots.learn(line, cluster);
            cluster = cluster.today();
        }
        if (novel) {
            trim();
        }
        return new Mined(cluster.id, cluster.shown(), first && cluster.count == 1);
    }

    private boolean differs(Entry entry) {
        int[] known = entry.maybe;
        int count = Math.min(known.length, line.maybes);
        for (int at = 0; at < count; at++) {
            if (known[at] != line.maybe[at] && (entry.varied & (1L << at)) == 0) {
                return true;
            }
        }
        return false;
    }

    private void vary(Entry entry) {
        for (int at = 0; at < Math.min(entry.maybe.length, line.maybes); at++) {
            if (entry.maybe[at] != line.maybe[at]) {
                entry.varied |= 1L << at;
            }
        }
        Cluster cluster = entry.cluster.today();
        cluster.text(MaskedText.common(cluster.text(), line.asText(), -1));
    }

    private Entry novel() {
        Cluster known = slots.find(line);
        if (known != null) {
            known.text(MaskedText.common(known.text(), line.asText(), -1));
        } else {
            known = clusters.get(line.key);
            if (known == null) {
                known = new Cluster(line.key, line.asText());
                clusters.add(known);
            }
        }
        Entry entry = remember(line.key, known);
        return entry;
    }

    Entry remember(long key, Cluster cluster) {
        var entry = new Entry(key, cluster, Arrays.copyOf(line.maybe, line.maybes));
        entry.seen = lines;
        entries.add(entry);
        return entry;
    }

    void merge(Cluster from, Cluster into, int slot) {
        into.text(MaskedText.common(into.text(), from.text(), slot));
        if (from != into) {
            from.mergeInto(into);
            clusters.remove(from.id);
            tell(new Change.Merged(from.id, into.id));
        }
    }

    private void trim() {
        if (clusters.size() > limits.clusters()
                || entries.size() > limits.keys()
                || slots.size() > limits.slots()) {
            Trim.down(this).forEach(this::tell);
        }
    }

    private void tell(Change change) {
        if (changes.size() == 4 * limits.clusters()) {
            changes.remove(); // nobody asks
        }
        changes.add(change);
    }

    /** The text of a cluster as known today; empty when it was merged or forgotten. */
    public Optional<String> template(long cluster) {
        return Optional.ofNullable(clusters.get(cluster)).map(Cluster::shown);
    }

    /**
     * What happened to clusters since the last call, oldest first; the oldest are lost when nobody
     * asks for four times as many as there may be clusters.
     */
    public List<Change> changes() {
        List<Change> news = List.copyOf(changes);
        changes.clear();
        return news;
    }

    /** Writes everything that {@link #read} needs to go on as if nothing had happened. */
    public void write(DataOutput out) throws IOException {
        MinerState.write(this, out);
    }

    /**
     * @param limits may differ from those of the miner that wrote; what is too much is forgotten
     * @throws IOException when the bytes aren't a miner's
     */
    public static TemplateMiner read(DataInput in, MinerLimits limits) throws IOException {
        var miner = new TemplateMiner(limits);
        MinerState.read(miner, in);
        miner.trim();
        return miner;
    }
}
