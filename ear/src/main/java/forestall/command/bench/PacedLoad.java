package forestall.command.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Sends the same request at a fixed rate, whether answers come or not. Each latency counts from
 * when the request was due, not from when it went out, so that a service that stalls does not hide
 * its stall (coordinated omission; G. Tene's wrk2 measures likewise).
 */
final class PacedLoad {
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final HttpRequest request;

    PacedLoad(URI address, String token, byte[] body) {
        this.request =
                HttpRequest.newBuilder(address)
                        .timeout(Duration.ofMinutes(2))
                        .header("Content-Type", "application/json")
                        .header("Authorization", "Bearer " + token)
                        .POST(BodyPublishers.ofByteArray(body))
                        .build();
    }

    /**
     * What came of it.
     *
     * @param sent requests
     * @param failed those that were not answered with 200
     * @param millis of the others, from when they were due, ascending
     * @param lateMillis how late the last request went out at most: more than a few says that this
     *     side was too slow to trust the figures
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Outcome(int sent, int failed, double[] millis, double lateMillis) {

        double at(double share) {
            return millis.length == 0
                    ? Double.NaN
                    : millis[(int) Math.min(millis.length - 1, Math.floor(share * millis.length))];
        }

        String words() {
            return String.format(
                    Locale.ROOT,
                    "%d sent, %d failed; p50 %.1f ms, p90 %.1f ms, p99 %.1f ms, worst %.1f ms (sent at"
                            + " most %.1f ms late)",
                    sent,
                    failed,
                    at(0.50),
                    at(0.90),
                    at(0.99),
                    at(1),
                    lateMillis);
        }
    }

    /**
     * @param perSecond requests, more than 0
     * @param lasts for how long
     */
    Outcome run(double perSecond, Duration lasts) {
        int count = (int) Math.max(1, Math.round(perSecond * lasts.toMillis() / 1000.0));
        double[] millis = new double[count];
        var failed = new AtomicInteger();
        CompletableFuture<?>[] answers = new CompletableFuture<?>[count];
        long start = System.nanoTime();
        long late = 0;
        for (int number = 0; number < count; number++) {
            long due = start + (long) (number * 1e9 / perSecond);
            for (long now = System.nanoTime(); now < due; now = System.nanoTime()) {
                LockSupport.parkNanos(due - now);
            }
            late = Math.max(late, System.nanoTime() - due);
            int at = number;
            answers[number] =
                    http.sendAsync(request, BodyHandlers.discarding())
                            .handle(
                                    (answer, trouble) -> {
                                        boolean good =
                                                trouble == null && answer.statusCode() == 200;
                                        millis[at] =
                                                good ? (System.nanoTime() - due) / 1e6 : Double.NaN;
                                        if (!good) {
                                            failed.incrementAndGet();
                                        }
                                        return null;
                                    });
        }
        CompletableFuture.allOf(answers).join();
        double[] good =
                Arrays.stream(millis).filter(each -> !Double.isNaN(each)).sorted().toArray();
        return new Outcome(count, failed.get(), good, late / 1e6);
    }
}
