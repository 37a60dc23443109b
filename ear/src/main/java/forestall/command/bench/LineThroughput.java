package forestall.command.bench;

import forestall.logs.TemplateMiner;
import java.util.SplittableRandom;

/**
 * How many log lines a second are mined: two hundred kinds of lines, and now and then a new word.
 */
final class LineThroughput {
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

    private LineThroughput() {}

    static String measure() {
        String[] lines = lines();
        var miner = new TemplateMiner();
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
        return "throughput: %s of %d characters on average (checksum %d)"
                .formatted(
                        watch.of((long) LINES * COUNTED, "log lines"),
                        characters / LINES,
                        sum % 1000);
    }

    private static long round(TemplateMiner miner, String[] lines) {
        long sum = 0;
        for (String line : lines) {
            sum += miner.mine(line).cluster();
        }
        miner.changes();
        return sum;
    }

    private static String[] lines() {
        var random = new SplittableRandom(1);
        var kinds = new String[KINDS][];
        var values = new int[KINDS][];
        for (int kind = 0; kind < KINDS; kind++) {
            kinds[kind] = new String[3 + random.nextInt(4)];
            values[kind] = random.ints(kinds[kind].length, 0, 5).toArray();
            for (int word = 0; word < kinds[kind].length; word++) {
                kinds[kind][word] = WORDS[random.nextInt(WORDS.length)];
            }
        }
        var lines = new String[LINES];
        for (int at = 0; at < LINES; at++) {
            int kind = random.nextInt(KINDS);
            var line = new StringBuilder();
            for (int word = 0; word < kinds[kind].length; word++) {
                line.append(kinds[kind][word])
                        .append(' ')
                        .append(value(values[kind][word], random));
            }
            if (random.nextInt(1000) == 0) { // what nobody has logged before
                line.append("w").append(Long.toString(random.nextLong() >>> 40, 26));
            }
            lines[at] = line.toString();
        }
        return lines;
    }

    private static String value(int sort, SplittableRandom random) {
        return switch (sort) {
            case 0 -> random.nextInt(100_000) + " ";
            case 1 -> "10.0.%d.7:80 ".formatted(random.nextInt(256));
            case 2 -> "id=%d, ".formatted(random.nextLong() >>> 20);
            default -> "";
        };
    }
}
