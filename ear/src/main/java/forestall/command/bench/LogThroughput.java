package forestall.command.bench;

import forestall.logs.MinerSettings;
import forestall.logs.TemplateMiner;
import java.util.SplittableRandom;

/**
 * How many log lines a second are mined: two hundred kinds of lines, and now and then a new word.
 */
final class LogThroughput {
    private static final int KINDS = 200;
    private static final int LINES = 200_000;
    private static final int COUNTED = 10;
    private static final String[] WORDS = {
        "connection",
        "opened",
        "closed",
        "request",
        "from",
        "client",
        "took",
        "received",
        "block",
        "session",
        "started",
        "stopped",
        "timeout",
        "retry",
        "failed",
        "succeeded",
        "writing",
        "reading",
        "replica",
        "leader",
        "follower",
        "snapshot",
        "commit",
        "index"
    };

    private LogThroughput() {}

    static String measure() {
        String[] lines = lines();
        var miner = new TemplateMiner(MinerSettings.defaults());
        long sum = 0;
        for (int round = 0; round < COUNTED; round++) {
            sum += round(miner, lines);
        }
        var watch = new Throughput();
        for (int round = 0; round < COUNTED; round++) {
            sum += round(miner, lines);
        }
        long characters = 0;
        for (String line : lines) {
            characters += line.length();
        }
        return "throughput: %s of %d characters on average, %d templates (checksum %d)"
                .formatted(
                        watch.of((long) LINES * COUNTED, "log lines"),
                        characters / LINES,
                        miner.size(),
                        sum % 1000);
    }

    private static long round(TemplateMiner miner, String[] lines) {
        long sum = 0;
        for (String line : lines) {
            sum += miner.add(line);
        }
        miner.merges();
        return sum;
    }

    private static String[] lines() {
        var random = new SplittableRandom(1);
        var kinds = new String[KINDS][];
        for (int kind = 0; kind < KINDS; kind++) {
            kinds[kind] = new String[3 + random.nextInt(4)];
            for (int word = 0; word < kinds[kind].length; word++) {
                kinds[kind][word] = WORDS[random.nextInt(WORDS.length)];
            }
        }
        var lines = new String[LINES];
        for (int at = 0; at < LINES; at++) {
            var line = new StringBuilder();
            for (String word : kinds[random.nextInt(KINDS)]) {
                line.append(word).append(' ');
                switch (random.nextInt(6)) {
                    case 0 -> line.append(random.nextInt(100_000)).append(' ');
                    case 1 -> line.append("10.0.").append(random.nextInt(256)).append(".7:80 ");
                    case 2 -> line.append("id=").append(random.nextLong() >>> 20).append(", ");
                    default -> {
                        // words alone
                    }
                }
            }
            if (random.nextInt(1000) == 0) { // what nobody has logged before
                line.append("w").append(Long.toString(random.nextLong() >>> 40, 26));
            }
            lines[at] = line.toString();
        }
        return lines;
    }
}
