package forestall.placement.file;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import forestall.placement.Duals;
import forestall.placement.Instance;
import forestall.placement.Plan;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A plan as it is written down, {@code drp-plan/1}.
 *
 * @param instance name of the problem
 * @param slots by component
 * @param bound no plan costs less
 * @param duals the prices that prove the bound; null where the file has none
 * @param wallSeconds how long it took, all in
 * @param cpuSeconds processor time of all threads
 */
public record PlanFile(
        String instance,
        List<Instance.Slot> slots,
        long hard,
        long medium,
        long soft,
        long bound,
        Duals duals,
        double wallSeconds,
        double cpuSeconds) {
    static final String FORMAT = "drp-plan/1";

    public PlanFile {
        slots = List.copyOf(slots);
    }

    public static PlanFile of(String instance, Plan plan, double wallSeconds, double cpuSeconds) {
        return new PlanFile(
                instance,
                plan.slots(),
                plan.hard(),
                plan.medium(),
                plan.soft(),
                plan.bound(),
                plan.duals(),
                wallSeconds,
                cpuSeconds);
    }

    /** Writes UTF-8 JSON; {@code out} is closed. */
    public void write(OutputStream out) throws IOException {
        try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
            json.writeStartObject();
            json.writeStringField("format", FORMAT);
            json.writeStringField("instance", instance);
            json.writeArrayFieldStart("assignments");
            for (Instance.Slot slot : slots) {
                json.writeStartObject();
                json.writeNumberField("host", slot.host());
                json.writeNumberField("tier", slot.tier());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeObjectFieldStart("objective");
            json.writeNumberField("hard", hard);
            json.writeNumberField("medium", medium);
            json.writeNumberField("soft", soft);
            json.writeEndObject();
            json.writeNumberField("lowerBound", bound);
            if (duals != null) {
                json.writeObjectFieldStart("duals");
                json.writeFieldName("capacityMicro");
                json.writeArray(duals.capacityMicro(), 0, duals.capacityMicro().length);
                json.writeFieldName("linkMicro");
                json.writeArray(duals.linkMicro(), 0, duals.linkMicro().length);
                json.writeEndObject();
            }
            json.writeObjectFieldStart("seconds");
            json.writeNumberField("wall", rounded(wallSeconds));
            json.writeNumberField("cpu", rounded(cpuSeconds));
            json.writeEndObject();
            json.writeEndObject();
        }
    }

    private static double rounded(double seconds) {
        return Math.round(seconds * 1000) / 1000.0;
    }

    /**
     * Reads what {@link #write} wrote; {@code seconds} and {@code duals} may be missing.
     *
     * @param problem the plan is for it; its slots have to be there
     * @throws Malformed when it is not such a file, or not for that problem
     */
    public static PlanFile read(InputStream in, Instance problem) throws IOException {
        Draft draft = new Draft();
        Cursor.document(in, at -> draft.read(at, problem));
        if (draft.slots.size() != problem.components().size()) {
            throw new Malformed(
                    "/assignments: must have one for each of %d components, has %d"
                            .formatted(problem.components().size(), draft.slots.size()));
        }
        return new PlanFile(
                draft.instance,
                draft.slots,
                draft.hard,
                draft.medium,
                draft.soft,
                draft.bound,
                draft.duals,
                draft.wall,
                draft.cpu);
    }

    private static final class Draft {
        private String instance = "";
        private final List<Instance.Slot> slots = new ArrayList<>();
        private long hard;
        private long medium;
        private long soft;
        private long bound;
        private Duals duals;
        private double wall;
        private double cpu;

        void read(Cursor at, Instance problem) {
            at.object(
                    Set.of("format", "instance", "assignments", "objective", "lowerBound"),
                    Set.of("duals", "seconds"),
                    field -> field(at, field, problem));
        }

        private void field(Cursor at, String field, Instance problem) {
            switch (field) {
                case "format" -> {
                    if (!at.text().equals(FORMAT)) {
                        throw at.wrong("must be " + FORMAT);
                    }
                }
                case "instance" -> instance = at.text();
                case "assignments" ->
                        at.array(
                                problem.components().size(),
                                () -> {
                                    Instance.Slot slot = InstanceReader.slot(at);
                                    if (slot.host() >= problem.hosts().size()) {
                                        throw at.wrong(
                                                "there is no host %d".formatted(slot.host()));
                                    }
                                    slots.add(slot);
                                });
                case "objective" ->
                        at.object(
                                Set.of("hard", "medium", "soft"),
                                Set.of(),
                                part -> {
                                    long value = at.number(Long.MIN_VALUE, Long.MAX_VALUE);
                                    switch (part) {
                                        case "hard" -> hard = value;
                                        case "medium" -> medium = value;
                                        default -> soft = value;
                                    }
                                });
                case "lowerBound" -> bound = at.number(Long.MIN_VALUE, Long.MAX_VALUE);
                case "duals" -> duals = duals(at, problem);
                default ->
                        at.object(
                                Set.of("wall", "cpu"),
                                Set.of(),
                                part -> {
                                    double value = at.decimal();
                                    if (part.equals("wall")) {
                                        wall = value;
                                    } else {
                                        cpu = value;
                                    }
                                });
            }
        }

        private static Duals duals(Cursor at, Instance problem) {
            long[][] found = new long[2][];
            at.object(
                    Set.of("capacityMicro", "linkMicro"),
                    Set.of(),
                    part -> {
                        if (part.equals("linkMicro")) {
                            int links = problem.zones() * problem.zones();
                            found[1] = at.numbers(links, 0, Long.MAX_VALUE);
                        } else {
                            int amounts = problem.hosts().size() * problem.resources().size();
                            found[0] = at.numbers(amounts, 0, Long.MAX_VALUE);
                        }
                    });
            return new Duals(found[0], found[1]);
        }
    }
}
