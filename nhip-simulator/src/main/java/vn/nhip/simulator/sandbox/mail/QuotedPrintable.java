package vn.nhip.simulator.sandbox.mail;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** The transfer encoding quoted-printable (RFC 2045, 6.7). */
final class QuotedPrintable {
    private QuotedPrintable() {}

    /** What is malformed is taken as it stands. */
    static byte[] decode(String encoded) {
        byte[] in = encoded.getBytes(StandardCharsets.ISO_8859_1);
        ByteArrayOutputStream out = new ByteArrayOutputStream(in.length);
        for (int i = 0; i < in.length; i++) {
            if (in[i] != '=') {
                out.write(in[i]);
            } else if (at(in, i + 1) == '\r' && at(in, i + 2) == '\n') {
                i += 2;
            } else if (at(in, i + 1) == '\n') {
                i += 1;
            } else if (digit(in, i + 1) >= 0 && digit(in, i + 2) >= 0) {
                out.write(digit(in, i + 1) << 4 | digit(in, i + 2));
                i += 2;
            } else {
                out.write('=');
            }
        }
        return out.toByteArray();
    }

    private static int at(byte[] octets, int index) {
        return index < octets.length ? octets[index] : -1;
    }

    private static int digit(byte[] octets, int index) {
        return Character.digit(at(octets, index), 16);
    }
}
