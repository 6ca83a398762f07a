package vn.nhip.server.cases.mapping;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** The bytes of a file, unpacked when it is gzip, counted as they lie on the disk. */
final class FileBytes implements AutoCloseable {
    private static final int BUFFER = 1 << 16;
    private static final int GZIP_MAGIC = 0x1f8b;

    private final Counted counted;
    private final InputStream content;
    private final long size;

    private FileBytes(Counted counted, InputStream content, long size) {
        this.counted = counted;
        this.content = content;
        this.size = size;
    }

    /**
     * Opens them.
     *
     * @param size how many bytes there are; negative when not known
     */
    static FileBytes open(InputStream in, long size) throws IOException {
        Counted counted = new Counted(in);
        BufferedInputStream buffered = new BufferedInputStream(counted, BUFFER);
        buffered.mark(2);
        int first = buffered.read();
        int second = buffered.read();
        buffered.reset();
        boolean gzip = second >= 0 && (first << 8 | second) == GZIP_MAGIC;
        return new FileBytes(counted, gzip ? unpacked(buffered) : buffered, size);
    }

    private static InputStream unpacked(InputStream packed) throws IOException {
        try {
            // Nothing around it: a buffer would swallow the good bytes before a broken one.
            return new GZIPInputStream(packed, BUFFER);
        } catch (ZipException | EOFException e) {
            throw notGzip(e);
        }
    }

    /** What begins like gzip and is none. */
    static FileUnfit notGzip(IOException e) {
        return FileUnfit.unreadable("not gzip: " + e.getMessage(), "Tệp nén gzip bị hỏng. Hãy nén hoặc tải lại tệp.");
    }

    InputStream content() {
        return content;
    }

    long read() {
        return counted.bytes;
    }

    double share() {
        return size <= 0 ? -1 : Math.min(1.0, (double) counted.bytes / size);
    }

    @Override
    public void close() throws IOException {
        content.close();
    }

    private static final class Counted extends FilterInputStream {
        private long bytes;

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            bytes += read < 0 ? 0 : 1;
            return read;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int read = super.read(into, offset, length);
            bytes += Math.max(0, read);
            return read;
        }
    }
}
