package forestall.store;

import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The predictor's state; one row. */
@RegisterConstructorMapper(PredictorState.class)
interface PredictorDao {

    @SqlUpdate(
            """
            insert into predictor_state (folded, through, state)
            values (:folded, :through, :state)
            on conflict (only_row) do update set folded = excluded.folded,
              through = excluded.through, state = excluded.state""")
    void put(@BindMethods PredictorState state);

    @SqlQuery("select folded, through, state from predictor_state")
    Optional<PredictorState> get();
}
