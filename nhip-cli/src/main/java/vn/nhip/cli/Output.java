package vn.nhip.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Buffered UTF-8 that writes numbers without making objects. */
final class Output {
    private static final long[] POWERS = {1, 10, 100, 1_000, 10_000, 100_000, 1_000_000};

    private final OutputStream out;
    private final byte[] buffer = new byte[1 << 16];
    private int size;

    Output(OutputStream out) {
        this.out = out;
    }

    Output text(String text) throws IOException {
        int length = text.length();
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                bytes(text.substring(i).getBytes(StandardCharsets.UTF_8));
                return this;
            }
            put((byte) c);
        }
        return this;
    }

    private void bytes(byte[] bytes) throws IOException {
        for (byte b : bytes) {
            put(b);
        }
    }

    private void put(byte b) throws IOException {
        if (size == buffer.length) {
            flush();
        }
        buffer[size++] = b;
    }

    Output character(char ascii) throws IOException {
        put((byte) ascii);
        return this;
    }

    Output whole(long value) throws IOException {
        if (value < 0) {
            put((byte) '-');
            return whole(-value);
        }
        if (value >= 10) {
            whole(value / 10);
        }
        put((byte) ('0' + value % 10));
        return this;
    }

    /** A number with exactly so many decimals. */
    Output fixed(double value, int decimals) throws IOException {
        return scaled(Math.round(value * POWERS[decimals]), decimals);
    }

    /** A number with at most so many decimals, none of them idle. */
    Output plain(double value, int most) throws IOException {
        long scaled = Math.round(value * POWERS[most]);
        int decimals = most;
        while (decimals > 0 && scaled % 10 == 0) {
            scaled /= 10;
            decimals--;
        }
        return scaled(scaled, decimals);
    }

    private Output scaled(long scaled, int decimals) throws IOException {
        if (scaled < 0) {
            put((byte) '-');
            return scaled(-scaled, decimals);
        }
        whole(scaled / POWERS[decimals]);
        if (decimals > 0) {
            put((byte) '.');
            for (int i = decimals - 1; i >= 0; i--) {
                put((byte) ('0' + scaled / POWERS[i] % 10));
            }
        }
        return this;
    }

    /** Hands everything on. */
    void flush() throws IOException {
        out.write(buffer, 0, size);
        size = 0;
        out.flush();
    }
}
