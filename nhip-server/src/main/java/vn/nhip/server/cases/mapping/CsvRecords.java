package vn.nhip.server.cases.mapping;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Splits CSV (RFC 4180) into records and goes on after what is not one: a quote that is never closed, a line without end. Libraries stop
 * there, and the rest of the file would be lost (decision 19). Memory is bounded by the longest record allowed.
 */
final class CsvRecords {
    /** Characters in one record. */
    static final int LONGEST = 1 << 20;

    /** Lines in one quoted cell; beyond, the quote is taken for a stray one. */
    static final int LINES_IN_A_CELL = 200;

    private static final int SHOWN = 4_000;

    /** What was found; {@code line} is where it begins, from 1. */
    sealed interface Piece {
        long line();
    }

    record Line(long line, List<String> cells) implements Piece {}

    /** A line whose quote is not closed; its beginning. */
    record Unclosed(long line, String text) implements Piece {}

    /** A line longer than a record may be; its beginning. */
    record TooLong(long line, String text) implements Piece {}

    /** The stream broke off here. */
    record CutOff(long line, IOException cause) implements Piece {}

    private final Reader in;
    private final char delimiter;
    private char[] buffer = new char[1 << 16];
    private int start;
    private int end;
    private boolean ended;
    private @Nullable IOException broken;
    private long line = 1;
    private int lines;
    private int next;

    CsvRecords(Reader in, char delimiter) {
        this.in = in;
        this.delimiter = delimiter;
    }

    private enum Scan {
        RECORD,
        UNCLOSED,
        TOO_LONG,
        CUT_OFF,
        END
    }

    /** The next piece that is not an empty line; null at the end. */
    @Nullable
    Piece next() {
        while (true) {
            long first = line;
            switch (scan()) {
                case END -> {
                    return null;
                }
                case CUT_OFF -> {
                    IOException cause = broken;
                    start = end;
                    broken = null;
                    return cause == null ? null : new CutOff(first, cause);
                }
                case UNCLOSED -> {
                    String text = beginning();
                    toNextLine();
                    return new Unclosed(first, text);
                }
                case TOO_LONG -> {
                    String text = beginning();
                    toNextLine();
                    return new TooLong(first, text);
                }
                case RECORD -> {
                    boolean empty = contentEnd() == start;
                    List<String> cells = empty ? List.of() : split(start, contentEnd());
                    start = next;
                    line += lines;
                    if (!empty) {
                        return new Line(first, cells);
                    }
                }
            }
        }
    }

    /** Finds the end of the record that begins at {@link #start}: {@link #next} is behind it, {@link #lines} how many lines it has. */
    private Scan scan() {
        int at = start;
        lines = 1;
        boolean quoted = false;
        boolean cellBegins = true;
        while (true) {
            if (at == end) {
                int moved = start;
                if (!fill()) {
                    return atEnd(at - moved + start, quoted);
                }
                at -= moved - start;
                if (at == end) {
                    return Scan.TOO_LONG;
                }
            }
            char c = buffer[at++];
            if (quoted) {
                if (c == '"') {
                    // The second of two is read as an opening one: no need to look ahead.
                    quoted = false;
                    cellBegins = true;
                } else if (c == '\n' && ++lines > LINES_IN_A_CELL) {
                    return Scan.UNCLOSED;
                }
            } else if (c == '\n' || c == '\r') {
                return behind(at, c);
            } else if (c == '"' && cellBegins) {
                quoted = true;
            } else {
                cellBegins = c == delimiter;
            }
        }
    }

    private Scan atEnd(int at, boolean quoted) {
        if (broken != null) {
            return Scan.CUT_OFF;
        }
        if (at == start) {
            return Scan.END;
        }
        next = at;
        return quoted ? Scan.UNCLOSED : Scan.RECORD;
    }

    private Scan behind(int at, char sign) {
        next = at;
        if (sign == '\r') {
            int moved = start;
            boolean more = at < end || fill();
            next -= moved - start;
            if (more && next < end && buffer[next] == '\n') {
                next++;
            }
        }
        return Scan.RECORD;
    }

    /** Where the record's text ends, its line break left out. */
    private int contentEnd() {
        int last = next;
        while (last > start && (buffer[last - 1] == '\n' || buffer[last - 1] == '\r')) {
            last--;
        }
        return last;
    }

    private String beginning() {
        int most = Math.min(end, start + SHOWN);
        int last = start;
        while (last < most && buffer[last] != '\n') {
            last++;
        }
        return new String(buffer, start, last - start);
    }

    /** Leaves the line behind, however long it is, without keeping it. */
    private void toNextLine() {
        int at = start;
        while (true) {
            while (at < end) {
                if (buffer[at++] == '\n') {
                    start = at;
                    line++;
                    return;
                }
            }
            start = end;
            if (!fill()) {
                return;
            }
            at = start;
        }
    }

    /** Reads more behind what is there, moving it to the front; false at the end of the stream, true and nothing more when it is too long. */
    private boolean fill() {
        if (ended) {
            return false;
        }
        if (start > 0) {
            System.arraycopy(buffer, start, buffer, 0, end - start);
            end -= start;
            start = 0;
        }
        if (end == buffer.length) {
            if (buffer.length >= LONGEST) {
                return true;
            }
            buffer = Arrays.copyOf(buffer, buffer.length * 2);
        }
        try {
            int read = in.read(buffer, end, buffer.length - end);
            if (read < 0) {
                ended = true;
                return false;
            }
            end += read;
            return true;
        } catch (IOException e) {
            broken = e;
            ended = true;
            return false;
        }
    }

    private List<String> split(int from, int to) {
        List<String> cells = new ArrayList<>();
        int at = from;
        while (true) {
            StringBuilder cell = null;
            if (at < to && buffer[at] == '"') {
                cell = new StringBuilder();
                at = quoted(at + 1, to, cell);
            }
            int begins = at;
            while (at < to && buffer[at] != delimiter) {
                at++;
            }
            String plain = new String(buffer, begins, at - begins);
            cells.add(cell == null ? plain : cell.append(plain).toString());
            if (at == to) {
                return cells;
            }
            at++;
        }
    }

    /** Reads a quoted cell into a text; returns the place behind its closing quote. */
    private int quoted(int from, int to, StringBuilder cell) {
        int at = from;
        while (at < to) {
            char c = buffer[at++];
            if (c != '"') {
                cell.append(c);
            } else if (at < to && buffer[at] == '"') {
                cell.append('"');
                at++;
            } else {
                return at;
            }
        }
        return at;
    }
}
