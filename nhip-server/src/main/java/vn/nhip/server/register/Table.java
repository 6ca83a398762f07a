package vn.nhip.server.register;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A table of records as somebody sent it: CSV in UTF-8 whose first line names the columns; columns that the register does not have are
 * passed over and never kept. One mistake, and nothing of it is taken.
 *
 * @param entries the records; none when there are mistakes
 * @param mistakes every mistake, the first {@value #MISTAKES} at most
 */
public record Table(List<Entry> entries, List<Mistake> mistakes) {
    private static final int MISTAKES = 200;

    public Table {
        entries = List.copyOf(entries);
        mistakes = List.copyOf(mistakes);
    }

    /**
     * What is wrong in a line.
     *
     * @param line from 1; 1 is the line of the column names
     * @param what in Vietnamese, with what was expected
     */
    public record Mistake(long line, String what) {}

    /** What is wrong in records that are right one by one: by their place, from 0, in Vietnamese. */
    interface Together extends Function<List<Entry>, Map<Integer, String>> {}

    /** Reads it; never throws on what it reads. */
    public static Table read(InputStream in, Shape shape) {
        return read(in, shape, entries -> Map.of());
    }

    static Table read(InputStream in, Shape shape, Together together) {
        Reading reading = new Reading(shape);
        var decoder = StandardCharsets.UTF_8.newDecoder();
        try (CsvReader<NamedCsvRecord> lines =
                CsvReader.builder().ofNamedCsvRecord(withoutMark(new InputStreamReader(in, decoder)))) {
            for (NamedCsvRecord line : lines) {
                if (!reading.take(line)) {
                    break;
                }
            }
        } catch (CharacterCodingException e) {
            reading.wrong(1, "tệp không theo bảng mã UTF-8; lưu lại dạng CSV UTF-8");
        } catch (IOException | UncheckedIOException | CsvParseException e) {
            reading.wrong(
                    1,
                    e.getCause() instanceof CharacterCodingException
                            ? "tệp không theo bảng mã UTF-8; lưu lại dạng CSV UTF-8"
                            : "không đọc được dạng CSV; kiểm tra dấu nháy và dấu phẩy");
        }
        return reading.table(together);
    }

    /** Reads a text. */
    public static Table read(String text, Shape shape) {
        return read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), shape);
    }

    private static Reader withoutMark(Reader reader) throws IOException {
        var pushback = new PushbackReader(reader, 1);
        int first = pushback.read();
        if (first >= 0 && first != '\ufeff') {
            pushback.unread(first);
        }
        return pushback;
    }

    /** One reading of one table. */
    private static final class Reading {
        private final Shape shape;
        private final List<Entry> entries = new ArrayList<>();
        private final List<Long> lines = new ArrayList<>();
        private final List<Mistake> mistakes = new ArrayList<>();
        private final Map<List<@Nullable Object>, Long> seen = new HashMap<>();

        Reading(Shape shape) {
            this.shape = shape;
        }

        void wrong(long line, String what) {
            if (mistakes.size() < MISTAKES) {
                mistakes.add(new Mistake(line, what));
            }
        }

        Table table(Together together) {
            if (entries.isEmpty() && mistakes.isEmpty()) {
                wrong(1, "không có dòng nào dưới dòng tên cột; cần các cột " + String.join(",", shape.needed()));
            }
            if (mistakes.isEmpty()) {
                new TreeMap<>(together.apply(entries)).forEach((place, what) -> wrong(lines.get(place), what));
            }
            return new Table(mistakes.isEmpty() ? entries : List.of(), mistakes);
        }

        boolean take(NamedCsvRecord line) {
            if (!line.getHeader().containsAll(shape.needed())) {
                String header = String.join(",", line.getHeader());
                String wayOut =
                        header.indexOf(';') >= 0 ? "; tệp đang phân cách bằng dấu chấm phẩy, lưu lại với dấu phẩy" : "";
                wrong(1, "các cột là %s; cần có %s%s".formatted(header, String.join(",", shape.needed()), wayOut));
                return false;
            }
            int before = mistakes.size();
            Map<String, @Nullable Object> values = new HashMap<>();
            for (Column column : shape.columns()) {
                values.put(column.name(), value(line, column));
            }
            if (mistakes.size() == before) {
                keep(line.getStartingLineNumber(), new Entry(values));
            }
            return mistakes.size() < MISTAKES;
        }

        private void keep(long number, Entry entry) {
            String contradiction = shape.contradiction().apply(entry);
            if (contradiction != null) {
                wrong(number, contradiction);
                return;
            }
            List<@Nullable Object> key = new ArrayList<>();
            shape.keys().forEach(name -> key.add(entry.values().get(name)));
            Long earlier = seen.putIfAbsent(key, number);
            if (earlier != null) {
                wrong(
                        number,
                        "trùng khóa (%s) với dòng %d; giữ một dòng".formatted(String.join(",", shape.keys()), earlier));
            }
            entries.add(entry);
            lines.add(number);
        }

        private @Nullable Object value(NamedCsvRecord line, Column column) {
            String text = line.getHeader().contains(column.name())
                    ? line.findField(column.name()).orElse("").strip()
                    : "";
            long number = line.getStartingLineNumber();
            if (text.isEmpty()) {
                if (column.isNeeded()) {
                    wrong(number, "thiếu %s (%s)".formatted(column.name(), column.meaning()));
                }
                return column.kind() == Kind.FLAG ? Boolean.FALSE : null;
            }
            Object value = column.kind().read(text);
            if (value == null) {
                wrong(
                        number,
                        "%s là “%s”; cần %s"
                                .formatted(
                                        column.name(),
                                        shown(text),
                                        column.kind().expected()));
            } else if (!column.choices().isEmpty() && !column.choices().contains(text)) {
                wrong(
                        number,
                        "%s là “%s”; cần một trong: %s"
                                .formatted(column.name(), shown(text), String.join(", ", column.choices())));
            }
            return value;
        }

        /** What stands in a wrong cell may be anything, so only its beginning is said. */
        private static String shown(String text) {
            return text.length() > 40 ? text.substring(0, 40) + "…" : text;
        }
    }
}
