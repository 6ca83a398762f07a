package vn.nhip.server.catalog.procedures;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicLong;

/** A stream that ends in an error instead of going on for ever: a small compressed file can hold terabytes. */
final class Bounded extends FilterInputStream {
    private final long most;
    private final AtomicLong total;
    private long read;

    /**
     * Bounds a stream.
     *
     * @param most bytes
     * @param total is added what is read
     */
    Bounded(InputStream in, long most, AtomicLong total) {
        super(in);
        this.most = most;
        this.total = total;
    }

    @Override
    public int read() throws IOException {
        int b = super.read();
        count(b < 0 ? 0 : 1);
        return b;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = super.read(buffer, offset, length);
        count(Math.max(count, 0));
        return count;
    }

    private void count(int more) throws IOException {
        read += more;
        total.addAndGet(more);
        if (read > most) {
            throw new IOException("dài hơn %d GB sau khi giải nén".formatted(most / 1024 / 1024 / 1024));
        }
    }
}
