package forestall.access;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import forestall.decide.AuditLog.By;
import forestall.decide.Role;
import forestall.decide.Unacceptable;
import forestall.decide.Unacceptable.Code;
import forestall.decide.Users;
import forestall.decide.Users.User;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** People who sign in with a password. */
@Path("users")
@Produces(APPLICATION_JSON)
@Consumes(APPLICATION_JSON)
@RequestScoped
@Tag(name = "Access")
public class UsersResource {
    @Inject Users users;
    @Inject People people;
    @Context SecurityContext security;

    /** A person to add. */
    public record NewUser(String name, Set<Role> roles) {}

    /** What a person may do from now on. */
    public record Roles(Set<Role> roles) {}

    /** A password to begin with, which is told this once. */
    public record Password(String name, String password) {}

    @GET
    @Operation(summary = "All users, by name")
    public List<User> all() {
        return users.all();
    }

    @GET
    @Path("{name}")
    @Operation(summary = "One user; 404 unknown-user when there is none")
    public User byName(@PathParam("name") String name) {
        return users.byName(name)
                .orElseThrow(() -> new Unacceptable(Code.UNKNOWN_USER, "there is no user " + name));
    }

    @POST
    @Operation(
            summary = "Add a user; answers a password to begin with, this once",
            description = "409 user-exists when the name is taken.")
    public Response add(NewUser user, @Context UriInfo uri) {
        String password = people.add(user.name(), user.roles(), by());
        return Response.created(uri.getAbsolutePathBuilder().path("{name}").build(user.name()))
                .entity(new Password(user.name(), password))
                .build();
    }

    @PUT
    @Path("{name}/roles")
    @Operation(
            summary = "Give a user these roles and no others; their sessions end",
            description = "409 last-admin when no admin would be left.")
    public User giveRoles(@PathParam("name") String name, Roles roles) {
        users.giveRoles(name, roles.roles(), by());
        return byName(name);
    }

    @POST
    @Path("{name}/disable")
    @Operation(summary = "Let a user sign in no more; their sessions end")
    public User disable(@PathParam("name") String name) {
        users.disable(name, true, by());
        return byName(name);
    }

    @POST
    @Path("{name}/enable")
    @Operation(summary = "Let a user who was disabled sign in again")
    public User enable(@PathParam("name") String name) {
        users.disable(name, false, by());
        return byName(name);
    }

    @POST
    @Path("{name}/unlock")
    @Operation(summary = "End a lock-out")
    public User unlock(@PathParam("name") String name) {
        users.unlock(name, by());
        return byName(name);
    }

    @POST
    @Path("{name}/password")
    @Operation(summary = "A new password to begin with, told this once; their sessions end")
    public Password reset(@PathParam("name") String name) {
        return new Password(name, people.reset(name, by()));
    }

    private By by() {
        return new By(security.getUserPrincipal().getName(), Instant.now());
    }
}
