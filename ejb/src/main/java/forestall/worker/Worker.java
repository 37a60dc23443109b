package forestall.worker;

import forestall.decide.Overloaded;
import forestall.dmn.DmnModels;
import forestall.dmn.Inputs;
import forestall.json.ModelJson;
import forestall.risk.Models;
import forestall.risk.RuleOrigin;
import forestall.risk.Subject;
import forestall.ruleset.CheckReport;
import forestall.ruleset.Finding;
import forestall.ruleset.Finding.Severity;
import forestall.ruleset.Place;
import forestall.ruleset.RuleFile;
import forestall.ruleset.RuleSet;
import forestall.workshop.Checker;
import forestall.workshop.RuleSetBody;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Checks rule sets and evaluates decision models in a second machine. Thread-safe. */
public final class Worker implements Checker, AutoCloseable {
    /** From the beginning of the machine; on two busy cores it takes ten seconds. */
    private static final Duration START = Duration.ofMinutes(2);

    private static final Duration CHECK = Duration.ofMinutes(1);
    private static final Duration EVALUATION = Duration.ofSeconds(20);

    /**
     * That wait, each with a thread of a request; a cycle that needs an evaluation always waits.
     */
    private static final int MOST_CHECKS = 4;

    private final WorkerPool checks;
    private final WorkerPool evaluations;

    /**
     * @param warmUp a set that is checked before the first that counts
     */
    public Worker(RuleSet warmUp) {
        this.checks =
                new WorkerPool(bytes(Question.check(RuleSetBody.of(warmUp))), START, MOST_CHECKS);
        this.evaluations =
                new WorkerPool(
                        bytes(Question.evaluate(Map.of(), List.of())), START, Integer.MAX_VALUE);
    }

    /** Starts what checks, so that the first check need not wait. */
    public void warm() {
        checks.warm();
    }

    @Override
    public CheckReport check(RuleSet set) {
        try {
            Answer answer = ask(checks, Question.check(RuleSetBody.of(set)), CHECK);
            return answer.report()
                    .orElseGet(() -> CheckReport.of(failed(answer.refused().orElse("no answer"))));
        } catch (WorkerEnded ended) {
            return CheckReport.of(failed(ended.getMessage()));
        }
    }

    private static List<Finding> failed(String why) {
        return List.of(
                new Finding(
                        Severity.ERROR,
                        "check-ended",
                        Place.ALL,
                        "The check did not come to its end: " + why,
                        "Look for a rule or model that goes on for ever or grows, and take it out."));
    }

    /**
     * Models that are evaluated in a second machine of their own.
     *
     * @throws IllegalArgumentException when they do not compile
     */
    public Models models(List<RuleFile> files) {
        Map<String, String> texts = new TreeMap<>();
        files.forEach(each -> texts.put(each.name(), each.text()));
        Answer answer = ask(evaluations, Question.evaluate(texts, List.of()), EVALUATION);
        answer.refused()
                .ifPresent(
                        why -> {
                            throw new IllegalArgumentException(why);
                        });
        Map<String, String> decisions = Map.copyOf(answer.decisions());
        return new Models() {
            @Override
            public Conclusions judge(List<Subject> subjects) {
                return evaluate(texts, subjects);
            }

            @Override
            public Optional<RuleOrigin> origin(String reason) {
                return DmnModels.origin(decisions, reason);
            }
        };
    }

    private Models.Conclusions evaluate(Map<String, String> texts, List<Subject> subjects) {
        List<Map<String, Object>> components = subjects.stream().map(Inputs::of).toList();
        Answer answer;
        try {
            answer = ask(evaluations, Question.evaluate(texts, components), EVALUATION);
        } catch (WorkerEnded | Overloaded ended) {
            throw new IllegalStateException(
                    "the decision models failed: " + ended.getMessage(), ended);
        }
        answer.refused()
                .ifPresent(
                        why -> {
                            throw new IllegalStateException("the decision models failed: " + why);
                        });
        return new Models.Conclusions(answer.impacts(), answer.likelihoods());
    }

    private static Answer ask(WorkerPool pool, Question question, Duration patience) {
        try {
            return ModelJson.mapper().readValue(pool.ask(bytes(question), patience), Answer.class);
        } catch (IOException broken) {
            throw new WorkerEnded("its answer was not understood", broken);
        }
    }

    private static byte[] bytes(Question question) {
        try {
            return ModelJson.mapper().writeValueAsBytes(question);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    @Override
    public void close() {
        checks.close();
        evaluations.close();
    }
}
