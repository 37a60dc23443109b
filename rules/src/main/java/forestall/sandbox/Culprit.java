package forestall.sandbox;

import org.drools.model.functions.PredicateInformation;
import org.kie.api.runtime.KieSession;

/** Finds the rule whose code was running, from the trace of what ended it. */
final class Culprit {
    private static final int DEEPEST = 50;

    private Culprit() {}

    /** The end that rule code was given, when it hides within another failure; else null. */
    static RanAway end(Throwable failed) {
        Throwable each = failed;
        for (int deep = 0; each != null && deep < DEEPEST; deep++) {
            if (each instanceof RanAway end) {
                return end;
            }
            each = each.getCause();
        }
        return null;
    }

    /**
     * @param last rule that was seen last, for when the trace names none
     */
    static String of(Throwable failed, KieSession session, String last) {
        Throwable root = end(failed) == null ? failed : end(failed);
        ClassLoader loader = loader(session);
        for (StackTraceElement frame : root.getStackTrace()) {
            if (frame.getClassName().contains(".LambdaConsequence")) {
                return last;
            }
            if (frame.getClassName().contains(".LambdaPredicate")) {
                return named(frame.getClassName(), loader, last);
            }
        }
        return last;
    }

    private static ClassLoader loader(KieSession session) {
        return ((org.drools.base.RuleBase) session.getKieBase()).getRootClassLoader();
    }

    /** Compiled conditions know the rules that they are from. */
    private static String named(String type, ClassLoader loader, String last) {
        try {
            Object condition = Class.forName(type, false, loader).getEnumConstants()[0];
            var information =
                    (PredicateInformation)
                            condition
                                    .getClass()
                                    .getMethod("predicateInformation")
                                    .invoke(condition);
            return information.getRuleNameMap().values().stream()
                    .flatMap(java.util.Collection::stream)
                    .sorted()
                    .findFirst()
                    .orElse(last);
        } catch (ReflectiveOperationException | LinkageError unknown) {
            return last;
        }
    }
}
