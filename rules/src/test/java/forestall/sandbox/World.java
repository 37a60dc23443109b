package forestall.sandbox;

import forestall.sandbox.world.Advice;
import forestall.sandbox.world.Kind;
import forestall.sandbox.world.Limit;
import forestall.sandbox.world.Machine;
import forestall.sandbox.world.Owner;
import forestall.sandbox.world.Points;
import forestall.sandbox.world.Season;
import forestall.sandbox.world.Tally;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kie.api.runtime.KieSession;

/** The vocabulary and the facts of the tests. */
final class World {
    static final Vocabulary VOCABULARY =
            new Vocabulary(
                    "forestall.sandbox.world",
                    Set.of(
                            Machine.class,
                            Kind.class,
                            Owner.class,
                            Season.class,
                            Limit.class,
                            Points.class,
                            Advice.class,
                            Tally.class),
                    Set.of(Machine.class));

    private static final List<Kind> KINDS = List.of(Kind.values());

    private World() {}

    static void fill(KieSession session) {
        for (int number = 0; number < 10; number++) {
            session.insert(machine(number));
        }
        session.insert(new Season("summer", false, 1.0));
        session.insert(new Season("sales", true, 2.0));
        session.insert(new Limit("high", 0.8));
        session.insert(new Limit("low", 0.2));
        session.insert(new Tally());
    }

    static Machine machine(int number) {
        return new Machine(
                number == 9 ? "a".repeat(4000) : "db-" + number,
                KINDS.get(number % 3),
                number,
                number / 10.0,
                number % 2 == 0,
                new BigDecimal("12.50"),
                new Owner("Ada", "NO"),
                Set.of("gold", "north"),
                List.of("first", "second", "third"),
                Map.of("lag", number * 1.5));
    }
}
