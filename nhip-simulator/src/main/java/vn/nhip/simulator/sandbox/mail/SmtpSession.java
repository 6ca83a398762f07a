package vn.nhip.simulator.sandbox.mail;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One connection of the Simple Mail Transfer Protocol (RFC 5321) with SIZE (1870), PIPELINING (2920), 8BITMIME (6152), SMTPUTF8 (6531),
 * ENHANCEDSTATUSCODES (2034) and AUTH PLAIN (4954). STARTTLS is not offered: the address is on this machine only.
 */
final class SmtpSession {
    static final int MOST_RECIPIENTS = 100;
    private static final int MOST_ERRORS = 20;
    private static final int LONGEST_ADDRESS = 254;
    private static final Pattern PATH = Pattern.compile(
            "<(?:@[^:>]+:)?([^\\s<>@\\p{Cntrl}]+@[^\\s<>@\\p{Cntrl}]+)?>((?: [^ ]+)*) *",
            Pattern.UNICODE_CHARACTER_CLASS);

    private final SmtpLines in;
    private final OutputStream out;
    private final Reception reception;
    private final Mailbox mailbox;
    private final InstantSource clock;
    private final int largest;
    private final List<String> recipients = new ArrayList<>();
    private boolean greeted;
    private boolean authenticated;
    private int errors;
    private @Nullable String sender;

    SmtpSession(
            InputStream in, OutputStream out, Reception reception, Mailbox mailbox, InstantSource clock, int largest) {
        this.in = new SmtpLines(in);
        this.out = out;
        this.reception = reception;
        this.mailbox = mailbox;
        this.clock = clock;
        this.largest = largest;
    }

    /** Until QUIT, too many errors, or the other side going away. */
    void run() throws IOException {
        try {
            pause();
            String refusal = reception.greeting();
            if (refusal != null) {
                answer(refusal);
                return;
            }
            answer("220 localhost ESMTP Nhip sandbox");
            boolean open = true;
            while (open) {
                open = next();
            }
        } catch (SocketTimeoutException e) {
            answer("421 4.4.2 localhost timed out waiting for a command");
        } catch (EOFException e) {
            // Gone without QUIT: what was not acknowledged is not kept.
        }
    }

    private boolean next() throws IOException {
        String line;
        try {
            line = in.command();
        } catch (SmtpLines.TooLong e) {
            answer("500 5.5.2 Line too long, " + SmtpLines.LONGEST_COMMAND + " octets at most");
            return tolerable();
        }
        int space = line.indexOf(' ');
        String verb = (space < 0 ? line : line.substring(0, space)).toUpperCase(Locale.ROOT);
        String argument = space < 0 ? "" : line.substring(space + 1).strip();
        if (verb.equals("QUIT")) {
            answer("221 2.0.0 Bye");
            return false;
        }
        pause();
        answer(reply(verb, argument));
        return tolerable();
    }

    private boolean tolerable() throws IOException {
        if (errors > MOST_ERRORS) {
            answer("421 4.7.0 Too many errors");
            return false;
        }
        return true;
    }

    private String reply(String verb, String argument) throws IOException {
        return switch (verb) {
            case "EHLO" -> hello(argument, true);
            case "HELO" -> hello(argument, false);
            case "AUTH" -> authenticate(argument);
            case "MAIL" -> mail(argument);
            case "RCPT" -> recipient(argument);
            case "DATA" -> data(argument);
            case "RSET" -> {
                reset();
                yield "250 2.0.0 Ok";
            }
            case "NOOP" -> "250 2.0.0 Ok";
            case "VRFY" -> "252 2.5.2 Cannot verify, send and see";
            case "HELP" -> "214 2.0.0 EHLO HELO AUTH MAIL RCPT DATA RSET NOOP VRFY HELP QUIT";
            case "STARTTLS" -> "502 5.5.1 STARTTLS not offered";
            default -> "500 5.5.2 Command unknown";
        };
    }

    private String hello(String domain, boolean extended) {
        if (domain.isEmpty()) {
            return "501 5.5.4 Name missing, as in EHLO localhost";
        }
        greeted = true;
        reset();
        return extended ? """
                250-localhost
                250-SIZE %d
                250-PIPELINING
                250-8BITMIME
                250-SMTPUTF8
                250-AUTH PLAIN
                250 ENHANCEDSTATUSCODES""".formatted(largest) : "250 localhost";
    }

    /** Any name and password will do, but not none: nothing is protected here, the exchange is. The password is not kept. */
    private String authenticate(String argument) throws IOException {
        String[] words = argument.split(" +", 2);
        if (!greeted) {
            return "503 5.5.1 EHLO first";
        }
        if (authenticated || sender != null) {
            return "503 5.5.1 Not now";
        }
        if (!words[0].equalsIgnoreCase("PLAIN")) {
            return "504 5.5.4 Only PLAIN";
        }
        String response = words.length > 1 ? words[1] : null;
        if (response == null) {
            answer("334 ");
            try {
                response = in.command();
            } catch (SmtpLines.TooLong e) {
                return "500 5.5.6 Line too long";
            }
        }
        if (response.equals("*")) {
            return "501 5.7.0 Cancelled";
        }
        try {
            String[] parts = new String(Base64.getDecoder().decode(response), StandardCharsets.UTF_8).split("\0", -1);
            if (parts.length != 3 || parts[1].isEmpty() || parts[2].isEmpty()) {
                return "535 5.7.8 Name or password missing";
            }
        } catch (IllegalArgumentException e) {
            return "501 5.5.2 Not Base64";
        }
        authenticated = true;
        return "235 2.7.0 Authenticated";
    }

    private String mail(String argument) {
        if (!greeted) {
            return "503 5.5.1 EHLO first";
        }
        if (sender != null) {
            return "503 5.5.1 A message has begun already; RSET gives it up";
        }
        Matcher path = path("FROM:", argument);
        if (path == null) {
            return "501 5.1.7 Malformed, as in MAIL FROM:<name@example.vn>";
        }
        String from = path.group(1) == null ? "" : path.group(1);
        if (from.length() > LONGEST_ADDRESS) {
            return "501 5.1.7 Address too long, " + LONGEST_ADDRESS + " characters at most";
        }
        String refusal = parameters(path.group(2).strip());
        if (refusal == null) {
            sender = from;
        }
        return refusal == null ? "250 2.1.0 Ok" : refusal;
    }

    private @Nullable String parameters(String all) {
        for (String parameter : all.isEmpty() ? new String[0] : all.split(" +")) {
            String upper = parameter.toUpperCase(Locale.ROOT);
            if (upper.matches("SIZE=\\d{1,20}")) {
                if (upper.length() > 15 || Long.parseLong(upper.substring(5)) > largest) {
                    return tooLarge();
                }
            } else if (!upper.matches("BODY=(7BIT|8BITMIME)|SMTPUTF8|AUTH=\\S*")) {
                return "555 5.5.4 Parameter unknown";
            }
        }
        return null;
    }

    private String tooLarge() {
        return "552 5.3.4 Message too large, " + largest + " octets at most";
    }

    private static @Nullable Matcher path(String keyword, String argument) {
        if (!argument.regionMatches(true, 0, keyword, 0, keyword.length())) {
            return null;
        }
        Matcher path = PATH.matcher(argument.substring(keyword.length()).strip());
        return path.matches() ? path : null;
    }

    private String recipient(String argument) {
        if (sender == null) {
            return "503 5.5.1 MAIL first";
        }
        Matcher path = path("TO:", argument);
        if (path == null || path.group(1) == null || path.group(1).length() > LONGEST_ADDRESS) {
            return "501 5.1.3 Malformed, as in RCPT TO:<name@example.vn>";
        }
        if (!path.group(2).isBlank()) {
            return "555 5.5.4 Parameter unknown";
        }
        if (recipients.size() >= MOST_RECIPIENTS) {
            return "452 4.5.3 Too many recipients, " + MOST_RECIPIENTS + " at most";
        }
        String refusal = reception.recipient(sender, path.group(1));
        if (refusal == null) {
            recipients.add(path.group(1));
        }
        return refusal == null ? "250 2.1.5 Ok" : refusal;
    }

    private String data(String argument) throws IOException {
        String from = sender;
        if (!argument.isEmpty()) {
            return "501 5.5.4 DATA has no argument";
        }
        if (from == null) {
            return "503 5.5.1 MAIL first";
        }
        if (recipients.isEmpty()) {
            return "554 5.5.1 No valid recipients";
        }
        answer("354 End with a line that holds a dot");
        SmtpLines.Text text = in.text(largest);
        pause();
        String refusal = refusal(text);
        String reply = refusal == null ? taken(from, text.kept()) : refusal;
        reset();
        return reply;
    }

    private String taken(String from, byte[] raw) throws IOException {
        Reception.Ending ending = reception.ending();
        if (ending == Reception.Ending.LOST) {
            throw new SocketException("broken by the weather");
        }
        long id = mailbox.add(clock.instant(), from, recipients, raw).id();
        if (ending == Reception.Ending.UNTOLD) {
            throw new SocketException("broken by the weather");
        }
        return "250 2.0.0 Ok: taken as " + id;
    }

    private void pause() throws IOException {
        long end = System.nanoTime() + reception.delay().toNanos();
        for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
            if (Thread.interrupted()) {
                throw new SocketException("the server is closed");
            }
        }
    }

    private @Nullable String refusal(SmtpLines.Text text) {
        if (text.size() > largest) {
            return tooLarge();
        }
        if (text.bareEnd()) {
            return "550 5.5.2 Lines must end with CR LF";
        }
        if (text.longLine()) {
            return "550 5.6.0 Line too long, " + SmtpLines.LONGEST_TEXT_LINE + " octets at most";
        }
        return null;
    }

    private void reset() {
        sender = null;
        recipients.clear();
    }

    private void answer(String reply) throws IOException {
        if (reply.startsWith("5")) {
            errors++;
        }
        out.write((reply.replace("\n", "\r\n") + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }
}
