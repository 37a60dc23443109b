package forestall.command.bench;

import forestall.logs.Change;
import forestall.logs.LogFormat;
import forestall.logs.Mined;
import forestall.logs.TemplateMiner;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;

/**
 * The log of one system, mined from its first line to its last.
 *
 * @param name of the system
 * @param format of its headers, as inferred
 * @param online template of each line as known when the line came
 * @param last template of each line's cluster as known after the last line
 */
record LogSystem(String name, String format, List<String> online, List<String> last) {

    static final CSVFormat CSV =
            CSVFormat.DEFAULT
                    .builder()
                    .setHeader("LineId", "EventTemplate")
                    .setRecordSeparator('\n')
                    .get();

    /** Bytes that are no UTF-8 become one character each; nothing is refused. */
    static List<String> lines(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return lines.lines().toList();
        }
    }

    static LogSystem mine(String name, List<String> lines) {
        LogFormat format = LogFormat.infer(lines);
        var miner = new TemplateMiner();
        List<Long> clusters = new ArrayList<>();
        List<String> online = new ArrayList<>();
        Map<Long, Long> into = new HashMap<>();
        for (String line : lines) {
            Mined mined = miner.mine(format.read(line, Instant.EPOCH).content());
            clusters.add(mined.cluster());
            online.add(mined.template());
            for (Change change : miner.changes()) {
                if (change instanceof Change.Merged merged) {
                    into.put(merged.from(), merged.into());
                }
            }
        }
        List<String> last = new ArrayList<>();
        for (int at = 0; at < lines.size(); at++) {
            long cluster = clusters.get(at);
            while (into.containsKey(cluster)) {
                cluster = into.get(cluster);
            }
            last.add(miner.template(cluster).orElse(online.get(at)));
        }
        return new LogSystem(name, format.name(), online, last);
    }

    static void write(Path file, List<String> templates) throws IOException {
        Files.createDirectories(file.getParent());
        try (Writer out = Files.newBufferedWriter(file);
                var csv = new CSVPrinter(out, CSV)) {
            for (int at = 0; at < templates.size(); at++) {
                csv.printRecord(at + 1, templates.get(at));
            }
        }
    }

    /** True templates, when they lie beside the log. */
    static Optional<List<String>> truth(Path log) throws IOException {
        for (String ending : Arrays.asList("_structured_corrected.csv", "_structured.csv")) {
            Path file = log.resolveSibling(log.getFileName() + ending);
            if (Files.exists(file)) {
                List<String> templates = new ArrayList<>();
                CSVFormat format =
                        CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
                try (Reader in = Files.newBufferedReader(file);
                        CSVParser csv = CSVParser.parse(in, format)) {
                    for (CSVRecord each : csv) {
                        templates.add(each.get("EventTemplate"));
                    }
                }
                return Optional.of(templates);
            }
        }
        return Optional.empty();
    }
}
