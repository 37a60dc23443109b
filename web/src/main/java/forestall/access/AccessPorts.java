package forestall.access;

import forestall.decide.AuditLog;
import forestall.decide.Tokens;
import forestall.decide.Users;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** The ports behind one proxy, which a page that is kept between two calls can hold. */
@ApplicationScoped
class AccessPorts {
    @Inject private Users users;
    @Inject private Tokens tokens;
    @Inject private AuditLog audit;
    @Inject private People people;

    Users users() {
        return users;
    }

    Tokens tokens() {
        return tokens;
    }

    AuditLog audit() {
        return audit;
    }

    People people() {
        return people;
    }
}
