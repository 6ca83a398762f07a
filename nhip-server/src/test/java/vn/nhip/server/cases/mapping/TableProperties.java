package vn.nhip.server.cases.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/** What another program writes is what we read, whatever stands in the cells. */
class TableProperties {
    private static final int COLUMNS = 4;

    @Provide
    Arbitrary<List<List<String>>> tables() {
        Arbitrary<String> cell = Arbitraries.strings()
                .withChars("aZ0 \"',;|\t\n\r=+-@#\u00e2\u0301\u1ea7Đ§")
                .ofMaxLength(12)
                // Half of a character is no text that a file can hold: such a character comes whole.
                .map(text -> text.replace("§", "𝄞"));
        // A row of empty cells is an empty line, which no table keeps.
        return cell.list()
                .ofSize(COLUMNS)
                .filter(row -> !row.getFirst().isEmpty())
                .list()
                .ofMaxSize(12);
    }

    @Property(tries = 500)
    void whatIsWrittenAsCsvIsRead(
            @ForAll("tables") List<List<String>> table, @ForAll("delimiters") char delimiter, @ForAll boolean windows)
            throws IOException {
        StringWriter text = new StringWriter();
        try (CsvWriter writer = CsvWriter.builder()
                .fieldSeparator(delimiter)
                .lineDelimiter(windows ? LineDelimiter.CRLF : LineDelimiter.LF)
                .build(text)) {
            table.forEach(row -> writer.writeRecord(row));
        }
        List<List<String>> read = new ArrayList<>();
        CsvRecords records = new CsvRecords(new StringReader(text.toString()), delimiter);
        for (CsvRecords.Piece piece = records.next(); piece != null; piece = records.next()) {
            assertThat(piece).isInstanceOfSatisfying(CsvRecords.Line.class, line -> read.add(line.cells()));
        }
        assertThat(read).isEqualTo(table);
    }

    @Provide
    Arbitrary<Character> delimiters() {
        return Arbitraries.of(',', ';', '\t', '|');
    }

    /** However the stream hands out its characters, the records are the same; and no text, however odd, ends in an exception. */
    @Property(tries = 500)
    void anyTextIsReadToItsEnd(@ForAll("texts") String text) {
        List<String> whole = pieces(new StringReader(text));
        List<String> piecemeal = pieces(new StringReader(text) {
            @Override
            public int read(char[] into, int offset, int length) throws IOException {
                return super.read(into, offset, Math.min(length, 1));
            }
        });
        assertThat(piecemeal).isEqualTo(whole);
    }

    private static List<String> pieces(StringReader text) {
        List<String> pieces = new ArrayList<>();
        CsvRecords records = new CsvRecords(text, ',');
        for (CsvRecords.Piece piece = records.next(); piece != null; piece = records.next()) {
            pieces.add(piece.toString());
        }
        return pieces;
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings().withChars("ab,\"\n\r ").ofMaxLength(60);
    }

    @Property(tries = 60)
    void whatIsWrittenAsXlsxIsRead(@ForAll("tables") List<List<String>> table) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "Test", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("Bảng");
            for (int column = 0; column < COLUMNS; column++) {
                sheet.value(0, column, "c" + column);
                for (int row = 0; row < table.size(); row++) {
                    sheet.value(row + 1, column, table.get(row).get(column));
                }
            }
        }
        List<List<String>> read = new ArrayList<>();
        FileForm form = new FileForm(FileForm.Format.XLSX, StandardCharsets.UTF_8, ',', 1, null, Set.of());
        try (Rows rows = XlsxRows.open(
                new ByteArrayInputStream(bytes.toByteArray()), form, "b", Set.of("c0", "c1", "c2", "c3"))) {
            for (Rows.@Nullable Found found = rows.next(); found != null; found = rows.next()) {
                Row row = ((Rows.Whole) found).row();
                read.add(List.of(row.cell("c0"), row.cell("c1"), row.cell("c2"), row.cell("c3")));
            }
        }
        // XML knows one line break only, but keeps a carriage return that was written as a reference.
        assertThat(read.stream()
                        .map(row -> row.stream()
                                .map(cell -> cell.replace("\r\n", "\n").replace('\r', '\n'))
                                .toList())
                        .toList())
                .isEqualTo(table.stream()
                        .filter(row -> row.stream().anyMatch(cell -> !cell.isBlank()))
                        .map(row -> row.stream()
                                .map(cell -> TableRow.clean(
                                        cell.replace("\r\n", "\n").replace('\r', '\n')))
                                .toList())
                        .toList());
    }
}
