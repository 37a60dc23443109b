package forestall.worker;

import forestall.dmn.DmnModels;
import forestall.json.ModelJson;
import forestall.risk.Models.Conclusions;
import forestall.ruleset.RuleFile;
import forestall.ruleset.RuleSetCheck;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.LogManager;

/** What runs in the second machine: answers questions until its input ends. */
public final class WorkerMain {
    private Map<String, String> known = Map.of();
    private DmnModels models;

    private WorkerMain() {}

    /** Takes no arguments; speaks in frames on the standard streams. */
    public static void main(String[] arguments) throws IOException {
        LogManager.getLogManager().reset();
        var out = new DataOutputStream(System.out);
        System.setOut(new PrintStream(System.err, true)); // frames alone go out
        var in = new DataInputStream(new BufferedInputStream(System.in));
        var worker = new WorkerMain();
        try {
            while (true) {
                Frames.write(out, worker.answer(Frames.read(in)));
            }
        } catch (EOFException over) {
            System.exit(0); // whatever a rule left running
        }
    }

    private byte[] answer(byte[] frame) throws IOException {
        Answer answer;
        try {
            answer = answer(ModelJson.mapper().readValue(frame, Question.class));
        } catch (RuntimeException | IOException failed) {
            answer = Answer.refused(String.valueOf(failed.getMessage()));
        } catch (StackOverflowError deep) {
            answer = Answer.refused("it goes too deep");
        }
        return ModelJson.mapper().writeValueAsBytes(answer);
    }

    private Answer answer(Question question) {
        if (question.check().isPresent()) {
            return Answer.of(RuleSetCheck.check(question.check().get().set(), DmnModels::compile));
        }
        Question.Evaluation asked = question.models().orElseThrow();
        if (models == null || !known.equals(asked.files())) {
            List<RuleFile> files =
                    asked.files().entrySet().stream()
                            .map(each -> RuleFile.of(each.getKey(), each.getValue()))
                            .sorted()
                            .toList();
            models = DmnModels.compile(files);
            known = asked.files();
        }
        Conclusions found = models.evaluate(asked.components());
        return new Answer(
                Optional.empty(),
                models.files(),
                found.impacts(),
                found.likelihoods(),
                Optional.empty());
    }
}
