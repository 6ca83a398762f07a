package vn.nhip.simulator.live;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * Gzips what is written, each write on a thread of its own as a gzip member of its own: together they are a gzip file (RFC 1952, 2.2) that is
 * the same however many threads there are. For large writes, by one thread.
 */
final class PackedBlocks extends OutputStream {
    private final OutputStream out;
    private final ExecutorService packers;
    private final int aheadMax;
    private final Deque<Future<byte[]>> ahead = new ArrayDeque<>();
    private boolean begun;

    PackedBlocks(OutputStream out, int threads) {
        this.out = out;
        this.aheadMax = threads + 1;
        this.packers = Executors.newFixedThreadPool(
                threads, Thread.ofPlatform().daemon().name("gzip-", 0).factory());
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        if (length == 0) {
            return;
        }
        begun = true;
        byte[] block = Arrays.copyOfRange(bytes, from, from + length);
        ahead.add(packers.submit(() -> packed(block)));
        while (ahead.size() > aheadMax) {
            writeFirst();
        }
    }

    private static byte[] packed(byte[] block) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream(block.length / 4);
        try (GZIPOutputStream gzip = new Fast(packed)) {
            gzip.write(block);
        }
        return packed.toByteArray();
    }

    private void writeFirst() throws IOException {
        try {
            out.write(ahead.remove().get());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while gzip was waited for");
        } catch (ExecutionException e) {
            throw new IOException("a block could not be packed", e.getCause());
        }
    }

    @Override
    public void close() throws IOException {
        try (out) {
            if (!begun) {
                out.write(packed(new byte[0]));
            }
            while (!ahead.isEmpty()) {
                writeFirst();
            }
        } finally {
            packers.shutdownNow();
        }
    }

    /** Events repeat themselves so much that packing harder gains little and takes several times as long. */
    private static final class Fast extends GZIPOutputStream {
        private static final int BUFFER = 64 * 1024;

        Fast(OutputStream out) throws IOException {
            super(out, BUFFER);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
