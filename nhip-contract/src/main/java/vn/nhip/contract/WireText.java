package vn.nhip.contract;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import vn.nhip.contract.Problem.Kind;

/** The bytes of one event before they are read as JSON: UTF-8, and nothing in it that a text column could not hold. */
final class WireText {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final long ONES = 0x0101010101010101L;
    private static final long BACKSLASHES = 0x5c5c5c5c5c5c5c5cL;

    private final byte[] bytes;
    private final int from;
    private final int to;

    WireText(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        this.from = from;
        this.to = to;
    }

    /** Ends with the first byte that is not UTF-8, or an escape that stands for no character. */
    void check() throws Rejected {
        int at = from;
        while (at < to) {
            if (at + 8 <= to && plain((long) LONGS.get(bytes, at))) {
                at += 8;
            } else {
                at = next(at);
            }
        }
    }

    /** Eight ASCII bytes without a backslash. */
    private static boolean plain(long eight) {
        long slashes = eight ^ BACKSLASHES;
        return ((eight | ((slashes - ONES) & ~slashes)) & HIGH_BITS) == 0;
    }

    private int next(int at) throws Rejected {
        int first = bytes[at];
        if (first >= 0) {
            return first == '\\' ? afterEscape(at) : at + 1;
        }
        int length = (first & 0xe0) == 0xc0 ? 2 : (first & 0xf0) == 0xe0 ? 3 : (first & 0xf8) == 0xf0 ? 4 : 0;
        if (length == 0
                || at + length > to
                || !continued(at, length)
                || !shortest(first & 0xff, bytes[at + 1] & 0xff)) {
            throw Rejected.notUtf8(at - from);
        }
        return at + length;
    }

    private boolean continued(int at, int length) {
        for (int i = at + 1; i < at + length; i++) {
            if ((bytes[i] & 0xc0) != 0x80) {
                return false;
            }
        }
        return true;
    }

    /** Neither longer than need be, nor half of a pair, nor past the last character. */
    private static boolean shortest(int first, int second) {
        return switch (first) {
            case 0xc0, 0xc1 -> false;
            case 0xe0 -> second >= 0xa0;
            case 0xed -> second < 0xa0;
            case 0xf0 -> second >= 0x90;
            case 0xf4 -> second < 0x90;
            default -> first < 0xf4;
        };
    }

    private int afterEscape(int at) throws Rejected {
        int unit = unit(at);
        if (unit < 0) {
            return at + 2;
        }
        boolean high = unit >= 0xd800 && unit < 0xdc00;
        int second = high ? unit(at + 6) : 0;
        boolean pair = high && second >= 0xdc00 && second < 0xe000;
        if (unit == 0 || (unit >= 0xd800 && unit < 0xe000 && !pair)) {
            throw Rejected.of(
                    Kind.UNREADABLE,
                    "",
                    "the escape at byte " + (at - from) + " of the event stands for no character that can be kept",
                    "Ký tự thoát \\u ở byte thứ " + (at - from)
                            + " không ứng với chữ nào. Hãy bỏ ký tự này ở hệ thống gửi rồi gửi lại.");
        }
        return at + (pair ? 12 : 6);
    }

    /** The unit of an escape {@code \}{@code uXXXX}; -1 when there is none (whether it is well written is for the JSON parser). */
    private int unit(int at) {
        if (at + 6 > to || bytes[at] != '\\' || bytes[at + 1] != 'u') {
            return -1;
        }
        int unit = 0;
        for (int i = at + 2; i < at + 6; i++) {
            int digit = Character.digit(bytes[i], 16);
            if (digit < 0) {
                return -1;
            }
            unit = unit * 16 + digit;
        }
        return unit;
    }

    /** The bytes as text; what is not UTF-8, and NUL, become the replacement character. */
    static String shown(byte[] bytes, int from, int length) {
        return new String(bytes, from, length, StandardCharsets.UTF_8).replace('\0', '\ufffd');
    }
}
