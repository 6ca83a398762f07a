package vn.nhip.server.backup;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import javax.crypto.Mac;

/** What the content of parts flows through. */
final class PartStreams {
    private static final int BUFFER = 1 << 16;

    private PartStreams() {}

    /** Compresses. Rows come one by one, so they are gathered on both sides. */
    static OutputStream compressing(OutputStream out) throws IOException {
        return new BufferedOutputStream(new Fast(new BufferedOutputStream(out, BUFFER)), BUFFER);
    }

    /** Undoes {@link #compressing}. */
    static InputStream inflating(InputStream in) throws IOException {
        return new GZIPInputStream(new BufferedInputStream(in, BUFFER), BUFFER);
    }

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static void drain(InputStream in) throws IOException {
        byte[] buffer = new byte[BUFFER];
        int count = in.read(buffer, 0, buffer.length);
        while (count >= 0) {
            count = in.read(buffer, 0, buffer.length);
        }
    }

    /** Compresses at the level at which the disk, not the processor, is waited for. */
    private static final class Fast extends GZIPOutputStream {
        Fast(OutputStream out) throws IOException {
            super(out, BUFFER);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }

    /** A new file that is on the disk once it is closed. */
    static final class Durable extends OutputStream {
        private final FileOutputStream file;
        private final MessageDigest hash = digest();
        private long bytes;

        Durable(Path path) throws IOException {
            file = new FileOutputStream(path.toFile());
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] buffer, int from, int length) throws IOException {
            file.write(buffer, from, length);
            hash.update(buffer, from, length);
            bytes += length;
        }

        long bytes() {
            return bytes;
        }

        /** Of all that was written. */
        String sha256() {
            return BackupKey.hex(hash.digest());
        }

        @Override
        public void close() throws IOException {
            if (file.getChannel().isOpen()) {
                file.getFD().sync();
                file.close();
            }
        }
    }

    /** Hashes what is read. */
    static final class Hashing extends FilterInputStream {
        private final MessageDigest hash = digest();
        private final Parts.Seen seen;

        Hashing(InputStream in, Parts.Seen seen) {
            super(in);
            this.seen = seen;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int from, int length) throws IOException {
            int count = super.read(buffer, from, length);
            if (count > 0) {
                hash.update(buffer, from, count);
                seen.more(count);
            }
            return count;
        }

        @Override
        public boolean markSupported() {
            return false;
        }

        void toEnd() throws IOException {
            drain(this);
        }

        /** Of all that was read. */
        String sha256() {
            return BackupKey.hex(hash.digest());
        }
    }

    /** Counts lines as they are read, and remembers that reading failed: whoever is given the stream may tell it in other words. */
    static final class Counting extends FilterInputStream {
        private final Parts.Seen seen;
        private long lines;
        private boolean failed;

        Counting(InputStream in, Parts.Seen seen) {
            super(in);
            this.seen = seen;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int from, int length) throws IOException {
            try {
                int count = super.read(buffer, from, length);
                long more = linesIn(buffer, from, count);
                lines += more;
                seen.more(more);
                return count;
            } catch (IOException e) {
                failed = true;
                throw e;
            }
        }

        @Override
        public boolean markSupported() {
            return false;
        }

        void toEnd() throws IOException {
            drain(this);
        }

        long lines() {
            return lines;
        }

        boolean failed() {
            return failed;
        }
    }

    /** Gives on what is written and counts it: as rows, and in a fingerprint. */
    static final class Tee extends FilterOutputStream {
        private final Mac fingerprint;
        private final Parts.Seen rows;
        private long bytes;

        Tee(OutputStream out, Mac fingerprint, Parts.Seen rows) {
            super(out);
            this.fingerprint = fingerprint;
            this.rows = rows;
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] buffer, int from, int length) throws IOException {
            out.write(buffer, from, length);
            fingerprint.update(buffer, from, length);
            bytes += length;
            rows.more(linesIn(buffer, from, length));
        }

        long bytes() {
            return bytes;
        }

        String fingerprint() {
            return BackupKey.hex(fingerprint.doFinal());
        }
    }

    private static long linesIn(byte[] buffer, int from, int length) {
        long lines = 0;
        for (int at = from; at < from + length; at++) {
            if (buffer[at] == '\n') {
                lines++;
            }
        }
        return lines;
    }
}
