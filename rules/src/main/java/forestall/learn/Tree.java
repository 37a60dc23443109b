package forestall.learn;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * One regression tree as arrays. A node is a leaf when its feature is −1; otherwise rows whose
 * feature is at most the threshold go to child {@code left[node]}, all others to the one after it,
 * and the unknown where {@code unknownLeft} says.
 */
final class Tree {
    private final int[] feature;
    private final float[] threshold;
    private final boolean[] unknownLeft;
    private final int[] left;
    private final double[] value;

    Tree(int[] feature, float[] threshold, boolean[] unknownLeft, int[] left, double[] value) {
        this.feature = feature;
        this.threshold = threshold;
        this.unknownLeft = unknownLeft;
        this.left = left;
        this.value = value;
    }

    double valueOf(float[] row) {
        int node = 0;
        while (feature[node] >= 0) {
            float seen = row[feature[node]];
            boolean goesLeft = Float.isNaN(seen) ? unknownLeft[node] : seen <= threshold[node];
            node = goesLeft ? left[node] : left[node] + 1;
        }
        return value[node];
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(feature.length);
        for (int node = 0; node < feature.length; node++) {
            out.writeShort(feature[node]);
            if (feature[node] >= 0) {
                out.writeFloat(threshold[node]);
                out.writeBoolean(unknownLeft[node]);
                out.writeInt(left[node]);
            } else {
                out.writeDouble(value[node]);
            }
        }
    }

    /**
     * @throws IOException also when the numbers make no tree over {@code columns} features
     */
    static Tree read(DataInput in, int columns) throws IOException {
        int nodes = in.readInt();
        if (nodes < 1 || nodes > 1 << 16) {
            throw new IOException("a tree has no %d nodes".formatted(nodes));
        }
        var tree =
                new Tree(
                        new int[nodes],
                        new float[nodes],
                        new boolean[nodes],
                        new int[nodes],
                        new double[nodes]);
        for (int node = 0; node < nodes; node++) {
            tree.feature[node] = in.readShort();
            if (tree.feature[node] >= 0) {
                tree.threshold[node] = in.readFloat();
                tree.unknownLeft[node] = in.readBoolean();
                tree.left[node] = in.readInt();
                // Children come after their parent, so that no walk goes in a circle.
                if (tree.feature[node] >= columns
                        || tree.left[node] <= node
                        || tree.left[node] > nodes - 2) {
                    throw new IOException("node %d of a tree leads nowhere".formatted(node));
                }
            } else {
                tree.value[node] = in.readDouble();
                if (!Double.isFinite(tree.value[node])) {
                    throw new IOException("node %d of a tree has no value".formatted(node));
                }
            }
        }
        return tree;
    }
}
