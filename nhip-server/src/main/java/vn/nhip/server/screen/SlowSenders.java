package vn.nhip.server.screen;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.apache.coyote.InputBuffer;
import org.apache.tomcat.util.net.ApplicationBufferHandler;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;

/**
 * Closes connections whose request body drips in: each holds a thread while it is read, and a limit between two bytes alone lets a body of
 * some kilobytes last for hours.
 */
@Configuration(proxyBeanMethods = false)
class SlowSenders {

    @Bean
    WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> bodiesWithinTime(
            @Value("${nhip.slow-sender.grace}") Duration grace,
            @Value("${nhip.slow-sender.bytes-per-second}") DataSize leastPerSecond,
            @Value("${nhip.slow-sender.discarded-bytes}") DataSize discarded) {
        return factory -> factory.addEngineValves(new Pace(grace, leastPerSecond.toBytes(), discarded.toBytes()));
    }

    /** Watches every body, whoever reads it: a form, an upload, an interface. */
    private static final class Pace extends ValveBase {
        private final Duration grace;
        private final long leastPerSecond;
        private final long discarded;

        Pace(Duration grace, long leastPerSecond, long discarded) {
            super(true);
            this.grace = grace;
            this.leastPerSecond = leastPerSecond;
            this.discarded = discarded;
        }

        @Override
        public void invoke(Request request, Response response) throws IOException, ServletException {
            org.apache.coyote.Request wire = request.getCoyoteRequest();
            // By the headers being there: a length that is no number was refused already, and is not to be read again.
            boolean hasBody =
                    request.getHeader("Content-Length") != null || request.getHeader("Transfer-Encoding") != null;
            if (!hasBody) {
                getNext().invoke(request, response);
                return;
            }
            InputBuffer bytes = wire.getInputBuffer();
            PacedBytes paced = new PacedBytes(wire, bytes, grace, leastPerSecond);
            wire.setInputBuffer(paced);
            try {
                getNext().invoke(request, response);
                // What nobody wanted is read to its end too, or the sender sees a lost connection instead of the
                // answer.
                if (!request.isAsync() && request.getHeader("Expect") == null) {
                    paced.discard(discarded);
                }
            } finally {
                wire.setInputBuffer(bytes);
            }
        }
    }

    /** Bytes that must come in at a pace, on average since they began to. */
    private static final class PacedBytes implements InputBuffer {
        private final org.apache.coyote.Request wire;
        private final InputBuffer bytes;
        private final long graceNanos;
        private final long leastPerSecond;
        private long waitedNanos;
        private long read;
        private boolean ended;

        PacedBytes(org.apache.coyote.Request wire, InputBuffer bytes, Duration grace, long leastPerSecond) {
            this.wire = wire;
            this.bytes = bytes;
            this.graceNanos = grace.toNanos();
            this.leastPerSecond = leastPerSecond;
        }

        @Override
        public int doRead(ApplicationBufferHandler into) throws IOException {
            long asked = System.nanoTime();
            int count = bytes.doRead(into);
            // Only the time of the sender counts, not what we take to digest what came.
            waitedNanos += System.nanoTime() - asked;
            ended = count < 0;
            read += Math.max(0, count);
            if (!ended && waitedNanos > graceNanos && read < leastPerSecond * (waitedNanos / 1e9)) {
                ended = true;
                SocketTimeoutException slow = new SocketTimeoutException("the body comes in too slowly");
                wire.action(ActionCode.CLOSE_NOW, slow);
                throw slow;
            }
            return count;
        }

        @Override
        public int available() {
            return bytes.available();
        }

        void discard(long most) {
            Nowhere nowhere = new Nowhere();
            try {
                long end = read + most;
                while (!ended && read < end) {
                    nowhere.setByteBuffer(ByteBuffer.allocate(0));
                    doRead(nowhere);
                }
            } catch (IOException senderIsGone) {
                ended = true;
            }
        }
    }

    private static final class Nowhere implements ApplicationBufferHandler {
        private ByteBuffer buffer = ByteBuffer.allocate(0);

        @Override
        public void setByteBuffer(ByteBuffer buffer) {
            this.buffer = buffer;
        }

        @Override
        public ByteBuffer getByteBuffer() {
            return buffer;
        }

        @Override
        public void expand(int size) {
            // Whatever does not fit is not wanted either.
        }
    }
}
