package forestall.access;

import forestall.decide.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import java.time.Instant;
import java.util.stream.Collectors;

/** People with a password, for Jakarta Security. */
@ApplicationScoped
public class PeopleStore implements IdentityStore {
    @Inject SignIns signIns;

    @Override
    public CredentialValidationResult validate(Credential credential) {
        if (!(credential instanceof SignInCredential given)) {
            return CredentialValidationResult.NOT_VALIDATED_RESULT;
        }
        return signIns.signIn(given.name, given.password, given.from, Instant.now())
                .map(
                        user ->
                                new CredentialValidationResult(
                                        user.name(),
                                        user.roles().stream()
                                                .map(Role::name)
                                                .collect(Collectors.toSet())))
                .orElse(CredentialValidationResult.INVALID_RESULT);
    }
}
