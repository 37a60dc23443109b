package forestall.api;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.info.License;

/** Where the API begins. */
@ApplicationPath("api/v1")
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Forestall",
                        version = "v1",
                        description =
                                "Predictive disaster recovery: what is protected, what was seen, what was"
                                        + " decided and why, and failovers. Errors are RFC 9457 problems; their"
                                        + " type is urn:forestall:problem: followed by a code that never"
                                        + " changes.",
                        license =
                                @License(
                                        name = "Apache-2.0",
                                        url = "https://www.apache.org/licenses/LICENSE-2.0")))
public class Api extends Application {}
