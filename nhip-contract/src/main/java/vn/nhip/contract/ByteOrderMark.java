package vn.nhip.contract;

import org.jspecify.annotations.Nullable;

/** The first bytes of an input, which tell its encoding. */
final class ByteOrderMark {
    private static final int LENGTH = 3;

    private ByteOrderMark() {}

    /** How many bytes at the beginning are UTF-8's mark: 3 or 0. */
    static int length(byte[] bytes, int from, int to) {
        boolean marked = to - from >= LENGTH
                && bytes[from] == (byte) 0xef
                && bytes[from + 1] == (byte) 0xbb
                && bytes[from + 2] == (byte) 0xbf;
        return marked ? LENGTH : 0;
    }

    /** Goes behind UTF-8's mark; the name of what the input is when it is something else. */
    static @Nullable String skip(InputWindow window) {
        boolean more = true;
        while (more && window.size() < LENGTH) {
            more = window.more();
        }
        window.drop(length(window.bytes(), window.from(), window.from() + window.size()));
        return window.size() < 2 ? null : other(window.at(0) & 0xff, window.at(1) & 0xff);
    }

    private static @Nullable String other(int first, int second) {
        if ((first == 0xff && second == 0xfe) || (first == 0xfe && second == 0xff) || first == 0 || second == 0) {
            return "UTF-16";
        }
        if (first == 0x1f && second == 0x8b) {
            return "gzip";
        }
        return first == 'P' && second == 'K' ? "zip" : null;
    }
}
