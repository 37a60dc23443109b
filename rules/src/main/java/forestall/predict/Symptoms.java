package forestall.predict;

import forestall.model.ComponentId;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What all components look like in one minute, in numbers that mean the same for any application:
 * how surprising each component's signals are, how that changed over the last minutes, and how all
 * components together look. A fold; not thread-safe.
 */
public final class Symptoms {
    private static final int STRONGEST = 4;
    private static final float ODD = 1.3f; // one in twenty
    private static final float VERY_ODD = 2.5f;
    private static final int PAST = 12;

    /** Numbers of one component. */
    public static final int OWN = STRONGEST + 3 + 4 + 1 + 2;

    private static final int NOW = 7;

    /** Numbers of all components together: as they are, at their highest lately, and on average. */
    public static final int TOGETHER = 3 * NOW;

    private static final float SHARE = 0.4f;

    /**
     * One minute.
     *
     * @param components in order of id
     * @param own {@link #OWN} numbers a component
     * @param together {@link #TOGETHER} numbers
     */
    @SuppressWarnings("ArrayRecordComponent") // numbers on their way into a model
    public record Minute(List<ComponentId> components, float[][] own, float[] together) {}

    /** One component, and how odd it was. */
    private static final class Patient {
        final Deque<Float> past = new ArrayDeque<>(); // newest first
        final float[] own = new float[OWN];
        float oddness; // sum of the three strongest
        float quick;
        float slow;
    }

    private final Map<ComponentId, Patient> patients = new TreeMap<>();
    private final float[] before = new float[NOW];
    private final float[] average = new float[NOW];
    private boolean begun;

    /**
     * @param looks of each component's metrics in the minute that is over; a component that says
     *     nothing looks quiet, one that is not there is forgotten
     */
    Minute advance(SortedMap<ComponentId, SortedMap<String, Signal.Looks>> looks) {
        patients.keySet().retainAll(looks.keySet());
        looks.forEach(
                (id, own) -> examine(patients.computeIfAbsent(id, any -> new Patient()), own));
        float[] together = together();
        compare();
        return new Minute(
                List.copyOf(patients.keySet()),
                patients.values().stream().map(each -> each.own.clone()).toArray(float[][]::new),
                together);
    }

    private static void examine(Patient patient, SortedMap<String, Signal.Looks> looks) {
        var surprises = new float[looks.size()];
        double quick = 0;
        double slow = 0;
        int at = 0;
        for (Signal.Looks each : looks.values()) {
            surprises[at++] = each.surprise();
            quick += each.quick();
            slow += each.slow();
        }
        Arrays.sort(surprises);
        int count = Math.max(1, surprises.length);
        float[] own = patient.own;
        Arrays.fill(own, 0);
        float sum = 0;
        float odd = 0;
        float veryOdd = 0;
        for (int back = 0; back < surprises.length; back++) {
            float surprise = surprises[surprises.length - 1 - back];
            if (back < STRONGEST) {
                own[back] = surprise;
            }
            sum += surprise;
            odd += surprise > ODD ? 1 : 0;
            veryOdd += surprise > VERY_ODD ? 1 : 0;
        }
        own[STRONGEST] = odd / count;
        own[STRONGEST + 1] = veryOdd / count;
        own[STRONGEST + 2] = sum / count;
        own[STRONGEST + 3] = highest(patient.past, 1, 1);
        own[STRONGEST + 4] = highest(patient.past, 2, 3);
        own[STRONGEST + 5] = highest(patient.past, 4, 6);
        own[STRONGEST + 6] = highest(patient.past, 7, PAST);
        patient.oddness = own[0] + own[1] + own[2];
        patient.quick = (float) (quick / count);
        patient.slow = (float) (slow / count);
        own[OWN - 2] = patient.quick;
        own[OWN - 1] = patient.slow;
        patient.past.addFirst(patient.oddness);
        if (patient.past.size() > PAST) {
            patient.past.removeLast();
        }
    }

    private static float highest(Deque<Float> past, int from, int to) {
        float highest = 0;
        int back = 1;
        for (float each : past) {
            if (back >= from && back <= to) {
                highest = Math.max(highest, each);
            }
            back++;
        }
        return highest;
    }

    private float[] together() {
        var now = new float[NOW];
        int count = Math.max(1, patients.size());
        for (Patient each : patients.values()) {
            now[0] += each.quick / count;
            now[1] += each.slow / count;
            now[2] = Math.max(now[2], each.slow);
            if (each.oddness > now[3]) {
                now[4] = now[3];
                now[3] = each.oddness;
            } else {
                now[4] = Math.max(now[4], each.oddness);
            }
            now[5] += each.oddness / count;
            now[6] += each.oddness > 2 * VERY_ODD ? 1f / count : 0;
        }
        var together = new float[TOGETHER];
        for (int at = 0; at < NOW; at++) {
            together[at] = now[at];
            together[NOW + at] = Math.max(now[at], before[at]);
            average[at] += begun ? SHARE * (now[at] - average[at]) : now[at];
            together[2 * NOW + at] = average[at];
            before[at] = now[at];
        }
        begun = true;
        return together;
    }

    /** By how much a component is odder than the oddest of the others. */
    private void compare() {
        float most = 0;
        float second = 0;
        int oddest = 0;
        for (Patient each : patients.values()) {
            if (each.oddness > most) {
                second = most;
                most = each.oddness;
                oddest = 1;
            } else if (each.oddness == most) {
                oddest++;
            } else {
                second = Math.max(second, each.oddness);
            }
        }
        for (Patient each : patients.values()) {
            float others = each.oddness == most && oddest == 1 ? second : most;
            each.own[STRONGEST + 7] = each.oddness - others;
        }
    }

    void write(DataOutput out) throws IOException {
        out.writeBoolean(begun);
        for (int at = 0; at < NOW; at++) {
            out.writeFloat(before[at]);
            out.writeFloat(average[at]);
        }
        out.writeInt(patients.size());
        for (var each : patients.entrySet()) {
            out.writeUTF(each.getKey().value());
            out.writeByte(each.getValue().past.size());
            for (float oddness : each.getValue().past) {
                out.writeFloat(oddness);
            }
        }
    }

    void read(StateReader in) throws IOException {
        begun = in.bool();
        for (int at = 0; at < NOW; at++) {
            before[at] = in.positiveFloat();
            average[at] = in.positiveFloat();
        }
        int count = in.atMost(in.int32(), 3);
        for (int patient = 0; patient < count; patient++) {
            var read = new Patient();
            if (patients.put(new ComponentId(in.text()), read) != null) {
                throw new IOException("a component has symptoms twice");
            }
            int past = in.unsignedByte();
            if (past > PAST) {
                throw new IOException("symptoms of %d minutes".formatted(past));
            }
            for (int back = 0; back < past; back++) {
                read.past.addLast(in.positiveFloat());
            }
        }
    }
}
