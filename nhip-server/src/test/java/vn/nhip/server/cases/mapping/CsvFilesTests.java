package vn.nhip.server.cases.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import vn.nhip.contract.EventRead;
import vn.nhip.contract.EventReader;
import vn.nhip.contract.Problem.Kind;
import vn.nhip.core.cases.CaseFact;
import vn.nhip.server.cases.intake.Incoming;

class CsvFilesTests {
    private static final String GOOD =
            "H26.1-260302-0001,1.004194,2,Người Ví Dụ,02/03/2026 08:15,09/03/2026,06/03/2026,Đã trả kết quả\n";
    private static final String OTHER = GOOD.replace("0001", "0002");

    private static Reading read(String rows) {
        return Reading.of(Reading.COUNTER, Reading.HEADER + rows);
    }

    @Test
    void aRowTellsItsEvents() {
        Reading reading = read(GOOD);

        assertThat(reading.kinds()).containsExactly("SUBMITTED", "ACCEPTED", "RETURNED");
        assertThat(reading.codes()).containsExactly("H26.1-260302-0001");
        assertThat(reading.messages().getFirst().occurred()).isEqualTo(Instant.parse("2026-03-02T01:15:00Z"));
        assertThat(reading.messages().get(1).fact())
                .isEqualTo(new CaseFact.Accepted("1.004194", null, null, null, Instant.parse("2026-03-09T16:59:59Z")));
        assertThat(reading.unread()).isEmpty();
    }

    @Test
    void theHolderComesWithTheFirstEventOnly() {
        Reading reading = read(GOOD);

        assertThat(reading.messages().getFirst().person()).isNotNull();
        assertThat(reading.messages().get(1).person()).isNull();
        assertThat(reading.messages().toString()).doesNotContain("Người Ví Dụ");
    }

    @Test
    void theSameFileHasTheSameIds() {
        assertThat(read(GOOD).messages()).extracting("id").doesNotHaveDuplicates();
        assertThat(read(GOOD).messages())
                .extracting("id")
                .isEqualTo(read(GOOD).messages().stream().map(m -> m.id()).toList());
    }

    @Test
    void aChangeElsewhereInTheRowLeavesAnEventsId() {
        String finished = GOOD.replace("Đã trả kết quả", "Đang xử lý").replace("06/03/2026", "");
        assertThat(read(finished).messages())
                .extracting("id")
                .containsExactly(
                        read(GOOD).messages().get(0).id(),
                        read(GOOD).messages().get(1).id());
    }

    @Test
    void anEndingOnTheDayOfReceiptIsNotBeforeIt() {
        Reading reading = read(GOOD.replace("06/03/2026", "02/03/2026"));

        assertThat(reading.messages().get(2).occurred())
                .isEqualTo(reading.messages().get(1).occurred());
    }

    @Test
    void whatHasNotHappenedHasNoTime() {
        assertThat(read("A-1,1.004194,2,,02/03/2026,,,Đã trả kết quả\n").kinds())
                .containsExactly("SUBMITTED", "ACCEPTED");
    }

    @Test
    void aRowWithoutAnyTimeIsToldOf() {
        Reading reading = read("A-1,1.004194,2,,,,,Đã trả kết quả\n" + GOOD);

        assertThat(reading.problems()).containsExactly(Kind.MISSING);
        assertThat(reading.unread().getFirst().problem().field()).isEqualTo("Ngày tiếp nhận, Ngày trả");
        assertThat(reading.messages()).hasSize(3);
    }

    @Test
    void fiveFormatsOfDatesAreReadAndNoneIsAProblemOfItsRecord() {
        String rows = Arrays.stream(new String[] {
                    "02/03/2026 08:15:00",
                    "2/3/2026 8:15",
                    "2026-03-02T08:15:00+07:00",
                    "20260302081500",
                    "02-03-2026 08:15"
                })
                .map(date -> "A-1,1.004194,2,," + date + ",,,Đang xử lý\n")
                .collect(Collectors.joining());
        Reading reading =
                read(rows + "A-2,1.004194,2,,hôm qua,,,Đang xử lý\nA-3,1.004194,2,,31/02/2026,,,Đang xử lý\n");

        assertThat(reading.messages())
                .hasSize(10)
                .extracting("occurred")
                .containsOnly(Instant.parse("2026-03-02T01:15:00Z"));
        assertThat(reading.places())
                .containsExactly("dòng 7 (submitted)", "dòng 7 (accepted)", "dòng 8 (submitted)", "dòng 8 (accepted)");
        assertThat(reading.problems()).containsOnly(Kind.WRONG_TIME);
        assertThat(reading.unread().getLast().problem().vietnamese())
                .contains("Ngày tiếp nhận", "31/02/2026", "dd/MM/yyyy", "dates");
    }

    @Test
    void datesBefore1900AreNone() {
        Reading reading = read("A-1,1.004194,2,,30/12/1899,,,Đang xử lý\n");

        assertThat(reading.messages()).isEmpty();
        assertThat(reading.problems()).containsOnly(Kind.WRONG_TIME);
    }

    @Test
    void anUnknownCodeIsAProblemThatNamesTheTable() {
        Reading reading = read(GOOD.replace(",2,", ",7,") + OTHER);

        assertThat(reading.problems()).containsExactly(Kind.UNKNOWN_VALUE);
        assertThat(reading.unread().getFirst().problem().field()).isEqualTo("Kênh");
        assertThat(reading.messages()).hasSize(5);
    }

    @Test
    void anUnknownStateHidesNoEventOfTheRow() {
        Reading reading = read(GOOD.replace("Đã trả kết quả", "Đang thẩm tra"));

        assertThat(reading.kinds()).containsExactly("SUBMITTED", "ACCEPTED");
        assertThat(reading.places()).containsExactly("dòng 2 (Trạng thái)");
    }

    @Test
    void whatCannotBeReadIsKeptAsTheEventItWouldBe() {
        Reading reading = read(GOOD.replace("09/03/2026", "cuối tuần"));
        Incoming.Unread unread = reading.unread().getFirst();

        assertThat(unread.raw()).contains("cuối tuần").doesNotContain("Người Ví Dụ");
        String corrected = unread.raw().replace("cuối tuần", "2026-03-09T17:00:00+07:00");
        EventRead read = EventReader.event(corrected.getBytes(StandardCharsets.UTF_8));
        assertThat(read)
                .isInstanceOfSatisfying(
                        EventRead.Read.class,
                        event -> assertThat(event.message().fact())
                                .isEqualTo(new CaseFact.Accepted(
                                        "1.004194", null, null, null, Instant.parse("2026-03-09T10:00:00Z"))));
    }

    @Test
    void rowsOfAnotherLengthAreToldOfAndTheRestGoesIn() {
        Reading reading = read("A-1,1.004194\n" + GOOD + "A-3,x,2,,,,,,thừa\n" + OTHER.strip() + ",\n");

        assertThat(reading.places()).containsExactly("dòng 2", "dòng 4");
        assertThat(reading.problems()).containsOnly(Kind.WRONG_FORM);
        assertThat(reading.codes()).containsExactly("H26.1-260302-0001", "H26.1-260302-0002");
    }

    @Test
    void aRowWithoutACodeIsToldOf() {
        assertThat(read(",1.004194,2,,02/03/2026,,,\n").problems()).containsExactly(Kind.MISSING);
    }

    @Test
    void aQuoteThatIsNeverClosedCostsItsLineOnly() {
        String rest = IntStream.range(0, 400)
                .mapToObj(i -> OTHER.replace("0002", "" + (1000 + i)))
                .collect(Collectors.joining());
        Reading reading = read(GOOD + "\"A-9,1.004194,2,,02/03/2026,,,\n" + rest);

        assertThat(reading.places()).containsExactly("dòng 3");
        assertThat(reading.problems()).containsExactly(Kind.UNREADABLE);
        assertThat(reading.codes()).hasSize(401);
        assertThat(reading.unread().getFirst().raw()).startsWith("\"A-9");
    }

    @Test
    void cellsMayHoldLineBreaksQuotesAndDelimiters() {
        Reading reading = Reading.of(Reading.COUNTER.replace("${Mã TTHC}", "${Ghi chú}"), """
                Mã hồ sơ,Ghi chú,Kênh,Chủ hồ sơ,Ngày tiếp nhận,Ngày hẹn trả,Ngày trả,Trạng thái
                A-1,"một, ""hai""
                ba",2,,02/03/2026,,,Đang xử lý
                """.replace("\n", "\r\n"));

        assertThat(((CaseFact.Submitted) reading.messages().getFirst().fact()).procedure())
                .isEqualTo("một, \"hai\"\r\nba");
    }

    @Test
    void aLineOfAGigabyteFillsNoMemoryAndTheNextIsRead() throws IOException {
        InputStream file = new SequenceInputStream(Collections.enumeration(List.of(
                new ByteArrayInputStream((Reading.HEADER + GOOD).getBytes(StandardCharsets.UTF_8)),
                new Endless(1L << 30),
                new ByteArrayInputStream(("\n" + OTHER).getBytes(StandardCharsets.UTF_8)))));
        List<String> told = new ArrayList<>();
        try (MappedFile mapped = MappedFile.open(Mapping.read(Reading.COUNTER, "m.yaml"), file, "dai.csv", -1)) {
            mapped.forEachRemaining(incoming -> told.add(
                    switch (incoming) {
                        case Incoming.Read read -> read.message().caseCode();
                        case Incoming.Unread unread ->
                            unread.place() + " " + unread.problem().kind();
                    }));
        }

        assertThat(told.stream().distinct())
                .containsExactly("H26.1-260302-0001", "dòng 3 TOO_LARGE", "H26.1-260302-0002");
    }

    /** As many letters as it is told. */
    private static final class Endless extends InputStream {
        private long left;

        Endless(long length) {
            left = length;
        }

        @Override
        public int read() {
            return left-- > 0 ? 'x' : -1;
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            if (left <= 0) {
                return -1;
            }
            int read = (int) Math.min(length, left);
            Arrays.fill(into, offset, offset + read, (byte) 'x');
            left -= read;
            return read;
        }
    }

    @Test
    void aCutGzipGivesWhatWasReadAndOneProblem() {
        String rows = IntStream.range(0, 20_000)
                .mapToObj(i -> GOOD.replace("0001", Integer.toString(10_000 + i * 7919 % 90_000)))
                .collect(Collectors.joining());
        byte[] whole = Reading.gzip(Reading.HEADER + rows);
        Reading reading = Reading.of(Reading.COUNTER, Arrays.copyOf(whole, whole.length / 2));

        assertThat(reading.problems()).containsExactly(Kind.UNREADABLE);
        assertThat(reading.unread().getFirst().problem().vietnamese()).contains("cắt");
        assertThat(reading.codes()).hasSizeBetween(5_000, 15_000);
        assertThat(reading.places().getFirst())
                .isEqualTo("dòng " + (reading.codes().size() + 2));
    }

    @Test
    void whatOnlyBeginsLikeGzipIsRefusedWithAWayOut() {
        byte[] rubbish = "\u001f?\b\0rubbish, rubbish, rubbish".getBytes(StandardCharsets.ISO_8859_1);
        rubbish[1] = (byte) 0x8b;

        assertThatThrownBy(() -> Reading.of(Reading.COUNTER, rubbish))
                .isInstanceOfSatisfying(
                        FileUnfit.class,
                        unfit -> assertThat(unfit.problem().vietnamese()).contains("gzip bị hỏng", "tải lại"));
    }

    @Test
    void gzipIsKnownByItsContent() {
        assertThat(Reading.of(Reading.COUNTER, Reading.gzip(Reading.HEADER + GOOD))
                        .messages())
                .hasSize(3);
    }

    @Test
    void anotherEncodingIsToldPerRecord() {
        String table = Reading.HEADER
                        .replace("Mã hồ sơ", "Ma")
                        .replace("Mã TTHC", "TTHC")
                        .replace("Kênh", "Kenh")
                        .replace("Chủ hồ sơ", "Chu")
                        .replace("Ngày tiếp nhận", "Nhan")
                        .replace("Ngày hẹn trả", "Hen")
                        .replace("Ngày trả", "Tra")
                        .replace("Trạng thái", "TT")
                + "A-1,1.004194,2,,02/03/2026,,,Khong\nA-2,1.004194,2,,02/03/2026,,,Không\n";
        String mapping = """
                title: t
                source: urn:example:s
                file: {format: csv}
                case: ${Ma}
                events:
                  - {type: submitted, time: "${Nhan}"}
                """;
        Reading reading = Reading.of(mapping, table.getBytes(Charset.forName("windows-1258")));

        assertThat(reading.codes()).containsExactly("A-1");
        assertThat(reading.places()).containsExactly("dòng 3");
        assertThat(reading.unread().getFirst().problem().vietnamese()).contains("UTF-8", "charset");
    }

    @Test
    void aHeaderInAnotherEncodingRefusesTheFile() {
        byte[] file = (Reading.HEADER + GOOD).getBytes(StandardCharsets.UTF_16LE);
        assertThatThrownBy(() -> Reading.of(Reading.COUNTER, file)).isInstanceOf(FileUnfit.class);
    }

    @Test
    void charsetsAreReadAsTheMappingSaysAndAMarkSaysMore() {
        String text = Reading.HEADER + GOOD;
        String utf16 = Reading.COUNTER.replace("{format: csv}", "{format: csv, charset: UTF-16LE}");

        assertThat(Reading.of(utf16, text.getBytes(StandardCharsets.UTF_16LE)).messages())
                .hasSize(3);
        assertThat(Reading.of(Reading.COUNTER, ("\ufeff" + text).getBytes(StandardCharsets.UTF_8))
                        .messages())
                .hasSize(3);
        assertThat(Reading.of(Reading.COUNTER, ("\ufeff" + text).getBytes(StandardCharsets.UTF_16LE))
                        .messages())
                .hasSize(3);
        assertThat(Reading.of(Reading.COUNTER, ("\ufeff" + text).getBytes(StandardCharsets.UTF_16BE))
                        .messages())
                .hasSize(3);
    }

    @Test
    void vietnameseInWindows1258IsComposed() {
        // The code page writes ầ as â and a mark of its own.
        Charset vietnamese = Charset.forName("windows-1258");
        String mapping = """
                title: t
                source: urn:example:s
                file: {format: csv, charset: windows-1258}
                case: ${Ma}
                events:
                  - type: stopped
                    time: ${Ngay}
                    fields: {reason: "${Vi}"}
                """;
        byte[] text =
                "Ma,Ngay,Vi\nA-1,02/03/2026,Thi\u00ea\u0301u gi\u00e2\u0301y t\u01a1\u0300\n".getBytes(vietnamese);

        assertThat(Reading.of(mapping, text).messages().getFirst().fact())
                .isEqualTo(new CaseFact.Stopped("Thiếu giấy tờ"));
    }

    @Test
    void formulasAreData() {
        Reading reading = read(GOOD.replace("1.004194", "=HYPERLINK(1)"));

        assertThat(((CaseFact.Submitted) reading.messages().getFirst().fact()).procedure())
                .isEqualTo("=HYPERLINK(1)");
    }

    @Test
    void aMissingColumnRefusesTheFileAndNamesTheNearest() {
        assertThatThrownBy(() -> Reading.of(Reading.COUNTER, Reading.HEADER.replace("Mã TTHC", "Ma TTHC") + GOOD))
                .isInstanceOfSatisfying(
                        FileUnfit.class,
                        unfit -> assertThat(unfit.problem().vietnamese())
                                .contains("\"Mã TTHC\"", "gần giống: \"Ma TTHC\""));
    }

    @Test
    void aColumnTwiceRefusesTheFile() {
        assertThatThrownBy(() -> Reading.of(Reading.COUNTER, Reading.HEADER.replace("Kênh", "Mã TTHC,Kênh") + GOOD))
                .isInstanceOf(FileUnfit.class);
    }

    @Test
    void anEmptyFileIsRefused() {
        assertThatThrownBy(() -> Reading.of(Reading.COUNTER, "")).isInstanceOf(FileUnfit.class);
    }

    @Test
    void aHeaderAloneIsAnEmptyTable() {
        assertThat(read("").records()).isZero();
    }

    @Test
    void aNulCharacterIsNoText() {
        assertThat(read(GOOD.replace("1.004194", "1\0")).problems()).containsExactly(Kind.UNREADABLE);
    }

    @Test
    void columnsThatAreNotMappedAreDroppedAndNamed() {
        Reading reading = Reading.of(
                Reading.COUNTER, Reading.HEADER.strip() + ",Số điện thoại\n" + GOOD.strip() + ",0900000000\n");

        assertThat(reading.unused()).containsExactly("Số điện thoại");
        assertThat(reading.messages().toString()).doesNotContain("0900000000");
    }

    @Test
    void titlesAboveTheHeaderAreSkipped() {
        Reading reading = Reading.of(
                Reading.COUNTER.replace("{format: csv}", "{format: csv, header: 3}"),
                "SỔ THEO DÕI,,,\nTháng 3,,,\n" + Reading.HEADER + GOOD);

        assertThat(reading.messages()).hasSize(3);
    }

    @Test
    void aTableWithoutAHeaderHasNumberedColumns() {
        String mapping = """
                title: t
                source: urn:example:s
                file: {format: csv, header: 0, delimiter: ";"}
                case: ${1}
                events:
                  - {type: submitted, time: "${2}", id: "${1}/nop"}
                """;
        Reading reading = Reading.of(mapping, "A-1;02/03/2026\nA-2;02/03/2026\n");

        assertThat(reading.messages()).extracting("id").containsExactly("A-1/nop", "A-2/nop");
    }

    @Test
    void theLineForSpreadsheetProgramsIsSkipped() {
        assertThat(Reading.of(Reading.COUNTER, "sep=,\n" + Reading.HEADER + GOOD)
                        .messages())
                .hasSize(3);
    }

    @Test
    void aNameLongerThanAnyIsNotKeptAndNeverShown() {
        Reading reading = read(GOOD.replace("Người Ví Dụ", "Người Ví Dụ ".repeat(60)));

        assertThat(reading.kinds()).containsExactly("SUBMITTED", "ACCEPTED", "RETURNED");
        assertThat(reading.messages().getFirst().person()).isNull();
        assertThat(reading.problems()).containsExactly(Kind.WRONG_FORM);
        assertThat(reading.unread().getFirst().problem().toString()).doesNotContain("Người");
    }

    @Test
    void aCodeThatNoEventCouldHaveIsToldOf() {
        assertThat(read(GOOD.replace("H26.1", "H26." + "1".repeat(100))).problems())
                .containsExactly(Kind.WRONG_FORM);
    }
}
