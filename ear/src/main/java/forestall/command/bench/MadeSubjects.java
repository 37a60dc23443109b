package forestall.command.bench;

import forestall.model.ComponentId;
import forestall.model.Criticality;
import forestall.model.Kind;
import forestall.model.Tier;
import forestall.risk.Parameters;
import forestall.risk.Subject;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/** Components as a large region has them: most are quiet, some are not. */
final class MadeSubjects {

    private MadeSubjects() {}

    /** The same for the same number. */
    static List<Subject> of(int count, Parameters parameters) {
        var random = new SplittableRandom(7);
        List<Subject> subjects = new ArrayList<>(count);
        for (int number = 0; number < count; number++) {
            boolean quiet = random.nextInt(10) > 0;
            Kind kind = one(random, Kind.values());
            subjects.add(
                    new Subject(
                            ComponentId.of("c" + number),
                            kind,
                            one(random, Criticality.values()),
                            random.nextInt(300),
                            random.nextInt(20),
                            random.nextInt(10_000),
                            random.nextInt(8),
                            random.nextInt(2),
                            quiet ? random.nextDouble(0.1) : random.nextDouble(),
                            random.nextInt(20) == 0 ? random.nextDouble() : 0,
                            random.nextInt(50) == 0 ? random.nextDouble() : 0,
                            random.nextInt(10) == 0 ? random.nextDouble() : 0,
                            0,
                            random.nextInt(100) == 0,
                            12,
                            DayOfWeek.MONDAY,
                            3,
                            27,
                            quiet ? Tier.MINIMAL : one(random, Tier.values()),
                            random.nextInt(60),
                            random.nextInt(5) == 0 ? Set.of("payments") : Set.of(),
                            kind == Kind.DATABASE
                                    ? Map.of("replication_lag_seconds", random.nextDouble() * 100)
                                    : Map.of(),
                            parameters));
        }
        return subjects;
    }

    private static <T> T one(SplittableRandom random, T[] values) {
        return values[random.nextInt(values.length)];
    }
}
