package forestall.cycle;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jdbi.v3.core.Jdbi;

/** Ready while the database answers. */
@Readiness
@ApplicationScoped
public class DatabaseHealth implements HealthCheck {
    @Inject Jdbi jdbi;

    @Override
    public HealthCheckResponse call() {
        try {
            jdbi.useHandle(handle -> handle.execute("select 1"));
            return HealthCheckResponse.up("database");
        } catch (RuntimeException away) {
            return HealthCheckResponse.named("database")
                    .withData("reason", String.valueOf(away.getMessage()))
                    .down()
                    .build();
        }
    }
}
