package vn.nhip.contract;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** The part of an input that is looked at: never more than one event and what was read behind it. */
final class InputWindow {
    private static final int CHUNK = 1 << 16;

    private final InputStream in;
    private final long most;
    private byte[] bytes = new byte[2 * CHUNK];
    private int from;
    private int to;
    private long taken;
    private State state = State.OPEN;

    enum State {
        OPEN,
        /** The input ended. */
        ENDED,
        /** The input broke off: a cut-off archive, a lost connection. */
        BROKEN,
        /** The input is larger than an input may be. */
        TOO_LARGE
    }

    InputWindow(InputStream in, long most) {
        this.in = in;
        this.most = most;
    }

    /** The bytes; what counts begins at {@link #from}. */
    byte[] bytes() {
        return bytes;
    }

    int from() {
        return from;
    }

    int size() {
        return to - from;
    }

    State state() {
        return state;
    }

    /** Whether nothing is amiss with the input itself. */
    boolean isWhole() {
        return state == State.OPEN || state == State.ENDED;
    }

    byte at(int index) {
        return bytes[from + index];
    }

    /** Where a byte stands at or after an index; -1 when it does not. */
    int find(byte wanted, int index) {
        byte[] all = bytes;
        for (int i = from + index; i < to; i++) {
            if (all[i] == wanted) {
                return i - from;
            }
        }
        return -1;
    }

    /** Lets go of bytes at the beginning. They stay readable at their old place until {@link #more}. */
    void drop(int count) {
        from += count;
    }

    /** Reads on; indices stay what they were. False when there is no more, and then {@link #state} says why. */
    boolean more() {
        if (state != State.OPEN) {
            return false;
        }
        makeRoom();
        int read;
        try {
            read = in.read(bytes, to, bytes.length - to);
        } catch (IOException brokenOff) {
            state = State.BROKEN;
            return false;
        }
        if (read < 0) {
            state = State.ENDED;
            return false;
        }
        taken += read;
        if (taken > most) {
            state = State.TOO_LARGE;
            return false;
        }
        to += read;
        return true;
    }

    private void makeRoom() {
        if (bytes.length - to >= CHUNK) {
            return;
        }
        if (from > 0) {
            System.arraycopy(bytes, from, bytes, 0, size());
            to -= from;
            from = 0;
        }
        if (bytes.length - to < CHUNK) {
            bytes = Arrays.copyOf(bytes, bytes.length * 2);
        }
    }
}
