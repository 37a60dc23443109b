package forestall.store;

import forestall.decide.Role;
import forestall.decide.Users.User;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** People who sign in. */
@RegisterConstructorMapper(User.class)
interface UserDao {
    String ALL =
            """
            select name, roles, disabled, must_change, epoch, failed_sign_ins, locked_until,
              signed_in_at, created_at from app_user
            """;

    /** Whoever changes users waits for others who do, so that the last admin stays. */
    @SqlUpdate("lock table app_user in share row exclusive mode")
    void lock();

    @SqlQuery(ALL + "order by name collate \"C\"")
    List<User> all();

    @SqlQuery(ALL + "where name = :name")
    Optional<User> byName(String name);

    @SqlQuery("select password from app_user where name = :name")
    Optional<String> passwordOf(String name);

    @SqlQuery("select count(*) from app_user")
    int count();

    @SqlQuery("select count(*) from app_user where not disabled and 'ADMIN' = any(roles)")
    int admins();

    /**
     * @return 0 when the name is taken
     */
    @SqlUpdate(
            """
            insert into app_user (name, password, roles, must_change, created_at)
            values (:name, :password, :roles, :mustChange, :at) on conflict (name) do nothing""")
    int add(String name, String password, Set<Role> roles, boolean mustChange, Instant at);

    @SqlUpdate("update app_user set roles = :roles, epoch = epoch + 1 where name = :name")
    int giveRoles(String name, Set<Role> roles);

    @SqlUpdate("update app_user set disabled = :disabled, epoch = epoch + 1 where name = :name")
    int disable(String name, boolean disabled);

    @SqlUpdate("update app_user set failed_sign_ins = 0, locked_until = null where name = :name")
    int unlock(String name);

    @SqlUpdate(
            """
            update app_user set password = :password, must_change = :mustChange, epoch = epoch + 1,
              failed_sign_ins = 0, locked_until = null where name = :name""")
    int changePassword(String name, String password, boolean mustChange);

    /** Counts a try, and locks out with the last one that is allowed; a good one unlocks again. */
    @SqlQuery(
            """
            with counted as (
              select name, case when locked_until is null then failed_sign_ins else 0 end + 1 as tries
              from app_user
              where name = :name and not disabled
                and (locked_until is null or locked_until <= :at)
              for update)
            update app_user u set failed_sign_ins = tries,
              locked_until = case when tries >= :most then cast(:until as timestamptz) end
            from counted where u.name = counted.name
            returning tries""")
    Optional<Integer> tryToSignIn(String name, Instant at, int most, Instant until);

    @SqlUpdate(
            """
            update app_user set failed_sign_ins = 0, locked_until = null, signed_in_at = :at
            where name = :name""")
    void signedIn(String name, Instant at);
}
