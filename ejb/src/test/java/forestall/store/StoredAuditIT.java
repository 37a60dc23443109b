package forestall.store;

import static forestall.store.Examples.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import forestall.decide.AuditLog.By;
import forestall.decide.AuditLog.Choice;
import forestall.decide.AuditLog.Entry;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoredAuditIT {
    final Jdbi jdbi = TestDatabase.create(); // it cannot be emptied
    final StoredAudit audit = new StoredAudit(jdbi);

    @Test
    void entriesComeNewestFirstAndByChoice() {
        audit.add(new By("ada", NOON), "rule-set-submitted", "7", Map.of("comment", "“storms”"));
        audit.add(new By("bob", NOON), "rule-set-approved", "7", Map.of());
        audit.add(new By("bob", NOON), "rule-set-approved", "8", Map.of());

        assertThat(audit.newest(Choice.ALL, 0, 2).entries())
                .extracting(Entry::subject)
                .containsExactly("8", "7");
        assertThat(audit.newest(Choice.ALL, 2, 2).entries())
                .singleElement()
                .satisfies(
                        each -> {
                            assertThat(each.who()).isEqualTo("ada");
                            assertThat(each.at()).isEqualTo(NOON);
                            assertThat(each.detail())
                                    .containsExactly(Map.entry("comment", "“storms”"));
                        });
        assertThat(audit.newest(Choice.ALL, 0, 1).total()).isEqualTo(3);
        assertThat(chosen(Set.of("rule-set-approved"), null, "7")).isEqualTo(1);
        assertThat(chosen(Set.of(), "bob", null)).isEqualTo(2);
        assertThat(chosen(Set.of("nothing"), null, null)).isZero();
    }

    private int chosen(Set<String> whats, String who, String subject) {
        var choice = new Choice(whats, Optional.ofNullable(who), Optional.ofNullable(subject));
        assertThat(audit.newest(choice, 0, 100).entries())
                .hasSize(audit.newest(choice, 0, 1).total());
        return audit.newest(choice, 0, 1).total();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit set who = 'nobody'",
                "delete from audit",
                "truncate audit",
                "insert into audit (at, who, what, subject, detail) values (now(), 'x', 'Not Words', '', '{}')"
            })
    void nothingIsChangedOrRemoved(String change) {
        audit.add(new By("ada", NOON), "sign-in", "ada", Map.of());

        assertThatThrownBy(() -> jdbi.useHandle(handle -> handle.execute(change)))
                .isInstanceOf(RuntimeException.class);
        assertThat(audit.newest(Choice.ALL, 0, 10).total()).isEqualTo(1);
    }
}
