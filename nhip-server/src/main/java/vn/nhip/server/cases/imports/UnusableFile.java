package vn.nhip.server.cases.imports;

/** A file that cannot be imported, told to a person: what it is and the way out. */
public final class UnusableFile extends RuntimeException {
    private final String way;

    UnusableFile(String what, String way) {
        super(what);
        this.way = way;
    }

    /** What to do instead. */
    public String way() {
        return way;
    }
}
