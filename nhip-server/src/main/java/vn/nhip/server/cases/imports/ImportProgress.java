package vn.nhip.server.cases.imports;

/**
 * How far an import has come.
 *
 * @param share how much of the file is behind it, from 0 to 1
 * @param records rows, traces or events read
 * @param silent records that told of no event
 * @param accepted events taken into the log
 * @param warned those of them that are odd
 * @param duplicate events that were in the log already
 * @param quarantined records kept apart
 */
public record ImportProgress(
        double share, long records, long silent, long accepted, long warned, long duplicate, long quarantined) {
    public static final ImportProgress NONE = new ImportProgress(0, 0, 0, 0, 0, 0, 0);

    /** Events and problems that came of the records. */
    public long told() {
        return accepted + duplicate + quarantined;
    }
}
