package forestall.dmn;

import static java.util.stream.Collectors.joining;

import forestall.model.ComponentId;
import forestall.risk.Impact;
import forestall.risk.Likelihood;
import forestall.risk.Models;
import forestall.risk.RuleOrigin;
import forestall.risk.Subject;
import forestall.ruleset.RuleFile;
import forestall.sandbox.DmnScan;
import forestall.sandbox.Limits;
import forestall.sandbox.Refusal;
import forestall.sandbox.RulesRefused;
import java.io.StringReader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kie.api.io.Resource;
import org.kie.dmn.api.core.DMNContext;
import org.kie.dmn.api.core.DMNDecisionResult;
import org.kie.dmn.api.core.DMNMessage;
import org.kie.dmn.api.core.DMNModel;
import org.kie.dmn.api.core.DMNResult;
import org.kie.dmn.api.core.DMNRuntime;
import org.kie.dmn.api.core.ast.DecisionNode;
import org.kie.dmn.core.internal.utils.DMNRuntimeBuilder;
import org.kie.internal.io.ResourceFactory;

/**
 * Decision models, compiled. Decisions whose name begins with {@code Impact} or {@code Likelihood}
 * conclude: nothing when they are null, else a number (the decision's name is the reason), or one
 * or more contexts with {@code reason} and {@code points}. Other decisions are steps on the way.
 * Thread-safe.
 */
public final class DmnModels implements Models {
    private static final String IMPACT = "Impact";
    private static final String LIKELIHOOD = "Likelihood";

    private final DMNRuntime runtime;
    private final List<DMNModel> models;
    private final Map<String, String> files;

    private DmnModels(DMNRuntime runtime, List<DMNModel> models, Map<String, String> files) {
        this.runtime = runtime;
        this.models = models;
        this.files = files;
    }

    /**
     * @param texts in order of name
     * @throws IllegalArgumentException when one is refused or does not compile, naming file and
     *     reason
     */
    public static DmnModels compile(List<RuleFile> texts) {
        for (RuleFile file : texts) {
            List<Refusal> refused = DmnScan.scan(file.name(), file.content(), Limits.usual());
            if (!refused.isEmpty()) {
                throw new RulesRefused(refused);
            }
        }
        Map<String, String> files = new LinkedHashMap<>();
        List<Resource> resources = new ArrayList<>();
        for (RuleFile file : texts) {
            resources.add(
                    ResourceFactory.newReaderResource(new StringReader(file.text()))
                            .setSourcePath(file.name())
                            .setTargetPath(file.name()));
        }
        DMNRuntime runtime =
                DMNRuntimeBuilder.fromDefaults()
                        .setRootClassLoader(new NoClasses())
                        .buildConfiguration()
                        .fromResources(resources)
                        .getOrElseThrow(
                                wrong ->
                                        new IllegalArgumentException(
                                                "the decision models do not compile: "
                                                        + wrong.getMessage(),
                                                wrong));
        List<DMNModel> models = runtime.getModels();
        for (DMNModel model : models) {
            if (model.hasErrors()) {
                throw new IllegalArgumentException(
                        "%s: %s"
                                .formatted(
                                        model.getResource().getSourcePath(),
                                        words(model.getMessages(DMNMessage.Severity.ERROR))));
            }
            for (DecisionNode decision : model.getDecisions()) {
                files.put(decision.getName(), model.getResource().getSourcePath());
            }
        }
        return new DmnModels(runtime, models, files);
    }

    /** What a model may load by name: nothing. */
    private static final class NoClasses extends ClassLoader {
        NoClasses() {
            super(null);
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            throw new ClassNotFoundException(name);
        }
    }

    @Override
    public Conclusions judge(List<Subject> subjects) {
        List<Map<String, Object>> contexts = subjects.stream().map(Inputs::of).toList();
        return evaluate(contexts);
    }

    /**
     * @param components as {@link Inputs#of} gives them, perhaps sent over
     * @throws IllegalStateException as {@link #judge} does
     */
    public Conclusions evaluate(List<Map<String, Object>> components) {
        List<Impact> impacts = new ArrayList<>();
        List<Likelihood> likelihoods = new ArrayList<>();
        for (Map<String, Object> component : components) {
            ComponentId id = ComponentId.of(String.valueOf(component.get("id")));
            for (DMNModel model : models) {
                DMNContext context = runtime.newContext();
                context.set(Inputs.COMPONENT, Inputs.decimal(component));
                DMNResult result = runtime.evaluateAll(model, context);
                if (result.hasErrors()) {
                    throw new IllegalStateException(
                            "%s fails on component %s: %s"
                                    .formatted(
                                            model.getResource().getSourcePath(),
                                            id,
                                            words(result.getMessages(DMNMessage.Severity.ERROR))));
                }
                for (DMNDecisionResult each : result.getDecisionResults()) {
                    conclude(id, each, impacts, likelihoods);
                }
            }
        }
        return new Conclusions(impacts, likelihoods);
    }

    private static void conclude(
            ComponentId id,
            DMNDecisionResult decision,
            List<Impact> impacts,
            List<Likelihood> likelihoods) {
        String name = decision.getDecisionName();
        boolean impact = name.startsWith(IMPACT);
        if (decision.getResult() == null || (!impact && !name.startsWith(LIKELIHOOD))) {
            return;
        }
        List<?> all =
                decision.getResult() instanceof List<?> list ? list : List.of(decision.getResult());
        for (Object each : all) {
            String reason = name;
            Object points = each;
            if (each instanceof Map<?, ?> context) {
                reason = "%s: %s".formatted(name, context.get("reason"));
                points = context.get("points");
            }
            if (!(points instanceof BigDecimal number)) {
                throw new IllegalStateException(
                        "decision \"%s\" concludes %s, which is neither a number nor a context with reason and points"
                                .formatted(name, each));
            }
            if (impact) {
                impacts.add(new Impact(id, reason, number.doubleValue()));
            } else {
                likelihoods.add(new Likelihood(id, reason, number.doubleValue()));
            }
        }
    }

    @Override
    public Optional<RuleOrigin> origin(String reason) {
        return origin(files, reason);
    }

    /** Name of the file of each decision. */
    public Map<String, String> files() {
        return Map.copyOf(files);
    }

    /**
     * @param files name of the file of each decision
     */
    public static Optional<RuleOrigin> origin(Map<String, String> files, String reason) {
        int colon = reason.indexOf(": ");
        String file = files.get(reason);
        if (file == null && colon > 0) {
            file = files.get(reason.substring(0, colon));
        }
        return Optional.ofNullable(file).map(name -> new RuleOrigin(name, "", 0, 0));
    }

    private static String words(List<DMNMessage> messages) {
        return messages.stream().map(DMNMessage::getText).collect(joining("; "));
    }
}
