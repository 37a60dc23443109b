package forestall.logs;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A miner's memory as bytes. What is read is believed only as far as it is in order. */
final class MinerState {
    private static final int VERSION = 1;
    private static final int MOST = 1 << 24; // of anything

    private MinerState() {}

    static void write(TemplateMiner miner, DataOutput out) throws IOException {
        out.writeByte(VERSION);
        out.writeLong(miner.lines);
        List<Cluster> clusters = miner.clusters.all();
        Map<Cluster, Integer> places = new HashMap<>();
        out.writeInt(clusters.size());
        for (Cluster each : clusters) {
            places.put(each, places.size());
            out.writeLong(each.id);
            out.writeUTF(each.text());
            out.writeLong(each.count);
            out.writeLong(each.seen);
        }
        List<TemplateMiner.Entry> entries = miner.entries.all();
        out.writeInt(entries.size());
        for (TemplateMiner.Entry each : entries) {
            out.writeLong(each.key);
            out.writeInt(places.get(each.cluster.today()));
            out.writeLong(each.varied);
            out.writeLong(each.seen);
            out.writeByte(each.maybe.length);
            for (int maybe : each.maybe) {
                out.writeInt(maybe);
            }
        }
        List<Slot> slots = miner.slots.slots.all();
        out.writeInt(slots.size());
        for (Slot each : slots) {
            each.write(out, places);
        }
        out.writeInt(miner.changes.size());
        for (Change each : miner.changes) {
            if (each instanceof Change.Merged merged) {
                out.writeBoolean(true);
                out.writeLong(merged.from());
                out.writeLong(merged.into());
            } else if (each instanceof Change.Forgotten forgotten) {
                out.writeBoolean(false);
                out.writeLong(forgotten.cluster());
            }
        }
    }

    static void read(TemplateMiner miner, DataInput in) throws IOException {
        int version = in.readUnsignedByte();
        if (version != VERSION) {
            throw new IOException("state of another version: " + version);
        }
        miner.lines = in.readLong();
        List<Cluster> clusters = new ArrayList<>();
        int count = count(in, MOST);
        for (int at = 0; at < count; at++) {
            var cluster = new Cluster(in.readLong(), in.readUTF());
            cluster.count = in.readLong();
            cluster.seen = in.readLong();
            clusters.add(cluster);
            once(miner.clusters.get(cluster.id));
            miner.clusters.add(cluster);
        }
        count = count(in, MOST);
        for (int at = 0; at < count; at++) {
            TemplateMiner.Entry entry = entry(in, clusters);
            once(miner.entries.get(entry.key));
            miner.entries.add(entry);
        }
        count = count(in, MOST);
        for (int at = 0; at < count; at++) {
            Slot slot = Slot.read(in, clusters);
            once(miner.slots.slots.get(slot.hash));
            miner.slots.slots.add(slot);
        }
        count = count(in, MOST);
        for (int at = 0; at < count; at++) {
            miner.changes.add(
                    in.readBoolean()
                            ? new Change.Merged(in.readLong(), in.readLong())
                            : new Change.Forgotten(in.readLong()));
        }
    }

    private static TemplateMiner.Entry entry(DataInput in, List<Cluster> clusters)
            throws IOException {
        long key = in.readLong();
        Cluster cluster = clusters.get(count(in, clusters.size() - 1));
        long varied = in.readLong();
        long seen = in.readLong();
        int[] maybe = new int[in.readUnsignedByte()];
        if (maybe.length > Line.MOST_MAYBES) {
            throw new IOException("too many variables: " + maybe.length);
        }
        for (int at = 0; at < maybe.length; at++) {
            maybe[at] = in.readInt();
        }
        var entry = new TemplateMiner.Entry(key, cluster, maybe);
        entry.varied = varied;
        entry.seen = seen;
        return entry;
    }

    /**
     * @throws IOException when it is below 0 or above {@code most}
     */
    static int count(DataInput in, int most) throws IOException {
        int count = in.readInt();
        if (count < 0 || count > most) {
            throw new IOException("no such count: " + count);
        }
        return count;
    }

    private static void once(Object before) throws IOException {
        if (before != null) {
            throw new IOException("a hash is there twice");
        }
    }
}
