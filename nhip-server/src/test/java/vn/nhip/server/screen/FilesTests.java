package vn.nhip.server.screen;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;

class FilesTests {
    private static final Sheet SHEET = new Sheet.Builder("Hạng", "Đơn vị", "Điểm")
            .row(1, "xã Yên Phú", 67.0)
            .row(null, "Sở Văn hóa, Thể thao", null)
            .row(2, "=1+1", 5.925)
            .build("bang", List.of("Nguồn: Cổng"));

    @Test
    void writesCsvThatSpreadsheetsReadAndCannotRun() {
        byte[] csv = Objects.requireNonNull(Files.csv(SHEET).getBody());

        assertThat(new String(csv, UTF_8))
                .isEqualTo(
                        "\ufeffHạng,Đơn vị,Điểm\r\n1,xã Yên Phú,67.00\r\n,\"Sở Văn hóa, Thể thao\",\r\n2,'=1+1,5.92\r\n");
    }

    @Test
    void writesNumbersAsNumbersIntoExcel() throws IOException {
        byte[] xlsx = Objects.requireNonNull(Files.xlsx(SHEET).getBody());

        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(xlsx))) {
            List<Row> rows = workbook.getFirstSheet().read();
            assertThat(rows).hasSize(4);
            assertThat(rows.get(1).getCellAsNumber(2).orElseThrow()).isEqualByComparingTo("67.00");
            assertThat(rows.get(2).getCellAsNumber(2)).isEmpty();
            assertThat(workbook.getSheets().map(org.dhatim.fastexcel.reader.Sheet::getName))
                    .containsExactly("Số liệu", "Nguồn");
        }
    }
}
