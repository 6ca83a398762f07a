package vn.nhip.server.screen;

import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;

/** A table of any length that is sent while it is read: memory stays the same however many rows there are. */
public abstract sealed class RowFile implements Closeable {

    private RowFile() {}

    /** Adds a row: text, numbers; null for nothing. */
    public abstract void row(List<? extends @Nullable Object> cells) throws IOException;

    /** As CSV; text that a spreadsheet program would run as a formula is kept text. */
    public static RowFile csv(HttpServletResponse response, String name, List<String> header) throws IOException {
        head(response, name + ".csv", Files.CSV.toString());
        RowFile file = new Csv(response);
        file.row(header);
        return file;
    }

    /** As an Excel workbook. Its cells are texts and numbers, never formulas; a full sheet is followed by another. */
    public static RowFile xlsx(HttpServletResponse response, String name, List<String> header) throws IOException {
        head(response, name + ".xlsx", Files.XLSX.toString());
        return new Xlsx(response, header);
    }

    private static void head(HttpServletResponse response, String name, String type) {
        response.setContentType(type);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename(name).build().toString());
    }

    private static final class Csv extends RowFile {
        private final Writer writer;

        Csv(HttpServletResponse response) throws IOException {
            writer = new BufferedWriter(
                    new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8), 1 << 15);
            writer.write("\ufeff");
        }

        @Override
        public void row(List<? extends @Nullable Object> cells) throws IOException {
            StringBuilder line = new StringBuilder(256);
            Files.line(line, cells);
            writer.append(line);
        }

        @Override
        public void close() throws IOException {
            writer.close();
        }
    }

    private static final class Xlsx extends RowFile {
        /** A sheet takes 1,048,576 rows. */
        private static final int SHEET = 1_000_000;

        private static final int AT_ONCE = 1000;

        private final Workbook workbook;
        private final List<String> header;
        private Worksheet sheet;
        private int next;
        private int sheets;

        Xlsx(HttpServletResponse response, List<String> header) throws IOException {
            this.workbook = new Workbook(response.getOutputStream(), "Nhip", "1.0");
            this.header = List.copyOf(header);
            this.sheet = begin(workbook, this.header, 1);
            this.sheets = 1;
            this.next = 1;
        }

        private static Worksheet begin(Workbook workbook, List<String> header, int number) {
            Worksheet sheet = workbook.newWorksheet(number == 1 ? "Hồ sơ" : "Hồ sơ " + number);
            sheet.freezePane(0, 1);
            for (int column = 0; column < header.size(); column++) {
                sheet.inlineString(0, column, header.get(column));
                sheet.style(0, column).bold().set();
            }
            return sheet;
        }

        @Override
        public void row(List<? extends @Nullable Object> cells) throws IOException {
            if (next > SHEET) {
                sheet.finish();
                sheets++;
                sheet = begin(workbook, header, sheets);
                next = 1;
            }
            for (int column = 0; column < cells.size(); column++) {
                switch (cells.get(column)) {
                    case null -> {}
                    case Number number -> sheet.value(next, column, number);
                    case Object text -> sheet.inlineString(next, column, text.toString());
                }
            }
            next++;
            if (next % AT_ONCE == 0) {
                sheet.flush();
            }
        }

        @Override
        public void close() throws IOException {
            sheet.finish();
            workbook.close();
        }
    }
}
