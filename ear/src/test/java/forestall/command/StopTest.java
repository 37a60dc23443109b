package forestall.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class StopTest {

    @Test
    void theOwnerIsWokenAndTheStopWaitsUntilItHasFinished() throws InterruptedException {
        var finished = new CountDownLatch(1);
        Stop stop = Stop.unheard();
        var asking =
                new Thread(
                        () -> {
                            stop.ask();
                            finished.countDown();
                        });
        try (stop) {
            asking.start();
            assertThatThrownBy(() -> new CountDownLatch(1).await())
                    .isInstanceOf(InterruptedException.class);
            assertThat(stop.asked()).isTrue();
            assertThat(finished.getCount()).isEqualTo(1);
        }
        asking.join();
        assertThat(finished.getCount()).isZero();
    }

    @Test
    void nobodyIsWokenWhenTheWorkIsDoneAlready() {
        Stop stop = Stop.unheard();
        stop.close();
        stop.ask();
        assertThat(stop.asked()).isFalse();
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }
}
