package forestall.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TurnsTest {
    static final Duration LONG = Duration.ofMinutes(5);

    final ExecutorService workers = Executors.newCachedThreadPool();
    final ExecutorService askers = Executors.newCachedThreadPool();
    final CountDownLatch end = new CountDownLatch(1);
    final List<Future<String>> asked = new ArrayList<>();

    @AfterEach
    void stop() {
        end.countDown();
        workers.shutdown();
        askers.shutdown();
    }

    @Test
    void anAnswerIsGivenAndAFailureIsTheQuestionsOwn() {
        var turns = new Turns(workers, 1, 1, LONG);

        assertThat(turns.answer("ann", () -> "yes")).isEqualTo("yes");
        assertThatThrownBy(
                        () ->
                                turns.answer(
                                        "ann",
                                        () -> {
                                            throw new IllegalArgumentException("odd");
                                        }))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("odd");
    }

    @Test
    void whoHasTheAnswerMayAskAgainAtOnce() {
        var turns = new Turns(workers, 1, 1, LONG);
        for (int time = 0; time < 2000; time++) {
            assertThat(turns.answer("ann", () -> "yes")).isEqualTo("yes");
        }
    }

    @Test
    void oneWhoAsksTooMuchWaitsAndOthersDoNot() throws Exception {
        var turns = new Turns(workers, 3, 2, LONG);
        ask(turns, "ann");
        ask(turns, "ann");

        assertBusy(turns, "ann", "2 questions of yours");
        ask(turns, "ben");
        assertBusy(turns, "cid", "3 questions are being answered");

        end.countDown();
        for (Future<String> each : asked) {
            assertThat(each.get()).isEqualTo("done");
        }
        untilFree(turns);
    }

    @Test
    void whatTakesTooLongIsToldAndKeepsItsPlaceUntilItEnds() {
        var turns = new Turns(workers, 1, 1, Duration.ofMillis(1));

        assertThatThrownBy(() -> turns.answer("ann", this::waitForTheEnd))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> {
                            assertThat(problem.status()).isEqualTo(422);
                            assertThat(problem.code()).isEqualTo("takes-too-long");
                        });
        assertBusy(turns, "ben", "1 questions are being answered");
        end.countDown();
        untilFree(turns);
    }

    @Test
    void whereNoThreadIsLeftThePlaceIsGivenBack() {
        var turns =
                new Turns(
                        work -> {
                            throw new RejectedExecutionException("full");
                        },
                        1,
                        1,
                        LONG);

        assertBusy(turns, "ann", "no thread left");
        assertBusy(turns, "ann", "no thread left");
    }

    private void ask(Turns turns, String who) throws InterruptedException {
        var begun = new CountDownLatch(1);
        asked.add(
                askers.submit(
                        () ->
                                turns.answer(
                                        who,
                                        () -> {
                                            begun.countDown();
                                            return waitForTheEnd();
                                        })));
        begun.await();
    }

    private String waitForTheEnd() throws InterruptedException {
        end.await();
        return "done";
    }

    // A place is given back a moment after the answer.
    private static void untilFree(Turns turns) {
        while (true) {
            try {
                turns.answer("ben", () -> "free");
                return;
            } catch (Problem busyOrLate) {
                Thread.onSpinWait();
            }
        }
    }

    private static void assertBusy(Turns turns, String who, String words) {
        assertThatThrownBy(() -> turns.answer(who, () -> "at once"))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> {
                            assertThat(problem.status()).isEqualTo(429);
                            assertThat(problem.code()).isEqualTo("busy");
                        })
                .hasMessageContaining(words);
    }
}
