package forestall.command.bench.planner;

import forestall.command.Trouble;
import forestall.placement.Instance;
import forestall.placement.MadeInstance;
import forestall.placement.file.InstanceReader;
import forestall.placement.file.InstanceWriter;
import forestall.placement.file.Malformed;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/** Problems as files. */
final class ProblemFiles {
    /** A pool in which a good half has to be content with less than the target. */
    private static final double TIGHTNESS = 1.25;

    private ProblemFiles() {}

    static Instance read(Path file) throws IOException {
        try (var in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            return InstanceReader.read(in);
        } catch (Malformed wrong) {
            throw new Trouble("%s: %s".formatted(file, wrong.getMessage()), wrong);
        }
    }

    /** A made problem, written into the folder. */
    static Path made(Path folder, Size size, long seed) throws IOException {
        Instance made =
                MadeInstance.of(seed, size.components(), size.hosts(), size.zones(), TIGHTNESS);
        Path file = folder.resolve(made.name() + ".json.gz");
        try (var out = Files.newOutputStream(file);
                var packed = new GZIPOutputStream(new BufferedOutputStream(out))) {
            InstanceWriter.write(made, packed);
        }
        return file;
    }

    /** Files as they are; of folders, those that end as problems do, in order of name. */
    static List<Path> under(List<Path> given) throws IOException {
        List<Path> found = new ArrayList<>();
        for (Path each : given) {
            if (!Files.isDirectory(each)) {
                found.add(each);
                continue;
            }
            try (Stream<Path> inside = Files.list(each)) {
                found.addAll(
                        inside.filter(file -> file.toString().matches(".*\\.json(\\.gz)?"))
                                .sorted()
                                .toList());
            }
        }
        return found;
    }
}
