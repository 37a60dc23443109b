package forestall.logs;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A line with one word (or two) left out: what was seen there. */
final class Slot {
    /** Distinct words that are counted. */
    static final int MOST = 48;

    final long hash;
    private final List<Cluster> members = new ArrayList<>(1);
    private Cluster merged;
    private long[] firsts = new long[0]; // words that began a tail
    private boolean closed;
    long seen;

    Slot(long hash) {
        this.hash = hash;
    }

    /** The cluster that took all words of this slot, or null while they are told apart. */
    Cluster merged() {
        if (merged != null) {
            merged = merged.today();
            if (merged.forgotten) {
                merged = null;
            }
        }
        return merged;
    }

    void merged(Cluster cluster) {
        merged = cluster;
        members.clear();
    }

    /** Those that stand for themselves, oldest first. */
    List<Cluster> members() {
        boolean same = true;
        for (Cluster each : members) {
            same &= !each.isMerged() && !each.forgotten;
        }
        if (same) {
            return members;
        }
        List<Cluster> live = new ArrayList<>(members.size());
        for (Cluster each : members) {
            Cluster today = each.today();
            if (!today.forgotten && !live.contains(today)) {
                live.add(today);
            }
        }
        members.clear();
        members.addAll(live);
        return live;
    }

    void add(Cluster cluster) {
        members();
        if (members.size() < MOST) {
            members.add(cluster);
        }
    }

    /**
     * Notes which word began the text after a colon. Free text begins with another word each time;
     * when one comes again it is the program's own, and the slot is never asked again.
     *
     * @return how many different ones there were, 0 once one was seen twice
     */
    int tail(long first, boolean text) {
        for (long each : firsts) {
            closed |= each == first;
        }
        closed |= !text;
        if (closed || firsts.length == MOST) {
            return 0;
        }
        firsts = Arrays.copyOf(firsts, firsts.length + 1);
        firsts[firsts.length - 1] = first;
        return firsts.length;
    }

    /**
     * True when the words are values rather than names. A few names that come again and again are
     * told apart however long the stream is: the longer it is, the more different words it takes.
     *
     * @param least different words in the shortest stream
     * @param growth further words each time that the lines double
     */
    static boolean isVariable(List<Cluster> members, int least, double growth) {
        int distinct = members.size();
        if (distinct < least) {
            return false;
        }
        long lines = 0;
        for (Cluster each : members) {
            lines += each.count;
        }
        double doublings =
                StrictMath.log((double) Math.max(lines, distinct) / distinct) / StrictMath.log(2);
        return distinct >= least + growth * doublings;
    }

    /**
     * @param places of the clusters that live
     */
    void write(DataOutput out, Map<Cluster, Integer> places) throws IOException {
        out.writeLong(hash);
        out.writeLong(seen);
        out.writeBoolean(closed);
        Cluster today = merged();
        out.writeInt(today == null ? -1 : places.get(today));
        List<Cluster> live = members();
        out.writeInt(live.size());
        for (Cluster each : live) {
            out.writeInt(places.get(each));
        }
        out.writeInt(firsts.length);
        for (long each : firsts) {
            out.writeLong(each);
        }
    }

    static Slot read(DataInput in, List<Cluster> clusters) throws IOException {
        var slot = new Slot(in.readLong());
        slot.seen = in.readLong();
        slot.closed = in.readBoolean();
        int merged = in.readInt();
        if (merged < -1 || merged >= clusters.size()) {
            throw new IOException("no such cluster: " + merged);
        }
        slot.merged = merged < 0 ? null : clusters.get(merged);
        int count = MinerState.count(in, MOST);
        for (int at = 0; at < count; at++) {
            slot.members.add(clusters.get(MinerState.count(in, clusters.size() - 1)));
        }
        slot.firsts = new long[MinerState.count(in, MOST)];
        for (int at = 0; at < slot.firsts.length; at++) {
            slot.firsts[at] = in.readLong();
        }
        return slot;
    }
}
