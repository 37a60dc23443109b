package forestall.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A Payara Server with a domain of its own in the folder; its administration asks for a password.
 */
final class Payara {
    private static final String DOMAIN = "forestall";
    private static final int PATIENCE_SECONDS = 180;

    private final Path home;
    private final Path domain;
    private final Ports ports;
    private final Path passwords;
    private final Path previousLog;

    Payara(Path home, Folder folder, Ports ports) {
        this.home = home;
        this.domain = folder.path("payara").resolve(DOMAIN);
        this.ports = ports;
        this.passwords = folder.path("payara-admin.secret");
        this.previousLog = folder.path("server.log.previous");
    }

    /**
     * Makes the domain anew; an old one is stopped first. It holds no data, only the server, and
     * the log, which is kept once.
     */
    void prepare(String adminPassword, int heapMegabytes) {
        stopOrphan();
        try {
            if (Files.exists(log())) {
                Files.move(log(), previousLog, StandardCopyOption.REPLACE_EXISTING);
            }
            Folder.delete(domain.getParent());
            Files.createDirectories(domain.getParent());
            Folder.copy(home.resolve("glassfish/domains/domain1"), domain);
            DomainXml.adapt(domain.resolve("config/domain.xml"), ports, heapMegabytes);
            writePasswords("AS_ADMIN_PASSWORD=\nAS_ADMIN_NEWPASSWORD=" + adminPassword + "\n");
            asadmin(
                    Map.of(),
                    "change-admin-password",
                    "--domaindir",
                    domains(),
                    "--domain_name",
                    DOMAIN);
            writePasswords("AS_ADMIN_PASSWORD=" + adminPassword + "\n");
        } catch (IOException broken) {
            throw new Trouble(
                    "Payara's domain cannot be made in %s: %s"
                            .formatted(domain, broken.getMessage()),
                    broken);
        }
    }

    /** Has the EAR deployed when the server starts. */
    void deployAtStart(Path ear) {
        try {
            Path autodeploy = Files.createDirectories(domain.resolve("autodeploy"));
            Files.copy(ear, autodeploy.resolve("forestall.ear"));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Returns when the server runs; its applications may still be loading. */
    void start(Map<String, String> environment) {
        asadmin(environment, "start-domain", "--domaindir", domains(), DOMAIN);
    }

    void stop() {
        asadmin(
                Map.of(),
                "stop-domain",
                "--force",
                "true",
                "--kill",
                "true",
                "--domaindir",
                domains(),
                DOMAIN);
    }

    /** Ends the server as a power cut would. */
    void kill() {
        Processes.find(pid(), ours()).ifPresent(ProcessHandle::destroyForcibly);
    }

    boolean isAlive() {
        return Processes.find(pid(), ours()).isPresent();
    }

    /**
     * Has the server collect all of its garbage, for those who measure what it holds.
     *
     * @throws Trouble when it does not
     */
    void collectGarbage() {
        try {
            Process jcmd =
                    new ProcessBuilder(
                                    Path.of(System.getProperty("java.home"), "bin", "jcmd")
                                            .toString(),
                                    Long.toString(pid()),
                                    "GC.run")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            if (!jcmd.waitFor(1, java.util.concurrent.TimeUnit.MINUTES) || jcmd.exitValue() != 0) {
                jcmd.destroyForcibly();
                throw new Trouble("jcmd could not have the server collect its garbage");
            }
        } catch (IOException broken) {
            throw new Trouble("jcmd could not be run: " + broken.getMessage(), broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Trouble("Stopped", stopped);
        }
    }

    /** Where the server writes its log. */
    Path log() {
        return domain.resolve("logs/server.log");
    }

    /** True when the server gave the application up. */
    boolean deployFailed() {
        return Files.exists(domain.resolve("autodeploy/forestall.ear_deployFailed"));
    }

    /** Ends a server that a killed process left in the folder, even one that only begins. */
    void stopOrphan() {
        Processes.stopAll(ours());
    }

    private List<String> ours() {
        return List.of("-Dcom.sun.aas.instanceRoot=" + domain);
    }

    private long pid() {
        try {
            Path file = domain.resolve("config/pid");
            return Files.exists(file)
                    ? Long.parseLong(Files.readString(file).trim())
                    : Long.MAX_VALUE;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private String domains() {
        return domain.getParent().toString();
    }

    private void writePasswords(String content) throws IOException {
        Files.deleteIfExists(passwords);
        Path draft = Files.createTempFile(passwords.getParent(), "admin", ".draft"); // private
        Files.writeString(draft, content);
        Files.move(draft, passwords);
    }

    private static boolean finished(Process process) throws InterruptedException {
        try {
            return process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } finally {
            process.destroyForcibly();
        }
    }

    private void asadmin(Map<String, String> environment, String... arguments) {
        List<String> command = new ArrayList<>();
        if (Files.isExecutable(Path.of("/usr/bin/setsid"))) {
            command.add("/usr/bin/setsid"); // Ctrl-C is for us; we stop the server in order
        }
        command.add(Path.of(System.getProperty("java.home"), "bin/java").toString());
        command.addAll(
                List.of("-jar", home.resolve("glassfish/lib/client/appserver-cli.jar").toString()));
        command.addAll(List.of("--user", "admin", "--passwordfile", passwords.toString()));
        command.addAll(List.of("--port", String.valueOf(ports.admin()), "--interactive=false"));
        command.addAll(List.of(arguments));
        try {
            Path output = Files.createTempFile("forestall-asadmin", ".log");
            ProcessBuilder builder =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(output.toFile());
            Map<String, String> all = new HashMap<>(environment);
            all.put("AS_JAVA", System.getProperty("java.home"));
            builder.environment().putAll(all);
            Process process = builder.start();
            if (!finished(process)) {
                throw new Trouble("Payara did not answer %s in time".formatted(arguments[0]));
            }
            if (process.exitValue() != 0) {
                throw new Trouble(
                        "Payara did not do %s: %s"
                                .formatted(arguments[0], Files.readString(output).strip()));
            }
            Files.delete(output);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Trouble("Interrupted while Payara was asked for " + arguments[0], stopped);
        }
    }
}
