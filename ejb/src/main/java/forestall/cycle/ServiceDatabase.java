package forestall.cycle;

import static jakarta.ejb.ConcurrencyManagementType.BEAN;
import static jakarta.ejb.TransactionAttributeType.NOT_SUPPORTED;

import jakarta.annotation.Resource;
import jakarta.annotation.sql.DataSourceDefinition;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import javax.sql.DataSource;

/**
 * The PostgreSQL that the service remembers in, named by {@code FORESTALL_DB_URL}, {@code _USER},
 * and {@code _PASSWORD}. An enterprise bean, as Payara looks for the definition beside the lookup
 * only there.
 */
@DataSourceDefinition(
        name = ServiceDatabase.NAME,
        className = "org.postgresql.ds.PGSimpleDataSource",
        url = "${ENV=FORESTALL_DB_URL}",
        user = "${ENV=FORESTALL_DB_USER}",
        password = "${ENV=FORESTALL_DB_PASSWORD}",
        minPoolSize = 2,
        maxPoolSize = 20,
        properties = { // a connection that PostgreSQL closed is replaced, not handed out
            "fish.payara.is-connection-validation-required=true",
            "fish.payara.connection-validation-method=custom-validation",
            "fish.payara.validation-classname=org.glassfish.api.jdbc.validation.PostgresConnectionValidation",
            "fish.payara.fail-all-connections=true",
            "connectTimeout=10",
            "tcpKeepAlive=true"
        })
@Singleton
@ConcurrencyManagement(BEAN)
@TransactionAttribute(NOT_SUPPORTED)
public class ServiceDatabase {
    static final String NAME = "java:app/jdbc/forestall";

    @Resource(lookup = NAME)
    DataSource source;

    public DataSource source() {
        return source;
    }
}
