package forestall.command.bench;

import forestall.logs.LogFormat;
import forestall.logs.TemplateMiner;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Lines mined a second on one core: the logs again and again, every digit of every pass another
 * one, and in one line of fifty a word that was never seen, so that the way of new lines is in it.
 */
final class LogThroughput {
    private static final int PASSES = 60;
    private static final int WARM = 30; // passes that aren't counted
    private static final int NOVEL_EVERY = 50;

    private long wall;
    private long cpu;
    private long lines;

    private LogThroughput() {}

    /** What it came to, in one line of words. */
    static String measure(List<Path> logs) throws IOException {
        var measured = new LogThroughput();
        List<List<String>> systems = new ArrayList<>();
        List<TemplateMiner> miners = new ArrayList<>();
        for (Path log : logs) {
            List<String> all = LogSystem.lines(log);
            LogFormat format = LogFormat.infer(all);
            systems.add(all.stream().map(l -> format.read(l, Instant.EPOCH).content()).toList());
            miners.add(new TemplateMiner());
        }
        for (int pass = 0; pass < PASSES; pass++) {
            for (int system = 0; system < systems.size(); system++) {
                List<String> shifted = shifted(systems.get(system), pass);
                measured.mine(miners.get(system), shifted, pass >= WARM);
            }
        }
        return measured.words();
    }

    private static List<String> shifted(List<String> lines, int pass) {
        List<String> shifted = new ArrayList<>(lines.size());
        for (int at = 0; at < lines.size(); at++) {
            var line = new StringBuilder(lines.get(at));
            for (int each = 0; each < line.length(); each++) {
                char c = line.charAt(each);
                if (c >= '0' && c <= '9') {
                    line.setCharAt(each, (char) ('0' + (c - '0' + pass) % 10));
                }
            }
            if (at % NOVEL_EVERY == 0) {
                line.append(' ').append(word((long) pass * lines.size() + at));
            }
            shifted.add(line.toString());
        }
        return shifted;
    }

    private static String word(long number) {
        var word = new StringBuilder("w");
        for (long left = number; left > 0; left /= 26) {
            word.append((char) ('a' + left % 26));
        }
        return word.toString();
    }

    private void mine(TemplateMiner miner, List<String> contents, boolean counts) {
        var threads = ManagementFactory.getThreadMXBean();
        long wallBefore = System.nanoTime();
        long cpuBefore = threads.getCurrentThreadCpuTime();
        for (String content : contents) {
            miner.mine(content);
        }
        if (counts) {
            cpu += threads.getCurrentThreadCpuTime() - cpuBefore;
            wall += System.nanoTime() - wallBefore;
            lines += contents.size();
        }
        miner.changes();
    }

    private String words() {
        return String.format(
                Locale.ROOT,
                "log lines mined a second on one core: %,.0f by the wall clock, %,.0f by CPU time"
                        + " (%,d lines, one in %d with a word never seen)",
                lines * 1e9 / wall,
                lines * 1e9 / cpu,
                lines,
                NOVEL_EVERY);
    }
}
