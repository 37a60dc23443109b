package forestall.logs;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** How much heap a miner keeps: what a twin of it takes, read from its saved state. */
final class Retained {
    private Retained() {}

    static long bytes(TemplateMiner miner) {
        var bytes = new ByteArrayOutputStream();
        try {
            miner.write(new DataOutputStream(bytes));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        byte[] saved = bytes.toByteArray();
        bytes.reset();
        long before = used();
        TemplateMiner twin;
        try {
            twin =
                    TemplateMiner.read(
                            new DataInputStream(new ByteArrayInputStream(saved)),
                            MinerLimits.defaults());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        long after = used();
        if (twin.clusters.size() != miner.clusters.size()) {
            throw new IllegalStateException("the twin differs");
        }
        return after - before;
    }

    private static long used() {
        var runtime = Runtime.getRuntime();
        for (int each = 0; each < 3; each++) {
            System.gc();
        }
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
