package vn.nhip.simulator.sandbox.mail;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;

/** Listens for connections on this machine's loopback address, a virtual thread each. */
final class SmtpServer implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(SmtpServer.class.getName());
    private static final int BACKLOG = 50;
    private static final int IDLE_MILLIS = 300_000;

    private final ServerSocket listening;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Reception reception;
    private final Mailbox mailbox;
    private final InstantSource clock;
    private final int largest;

    SmtpServer(int port, Reception reception, Mailbox mailbox, InstantSource clock, int largest) throws IOException {
        this.listening = new ServerSocket(port, BACKLOG, InetAddress.getLoopbackAddress());
        this.reception = reception;
        this.mailbox = mailbox;
        this.clock = clock;
        this.largest = largest;
    }

    void start() {
        threads.execute(this::listen);
    }

    int port() {
        return listening.getLocalPort();
    }

    private void listen() {
        try {
            while (!listening.isClosed()) {
                Socket socket = listening.accept();
                open.add(socket);
                hand(socket);
            }
        } catch (IOException e) {
            if (!listening.isClosed()) {
                LOG.log(System.Logger.Level.ERROR, "the sandbox's mail server no longer listens", e);
            }
        }
    }

    private void hand(Socket socket) {
        try {
            threads.execute(() -> serve(socket));
        } catch (RejectedExecutionException e) {
            // It came while the server was closed.
            open.remove(socket);
            quietly(socket);
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setSoTimeout(IDLE_MILLIS);
            new SmtpSession(socket.getInputStream(), socket.getOutputStream(), reception, mailbox, clock, largest)
                    .run();
        } catch (SocketException e) {
            // The other side went away, or the server was closed.
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "a connection broke", e);
        } finally {
            open.remove(socket);
        }
    }

    @Override
    public void close() {
        quietly(listening);
        threads.shutdown();
        open.forEach(SmtpServer::quietly);
        threads.shutdownNow();
        threads.close();
    }

    private static void quietly(Closeable socket) {
        try {
            socket.close();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "could not be closed", e);
        }
    }
}
