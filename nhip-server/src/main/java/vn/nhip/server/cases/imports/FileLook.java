package vn.nhip.server.cases.imports;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;
import vn.nhip.server.cases.imports.MappingGuide.Form;
import vn.nhip.server.cases.mapping.FileUnfit;
import vn.nhip.server.cases.mapping.MappedFile;
import vn.nhip.server.cases.mapping.Mapping;

/** A first look at a table or event log, before there is a mapping: how it is made, its columns, how it writes times. */
final class FileLook {
    static final String ZONE = "Asia/Ho_Chi_Minh";

    private static final int BEGINNING = 1 << 16;
    private static final int ROWS = 30;
    private static final int HEADER_ROWS = 15;
    private static final int RECORDS = 300;
    private static final Map<String, Character> DELIMITERS = new LinkedHashMap<>();

    static {
        DELIMITERS.put(",", ',');
        DELIMITERS.put(";", ';');
        DELIMITERS.put("tab", '\t');
        DELIMITERS.put("|", '|');
    }

    /** Ways of writing times that are not tried by themselves, and what such a time looks like. */
    private static final Map<Pattern, List<String>> UNUSUAL = Map.of(
            Pattern.compile("\\d{1,2}/(1[3-9]|2\\d|3[01])/\\d{4}.*"),
            List.of("MM/dd/yyyy HH:mm:ss", "MM/dd/yyyy HH:mm", "MM/dd/yyyy"),
            Pattern.compile("\\d{4}/\\d{1,2}/\\d{1,2}.*"),
            List.of("yyyy/MM/dd HH:mm:ss", "yyyy/MM/dd HH:mm", "yyyy/MM/dd"),
            Pattern.compile("[34]\\d{4}(\\.\\d+)?"),
            List.of("excel"),
            Pattern.compile("\\d{1,2}\\.\\d{1,2}\\.\\d{4}.*"),
            List.of("dd.MM.yyyy HH:mm:ss", "dd.MM.yyyy HH:mm", "dd.MM.yyyy"));

    private FileLook() {}

    /**
     * Looks at a file and guesses what its columns are.
     *
     * @throws FileUnfit when nothing of it can be read
     */
    static MappingGuide of(Path path, FileImport.File file) throws IOException {
        return switch (file.kind()) {
            case CSV -> csv(path);
            case XLSX -> workbook(path, file);
            case XES -> new MappingGuide(
                    new Form(FileKind.XES, "", "", 1), ColumnGuess.of(columns(path, file)), ZONE, List.of());
            case EVENTS -> throw new IllegalArgumentException("Programmer error: events need no mapping");
        };
    }

    private static MappingGuide csv(Path path) throws IOException {
        byte[] beginning = beginning(path);
        Charset charset = charset(beginning);
        String text = new String(beginning, charset).replace("\ufeff", "");
        String delimiter = delimiter(text);
        List<Line> lines = lines(text, DELIMITERS.getOrDefault(delimiter, ','));
        int header = header(lines.stream().map(Line::cells).toList());
        Form form = new Form(
                FileKind.CSV, charset.name(), delimiter, lines.isEmpty() ? 1 : lines.get(header).number());
        return table(form, lines.stream().map(Line::cells).toList(), header);
    }

    private record Line(int number, List<String> cells) {}

    private static List<Line> lines(String text, char delimiter) {
        List<Line> lines = new ArrayList<>();
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .fieldSeparator(delimiter)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(text)) {
            for (CsvRecord line : reader) {
                lines.add(new Line((int) line.getStartingLineNumber(), line.getFields()));
                if (lines.size() == ROWS) {
                    break;
                }
            }
        } catch (IOException | RuntimeException notCsvFromHere) {
            return lines;
        }
        return lines;
    }

    private static MappingGuide workbook(Path path, FileImport.File file) throws IOException {
        // Whoever reads by a mapping refuses zip bombs first; only then it is safe to open the workbook here.
        columns(path, file);
        List<List<String>> rows = new ArrayList<>();
        List<Integer> numbers = new ArrayList<>();
        try (ReadableWorkbook workbook = new ReadableWorkbook(path.toFile());
                Stream<Row> all = workbook.getFirstSheet().openStream()) {
            all.limit(ROWS).forEach(row -> {
                rows.add(cells(row));
                numbers.add(row.getRowNum());
            });
        }
        int header = header(rows);
        Form form = new Form(FileKind.XLSX, "", "", rows.isEmpty() ? 1 : numbers.get(header));
        return table(form, rows, header);
    }

    private static List<String> cells(Row row) {
        List<String> cells = new ArrayList<>();
        for (@Nullable Cell cell : row) {
            cells.add(cell == null || cell.getText() == null ? "" : cell.getText().strip());
        }
        return cells;
    }

    /** The names of all columns, found by a mapping that speaks of none of them. */
    private static List<String> columns(Path path, FileImport.File file) throws IOException {
        Mapping nothing = Mapping.read("""
                title: columns
                source: columns
                file: {format: %s}
                case: ${file:name}
                events: [{type: completed, time: "${file:name}"}]
                """.formatted(file.kind().name().toLowerCase(Locale.ROOT)), "columns");
        try (MappedFile mapped =
                MappedFile.open(nothing, Files.newInputStream(path), file.name(), file.bytes())) {
            while (mapped.records() < RECORDS && mapped.hasNext()) {
                mapped.next();
            }
            return mapped.unused();
        }
    }

    private static MappingGuide table(Form form, List<List<String>> rows, int header) {
        List<String> columns = rows.isEmpty()
                ? List.of()
                : rows.get(header).stream()
                        .map(name -> name.replaceAll("[\\s\\u00a0]+", " ").strip())
                        .filter(name -> !name.isEmpty() && !name.contains("}"))
                        .distinct()
                        .toList();
        List<String> values = rows.stream().skip(header + 1L).flatMap(List::stream).map(String::strip).toList();
        return new MappingGuide(form, ColumnGuess.of(columns), ZONE, dates(values));
    }

    /** The usual ways are tried anyway; others are said when some value is written so. */
    private static List<String> dates(List<String> values) {
        List<String> dates = new ArrayList<>();
        UNUSUAL.forEach((looks, formats) -> {
            if (values.stream().anyMatch(value -> looks.matcher(value).matches())) {
                dates.addAll(formats);
            }
        });
        boolean numbersOnly = dates.equals(List.of("excel"));
        // A number of five digits may be anything: it is a date only where no other date is.
        return numbersOnly && values.stream().anyMatch(value -> value.matches("\\d{1,4}[-/]\\d{1,2}[-/]\\d{1,4}.*"))
                ? List.of()
                : dates;
    }

    /** Titles stand above many headers: the header is the first of the fullest rows. */
    private static int header(List<List<String>> rows) {
        List<List<String>> first = rows.subList(0, Math.min(HEADER_ROWS, rows.size()));
        int fullest = first.stream().mapToInt(FileLook::filled).max().orElse(0);
        for (int i = 0; i < first.size(); i++) {
            if (filled(first.get(i)) * 10 >= fullest * 8) {
                return i;
            }
        }
        return 0;
    }

    private static int filled(List<String> cells) {
        return (int) cells.stream().filter(cell -> !cell.isBlank()).count();
    }

    private static String delimiter(String text) {
        return DELIMITERS.entrySet().stream()
                .max(Comparator.comparingInt(candidate -> lines(text, candidate.getValue()).stream()
                        .mapToInt(line -> filled(line.cells()))
                        .sorted()
                        .skip(1)
                        .sum()))
                .map(Map.Entry::getKey)
                .orElse(",");
    }

    private static byte[] beginning(Path path) throws IOException {
        try (InputStream file = new BufferedInputStream(Files.newInputStream(path))) {
            file.mark(2);
            boolean gzip = (file.read() << 8 | file.read()) == 0x1f8b;
            file.reset();
            return gzip ? unpacked(file) : file.readNBytes(BEGINNING);
        }
    }

    private static byte[] unpacked(InputStream packed) throws IOException {
        byte[] bytes = new byte[BEGINNING];
        int length = 0;
        try (GZIPInputStream in = new GZIPInputStream(packed)) {
            for (int read = 0; read >= 0 && length < BEGINNING; length += Math.max(0, read)) {
                read = in.read(bytes, length, BEGINNING - length);
            }
        } catch (IOException cutOff) {
            return java.util.Arrays.copyOf(bytes, length);
        }
        return java.util.Arrays.copyOf(bytes, length);
    }

    private static Charset charset(byte[] bytes) {
        if (bytes.length > 1 && (bytes[0] & 0xff) == 0xff && (bytes[1] & 0xff) == 0xfe) {
            return StandardCharsets.UTF_16LE;
        }
        if (bytes.length > 1 && (bytes[0] & 0xff) == 0xfe && (bytes[1] & 0xff) == 0xff) {
            return StandardCharsets.UTF_16BE;
        }
        return isUtf8(bytes) ? StandardCharsets.UTF_8 : Charset.forName("windows-1258");
    }

    /** Whether it can be UTF-8; the last character may be cut. */
    private static boolean isUtf8(byte[] bytes) {
        for (int cut = 0; cut < 4 && cut <= bytes.length; cut++) {
            try {
                CharBuffer ignored = StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .decode(ByteBuffer.wrap(bytes, 0, bytes.length - cut));
                return ignored.length() >= 0;
            } catch (CharacterCodingException tryWithoutTheLastByte) {
                continue;
            }
        }
        return false;
    }
}
