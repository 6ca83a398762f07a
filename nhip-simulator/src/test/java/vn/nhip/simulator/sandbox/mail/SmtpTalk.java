package vn.nhip.simulator.sandbox.mail;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A sender that says its lines one by one. */
final class SmtpTalk implements AutoCloseable {
    private final Socket socket;
    private final BufferedReader in;

    SmtpTalk(MailServer server) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), server.smtpPort());
        socket.setSoTimeout(10_000);
        in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    /** After the greeting and EHLO. */
    static SmtpTalk greeted(MailServer server) throws IOException {
        SmtpTalk talk = new SmtpTalk(server);
        talk.heard();
        talk.say("EHLO localhost");
        return talk;
    }

    /** Sends a line and gives back the whole reply. */
    String say(String line) throws IOException {
        send(line + "\r\n");
        return heard();
    }

    void send(String octets) throws IOException {
        socket.getOutputStream().write(octets.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
    }

    String heard() throws IOException {
        StringBuilder reply = new StringBuilder();
        while (true) {
            String line = in.readLine();
            if (line == null) {
                throw new EOFException("the server hung up after \"" + reply + '"');
            }
            reply.append(line).append('\n');
            if (line.length() < 4 || line.charAt(3) != '-') {
                return reply.toString().strip();
            }
        }
    }

    /** One message to one recipient, text with its line ends; the last reply. */
    String mail(String sender, String recipient, String text) throws IOException {
        String reply = say("MAIL FROM:<" + sender + ">");
        if (reply.startsWith("250")) {
            reply = say("RCPT TO:<" + recipient + ">");
        }
        if (reply.startsWith("250")) {
            reply = say("DATA");
        }
        if (!reply.startsWith("354")) {
            say("RSET");
            return reply;
        }
        send(text + "\r\n.\r\n");
        return heard();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
