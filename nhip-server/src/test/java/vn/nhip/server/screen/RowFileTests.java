package vn.nhip.server.screen;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;

class RowFileTests {
    private static final List<String> HEADER = List.of("Mã hồ sơ", "Số");

    @Test
    void sendsCsvThatSpreadsheetsReadAndCannotRun() throws IOException {
        MockHttpServletResponse response = new MockHttpServletResponse();
        try (RowFile file = RowFile.csv(response, "ho-so", HEADER)) {
            file.row(Arrays.asList("=HYPERLINK(\"x\")", 2));
            file.row(Arrays.asList("xã Ấp Bắc, cũ", null));
        }

        assertThat(response.getHeader("Content-Disposition")).contains("ho-so.csv");
        assertThat(new String(response.getContentAsByteArray(), UTF_8))
                .isEqualTo("\ufeffMã hồ sơ,Số\r\n\"'=HYPERLINK(\"\"x\"\")\",2\r\n\"xã Ấp Bắc, cũ\",\r\n");
    }

    @Test
    void sendsAWorkbookOfTextsAndNumbersOnly() throws IOException {
        MockHttpServletResponse response = new MockHttpServletResponse();
        int rows = 2500;
        try (RowFile file = RowFile.xlsx(response, "ho-so", HEADER)) {
            for (int i = 0; i < rows; i++) {
                file.row(List.of("=1+1", i));
            }
        }

        try (ReadableWorkbook workbook =
                new ReadableWorkbook(new ByteArrayInputStream(response.getContentAsByteArray()))) {
            List<Row> read = workbook.getFirstSheet().read();
            assertThat(read).hasSize(rows + 1);
            assertThat(read.getLast().getCell(0).getType()).isEqualTo(CellType.STRING);
            assertThat(read.getLast().getCellText(0)).isEqualTo("=1+1");
            assertThat(read.getLast().getCellAsNumber(1).orElseThrow()).isEqualByComparingTo("2499");
        }
    }
}
