package vn.nhip.cli;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes JSON in one go, a line per unit. */
final class Json {
    private final Output out;
    private boolean first = true;
    private boolean afterKey;
    private int depth;

    Json(Output out) {
        this.out = out;
    }

    Json open(char bracket) throws IOException {
        separate();
        out.character(bracket);
        first = true;
        depth++;
        return this;
    }

    private void separate() throws IOException {
        if (!first) {
            out.character(',');
        }
        if (depth == 1 && !afterKey) {
            out.character('\n');
        }
        written();
    }

    private void written() {
        afterKey = false;
        first = false;
    }

    Json close(char bracket) throws IOException {
        depth--;
        if (depth == 0) {
            out.character('\n');
        }
        out.character(bracket);
        first = false;
        return this;
    }

    void end() throws IOException {
        out.character('\n');
        out.flush();
    }

    /** A key whose value is opened next. */
    Json key(String name) throws IOException {
        separate();
        string(name);
        out.character(':');
        first = true;
        afterKey = true;
        return this;
    }

    void text(String name, @Nullable String value) throws IOException {
        key(name);
        if (value == null) {
            out.text("null");
        } else {
            string(value);
        }
        written();
    }

    void texts(String name, List<String> values) throws IOException {
        key(name);
        out.character('[');
        for (int i = 0; i < values.size(); i++) {
            out.text(i == 0 ? "" : ",");
            string(values.get(i));
        }
        out.character(']');
        written();
    }

    void whole(String name, @Nullable Long value) throws IOException {
        key(name);
        if (value == null) {
            out.text("null");
        } else {
            out.whole(value);
        }
        written();
    }

    /** Null as the value of the key just written. */
    void nothing() throws IOException {
        out.text("null");
        written();
    }

    void flag(String name, boolean value) throws IOException {
        key(name);
        out.text(value ? "true" : "false");
        written();
    }

    /** A number as precise as it is: what one more case is worth may be a millionth of a point. */
    void number(String name, @Nullable Double value) throws IOException {
        key(name);
        if (value == null) {
            out.text("null");
        } else if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            out.whole(value.longValue());
        } else {
            out.text(Double.toString(value));
        }
        written();
    }

    private void string(String value) throws IOException {
        StringBuilder escaped = new StringBuilder(value.length() + 2).append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                escaped.append('\\').append(c);
            } else if (c < 0x20) {
                escaped.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                escaped.append(c);
            }
        }
        out.text(escaped.append('"').toString());
    }
}
