package vn.nhip.server.cases.mapping;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds out what a file is, by its content: its name is not believed. */
final class FileSniffer {
    private static final int HEAD = 1 << 18;
    private static final int LINES_LOOKED_AT = 60;
    private static final int HEADER_WITHIN = 15;
    private static final int RECORDS = 2_000;
    private static final List<Character> DELIMITERS = List.of(',', ';', '\t', '|');
    private static final Charset VIETNAMESE = Charset.forName("windows-1258");

    private FileSniffer() {}

    /**
     * Looks at a file.
     *
     * @throws FileUnfit when it is nothing that can be read
     */
    static SniffedFile sniff(Path file) throws IOException {
        byte[] head = head(file);
        if (head.length == 0) {
            throw FileUnfit.unreadable("an empty file", "Tệp rỗng. Hãy xuất lại tệp.");
        }
        if (head.length > 3 && head[0] == 'P' && head[1] == 'K') {
            return workbook(file);
        }
        Charset charset = charset(head);
        String text = new String(head, charset);
        String start = text.stripLeading().replace("\ufeff", "");
        if (start.startsWith("<")) {
            return log(file);
        }
        List<List<String>> lines = List.of();
        char delimiter = ',';
        int most = 0;
        for (char candidate : DELIMITERS) {
            List<List<String>> split = split(text, candidate);
            int columns = commonWidth(split);
            if (columns > most) {
                most = columns;
                delimiter = candidate;
                lines = split;
            }
        }
        FileForm form = new FileForm(FileForm.Format.CSV, charset, delimiter, header(lines), null, Set.of());
        return read(file, form);
    }

    private static byte[] head(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                FileBytes bytes = FileBytes.open(in, -1)) {
            byte[] head = new byte[HEAD];
            int length = 0;
            while (length < HEAD) {
                int read = someOf(bytes.content(), head, length);
                if (read < 0) {
                    break;
                }
                length += read;
            }
            return Arrays.copyOf(head, length);
        }
    }

    /** A file that breaks off gives what it has: whoever reads it whole is told. */
    private static int someOf(InputStream in, byte[] into, int from) {
        try {
            return in.read(into, from, into.length - from);
        } catch (IOException brokenOff) {
            return -1;
        }
    }

    private static Charset charset(byte[] head) throws IOException {
        Charset marked = CsvRows.charset(new BufferedInputStream(new ByteArrayInputStream(head)), VIETNAMESE);
        if (!marked.equals(VIETNAMESE)) {
            return marked;
        }
        int zerosEven = 0;
        int zerosOdd = 0;
        for (int i = 0; i < head.length; i++) {
            if (head[i] == 0) {
                zerosEven += i % 2 == 0 ? 1 : 0;
                zerosOdd += i % 2;
            }
        }
        if (zerosOdd > head.length / 8) {
            return StandardCharsets.UTF_16LE;
        }
        if (zerosEven > head.length / 8) {
            return StandardCharsets.UTF_16BE;
        }
        return isUtf8(head) ? StandardCharsets.UTF_8 : VIETNAMESE;
    }

    /** The head may end within a character. */
    private static boolean isUtf8(byte[] head) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        CoderResult result = decoder.decode(ByteBuffer.wrap(head), CharBuffer.allocate(head.length + 1), false);
        return !result.isError();
    }

    private static List<List<String>> split(String text, char delimiter) {
        List<List<String>> lines = new ArrayList<>();
        CsvRecords records = new CsvRecords(new StringReader(text.replace("\ufeff", "")), delimiter);
        for (CsvRecords.Piece piece = records.next();
                piece != null && lines.size() < LINES_LOOKED_AT;
                piece = records.next()) {
            if (piece instanceof CsvRecords.Line(long line, List<String> cells)) {
                // As in the file, so that a place among them is a place there.
                while (lines.size() < line - 1) {
                    lines.add(List.of());
                }
                lines.add(cells);
            }
        }
        return lines;
    }

    /** How many cells most lines have. */
    private static int commonWidth(List<List<String>> lines) {
        Map<Integer, Integer> times = new HashMap<>();
        lines.stream().filter(line -> line.size() > 1).forEach(line -> times.merge(line.size(), 1, Integer::sum));
        return times.entrySet().stream()
                .max(Map.Entry.<Integer, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElse(1);
    }

    /** The line with the most names that we know; without any, the first that is as wide as the others. */
    private static int header(List<List<String>> lines) {
        int best = 0;
        long most = 0;
        for (int i = 0; i < Math.min(HEADER_WITHIN, lines.size()); i++) {
            long known = ColumnRole.known(lines.get(i));
            if (known > most) {
                most = known;
                best = i + 1;
            }
        }
        if (best > 0) {
            return best;
        }
        int width = commonWidth(lines);
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).size() >= width && lines.get(i).stream().noneMatch(String::isBlank)) {
                return i + 1;
            }
        }
        return 1;
    }

    private static SniffedFile workbook(Path file) throws IOException {
        SniffedFile best = null;
        long most = -1;
        for (String sheet : XlsxRows.sheets(file)) {
            FileForm numbered = form(sheet, 0);
            int header = header(firstRows(file, numbered));
            SniffedFile read = readIfAny(file, form(sheet, header));
            if (read != null) {
                long known = ColumnRole.known(read.columns()) * 1_000
                        + Math.min(read.columns().size(), 999);
                if (known > most) {
                    most = known;
                    best = read;
                }
            }
        }
        if (best == null) {
            throw FileUnfit.unreadable("no sheet with rows", "Không có trang tính nào có dữ liệu. Hãy kiểm tra tệp.");
        }
        return best;
    }

    private static FileForm form(String sheet, int header) {
        return new FileForm(FileForm.Format.XLSX, StandardCharsets.UTF_8, ',', header, sheet, Set.of());
    }

    private static @Nullable SniffedFile readIfAny(Path file, FileForm form) throws IOException {
        try {
            return read(file, form);
        } catch (FileUnfit emptySheet) {
            return null;
        }
    }

    private static List<List<String>> firstRows(Path file, FileForm form) throws IOException {
        List<List<String>> lines = new ArrayList<>();
        try (Rows rows = XlsxRows.open(file, form, "", Set.of())) {
            for (Rows.Found found = rows.next(); found != null && lines.size() < HEADER_WITHIN; found = rows.next()) {
                if (found instanceof Rows.Whole(TableRow row)) {
                    while (lines.size() < row.line() - 1) {
                        lines.add(List.of());
                    }
                    lines.add(row.cells());
                }
            }
        } catch (FileUnfit emptySheet) {
            return List.of();
        }
        return lines;
    }

    private static SniffedFile log(Path file) throws IOException {
        FileForm form = new FileForm(FileForm.Format.XES, StandardCharsets.UTF_8, ',', 1, null, Set.of());
        return read(file, form);
    }

    /** Reads the first records by the names of all their columns. */
    private static SniffedFile read(Path file, FileForm form) throws IOException {
        List<Map<String, String>> records = new ArrayList<>();
        try (Rows rows = rows(file, form)) {
            List<String> columns = rows.columns();
            for (Rows.Found found = rows.next(); found != null && records.size() < RECORDS; found = rows.next()) {
                if (found instanceof Rows.Whole(Row row)) {
                    records.add(said(row, columns));
                }
            }
            return new SniffedFile(form, form.format() == FileForm.Format.XES ? rows.columns() : columns, records);
        }
    }

    private static Map<String, String> said(Row row, List<String> columns) {
        if (row instanceof XesRow log) {
            Map<String, String> said = new LinkedHashMap<>(log.trace());
            said.putAll(log.event());
            return said;
        }
        TableRow table = (TableRow) row;
        Map<String, String> said = new LinkedHashMap<>();
        for (int i = 0; i < Math.min(columns.size(), table.cells().size()); i++) {
            String cell = TableRow.clean(table.cells().get(i));
            if (!cell.isEmpty()) {
                said.putIfAbsent(columns.get(i), cell);
            }
        }
        return said;
    }

    private static Rows rows(Path file, FileForm form) throws IOException {
        return switch (form.format()) {
            case XLSX -> XlsxRows.open(file, form, "", Set.of());
            case CSV -> new CsvRows(FileBytes.open(Files.newInputStream(file), -1), form, "", Set.of());
            case XES -> new XesRows(FileBytes.open(Files.newInputStream(file), -1), form, "");
        };
    }
}
