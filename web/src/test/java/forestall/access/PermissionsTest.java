package forestall.access;

import static org.assertj.core.api.Assertions.assertThat;

import forestall.api.Api;
import forestall.decide.Role;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PermissionsTest {
    private static final String API =
            "/" + Api.class.getAnnotation(ApplicationPath.class).value() + "/";

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource({
        "GET,    /api/v1/components,                     VIEWER",
        "HEAD,   /api/v1/components/x/history,           VIEWER",
        "POST,   /api/v1/components,                     OPERATOR",
        "DELETE, /api/v1/components/x,                   OPERATOR",
        "POST,   /api/v1/decisions,                      VIEWER",
        "POST,   /api/v1/decisions/anything,             ADMIN",
        "POST,   /api/v1/failovers/x/approve,            OPERATOR",
        "POST,   /api/v1/telemetry/samples,              SENDER",
        "POST,   /api/v1/telemetry/otlp/v1/metrics,      SENDER",
        "POST,   /api/v1/telemetry/loki/api/v1/push,     SENDER",
        "POST,   /api/v1/telemetry/alertmanager,         SENDER",
        "POST,   /api/v1/telemetry/feeds/cap,            SENDER",
        "PUT,    /api/v1/telemetry/mapping,              OPERATOR",
        "POST,   /api/v1/telemetry/mapping/try,          OPERATOR",
        "GET,    /api/v1/telemetry/mapping,              VIEWER",
        "GET,    /api/v1/rulesets/7,                     VIEWER",
        "POST,   /api/v1/rulesets,                       ANALYST",
        "PUT,    /api/v1/rulesets/7/files/a.drl,         ANALYST",
        "POST,   /api/v1/rulesets/7/submit,              ANALYST",
        "POST,   /api/v1/rulesets/7/approve,             APPROVER",
        "POST,   /api/v1/rulesets/7/publish,             APPROVER",
        "POST,   /api/v1/rulesets/rollback,              APPROVER",
        "GET,    /api/v1/users,                          ADMIN",
        "GET,    /api/v1//users,                         ADMIN",
        "GET,    /api/v1/users;x=1/ada,                  ADMIN",
        "POST,   /api/v1/tokens,                         ADMIN",
        "GET,    /api/v1/audit,                          ADMIN",
        "POST,   /api/v1/audit,                          ADMIN",
        "PUT,    /api/v1/clock,                          OPERATOR",
        "POST,   /api/v1/simulation/faults,              OPERATOR",
        "GET,    /api/v1/what-is-to-come,                ADMIN",
        "TRACE,  /api/v1/components,                     ADMIN",
        "GET,    /users.xhtml,                           ADMIN",
        "GET,    /index.xhtml,                           VIEWER",
        "GET,    /,                                      VIEWER",
        "GET,    /what-is-to-come.xhtml,                 ADMIN",
    })
    void oneRoleIsNeeded(String method, String path, Role role) {
        assertThat(Permissions.of(method, path).roles()).containsExactly(role);
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /api/v1/rulesets/check",
        "POST, /api/v1/rulesets/7/check",
        "POST, /api/v1/rulesets/7/edits/check",
        "POST, /api/v1/rulesets/7/compare",
        "POST, /api/v1/rulesets/7/comparisons"
    })
    void analystsAndApproversMay(String method, String path) {
        assertThat(Permissions.of(method, path).roles())
                .containsExactlyInAnyOrder(Role.ANALYST, Role.APPROVER);
    }

    @ParameterizedTest
    @CsvSource({
        "GET,  /login.xhtml",
        "POST, /login.xhtml",
        "GET,  /jakarta.faces.resource/page.css.xhtml",
        "GET,  /health",
        "GET,  /health/ready",
        "GET,  /sign-in/provider"
    })
    void anybodyMay(String method, String path) {
        assertThat(Permissions.of(method, path).isOpen()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /health",
        "GET,  /login.xhtml/x",
        "GET,  /openapi",
        "GET,  /metrics",
        "GET,  /api/v1/me",
        "GET,  /api/v1/login.xhtml"
    })
    void notEverybodyMay(String method, String path) {
        assertThat(Permissions.of(method, path).isOpen()).isFalse();
    }

    /** Fails when somebody adds a call to the API, and no row says who may. */
    @Test
    void everyCallOfTheApiHasARow() throws Exception {
        List<String> without = new ArrayList<>();
        int calls = 0;
        for (Class<?> resource : resources()) {
            String base = API + resource.getAnnotation(Path.class).value() + "/";
            for (Method method : resource.getDeclaredMethods()) {
                Path more = method.getAnnotation(Path.class);
                String path =
                        (base + (more == null ? "" : more.value())).replaceAll("\\{[^}]*}", "some");
                for (String verb : verbs(method)) {
                    calls++;
                    if (Permissions.named(verb, path).isEmpty()) {
                        without.add(verb + " " + path);
                    }
                }
            }
        }
        assertThat(without).isEmpty();
        assertThat(calls).isGreaterThan(70);
    }

    /** What a row opens is what this test names; nothing of the API is among it. */
    @Test
    void nothingOfTheApiIsOpen() throws Exception {
        for (Class<?> resource : resources()) {
            String path = API + resource.getAnnotation(Path.class).value();
            for (String verb : Set.of("GET", "POST", "PUT", "DELETE", "OPTIONS", "HEAD")) {
                assertThat(Permissions.of(verb, path).isOpen()).as(verb + " " + path).isFalse();
            }
        }
    }

    private static List<String> verbs(Method method) {
        return Stream.of(method.getAnnotations())
                .map(Annotation::annotationType)
                .filter(type -> type.isAnnotationPresent(HttpMethod.class))
                .map(type -> type.getAnnotation(HttpMethod.class).value())
                .toList();
    }

    private static List<Class<?>> resources() throws IOException, URISyntaxException {
        var root =
                java.nio.file.Path.of(
                        Api.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        try (Stream<java.nio.file.Path> files = Files.walk(root.resolve("forestall"))) {
            List<Class<?>> found =
                    files.map(file -> root.relativize(file).toString())
                            .filter(name -> name.endsWith(".class"))
                            .map(
                                    name ->
                                            name.substring(0, name.length() - 6)
                                                    .replace(java.io.File.separatorChar, '.'))
                            .<Class<?>>map(PermissionsTest::load)
                            .filter(type -> type.isAnnotationPresent(Path.class))
                            .collect(Collectors.toList());
            assertThat(found).hasSizeGreaterThan(20);
            return found;
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, PermissionsTest.class.getClassLoader());
        } catch (ClassNotFoundException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
