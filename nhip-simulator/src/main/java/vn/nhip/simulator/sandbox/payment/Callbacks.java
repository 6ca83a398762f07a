package vn.nhip.simulator.sandbox.payment;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import vn.nhip.simulator.sandbox.Refusal;
import vn.nhip.simulator.sandbox.SandboxJson;
import vn.nhip.simulator.story.Dice;

/** Tells merchants of results, server to server, until they acknowledge. */
final class Callbacks implements AutoCloseable {
    private static final String ACKNOWLEDGED = "acknowledged";
    private static final int ATTEMPTS_KEPT = 1_000;
    private static final int LONGEST_ANSWER = 4_096;
    private static final int OK = 200;
    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(5);
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(15);

    private final long seed;
    private final ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("sandbox-payment-callbacks").factory());
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT_WITHIN)
            .executor(threads)
            .build();
    private final Deque<Attempt> attempts = new ArrayDeque<>();
    private PaymentWeather weather;
    private long payments;
    private long told;

    Callbacks(long seed, PaymentWeather weather) {
        this.seed = seed;
        this.weather = weather;
    }

    /**
     * One attempt to tell of a payment.
     *
     * @param number from 1
     * @param outcome {@code acknowledged}, {@code lost by the weather}, or what was answered instead
     */
    record Attempt(String order, int number, String outcome) {}

    private record Message(String order, URI to, String body) {}

    synchronized void set(PaymentWeather newWeather) {
        weather = newWeather;
        payments = 0;
        told = 0;
    }

    synchronized PaymentWeather weather() {
        return weather;
    }

    /** Whether the bank declines the payment that is made now. */
    synchronized boolean declines() {
        return Dice.of(seed, "bank", payments++).chance(weather.declineShare());
    }

    synchronized List<Attempt> attempts() {
        return List.copyOf(attempts);
    }

    synchronized void clear() {
        attempts.clear();
        set(PaymentWeather.CALM);
    }

    /** Tells of a result, now or late, once or twice, as the weather is. */
    synchronized void tell(String order, URI to, String body) {
        Dice dice = Dice.of(seed, "callback", told);
        Dice again = Dice.of(seed, "callback again", told++);
        Message message = new Message(order, to, body);
        long delay = dice.chance(weather.lateShare()) ? weather.lateMillis() : 0;
        boolean twice = dice.chance(weather.twiceShare());
        attempt(message, 1, dice, delay);
        if (twice) {
            attempt(message, 1, again, delay);
        }
    }

    private void attempt(Message message, int number, Dice dice, long delayMillis) {
        boolean lost = dice.chance(weather.lostShare());
        try {
            Future<?> _ = later.schedule(
                    () -> threads.execute(() -> attempt(message, number, dice, lost)),
                    delayMillis,
                    TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            note(message, number, "given up: the gateway was closed");
        }
    }

    private void attempt(Message message, int number, Dice dice, boolean lost) {
        String outcome = lost ? "lost by the weather" : sent(message);
        synchronized (this) {
            note(message, number, outcome);
            if (!outcome.equals(ACKNOWLEDGED) && number < weather.attempts()) {
                attempt(message, number + 1, dice, (long) weather.firstGapMillis() << (number - 1));
            }
        }
    }

    private synchronized void note(Message message, int number, String outcome) {
        attempts.addLast(new Attempt(message.order(), number, outcome));
        if (attempts.size() > ATTEMPTS_KEPT) {
            attempts.removeFirst();
        }
    }

    /** Acknowledged is only 200 with {@code {"code":"00"}}: a proxy's friendly error page must not count. */
    private String sent(Message message) {
        HttpRequest request = HttpRequest.newBuilder(message.to())
                .timeout(ANSWER_WITHIN)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(message.body()))
                .build();
        try {
            HttpResponse<byte[]> answer =
                    client.send(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LONGEST_ANSWER));
            return answer.statusCode() == OK && acknowledges(answer.body())
                    ? ACKNOWLEDGED
                    : "answered " + answer.statusCode();
        } catch (IOException e) {
            return "no answer: " + e.getClass().getSimpleName();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "given up: the gateway was closed";
        }
    }

    private static boolean acknowledges(byte[] body) {
        try {
            return "00".equals(SandboxJson.needed(SandboxJson.object(body), "code"));
        } catch (Refusal e) {
            return false;
        }
    }

    @Override
    public void close() {
        later.shutdownNow();
        threads.shutdownNow();
        client.shutdownNow();
        later.close();
        threads.close();
        client.close();
    }
}
