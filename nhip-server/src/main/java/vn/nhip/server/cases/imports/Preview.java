package vn.nhip.server.cases.imports;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import vn.nhip.server.cases.intake.Incoming;
import vn.nhip.server.cases.intake.Trial;

/**
 * The beginning of a file as it would be read. Nothing is taken.
 *
 * @param rows those of the first records that tell of something
 * @param records how many records were looked at
 * @param silent those of them that tell of nothing
 * @param unused columns that the mapping does not speak of
 */
public record Preview(List<Row> rows, long records, long silent, List<String> unused) {
    /** How many rows are shown. */
    public static final int ROWS = 10;

    /** A file of which nearly nothing tells anything is not read to its end for a preview. */
    private static final int RECORDS_MAX = 2_000;

    public Preview {
        rows = List.copyOf(rows);
        unused = List.copyOf(unused);
    }

    /**
     * What one record of the file tells.
     *
     * @param place where it stands, for a person
     */
    public record Row(String place, List<Incoming> told) {
        public Row {
            told = List.copyOf(told);
        }
    }

    /** Reads it, and judges what was read as the intake would. */
    static Preview of(Path path, FileImport.File file, FileImport.Reading reading, Trial trial) throws IOException {
        try (FileRecords records = FileRecords.open(path, file, reading)) {
            List<Row> rows = new ArrayList<>();
            List<Incoming> told = new ArrayList<>();
            String place = "";
            long seen = 0;
            while (seen < RECORDS_MAX && records.hasNext()) {
                Incoming incoming = judged(records.next(), reading, trial);
                if (!told.isEmpty() && !records.place().equals(place)) {
                    rows.add(new Row(place, told));
                    told.clear();
                    if (rows.size() == ROWS) {
                        break;
                    }
                }
                place = records.place();
                seen = records.records();
                told.add(incoming);
            }
            if (!told.isEmpty()) {
                rows.add(new Row(place, told));
            }
            return new Preview(rows, seen, records.silent(), records.unused());
        }
    }

    private static Incoming judged(Incoming incoming, FileImport.Reading reading, Trial trial) {
        return switch (incoming) {
            case Incoming.Read read ->
                trial.judge(read.message(), reading.unknowns())
                        .<Incoming>map(problem -> new Incoming.Unread(
                                read.message().source(), read.message().caseCode(), problem, ""))
                        .orElse(read);
            case Incoming.Unread unread -> unread;
        };
    }
}
