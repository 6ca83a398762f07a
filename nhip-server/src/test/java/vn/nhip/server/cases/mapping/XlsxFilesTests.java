package vn.nhip.server.cases.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.nhip.contract.Problem.Kind;
import vn.nhip.core.cases.CaseFact;

class XlsxFilesTests {
    private static final String MAPPING = """
            title: t
            source: urn:example:s
            file: {format: xlsx, sheet: Hồ sơ}
            case: ${Mã hồ sơ}
            events:
              - type: accepted
                time: ${Ngày tiếp nhận}
                fields: {procedure: "${Mã TTHC}", due: "${Ngày hẹn trả}"}
              - type: fee-required
                when: {column: Lệ phí, is: not_empty}
                time: ${Ngày tiếp nhận}
                fields: {amount: "${Lệ phí}"}
            """;

    private static byte[] workbook(Consumer<Worksheet> rows) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "Test", "1.0")) {
            workbook.newWorksheet("Bìa").value(0, 0, "Không phải bảng");
            Worksheet sheet = workbook.newWorksheet("Hồ sơ");
            String[] header = {"Mã hồ sơ", "Mã TTHC", "Ngày tiếp nhận", "Ngày hẹn trả", "Lệ phí"};
            for (int i = 0; i < header.length; i++) {
                sheet.value(0, i, header[i]);
            }
            rows.accept(sheet);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void row(Worksheet sheet, int row, String code) {
        sheet.value(row, 0, code);
        sheet.value(row, 1, "1.004194");
        sheet.value(row, 2, LocalDateTime.of(2026, 3, 2, 8, 15));
        sheet.style(row, 2).format("dd/mm/yyyy hh:mm").set();
        sheet.value(row, 3, LocalDateTime.of(2026, 3, 9, 0, 0));
        sheet.style(row, 3).format("dd/MM/yyyy").set();
        sheet.value(row, 4, 150_000);
    }

    private static Reading read(byte[] file) {
        return Reading.of(MAPPING, file, "so.xlsx");
    }

    @Test
    void datesAndNumbersOfCellsAreRead() {
        Reading reading = read(workbook(sheet -> row(sheet, 1, "A-1")));

        assertThat(reading.unread()).isEmpty();
        assertThat(reading.messages())
                .extracting("fact")
                .containsExactly(
                        new CaseFact.Accepted("1.004194", null, null, null, Instant.parse("2026-03-09T16:59:59Z")),
                        new CaseFact.FeeRequired(150_000, null));
        assertThat(reading.messages().getFirst().occurred()).isEqualTo(Instant.parse("2026-03-02T01:15:00Z"));
    }

    @Test
    void datesWrittenAsTextAreReadLikeAnyOther() {
        Reading reading = read(workbook(sheet -> {
            row(sheet, 1, "A-1");
            sheet.value(1, 2, "02/03/2026 08:15");
        }));

        assertThat(reading.messages().getFirst().occurred()).isEqualTo(Instant.parse("2026-03-02T01:15:00Z"));
    }

    @Test
    void numbersThatAreCodesKeepTheirDigits() {
        Reading reading = read(workbook(sheet -> {
            row(sheet, 1, "A-1");
            sheet.value(1, 0, 260302000000123L);
        }));

        assertThat(reading.codes()).containsExactly("260302000000123");
    }

    @Test
    void formulasAreNotRun() {
        Reading reading = read(workbook(sheet -> {
            row(sheet, 1, "A-1");
            sheet.formula(1, 4, "1+1");
        }));

        // The writer keeps no result: the formula itself stands there, and that is no amount.
        assertThat(reading.kinds()).containsExactly("ACCEPTED");
        assertThat(reading.problems()).containsExactly(Kind.WRONG_FORM);
        assertThat(reading.unread().getFirst().problem().vietnamese()).contains("=1+1");
    }

    @Test
    void emptyRowsAndShortRowsAreFine() {
        Reading reading = read(workbook(sheet -> {
            row(sheet, 1, "A-1");
            sheet.value(5, 0, "A-2");
            sheet.value(5, 2, LocalDateTime.of(2026, 3, 2, 8, 15));
            sheet.style(5, 2).format("dd/mm/yyyy").set();
        }));

        assertThat(reading.codes()).containsExactly("A-1", "A-2");
        assertThat(reading.unread()).isEmpty();
    }

    @Test
    void placesAreRowsOfTheSheet() {
        Reading reading = read(workbook(sheet -> {
            row(sheet, 1, "A-1");
            sheet.value(7, 0, "A-2");
            sheet.value(7, 2, "hôm qua");
        }));

        assertThat(reading.places()).containsExactly("dòng 8 (accepted)");
    }

    @Test
    void aFileOnDiskIsReadWhereItLies(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("so.xlsx"), workbook(sheet -> row(sheet, 1, "A-1")));
        try (MappedFile mapped = MappedFile.open(Mapping.read(MAPPING, "m.yaml"), file)) {
            assertThat(mapped).toIterable().hasSize(2);
            assertThat(mapped.share()).isEqualTo(1.0);
        }
    }

    @Test
    void anotherSheetIsAskedForByName() {
        String mapping = MAPPING.replace("sheet: Hồ sơ", "sheet: Tháng 3");
        assertThatThrownBy(() -> Reading.of(mapping, workbook(sheet -> {}), "so.xlsx"))
                .isInstanceOfSatisfying(
                        FileUnfit.class,
                        unfit -> assertThat(unfit.problem().vietnamese()).contains("\"Tháng 3\"", "Bìa, Hồ sơ"));
    }

    @Test
    void whatIsNoWorkbookIsRefused() {
        byte[] whole = workbook(sheet -> row(sheet, 1, "A-1"));
        assertThatThrownBy(() -> read("Mã hồ sơ".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(FileUnfit.class);
        assertThatThrownBy(() -> read(new byte[0])).isInstanceOf(FileUnfit.class);
        assertThatThrownBy(() -> read(Arrays.copyOf(whole, whole.length / 2))).isInstanceOf(FileUnfit.class);
        assertThatThrownBy(() -> read(zip("word/document.xml", "<a/>", 1))).isInstanceOf(FileUnfit.class);
    }

    @Test
    void aZipBombIsRefusedBeforeItIsOpened() {
        byte[] bomb = zip("xl/worksheets/sheet1.xml", "<row r=\"1\"><c><v>1</v></c></row>".repeat(1_000), 1_500);
        assertThat(bomb.length).isLessThan(1 << 20);
        assertThatThrownBy(() -> read(bomb)).isInstanceOfSatisfying(FileUnfit.class, unfit -> {
            assertThat(unfit.problem().kind()).isEqualTo(Kind.TOO_LARGE);
            assertThat(unfit.problem().vietnamese()).contains("bung ra quá lớn");
        });
    }

    @Test
    void aTextOfManyMegabytesIsRefused() {
        byte[] bomb = zip("xl/sharedStrings.xml", "x".repeat(1 << 16), 64);
        assertThatThrownBy(() -> read(bomb)).isInstanceOf(FileUnfit.class).hasMessageContaining("sharedStrings");
    }

    private static byte[] zip(String name, String text, int times) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] part = text.getBytes(StandardCharsets.UTF_8);
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            for (int i = 0; i < times; i++) {
                zip.write(part);
            }
            zip.closeEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
