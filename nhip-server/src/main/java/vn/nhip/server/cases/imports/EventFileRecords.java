package vn.nhip.server.cases.imports;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.zip.GZIPInputStream;
import vn.nhip.contract.EventRead;
import vn.nhip.contract.EventReader;
import vn.nhip.server.cases.intake.EventRecords;
import vn.nhip.server.cases.intake.Incoming;

/** The events of a file of JSON lines or of one JSON array, plain or gzip. */
final class EventFileRecords implements FileRecords {
    private static final int BUFFER = 1 << 16;
    private static final int GZIP_MAGIC = 0x1f8b;
    private static final int BLANKS_MAX = 1 << 12;

    private final Counted counted;
    private final InputStream content;
    private final long bytes;
    private final String source;
    private final EventReader reader;
    private String place = "";
    private long records;

    EventFileRecords(InputStream in, long bytes, String source) throws IOException {
        this.counted = new Counted(in);
        this.bytes = bytes;
        this.source = source;
        this.content = unpacked(new BufferedInputStream(counted, BUFFER));
        this.reader = isBatch(content)
                ? EventReader.batch(content, EventReader.Limits.FILE)
                : EventReader.lines(content, EventReader.Limits.FILE);
    }

    private static InputStream unpacked(InputStream in) throws IOException {
        in.mark(2);
        int magic = in.read() << 8 | in.read();
        in.reset();
        return magic == GZIP_MAGIC ? new BufferedInputStream(new GZIPInputStream(in, BUFFER), BUFFER) : in;
    }

    /** Looks at the first sign that is no blank and no byte order mark. */
    private static boolean isBatch(InputStream in) throws IOException {
        in.mark(BLANKS_MAX);
        try {
            int sign = ' ';
            for (int i = 0; i < BLANKS_MAX && (sign <= ' ' || sign >= 0x80) && sign >= 0; i++) {
                sign = in.read();
            }
            return sign == '[';
        } catch (IOException brokenOff) {
            return false;
        } finally {
            in.reset();
        }
    }

    @Override
    public boolean hasNext() {
        return reader.hasNext();
    }

    @Override
    public Incoming next() {
        EventRead read = reader.next();
        place = read.place();
        records++;
        return EventRecords.incoming(read, source);
    }

    @Override
    public String place() {
        return place;
    }

    @Override
    public long records() {
        return records;
    }

    @Override
    public long silent() {
        return 0;
    }

    @Override
    public double share() {
        return bytes <= 0 ? 0 : Math.min(1, (double) counted.read / bytes);
    }

    @Override
    public List<String> unused() {
        return List.of();
    }

    @Override
    public void close() throws IOException {
        content.close();
    }

    private static final class Counted extends FilterInputStream {
        private long read;

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            read += one < 0 ? 0 : 1;
            return one;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int some = super.read(into, offset, length);
            read += Math.max(0, some);
            return some;
        }
    }
}
