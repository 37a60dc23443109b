package forestall.command.replay;

import com.fasterxml.jackson.databind.JsonNode;
import forestall.command.Trouble;
import forestall.json.ModelJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A fault that was injected into the recorded application. Read only after the replay, to measure
 * it.
 *
 * @param at when it began
 * @param service which service
 * @param type what it was
 */
record Fault(Instant at, String service, String type) {

    /** From {@code *-fault_list.json}; empty when the folder has none. */
    static List<Fault> read(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> lists =
                    files.filter(each -> each.toString().endsWith("fault_list.json")).toList();
            List<Fault> faults = new ArrayList<>();
            for (Path list : lists) {
                for (JsonNode hour : ModelJson.mapper().readTree(list.toFile())) {
                    for (JsonNode fault : hour) {
                        faults.add(
                                new Fault(
                                        Instant.parse(
                                                fault.get("inject_time").asText().replace(' ', 'T')
                                                        + "Z"),
                                        RecordedDay.serviceOf(fault.get("inject_pod").asText()),
                                        fault.get("inject_type").asText()));
                    }
                }
            }
            faults.sort(Comparator.comparing(Fault::at));
            return faults;
        } catch (IOException broken) {
            throw new Trouble("Cannot read the fault list in " + folder, broken);
        }
    }
}
