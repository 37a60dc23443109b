package forestall.screen;

import static org.assertj.core.api.Assertions.assertThat;

import forestall.decide.RuleSets.Version;
import forestall.ruleset.Lifecycle.Act;
import forestall.ruleset.Lifecycle.State;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Ada saved v7; v6 decides. */
class ActRowTest {
    private static final Instant AT = Instant.parse("2031-03-02T12:00:00Z");

    private static Version version(int number, State state, Optional<Instant> published) {
        return new Version(
                number,
                "0123456789ab",
                Optional.empty(),
                "ada",
                AT,
                "",
                state,
                Optional.empty(),
                published,
                Optional.empty());
    }

    private static List<ActRow> acts(Version version, String... roles) {
        return acts(version, act -> Optional.empty(), roles);
    }

    private static List<ActRow> acts(
            Version version, Function<Act, Optional<String>> hindrance, String... roles) {
        return ActRow.of(
                version,
                Set.of(roles)::contains,
                hindrance,
                Optional.of(version(6, State.PUBLISHED, Optional.of(AT))));
    }

    @Test
    void whoHadAHandInAVersionDoesNotApproveItAndIsToldWhy() {
        Version checked = version(7, State.CHECKED, Optional.empty());

        ActRow own =
                named(
                        acts(checked, act -> Optional.of("you had a hand in it"), "approver"),
                        "APPROVE");
        ActRow other = named(acts(checked, "approver"), "APPROVE");

        assertThat(own.open()).isFalse();
        assertThat(own.refusal()).isEqualTo("you had a hand in it");
        assertThat(other.open()).isTrue();
        assertThat(other.refusal()).isEmpty();
    }

    @Test
    void whoHasNotTheRoleIsToldWhichItTakes() {
        ActRow approve = named(acts(version(7, State.CHECKED, Optional.empty())), "APPROVE");

        assertThat(approve.open()).isFalse();
        assertThat(approve.refusal()).contains("approver");
    }

    @Test
    void publishingSaysWhatIsReplaced() {
        ActRow publish =
                named(acts(version(7, State.APPROVED, Optional.empty()), "approver"), "PUBLISH");

        assertThat(publish.consequence()).contains("in place of v6").contains("next cycle");
    }

    @Test
    void onlyWhatWasPublishedIsRolledBackTo() {
        assertThat(acts(version(5, State.RETIRED, Optional.empty()), "approver")).isEmpty();
        assertThat(acts(version(5, State.RETIRED, Optional.of(AT)), "approver"))
                .extracting(ActRow::act)
                .containsExactly("ROLL_BACK");
    }

    private static ActRow named(List<ActRow> acts, String name) {
        return acts.stream().filter(each -> each.act().equals(name)).findFirst().orElseThrow();
    }
}
