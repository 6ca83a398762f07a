package vn.nhip.simulator.sandbox.mail;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Lines of the protocol, and the text of a message (RFC 5321, 4.5.2 and 4.5.3). Octets as ISO 8859-1. */
final class SmtpLines {
    /** With the line end. RFC 5321 asks for 512; a first answer of AUTH may be longer (RFC 4954, 4). */
    static final int LONGEST_COMMAND = 2048;

    /** Without the line end. */
    static final int LONGEST_TEXT_LINE = 998;

    private final InputStream in;

    SmtpLines(InputStream in) {
        this.in = new BufferedInputStream(in);
    }

    /** A line without its end; a bare line feed ends one too, so that one can type by hand. */
    String command() throws IOException, TooLong {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int length = 0;
        for (int octet = octet(); octet != '\n'; octet = octet()) {
            if (++length < LONGEST_COMMAND) {
                line.write(octet);
            }
        }
        if (length >= LONGEST_COMMAND) {
            throw new TooLong();
        }
        String text = line.toString(StandardCharsets.UTF_8);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }

    /**
     * The text up to the line with a single dot, which alone ends it: a lone line feed must not, or one message could smuggle in another.
     *
     * @param largest octets kept; what is beyond is read and dropped
     */
    Text text(int largest) throws IOException {
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        long size = 0;
        boolean longLine = false;
        boolean bareEnd = false;
        while (true) {
            line.reset();
            long length = 0;
            int before = -1;
            for (int octet = octet(); octet != '\n' || before != '\r'; octet = octet()) {
                bareEnd |= octet == '\n' || before == '\r';
                length++;
                if (length <= largest + 2L) {
                    line.write(octet);
                }
                before = octet;
            }
            line.write('\n');
            byte[] octets = line.toByteArray();
            boolean dot = octets[0] == '.';
            if (dot && length == 2) {
                return new Text(kept.toByteArray(), size, longLine, bareEnd);
            }
            int stuffed = dot ? 1 : 0;
            longLine |= length - 1 - stuffed > LONGEST_TEXT_LINE;
            size += length + 1 - stuffed;
            if (size <= largest) {
                kept.write(octets, stuffed, octets.length - stuffed);
            }
        }
    }

    private int octet() throws IOException {
        int octet = in.read();
        if (octet < 0) {
            throw new EOFException();
        }
        return octet;
    }

    /**
     * The text of a message.
     *
     * @param size octets sent, also those beyond what is kept
     * @param longLine whether a line was longer than allowed
     * @param bareEnd whether a carriage return or line feed stood alone
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Text(byte[] kept, long size, boolean longLine, boolean bareEnd) {}

    /** A command that was longer than allowed; all of it has been read. */
    static final class TooLong extends Exception {}
}
