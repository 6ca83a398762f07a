package vn.nhip.server.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.system.CapturedOutput;
import vn.nhip.server.attacks.Wire.Answer;

/** Connections that are held open, and heads of requests without measure. */
@AttackedServer
class ConnectionsAttackedTests {
    private static final int MILLIS_BETWEEN_BYTES = 100;

    private final Ground ground;

    ConnectionsAttackedTests(Ground ground) {
        this.ground = ground;
    }

    private static void drip(Socket socket, String head, long seconds) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(head.getBytes(StandardCharsets.US_ASCII));
        socket.setSoTimeout(MILLIS_BETWEEN_BYTES);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (System.nanoTime() < end) {
            try {
                out.write('x');
                out.flush();
                // An answer that is there already is taken whole, so that the pace stays slow.
                if (socket.getInputStream().read(new byte[1 << 16]) < 0) {
                    return;
                }
            } catch (SocketTimeoutException nothingYet) {
                // The connection is still open.
            } catch (IOException closed) {
                return;
            }
        }
        throw new AssertionError("a body that drips is still read after %d seconds: %s".formatted(seconds, head));
    }

    @Test
    void areClosedWhenTheBodyDrips() throws IOException {
        String end = "Content-Length: 1000000\r\nHost: localhost\r\n\r\n";
        String form = "Content-Type: application/x-www-form-urlencoded\r\n";
        List<String> heads = List.of(
                "POST /api/v1/events HTTP/1.1\r\nContent-Type: application/cloudevents-batch+json\r\nAuthorization: Bearer "
                        + ground.key() + "\r\n" + end,
                "POST /api/v1/events HTTP/1.1\r\nContent-Type: application/cloudevents-batch+json\r\n" + end,
                "POST /identity/sign-in HTTP/1.1\r\n" + form + end,
                "POST /cases/import HTTP/1.1\r\nContent-Type: multipart/form-data; boundary=x\r\n" + end,
                "POST /no/such/page HTTP/1.1\r\n" + form + end,
                "GET /index/search?q=x HTTP/1.1\r\n" + form + end);
        for (String head : heads) {
            try (Socket socket = ground.wire().open()) {
                drip(socket, head, 20);
            }
        }
    }

    /** Many at once keep nobody out. */
    @Test
    void leaveRoomForOthers() throws IOException {
        List<Socket> held = new ArrayList<>();
        try {
            for (int i = 0; i < 300; i++) {
                Socket socket = ground.wire().open();
                held.add(socket);
                socket.getOutputStream()
                        .write("GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ".getBytes(StandardCharsets.US_ASCII));
            }
            assertThat(ground.anybody().get("/identity/sign-in").status()).isEqualTo(200);
        } finally {
            for (Socket socket : held) {
                socket.close();
            }
        }
    }

    @Test
    void areRefusedWithHeadsWithoutMeasure(CapturedOutput log) {
        Wire wire = ground.wire();
        List<String> many = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            many.add("X-" + i + ": " + Ground.MARKER);
        }
        for (Answer answer : List.of(
                wire.get("/", many.toArray(String[]::new)),
                wire.get("/", "X-Long: " + Ground.MARKER + "x".repeat(100_000)),
                wire.get("/", "Cookie: NHIP=" + Ground.MARKER + "x".repeat(100_000)),
                wire.get("/?q=" + Ground.MARKER + "x".repeat(100_000)),
                wire.get("/cases/" + "x".repeat(100_000)),
                wire.get("/cases?" + "a=b&".repeat(20_000)),
                wire.raw("\u0016\u0003\u0001 no TLS here\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1)),
                wire.raw("GET / HTTP/9.9\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                        .getBytes(StandardCharsets.US_ASCII)),
                wire.raw("GET /\r\n\r\n".getBytes(StandardCharsets.US_ASCII)),
                wire.raw("GET / HTTP/1.1\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.US_ASCII)),
                wire.raw("GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\nConnection: close\r\n\r\n"
                        .getBytes(StandardCharsets.US_ASCII)),
                wire.raw("GET / HTTP/1.1\r\nHost: localhost\r\nX\u0000Y: b\r\nConnection: close\r\n\r\n"
                        .getBytes(StandardCharsets.US_ASCII)),
                wire.raw("GET / HTTP/1.1\r\nHost: localhost\r\n: b\r\nConnection: close\r\n\r\n"
                        .getBytes(StandardCharsets.US_ASCII)))) {
            assertThat(answer.status() == 0 || (answer.status() >= 400 && answer.status() <= 505))
                    .as("%s", answer.status())
                    .isTrue();
            assertThat(answer.body()).doesNotContain(Ground.MARKER, "Apache Tomcat", "Exception");
        }
        assertThat(log.getAll()).doesNotContain(Ground.MARKER);
    }

    @Test
    void areRefusedWithTooManyParameters() {
        Answer answer = ground.everything().get("/cases?" + "a=b&".repeat(2_000));
        assertThat(answer.isRefused()).as("%s", answer.status()).isTrue();
    }
}
