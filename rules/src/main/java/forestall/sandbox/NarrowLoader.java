package forestall.sandbox;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Shows compiled rules, and the compiler that makes them, a part of the classes there are. Coarse,
 * since generated code needs much of Drools; {@link ClassScan} is the fine net.
 */
final class NarrowLoader extends ClassLoader {
    private static final List<String> SHOWN =
            List.of(
                    "java.lang.",
                    "java.math.",
                    "java.time.",
                    "java.util.",
                    "java.io.Serializable",
                    "java.io.Externalizable",
                    "java.io.ObjectInput",
                    "java.io.ObjectOutput",
                    "java.io.ObjectStream",
                    "java.io.IOException",
                    "java.io.Closeable",
                    "org.drools.",
                    "org.kie.");
    private static final List<String> HIDDEN =
            List.of(
                    "java.lang.ClassLoader",
                    "java.lang.Process",
                    "java.lang.Runtime",
                    "java.lang.Thread",
                    "java.lang.InheritableThread",
                    "java.lang.Shutdown",
                    "java.lang.StackWalker",
                    "java.lang.instrument.",
                    "java.lang.management.",
                    "java.lang.module.",
                    "java.lang.reflect.",
                    "java.util.Formatter",
                    "java.util.Scanner",
                    "java.util.ServiceLoader",
                    "java.util.Timer",
                    "java.util.concurrent.Exec",
                    "java.util.concurrent.Fork",
                    "java.util.concurrent.Thread",
                    "java.util.concurrent.CompletableFuture",
                    "java.util.jar.",
                    "java.util.logging.",
                    "java.util.prefs.",
                    "java.util.zip.",
                    "org.drools.mvel.MVEL",
                    "org.drools.io.",
                    "org.kie.memorycompiler.");

    /** Of what begins like something hidden, what generated code cannot do without. */
    private static final Set<String> SHOWN_YET =
            Set.of("java.lang.RuntimeException", "java.lang.ThreadDeath");

    static {
        registerAsParallelCapable();
    }

    private final ClassLoader all;
    private final Set<String> facts;

    NarrowLoader(ClassLoader all, Vocabulary vocabulary) {
        super("rules", all); // resources are looked for there; their content comes through below
        this.all = all;
        this.facts =
                vocabulary.facts().stream()
                        .map(Class::getName)
                        .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!shows(name)) {
            throw new ClassNotFoundException("rules may not see " + name);
        }
        return all.loadClass(name);
    }

    /**
     * The whole content at once: the compiler does not close all that it opens, and a server's own
     * loader holds on to what stays open for as long as the application runs.
     */
    @Override
    public InputStream getResourceAsStream(String name) {
        if (!offers(name)) {
            return null;
        }
        try (InputStream in = all.getResourceAsStream(name)) {
            return in == null ? null : new ByteArrayInputStream(in.readAllBytes());
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot read " + name, broken);
        }
    }

    private boolean offers(String resource) {
        if (resource.endsWith(".class")) {
            int end = resource.length() - ".class".length();
            return shows(resource.substring(0, end).replace('/', '.'));
        }
        return resource.startsWith("META-INF/kie");
    }

    private boolean shows(String name) {
        if (facts.contains(name)
                || name.equals(Meter.class.getName())
                || name.equals(Guard.class.getName())
                || SHOWN_YET.contains(name)) {
            return true;
        }
        return SHOWN.stream().anyMatch(name::startsWith)
                && HIDDEN.stream().noneMatch(name::startsWith);
    }
}
