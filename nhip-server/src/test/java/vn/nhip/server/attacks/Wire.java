package vn.nhip.server.attacks;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/** Speaks HTTP byte by byte: whatever a polite client would refuse to send goes out as it is. */
final class Wire {
    private static final int PATIENCE_MILLIS = 60_000;

    private static final AtomicInteger CLIENTS = new AtomicInteger();

    private final int port;
    private final byte[] from;
    private final @Nullable SSLSocketFactory tls;

    /** From a loopback address of its own, so that the limits of one address are not those of another test. */
    Wire(int port) {
        this.port = port;
        int number = CLIENTS.incrementAndGet();
        this.from = new byte[] {127, 1, (byte) (number / 250), (byte) (1 + number % 250)};
        this.tls = null;
    }

    /** From a certain loopback address, over TLS. */
    Wire(int port, byte[] from, SSLSocketFactory tls) {
        this.port = port;
        this.from = from.clone();
        this.tls = tls;
    }

    /**
     * What came back.
     *
     * @param status 0 when the connection was closed without an answer
     */
    record Answer(int status, List<String> headers, String body) {
        Optional<String> header(String name) {
            return all(name).findFirst();
        }

        Stream<String> all(String name) {
            String start = name.toLowerCase(Locale.ROOT) + ":";
            return headers.stream()
                    .filter(header -> header.toLowerCase(Locale.ROOT).startsWith(start))
                    .map(header -> header.substring(start.length()).strip());
        }

        /** Refused as a request, not failed over. */
        boolean isRefused() {
            return status == 0 || (status >= 400 && status < 500);
        }
    }

    Socket open() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port, InetAddress.getByAddress(from), 0);
        socket.setSoTimeout(PATIENCE_MILLIS);
        return tls == null ? socket : tls.createSocket(socket, "localhost", port, true);
    }

    Answer get(String target, String... headers) {
        return send("GET", target, new byte[0], headers);
    }

    /** Sends a request line with a target as it is, the headers, and a body with its length. */
    Answer send(String method, String target, byte[] body, String... headers) {
        StringBuilder head = new StringBuilder(method + " " + target + " HTTP/1.1\r\nHost: localhost:" + port + "\r\n");
        for (String header : headers) {
            head.append(header).append("\r\n");
        }
        if (body.length > 0 || method.equals("POST")) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        head.append("Connection: close\r\n\r\n");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(head.toString().getBytes(StandardCharsets.UTF_8));
        bytes.writeBytes(body);
        return raw(bytes.toByteArray());
    }

    /** Sends bytes as they are and reads until the server closes. */
    Answer raw(byte[] bytes) {
        try (Socket socket = open()) {
            try {
                socket.getOutputStream().write(bytes);
                socket.getOutputStream().flush();
            } catch (IOException closedBeforeAllWasSent) {
                return parse(rest(socket.getInputStream()));
            }
            return parse(rest(socket.getInputStream()));
        } catch (IOException e) {
            throw new AssertionError("no connection to the server", e);
        }
    }

    /** All until the connection ends, also where it is torn down. */
    static byte[] rest(InputStream in) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] chunk = new byte[1 << 14];
        try {
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                bytes.write(chunk, 0, read);
            }
        } catch (IOException tornDown) {
            return bytes.toByteArray();
        }
        return bytes.toByteArray();
    }

    static Answer parse(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int end = text.indexOf("\r\n\r\n");
        if (!text.startsWith("HTTP/1.1 ") || end < 0) {
            return new Answer(0, List.of(), text);
        }
        List<String> lines = new ArrayList<>(List.of(text.substring(0, end).split("\r\n", -1)));
        int status = Integer.parseInt(lines.removeFirst().substring(9, 12));
        Answer answer = new Answer(status, List.copyOf(lines), text.substring(end + 4));
        String body = answer.header("Transfer-Encoding").isPresent() ? joined(answer.body()) : answer.body();
        return new Answer(
                status,
                answer.headers(),
                new String(body.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8));
    }

    private static String joined(String chunks) {
        StringBuilder body = new StringBuilder();
        int at = 0;
        while (at < chunks.length()) {
            int line = chunks.indexOf("\r\n", at);
            int length =
                    line < 0 ? 0 : Integer.parseInt(chunks.substring(at, line).strip(), 16);
            if (length == 0) {
                return body.toString();
            }
            int end = Math.min(chunks.length(), line + 2 + length);
            body.append(chunks, line + 2, end);
            at = end + 2;
        }
        return body.toString();
    }
}
