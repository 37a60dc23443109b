package forestall.ruleset;

import java.util.List;
import java.util.Optional;

/** The states of a version, and who may move it between them: one table. */
public final class Lifecycle {

    /** Where a version stands. */
    public enum State {
        /** Saved; nobody but its author need care. */
        DRAFT,
        /** Checked without an error, and waiting for an approver. */
        CHECKED,
        /** Approved by somebody other than its author. */
        APPROVED,
        /** Decides now; at most one. */
        PUBLISHED,
        /** Decides no more, or never did. */
        RETIRED
    }

    /** What can be done to a version. */
    public enum Act {
        SUBMIT,
        APPROVE,
        REJECT,
        PUBLISH,
        ROLL_BACK,
        REPLACE,
        DISCARD
    }

    /**
     * One legal move.
     *
     * @param from state before
     * @param act what is done
     * @param to state after
     * @param role who may, by the name of a role: roles are the planner's, which knows the rules
     *     and not the other way round, and its test holds both together; empty means that only the
     *     service does, as part of another act
     * @param notTheAuthor whether the author may not
     */
    public record Move(
            State from, Act act, State to, Optional<String> role, boolean notTheAuthor) {}

    /** Every legal move; what is not here is not done. */
    public static final List<Move> MOVES =
            List.of(
                    move(State.DRAFT, Act.SUBMIT, State.CHECKED, "ANALYST", false),
                    move(State.DRAFT, Act.DISCARD, State.RETIRED, "ANALYST", false),
                    move(State.CHECKED, Act.APPROVE, State.APPROVED, "APPROVER", true),
                    move(State.CHECKED, Act.REJECT, State.DRAFT, "APPROVER", false),
                    move(State.CHECKED, Act.DISCARD, State.RETIRED, "ANALYST", false),
                    move(State.APPROVED, Act.PUBLISH, State.PUBLISHED, "APPROVER", true),
                    move(State.APPROVED, Act.REJECT, State.DRAFT, "APPROVER", false),
                    move(State.RETIRED, Act.ROLL_BACK, State.PUBLISHED, "APPROVER", false),
                    new Move(State.PUBLISHED, Act.REPLACE, State.RETIRED, Optional.empty(), false));

    private Lifecycle() {}

    private static Move move(State from, Act act, State to, String role, boolean notTheAuthor) {
        return new Move(from, act, to, Optional.of(role), notTheAuthor);
    }

    /** The move, if it is legal. */
    public static Optional<Move> move(State from, Act act) {
        return MOVES.stream().filter(each -> each.from() == from && each.act() == act).findFirst();
    }
}
