package forestall.decide;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RoleTest {

    @ParameterizedTest
    @EnumSource
    void everyRoleButSenderLetsView(Role role) {
        assertThat(role.covers(Role.VIEWER)).isEqualTo(role != Role.SENDER);
        assertThat(role.covers(role)).isTrue();
    }

    @Test
    void onlyOperatorsSendAsSendersDo() {
        for (Role role : Role.values()) {
            assertThat(role.covers(Role.SENDER))
                    .isEqualTo(role == Role.SENDER || role == Role.OPERATOR);
        }
    }

    @Test
    void nobodyElseIsCovered() {
        for (Role held : Role.values()) {
            for (Role asked : List.of(Role.ANALYST, Role.APPROVER, Role.OPERATOR, Role.ADMIN)) {
                assertThat(held.covers(asked)).isEqualTo(held == asked);
            }
        }
        assertThat(Role.anyCovers(List.of(), List.of(Role.VIEWER))).isFalse();
        assertThat(Role.anyCovers(List.of(Role.ADMIN), List.of(Role.VIEWER, Role.SENDER))).isTrue();
    }
}
