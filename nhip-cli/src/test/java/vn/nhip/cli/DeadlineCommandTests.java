package vn.nhip.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaml.snakeyaml.Yaml;
import picocli.CommandLine;

class DeadlineCommandTests {
    private static final Clock NOW = Clock.fixed(Instant.parse("2026-02-24T01:00:00Z"), ZoneOffset.UTC);
    private static final String PICTURED = """
            {"type":"supplement_requested","time":"2026-02-12T16:05:00+07:00"}
            {"type":"supplement_received","time":"2026-02-25T10:31:00+07:00"}
            {"type":"completed","time":"2026-03-06T09:02:00+07:00"}
            """;

    private record Run(int code, String out, String err) {}

    private static Run run(String input, String... arguments) {
        return run(input.getBytes(StandardCharsets.UTF_8), arguments);
    }

    private static Run run(byte[] input, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        StringWriter err = new StringWriter();
        int code = new CommandLine(new DeadlineCommand(new ByteArrayInputStream(input), out, NOW))
                .setErr(new PrintWriter(err))
                .execute(arguments);
        return new Run(code, out.toString(StandardCharsets.UTF_8), err.toString());
    }

    private static String[] with(String... more) {
        List<String> all = new ArrayList<>(
                List.of("--received", "2026-02-09T09:40+07:00", "--term", "10", "--unit", "WORKING_DAY"));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    /** JSON is YAML. */
    @SuppressWarnings("unchecked")
    private static Map<String, Object> json(Run run) {
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        return (Map<String, Object>) new Yaml().load(run.out());
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> child(Map<String, Object> object, String key) {
        Object child = object.get(key);
        assertThat(child).as(key).isInstanceOf(Map.class);
        return (Map<String, Object>) child;
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> list(Map<String, Object> object, String key) {
        Object child = object.get(key);
        assertThat(child).as(key).isInstanceOf(List.class);
        return (List<Map<String, Object>>) child;
    }

    @Test
    void printsTheDueDateOverTet() {
        Run run = run("", "--received", "2026-02-13T15:30+07:00", "--term", "5", "--unit", "WORKING_DAY");
        assertThat(run.code()).isZero();
        assertThat(run.out().lines())
                .contains(
                        "Hẹn trả:    hết ngày 27/02/2026 (T6)",
                        "Xét lúc:    08:00 24/02/2026",
                        "Theo luật: Còn hạn; hạn: hết ngày 27/02/2026; đã dùng 2/5 ngày làm việc",
                        "T3 17/02/2026   nghỉ        nghỉ        Tết Nguyên đán (mùng 1)",
                        "T6 27/02/2026   5 ◄hạn      5 ◄hạn      ngày thứ 5");
    }

    @Test
    void speaksEnglish() {
        Run run = run("", with("--language", "en"));
        assertThat(run.out().lines())
                .contains(
                        "Due:        the end of 2026-03-02 (Mon)",
                        "By law: running; due: the end of 2026-03-02; used 6/10 working days",
                        "  - the day of receipt does not count [Bộ luật Dân sự 2015, Điều 147]",
                        "Tue 2026-02-17  off         off         Lunar New Year (first day)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-02-13T15:30+07:00 | 5 | WORKING_DAY | 2026-02-27T23:59:59+07:00",
                "2026-02-13T08:30Z | 5 | WORKING_DAY | 2026-02-27T23:59:59+07:00",
                "2026-02-13T15:30 | 5 | working_day | 2026-02-27T23:59:59+07:00",
                "2026-02-13 15:30 | 5 | working-day | 2026-02-27T23:59:59+07:00",
                "13/02/2026 15:30 | 5 | WORKING_DAY | 2026-02-27T23:59:59+07:00",
                "13/02/2026 15:30 | 5 | WORKING_HOUR | 2026-02-23T11:00:00+07:00",
                "13/02/2026 15:30 | 5 | HOUR | 2026-02-13T20:30:00+07:00",
                "13/02/2026 15:30 | 5 | CALENDAR_DAY | 2026-02-23T23:59:59+07:00",
                "13/02/2026 15:30 | 1 | MONTH | 2026-03-13T23:59:59+07:00",
                "13/02/2026 15:30 | 1 | YEAR | 2027-02-15T23:59:59+07:00",
            })
    void givesTheDueInstantInIsoWithOffset(String received, String amount, String unit, String due) {
        Map<String, Object> answer =
                json(run("", "--received", received, "--term", amount, "--unit", unit, "--format", "json"));
        assertThat(answer.get("due")).isEqualTo(due);
        assertThat(child(child(answer, "clocks"), "legal")).containsKeys("due", "standing", "ledger", "reasons");
    }

    @Test
    void tellsThePicturedCaseOnBothClocks() {
        Map<String, Object> answer =
                json(run(PICTURED, with("--events", "-", "--rules", "portalCountsWeekends=true", "--format", "json")));
        assertThat(answer.get("standing")).isEqualTo("FINISHED_EARLY");
        Map<String, Object> portal = child(child(answer, "clocks"), "portal");
        assertThat(portal.get("standing")).isEqualTo("FINISHED_LATE");
        assertThat(portal.get("due")).isEqualTo("2026-03-04T23:59:59+07:00");
        List<Map<String, Object>> account = list(answer, "account");
        assertThat(account).hasSize(26).extracting(day -> day.get("day")).doesNotHaveDuplicates();
        assertThat(child(account.getLast(), "legal"))
                .containsEntry("kind", "COUNTED")
                .containsEntry("counted", 7);
        assertThat(child(account.getLast(), "portal"))
                .containsEntry("kind", "LATE")
                .containsEntry("counted", 12);
        assertThat(list(portal, "reasons"))
                .anySatisfy(reason ->
                        assertThat(reason).containsEntry("rule", "late").containsKeys("vi", "en", "source"));
    }

    @Test
    void readsCloudEventsByTheLastWordOfTheirType() {
        Map<String, Object> answer =
                json(run("""
                {"specversion":"1.0","type":"vn.nhip.case.accepted.v1","time":"2026-02-09T09:40:00+07:00","data":{"due":"2026-03-02"}}
                {"specversion":"1.0","type":"vn.nhip.case.component-attached.v1","time":"2026-02-09T09:41:00+07:00","data":{}}
                {"specversion":"1.0","type":"vn.nhip.case.extended.v1","time":"2026-02-26T09:40:00+07:00","data":{"due":"2026-03-09","apology":true}}
                """, "--events", "-", "--term", "10", "--unit", "WORKING_DAY", "--format", "json"));
        Map<String, Object> legal = child(child(answer, "clocks"), "legal");
        assertThat(legal.get("due")).isEqualTo("2026-03-09T23:59:59+07:00");
        assertThat(legal.get("redated")).isEqualTo(true);
        assertThat(child(child(answer, "clocks"), "portal").get("redated")).isEqualTo(false);
    }

    @Test
    void measuresByTheStatedDueDateWithoutATerm() {
        Run run = run("", "--received", "2026-03-02T09:00", "--due", "10/03/2026", "--as-of", "2026-03-12T09:00");
        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("Theo Cổng: Quá hạn; hạn: hết ngày 10/03/2026");
        assertThat(run.out()).contains("Chưa xong lúc 09:00 12/03/2026, quá hạn 2 ngày");
    }

    @Test
    void reportsEveryBadEventWithItsLine() {
        Run run = run("\uFEFF" + """
                {"type":"suplement_requested","time":"yesterday"}
                nonsense

                []
                {"type":"extended","time":"2026-02-10T09:00"}
                {"time":"2026-02-10T09:00"}
                {"type":"resumed"}
                {"type":"supplement_received","time":"2026-02-10T09:00","due":"soon"}
                {"type":"resumed","time":"2026-02-30T09:00"} {}
                {"type":"corrected","time":"2026-02-10T09:00"}
                """, with("--events", "-"));
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines())
                .satisfiesExactly(
                        line -> assertThat(line)
                                .isEqualTo("stdin:1: type suplement_requested, expected supplement_requested"),
                        line -> assertThat(line).startsWith("stdin:1: time yesterday, expected 2026-02-13T15:30+07:00"),
                        line -> assertThat(line).startsWith("stdin:2: no JSON: Unrecognized token 'nonsense'"),
                        line -> assertThat(line).startsWith("stdin:4: no JSON object"),
                        line -> assertThat(line).startsWith("stdin:5: extended without due"),
                        line -> assertThat(line).startsWith("stdin:6: an event without type"),
                        line -> assertThat(line).startsWith("stdin:7: an event without time"),
                        line -> assertThat(line).startsWith("stdin:8: due soon, expected 2026-02-27"),
                        line -> assertThat(line).startsWith("stdin:9: more after the object"),
                        line -> assertThat(line).startsWith("stdin:10: a correction"));
    }

    @Test
    void refusesBytesThatAreNotText() {
        Run run = run(new byte[] {'{', (byte) 0xC3, '}', '\n'}, with("--events", "-"));
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).isEqualTo("stdin:1: bytes that are not UTF-8, expected a file in UTF-8\n");
    }

    @Test
    void refusesALineWithoutEnd() {
        Run run = run("x".repeat(3_000_000), with("--events", "-"));
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).startsWith("stdin:1: a line of more than 1048576 bytes");
    }

    @Test
    void saysWhichEventsDoNotFitAndGoesOn() {
        Run run = run(
                PICTURED + "{\"type\":\"supplement_requested\",\"time\":\"2026-03-08T09:00\"}\n",
                with("--events", "-", "--format", "json"));
        assertThat(run.code()).isZero();
        assertThat(run.err()).startsWith("stdin:4: Hồ sơ đang ở trạng thái");
        assertThat(run.out()).contains("\"refusals\":[{");
    }

    @Test
    void saysWhatIsWrongWithTheOptions() {
        assertThat(run("", with("--as-of", "today")).err()).contains("không hiểu thời điểm 'today'");
        assertThat(run("", with("--due", "13/13/2026")).err()).contains("không hiểu ngày hẹn trả '13/13/2026'");
        assertThat(run("", "--received", "2026-02-30T09:00", "--term", "1", "--unit", "HOUR")
                        .code())
                .isEqualTo(2);
        assertThat(run("", "--received", "2026-02-09T09:40", "--term", "5").err())
                .contains("thiếu thời hạn");
        assertThat(run("", "--received", "2026-02-09T09:40").err()).contains("thiếu thời hạn");
        assertThat(run("", "--term", "5", "--unit", "HOUR").err()).contains("thiếu thời điểm tiếp nhận");
        assertThat(run("", "--received", "2026-02-09T09:40", "--term", "-5", "--unit", "HOUR")
                        .err())
                .contains("--term -5");
        assertThat(run("", "--received", "2026-02-09T09:40", "--term", "5", "--unit", "DAY")
                        .err())
                .contains("không có đơn vị 'DAY'");
        assertThat(run("", with("--rules", "weekends=true")).err()).contains("rule weekends, expected one of");
        assertThat(run("", with("--events", "/nowhere/events.jsonl")).err()).startsWith("no file /nowhere");
    }

    @Test
    void turnsRules() {
        Map<String, Object> answer = json(run(
                "",
                "--received",
                "2026-03-06T15:30",
                "--term",
                "1",
                "--unit",
                "WORKING_DAY",
                "--rules",
                "afternoonCutoff=15:00,dueSoonDays=0",
                "--format",
                "json"));
        assertThat(answer.get("due")).isEqualTo("2026-03-10T23:59:59+07:00");
    }

    @Test
    void namesTheYearThatHasNoCalendar(@TempDir Path folder) throws IOException {
        String[] late = {"--received", "2027-12-30T09:00", "--term", "5", "--unit", "WORKING_DAY"};
        Run without = run("", late);
        assertThat(without.code()).isEqualTo(2);
        assertThat(without.out()).isEmpty();
        assertThat(without.err()).contains("Chưa có lịch năm 2028").contains("--calendar 2028.yaml");
        Path year = folder.resolve("2028.yaml");
        Files.writeString(year, """
                calendar: VN
                year: 2028
                source: Thông báo thử nghiệm
                days:
                  - {date: 2028-01-03, kind: in_lieu, name: Nghỉ bù, name_en: In lieu, source: Thử nghiệm}
                """);
        List<String> arguments = new ArrayList<>(List.of(late));
        arguments.addAll(List.of("--calendar", folder.toString()));
        Run with = run("", arguments.toArray(String[]::new));
        assertThat(with.code()).isZero();
        assertThat(with.out()).contains("Hẹn trả:    hết ngày 07/01/2028");
        assertThat(with.out()).contains("Lịch nghỉ năm 2027 chưa có thông báo");
    }

    @Test
    void takesTheCalendarOfTheAgency(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("agency.yaml");
        Files.writeString(file, """
                calendar: H99
                source: Thử nghiệm
                agencies: [H99]
                weeks:
                  - from: 2026-01-01
                    source: Thử nghiệm
                    monday: ["08:00-12:00"]
                    saturday: ["08:00-12:00"]
                """);
        Run own = run("", with("--calendar", file.toString(), "--agency", "H99.5", "--as-of", "2026-02-10T09:00"));
        assertThat(own.out()).contains("Hẹn trả:    hết ngày 21/03/2026 (T7)");
        Run other = run("", with("--calendar", file.toString(), "--agency", "H98", "--as-of", "2026-02-10T09:00"));
        assertThat(other.out()).contains("Hẹn trả:    hết ngày 02/03/2026 (T2)");
    }

    @Test
    void reportsAWrongCalendarWithItsLine(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("2028.yaml");
        Files.writeString(file, "calendar: VN\nyear: 2028\nsource: x\ndays: [{date: 2028-13-01}]\n");
        Run run = run("", with("--calendar", file.toString()));
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains(file + ":4: date: 2028-13-01, expected a date, YYYY-MM-DD");
    }

    @Test
    void looksAtTheLastEventWhereTheMachinesClockIsBehind() {
        Run run = run("", "--received", "2026-12-01T09:00", "--term", "5", "--unit", "WORKING_DAY");
        assertThat(run.out()).contains("Xét lúc:    09:00 01/12/2026").contains("Hẹn trả:    hết ngày 08/12/2026");
        Run before = run("", with("--as-of", "2026-01-05T09:00"));
        assertThat(before.out()).contains("Hẹn trả:    hết ngày 02/03/2026").contains("Theo luật: Chưa tiếp nhận");
    }
}
