package vn.nhip.server.catalog.procedures;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;

/** A file of procedures: JSON lines or CSV, plain or gzip, told apart by its content. It is read as a stream. */
final class ProcedureFile {
    private static final int CSV_FIELD_MAX = 16 * 1024 * 1024;
    private static final long BYTES_MAX = 4L * 1024 * 1024 * 1024;
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final char UNREADABLE = '\uFFFD';

    private ProcedureFile() {}

    /** What stands on a line. */
    sealed interface Line {
        /** Number of its first line, from 1. */
        long number();

        /** A procedure. */
        record Read(long number, PublishedRecord record) implements Line {}

        /** Something that could not be read, and why, in words for a person. */
        record Unread(long number, String reason) implements Line {}
    }

    /**
     * Hands over every line in order.
     *
     * @param bytesRead is added the bytes read of the file as it lies there
     * @throws RecordRefused when the file as a whole is none of procedures
     */
    static void read(Path path, AtomicLong bytesRead, Consumer<Line> each) {
        if (!Files.isRegularFile(path)) {
            throw new RecordRefused(
                    Files.exists(path)
                            ? "không phải tệp: chỉ rõ từng tệp"
                            : "không có tệp này: kiểm tra lại đường dẫn");
        }
        try (InputStream in = open(path, bytesRead)) {
            int first = start(in);
            if (first == '{') {
                readLines(new Lines(in), each);
            } else {
                readCsv(in, each);
            }
        } catch (IOException e) {
            throw new RecordRefused(Lines.reason(e));
        }
    }

    private static InputStream open(Path path, AtomicLong bytesRead) throws IOException {
        BufferedInputStream in =
                new BufferedInputStream(new Bounded(Files.newInputStream(path), Long.MAX_VALUE, bytesRead), 64 * 1024);
        in.mark(2);
        boolean compressed = in.read() == 0x1f && in.read() == 0x8b;
        in.reset();
        InputStream content = compressed ? new GZIPInputStream(in, 64 * 1024) : in;
        return new BufferedInputStream(new Bounded(content, BYTES_MAX, new AtomicLong()), 64 * 1024);
    }

    /** Skips a byte order mark and looks at the first character that is not blank. */
    private static int start(InputStream in) throws IOException {
        in.mark(4096);
        byte[] start = in.readNBytes(512);
        in.reset();
        if (start.length == 0) {
            throw new RecordRefused("tệp rỗng: tải lại tệp");
        }
        int skipped = 0;
        if (start.length >= 3 && Arrays.equals(start, 0, 3, BYTE_ORDER_MARK, 0, 3)) {
            in.skipNBytes(3);
            skipped = 3;
        }
        for (int i = skipped; i < start.length; i++) {
            if (start[i] == 0 || start[i] == (byte) 0xFF || start[i] == (byte) 0xFE) {
                throw new RecordRefused("không phải mã UTF-8 (có thể là UTF-16): lưu lại tệp với bảng mã UTF-8");
            }
        }
        for (int i = skipped; i < start.length; i++) {
            if (start[i] > ' ') {
                return kind(start[i]);
            }
        }
        return ' ';
    }

    private static int kind(byte first) {
        return switch (first) {
            case '<' -> throw new RecordRefused("là trang HTML hay XML, không phải danh mục thủ tục: tải lại tệp");
            case '[' ->
                throw new RecordRefused(
                        "là một mảng JSON: cần mỗi dòng một thủ tục (JSON lines), ví dụ lệnh jq -c '.[]'");
            default -> first;
        };
    }

    private static void readLines(Lines lines, Consumer<Line> each) {
        while (true) {
            try {
                String line = lines.next();
                if (line == null) {
                    return;
                }
                if (!line.isBlank()) {
                    each.accept(new Line.Read(lines.number(), FullRecord.read(line)));
                }
            } catch (RecordRefused e) {
                each.accept(new Line.Unread(lines.number(), e.reason()));
            } catch (IOException e) {
                each.accept(new Line.Unread(lines.number(), Lines.reason(e)));
                return;
            }
        }
    }

    private static void readCsv(InputStream in, Consumer<Line> each) throws IOException {
        // A line of another length is refused below, in words that a person understands, and the next one is read.
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .maxBufferSize(CSV_FIELD_MAX)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            long last = 0;
            try {
                Iterator<CsvRecord> records = reader.iterator();
                List<String> columns = header(records);
                while (records.hasNext()) {
                    CsvRecord record = records.next();
                    last = record.getStartingLineNumber();
                    each.accept(line(columns, record));
                }
            } catch (CsvParseException e) {
                each.accept(new Line.Unread(last + 1, "không phải CSV trọn vẹn (%s)".formatted(e.getMessage())));
            } catch (UncheckedIOException e) {
                each.accept(new Line.Unread(last + 1, Lines.reason(Objects.requireNonNull(e.getCause()))));
            }
        }
    }

    private static List<String> header(Iterator<CsvRecord> records) {
        List<String> columns = records.hasNext()
                ? records.next().getFields().stream().map(String::strip).toList()
                : List.of();
        List<String> missing = FlatRecord.REQUIRED_COLUMNS.stream()
                .filter(column -> !columns.contains(column))
                .toList();
        if (!missing.isEmpty()) {
            throw new RecordRefused("không phải JSON lines, cũng không phải CSV có cột %s ở dòng đầu"
                    .formatted(String.join(", ", missing)));
        }
        return columns;
    }

    private static Line line(List<String> columns, CsvRecord record) {
        long number = record.getStartingLineNumber();
        if (record.getFieldCount() != columns.size()) {
            return new Line.Unread(
                    number,
                    "có %d ô, cần %d: dòng bị cắt, hoặc thiếu dấu nháy"
                            .formatted(record.getFieldCount(), columns.size()));
        }
        Map<String, String> fields = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            fields.put(columns.get(i), record.getField(i));
        }
        if (fields.values().stream().anyMatch(field -> field.indexOf(UNREADABLE) >= 0)) {
            return new Line.Unread(number, "có chữ không phải mã UTF-8: lưu lại tệp với bảng mã UTF-8");
        }
        try {
            return new Line.Read(number, FlatRecord.read(fields));
        } catch (RecordRefused e) {
            return new Line.Unread(number, e.reason());
        }
    }
}
