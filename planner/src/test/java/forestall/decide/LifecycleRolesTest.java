package forestall.decide;

import static org.assertj.core.api.Assertions.assertThat;

import forestall.ruleset.Lifecycle;
import forestall.ruleset.Lifecycle.Move;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The table of moves names roles as text; these are the roles there are. */
class LifecycleRolesTest {

    @Test
    void everyMoveIsForARoleThatAPersonCanHave() {
        assertThat(Lifecycle.MOVES)
                .extracting(Move::role)
                .filteredOn(Optional::isPresent)
                .isNotEmpty()
                .allSatisfy(
                        role ->
                                assertThat(Role.OF_PEOPLE)
                                        .contains(Role.valueOf(role.orElseThrow())));
    }
}
