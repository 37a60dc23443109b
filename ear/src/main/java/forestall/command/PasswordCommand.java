package forestall.command;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Makes a password for the first user of an installation. */
@Command(
        name = "password",
        description = {
            "Makes a random password and its hash, for the first user of a service that this command does not start: give FORESTALL_FIRST_PASSWORD_HASH the hash.",
            "The password is on the error stream, the hash on the output."
        },
        mixinStandardHelpOptions = true)
public final class PasswordCommand implements Callable<Integer> {

    @CommandLine.Spec CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() {
        String password = Credentials.password();
        spec.commandLine().getErr().println("Password, shown this once: " + password);
        spec.commandLine().getErr().flush();
        spec.commandLine().getOut().println(Credentials.hash(password));
        spec.commandLine().getOut().flush();
        return 0;
    }
}
