package vn.nhip.contract;

/** The elements of one JSON array. Brackets and quotes are enough to tell where an element ends, even when it is wrong inside. */
final class BatchCutter extends Cutter {
    private long event;
    private boolean inside;
    private boolean over;

    // The element at hand: how far it was looked at, and what it is in.
    private int seen;
    private int depth;
    private boolean inText;
    private boolean escaped;

    BatchCutter(InputWindow window, int largest) {
        super(window, largest);
    }

    @Override
    Cut cut() {
        if (over) {
            return Cut.END;
        }
        event++;
        if (!inside && !begin()) {
            over = true;
            return piece(Math.min(window.size(), 4_096), Cut.WRONG_FORM);
        }
        if (!skip(true)) {
            return end(Cut.CUT_OFF);
        }
        if (window.at(0) == ']') {
            window.drop(1);
            return end(skip(false) ? Cut.WRONG_FORM : afterTheEnd());
        }
        return element();
    }

    private boolean begin() {
        inside = skip(false) && window.at(0) == '[';
        if (inside) {
            window.drop(1);
        }
        return inside;
    }

    private Cut afterTheEnd() {
        return window.state() == InputWindow.State.ENDED ? Cut.END : Cut.CUT_OFF;
    }

    private Cut end(Cut cut) {
        over = true;
        return piece(Math.min(window.size(), 4_096), cut);
    }

    /** Goes to the next byte that means something; false when there is none. */
    private boolean skip(boolean commas) {
        while (window.size() > 0 || window.more()) {
            byte next = window.size() > 0 ? window.at(0) : (byte) ' ';
            if (next != ' ' && next != '\n' && next != '\r' && next != '\t' && !(commas && next == ',')) {
                return true;
            }
            window.drop(window.size() > 0 ? 1 : 0);
        }
        return false;
    }

    private Cut element() {
        seen = 0;
        depth = 0;
        inText = false;
        escaped = false;
        while (!scan()) {
            if (letGo()) {
                seen = 0;
            }
            if (!window.more()) {
                Cut cut = piece(window.size(), Cut.CUT_OFF);
                over = true;
                return cut;
            }
        }
        Cut cut = piece(seen, Cut.EVENT);
        window.drop(seen);
        return cut;
    }

    /** Looks on; true when the element ends at {@link #seen}. */
    private boolean scan() {
        byte[] bytes = window.bytes();
        int at = window.from() + seen;
        int to = window.from() + window.size();
        boolean ended = false;
        while (at < to && !ended) {
            byte next = bytes[at];
            if (inText) {
                at = text(bytes, at, to);
                ended = !inText && depth == 0;
            } else if (depth == 0 && (next == ',' || next == ']')) {
                ended = true;
            } else {
                at++;
                ended = structure(next);
            }
        }
        seen = at - window.from();
        return ended;
    }

    /** Goes behind the text's end, or to the end of what is there. */
    private int text(byte[] bytes, int from, int to) {
        int at = from;
        boolean skip = escaped;
        while (at < to) {
            byte next = bytes[at++];
            if (skip) {
                skip = false;
            } else if (next == '"') {
                inText = false;
                escaped = false;
                return at;
            } else {
                skip = next == '\\';
            }
        }
        escaped = skip;
        return at;
    }

    private boolean structure(byte next) {
        switch (next) {
            case '"' -> inText = true;
            case '{', '[' -> depth++;
            case '}', ']' -> {
                depth--;
                return depth <= 0;
            }
            default -> {}
        }
        return false;
    }

    @Override
    String place() {
        return "sự kiện " + event;
    }
}
