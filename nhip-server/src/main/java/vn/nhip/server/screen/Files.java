package vn.nhip.server.screen;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Sheets as files. */
public final class Files {
    static final MediaType CSV = MediaType.parseMediaType("text/csv;charset=UTF-8");
    static final MediaType XLSX =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private Files() {}

    /** As CSV: comma between cells, dot decimals, UTF-8 with the mark that spreadsheet programs look for. */
    public static ResponseEntity<byte[]> csv(Sheet sheet) {
        StringBuilder text = new StringBuilder("\ufeff");
        line(text, sheet.header());
        sheet.rows().forEach(row -> line(text, row));
        return file(sheet.name() + ".csv", CSV, text.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** As an Excel workbook: the table, and a second sheet that says what it is. */
    public static ResponseEntity<byte[]> xlsx(Sheet sheet) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "Nhip", "1.0")) {
            Worksheet table = workbook.newWorksheet("Số liệu");
            for (int column = 0; column < sheet.header().size(); column++) {
                table.value(0, column, sheet.header().get(column));
                table.style(0, column).bold().set();
            }
            table.freezePane(0, 1);
            for (int row = 0; row < sheet.rows().size(); row++) {
                List<@Nullable Object> cells = sheet.rows().get(row);
                for (int column = 0; column < cells.size(); column++) {
                    put(table, row + 1, column, cells.get(column));
                }
            }
            Worksheet about = workbook.newWorksheet("Nguồn");
            for (int row = 0; row < sheet.about().size(); row++) {
                about.value(row, 0, sheet.about().get(row));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file(sheet.name() + ".xlsx", XLSX, bytes.toByteArray());
    }

    private static void put(Worksheet table, int row, int column, @Nullable Object cell) {
        switch (cell) {
            case null -> {}
            case Double points -> {
                table.value(row, column, round(points));
                table.style(row, column).format("#,##0.00").set();
            }
            case Number number -> table.value(row, column, number);
            default -> table.value(row, column, cell.toString());
        }
    }

    static void line(StringBuilder text, List<? extends @Nullable Object> cells) {
        for (int i = 0; i < cells.size(); i++) {
            text.append(i == 0 ? "" : ",").append(cell(cells.get(i)));
        }
        text.append("\r\n");
    }

    private static String cell(@Nullable Object cell) {
        return switch (cell) {
            case null -> "";
            case Double points -> round(points).toPlainString();
            case Number number -> number.toString();
            default -> quote(cell.toString());
        };
    }

    /** Text that a spreadsheet program would run as a formula is kept text. */
    private static String quote(String text) {
        String safe = text.isEmpty() || "=+-@\t".indexOf(text.charAt(0)) < 0 ? text : "'" + text;
        return safe.matches("(?s).*[\",\r\n].*") ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }

    private static BigDecimal round(double points) {
        return new BigDecimal(points).setScale(2, RoundingMode.HALF_UP);
    }

    private static ResponseEntity<byte[]> file(String name, MediaType type, byte[] bytes) {
        return ResponseEntity.ok()
                .contentType(type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(bytes);
    }
}
