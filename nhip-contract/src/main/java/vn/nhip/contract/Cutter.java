package vn.nhip.contract;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Cuts an input into its events without knowing what is in them, and without holding more than one of them. */
abstract class Cutter {
    private static final int HEAD = 4_096;

    final InputWindow window;
    private final int largest;
    private byte[] bytes = new byte[0];
    private int from;
    private int to;
    private byte @Nullable [] head;

    /** How a cut ended. */
    enum Cut {
        /** An event. */
        EVENT,
        /** An event larger than one may be: only its beginning is there, the rest is passed over. */
        TOO_LARGE,
        /** The input ends within an event, or where another must follow; what is there of it. */
        CUT_OFF,
        /** The input has another form than was said; its beginning. */
        WRONG_FORM,
        /** There is no more. */
        END
    }

    Cutter(InputWindow window, int largest) {
        this.window = window;
        this.largest = largest;
    }

    /** The next event, whose bytes stay until the next cut. */
    abstract Cut cut();

    /** Where the last cut stood, in words for a person. */
    abstract String place();

    final byte[] bytes() {
        return bytes;
    }

    final int from() {
        return from;
    }

    final int to() {
        return to;
    }

    /** Ends a cut: the first bytes of the window are the event, or the end of it when its beginning was let go. */
    final Cut piece(int length, Cut whenWhole) {
        byte[] kept = head;
        head = null;
        boolean large = kept != null || length > largest;
        bytes = kept == null ? window.bytes() : kept;
        from = kept == null ? window.from() : 0;
        to = kept == null ? from + (large ? Math.min(HEAD, length) : length) : kept.length;
        return large && whenWhole == Cut.EVENT ? Cut.TOO_LARGE : whenWhole;
    }

    /** Keeps the memory bounded: lets go of an event that has become too large. True when it did, and the window is empty now. */
    final boolean letGo() {
        if (window.size() <= largest) {
            return false;
        }
        if (head == null) {
            head = Arrays.copyOfRange(window.bytes(), window.from(), window.from() + HEAD);
        }
        window.drop(window.size());
        return true;
    }

    /** Whether the beginning of the event at hand was let go. */
    final boolean isLarge() {
        return head != null;
    }
}
