package vn.nhip.benchmark.server;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Systems that send batches over HTTP, several at once, each waiting for the answer to its last one. */
final class Senders {
    private static final double NANOS = 1e9;
    private final URI address;
    private final String key;
    private final int connections;
    private final boolean packed;
    private final String allAccepted;

    /**
     * Senders.
     *
     * @param batch events in every batch
     */
    Senders(URI address, String key, int connections, int batch, boolean packed) {
        this.address = address;
        this.key = key;
        this.connections = connections;
        this.packed = packed;
        this.allAccepted = "{\"accepted\":" + batch + ",\"duplicate\":0,\"quarantined\":0,";
    }

    /**
     * Sends every batch; every event must be accepted.
     *
     * @return seconds from the first request to the last answer
     */
    double send(List<byte[]> batches) throws InterruptedException {
        return send(batches, 0);
    }

    /**
     * The same, each batch not before its time.
     *
     * @param interval nanoseconds from one batch to the next; 0 for as fast as they are taken
     */
    double send(List<byte[]> batches, long interval) throws InterruptedException {
        AtomicInteger next = new AtomicInteger();
        List<Future<Integer>> sending = new ArrayList<>();
        long began = System.nanoTime();
        try (ExecutorService senders = Executors.newFixedThreadPool(connections)) {
            for (int i = 0; i < connections; i++) {
                Callable<Integer> sender = () -> send(batches, next, began, interval);
                sending.add(senders.submit(sender));
            }
            for (Future<Integer> each : sending) {
                each.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("a batch was not taken", e.getCause());
        }
        return (System.nanoTime() - began) / NANOS;
    }

    private int send(List<byte[]> batches, AtomicInteger next, long began, long interval)
            throws IOException, InterruptedException {
        int sent = 0;
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            for (int i = next.getAndIncrement(); i < batches.size(); i = next.getAndIncrement()) {
                waitUntil(began + i * interval);
                HttpResponse<String> answer =
                        client.send(request(batches.get(i)), HttpResponse.BodyHandlers.ofString());
                if (answer.statusCode() != 200 || !answer.body().startsWith(allAccepted)) {
                    String body = answer.body();
                    throw new IllegalStateException(
                            answer.statusCode() + " " + body.substring(0, Math.min(300, body.length())));
                }
                sent++;
            }
        }
        return sent;
    }

    private static void waitUntil(long nanos) {
        for (long left = nanos - System.nanoTime(); left > 0; left = nanos - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private HttpRequest request(byte[] batch) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/cloudevents-batch+json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(batch));
        return packed ? request.header("Content-Encoding", "gzip").build() : request.build();
    }
}
