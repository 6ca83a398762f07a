package vn.nhip.server.cases.mapping;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.jspecify.annotations.Nullable;
import vn.nhip.contract.Problem;

/** The rows of a sheet of a workbook. Formulas are never run: what the spreadsheet program kept as their result counts. */
final class XlsxRows implements Rows {
    private static final long SPOOLED_MAX = 512L << 20;

    private final @Nullable Path spooled;
    private final ReadableWorkbook workbook;
    private final Stream<Row> stream;
    private final Iterator<Row> rows;
    private final FileForm form;
    private final String file;
    private final long expected;
    private TableHeader header = new TableHeader(List.of());
    private Map<String, Integer> positions = Map.of();
    private @Nullable Row first;
    private long seen;
    private boolean ended;

    private XlsxRows(File workbookFile, @Nullable Path spooled, FileForm form, String file) throws IOException {
        this.spooled = spooled;
        this.form = form;
        this.file = file;
        expected = ZipLimits.check(workbookFile);
        try {
            workbook = new ReadableWorkbook(workbookFile, new ReadingOptions(true, true));
        } catch (IOException | RuntimeException e) {
            throw notWorkbook(e);
        }
        stream = sheet().openStream();
        rows = stream.iterator();
    }

    /**
     * Opens it.
     *
     * @throws FileUnfit when it is no workbook, has not the sheet or not the columns wanted, or is too large
     */
    static XlsxRows open(Path path, FileForm form, String file, Set<String> wanted) throws IOException {
        return open(path.toFile(), null, form, file, wanted);
    }

    /** The names of the sheets of a workbook. */
    static List<String> sheets(Path path) throws IOException {
        ZipLimits.check(path.toFile());
        try (ReadableWorkbook workbook = new ReadableWorkbook(path.toFile())) {
            return workbook.getSheets().map(Sheet::getName).toList();
        } catch (ExcelReaderException e) {
            throw notWorkbook(e);
        }
    }

    /** A workbook cannot be read from its beginning to its end: it is laid aside first. */
    static XlsxRows open(InputStream in, FileForm form, String file, Set<String> wanted) throws IOException {
        Path spooled = Files.createTempFile("nhip-", ".xlsx");
        try {
            spool(in, spooled);
            return open(spooled.toFile(), spooled, form, file, wanted);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(spooled);
            throw e;
        }
    }

    private static XlsxRows open(File workbook, @Nullable Path spooled, FileForm form, String file, Set<String> wanted)
            throws IOException {
        XlsxRows rows = new XlsxRows(workbook, spooled, form, file);
        try {
            rows.begin(wanted);
            return rows;
        } catch (RuntimeException e) {
            rows.close();
            throw e;
        }
    }

    private static void spool(InputStream in, Path spooled) throws IOException {
        try (var out = Files.newOutputStream(spooled)) {
            byte[] buffer = new byte[1 << 16];
            long total = 0;
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                total += read;
                if (total > SPOOLED_MAX) {
                    throw FileUnfit.of(
                            Problem.Kind.TOO_LARGE,
                            "a workbook of more than " + SPOOLED_MAX + " bytes",
                            "Tệp XLSX lớn quá 512 MB. Hãy chia nhỏ, hoặc xuất ra CSV rồi nạp lại.");
                }
                out.write(buffer, 0, read);
            }
        }
    }

    private static FileUnfit notWorkbook(Exception e) {
        return FileUnfit.unreadable(
                "not a workbook: " + e.getMessage(),
                "Không phải tệp XLSX đọc được (có thể là XLS cũ, tệp đặt mật khẩu hoặc hỏng). Hãy lưu lại thành XLSX hoặc CSV.");
    }

    private Sheet sheet() {
        String wanted = form.sheet();
        if (wanted == null) {
            return workbook.getFirstSheet();
        }
        return workbook.findSheet(wanted)
                .orElseThrow(() -> FileUnfit.of(
                        Problem.Kind.MISSING,
                        "no sheet " + wanted,
                        "Tệp không có trang tính \"" + wanted + "\". Các trang: "
                                + workbook.getSheets().map(Sheet::getName).collect(Collectors.joining(", "))
                                + ". Hãy sửa mục sheet trong tệp ánh xạ."));
    }

    private void begin(Set<String> wanted) {
        Row row = advance();
        while (row != null && row.getRowNum() < form.header()) {
            row = advance();
        }
        if (row == null) {
            throw FileUnfit.of(
                    Problem.Kind.MISSING,
                    "no header in row " + form.header() + ": the sheet ends before",
                    "Không thấy dòng tiêu đề ở dòng " + form.header()
                            + " của trang tính. Hãy kiểm tra tệp, mục sheet và mục header trong tệp ánh xạ.");
        }
        if (form.header() == 0) {
            first = row;
            header = TableHeader.numbered(row.getCellCount());
        } else {
            header = new TableHeader(texts(row));
        }
        header.check(wanted);
        positions = header.positions(wanted);
    }

    private @Nullable Row advance() {
        return rows.hasNext() ? rows.next() : null;
    }

    @Override
    public @Nullable Found next() {
        while (!ended) {
            try {
                Row row = first == null ? advance() : first;
                first = null;
                if (row == null) {
                    ended = true;
                    return null;
                }
                seen++;
                List<String> cells = texts(row);
                if (cells.stream().anyMatch(cell -> !cell.isEmpty())) {
                    return found(row.getRowNum(), cells);
                }
            } catch (ExcelReaderException e) {
                ended = true;
                return new Broken(
                        "sau dòng " + (seen + form.header()),
                        new Problem(
                                Problem.Kind.UNREADABLE,
                                "",
                                "the sheet cannot be read on: " + e.getMessage(),
                                "Trang tính bị hỏng từ đây, phần trước đã được đọc. Hãy mở và lưu lại tệp rồi nạp lại."),
                        "");
            }
        }
        return null;
    }

    private Found found(int line, List<String> cells) {
        int columns = header.names().size();
        boolean tooMany = form.header() > 0
                && cells.size() > columns
                && cells.subList(columns, cells.size()).stream().anyMatch(cell -> !cell.isBlank());
        if (tooMany) {
            return new Broken(
                    "dòng " + line,
                    new Problem(
                            Problem.Kind.WRONG_FORM,
                            "",
                            cells.size() + " cells; expected " + columns + " as in the header",
                            "Dòng có ô nằm ngoài các cột có tiêu đề. Hãy đặt tên cho cột đó, hoặc xóa ô thừa."),
                    Draft.cells(cells));
        }
        return new Whole(new TableRow(line, cells, positions, form, file));
    }

    private List<String> texts(Row row) {
        List<String> texts = new ArrayList<>(row.getCellCount());
        for (int i = 0; i < row.getCellCount(); i++) {
            Cell cell = row.getCell(i);
            texts.add(cell == null ? "" : text(cell));
        }
        return texts;
    }

    private String text(Cell cell) {
        return switch (cell.getType()) {
            case NUMBER -> number(cell, cell.getRawValue());
            case BOOLEAN -> Boolean.TRUE.equals(cell.getValue()) ? "1" : "0";
            case FORMULA -> {
                String result = cell.getRawValue();
                // Without a kept result the formula itself stands there, and whatever reads the cell says so.
                yield result == null || result.isEmpty() ? "=" + cell.getFormula() : number(cell, result);
            }
            case STRING, ERROR, EMPTY -> cell.getText() == null ? "" : cell.getText();
        };
    }

    /** A number as people see it: a date when it is shown as one, else without a tail that only the machine made. */
    private String number(Cell cell, @Nullable String raw) {
        if (raw == null) {
            return "";
        }
        BigDecimal number;
        try {
            number = new BigDecimal(raw);
        } catch (NumberFormatException textOfAFormula) {
            return raw;
        }
        if (ExcelDates.isDate(cell.getDataFormatId(), cell.getDataFormatString())) {
            LocalDateTime time = ExcelDates.of(number, workbook.isDate1904());
            if (time != null) {
                return time.toLocalTime().equals(LocalTime.MIDNIGHT)
                        ? time.toLocalDate().toString()
                        : time.toString();
            }
        }
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    @Override
    public List<String> columns() {
        return header.names();
    }

    @Override
    public double share() {
        if (ended) {
            return 1;
        }
        return expected <= 0 ? -1 : Math.min(1.0, (double) seen / expected);
    }

    @Override
    public void close() throws IOException {
        stream.close();
        workbook.close();
        if (spooled != null) {
            Files.deleteIfExists(spooled);
        }
    }
}
