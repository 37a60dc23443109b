package forestall.access;

import jakarta.security.enterprise.credential.Credential;

/** Name and password that a person gives, and the address they come from. */
final class SignInCredential implements Credential {
    final String name;
    final String password;
    final String from;

    SignInCredential(String name, String password, String from) {
        this.name = name;
        this.password = password;
        this.from = from;
    }
}
