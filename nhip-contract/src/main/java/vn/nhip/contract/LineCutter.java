package vn.nhip.contract;

/** One event on each line; empty lines are passed over. */
final class LineCutter extends Cutter {
    private long line;

    LineCutter(InputWindow window, int largest) {
        super(window, largest);
    }

    @Override
    Cut cut() {
        Cut cut;
        do {
            cut = cutLine();
        } while (cut == Cut.EVENT && isBlank());
        return cut;
    }

    private Cut cutLine() {
        line++;
        int seen = 0;
        while (true) {
            int end = window.find((byte) '\n', seen);
            if (end >= 0) {
                Cut cut = piece(end, Cut.EVENT);
                window.drop(end + 1);
                return cut;
            }
            seen = letGo() ? 0 : window.size();
            if (!window.more()) {
                return lastLine();
            }
        }
    }

    private Cut lastLine() {
        boolean nothing = window.size() == 0 && !isLarge();
        boolean whole = window.state() == InputWindow.State.ENDED;
        Cut cut = piece(window.size(), !whole ? Cut.CUT_OFF : nothing ? Cut.END : Cut.EVENT);
        window.drop(window.size());
        return cut;
    }

    private boolean isBlank() {
        for (int i = from(); i < to(); i++) {
            if (bytes()[i] > ' ' || bytes()[i] < 0) {
                return false;
            }
        }
        return true;
    }

    @Override
    String place() {
        return "dòng " + line;
    }
}
