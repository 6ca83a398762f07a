package vn.nhip.server.register;

import java.util.List;
import java.util.function.Function;

/** The records of a register in memory, read again when it has something new. Safe for many threads. */
public final class Kept<T> {
    private final Register register;
    private final Function<Entry, T> reader;
    private volatile State<T> state = new State<>(-1, List.of());

    /**
     * Nothing is read before it is asked for.
     *
     * @param reader makes of an entry what the module knows
     */
    public Kept(Register register, Function<Entry, T> reader) {
        this.register = register;
        this.reader = reader;
    }

    private record State<T>(long revision, List<T> all) {}

    /** All records as of now. */
    public List<T> all() {
        long revision = register.revision();
        State<T> known = state;
        if (known.revision() != revision) {
            // What comes between the two is read too, and once more the next time.
            known = new State<>(
                    revision, register.entries().stream().map(reader).toList());
            state = known;
        }
        return known.all();
    }
}
