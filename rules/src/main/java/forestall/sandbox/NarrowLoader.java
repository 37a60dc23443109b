package forestall.sandbox;

import java.io.InputStream;
import java.net.URL;
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
    private final Kept content;
    private final Set<String> facts;

    /**
     * @param content of the resources of {@code all}
     */
    NarrowLoader(ClassLoader all, Kept content, Vocabulary vocabulary) {
        super("rules", all); // what is no class file is looked for there
        this.all = all;
        this.content = content;
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

    @Override
    public InputStream getResourceAsStream(String name) {
        return offers(name) ? content.stream(name).orElse(null) : null;
    }

    @Override
    public URL getResource(String name) {
        if (!name.endsWith(".class")) {
            return super.getResource(name);
        }
        return offers(name) ? content.address(name).orElse(null) : null;
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
