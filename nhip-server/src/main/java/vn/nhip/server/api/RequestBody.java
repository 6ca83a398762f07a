package vn.nhip.server.api;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** The body of a request, inflated, within bounds. */
public final class RequestBody {
    private static final int CHUNK = 16 * 1024;
    private static final int RATIO_MAX = 200;
    private static final int RATIO_FROM = 1 << 20;

    private RequestBody() {}

    /**
     * Reads it whole.
     *
     * @throws RequestRefused 413 when it is larger than it may be, packed or not, or is packed suspiciously tightly; 400 when it breaks
     *     off; 415 for any encoding but gzip
     */
    public static byte[] read(HttpServletRequest request, int bytesMax) {
        if (request.getContentLengthLong() > bytesMax) {
            throw tooLarge(bytesMax);
        }
        try {
            Counted counted = new Counted(request.getInputStream());
            return inflate(inflating(request, counted), counted, bytesMax);
        } catch (EOFException | ZipException e) {
            throw RequestRefused.of(
                    HttpStatus.BAD_REQUEST,
                    "the gzip body is damaged or breaks off; nothing of the request was taken, send it again whole");
        } catch (IOException e) {
            throw RequestRefused.of(
                    HttpStatus.BAD_REQUEST,
                    "the body could not be read to its end; nothing of the request was taken, send it again");
        }
    }

    private static InputStream inflating(HttpServletRequest request, Counted counted) throws IOException {
        String encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        return switch (encoding == null ? "identity" : encoding.strip().toLowerCase(Locale.ROOT)) {
            case "identity" -> counted;
            case "gzip", "x-gzip" -> new GZIPInputStream(counted, CHUNK);
            default ->
                throw RequestRefused.of(
                        HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                        "Content-Encoding \"" + encoding + "\" is not understood; send gzip or none");
        };
    }

    private static byte[] inflate(InputStream in, Counted counted, int bytesMax) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream(CHUNK);
        byte[] chunk = new byte[CHUNK];
        for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
            out.write(chunk, 0, read);
            if (out.size() > bytesMax) {
                throw tooLarge(bytesMax);
            }
            if (out.size() > RATIO_FROM && out.size() / RATIO_MAX > counted.bytes) {
                throw RequestRefused.of(
                        HttpStatus.CONTENT_TOO_LARGE,
                        "the gzip body inflates to more than " + RATIO_MAX + " times its size; send smaller batches");
            }
        }
        return out.toByteArray();
    }

    private static RequestRefused tooLarge(int bytesMax) {
        return RequestRefused.of(
                HttpStatus.CONTENT_TOO_LARGE,
                "the body is larger than " + bytesMax + " bytes (inflated); send smaller batches");
    }

    /** Counts what came over the wire. */
    private static final class Counted extends InputStream {
        private final InputStream in;
        private long bytes;

        Counted(InputStream in) {
            this.in = in;
        }

        @Override
        public int read() throws IOException {
            int read = in.read();
            bytes += read < 0 ? 0 : 1;
            return read;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            int read = in.read(into, from, length);
            bytes += Math.max(read, 0);
            return read;
        }
    }
}
