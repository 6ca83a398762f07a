package vn.nhip.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.nhip.contract.EventReader.Limits;
import vn.nhip.contract.Problem.Kind;
import vn.nhip.core.cases.CaseFact;

class EventReaderTests {
    static final String GOOD = event("e1", "accepted", "{\"due\":\"2026-02-20T17:00:00+07:00\"}");

    static String event(String id, String kind, String data) {
        return "{\"specversion\":\"1.0\",\"id\":\"" + id + "\",\"source\":\"urn:thu:mot-cua\",\"type\":\"vn.nhip.case."
                + kind + ".v1\",\"subject\":\"H26.19.15-260213-0001\",\"time\":\"2026-02-13T15:30:00+07:00\",\"data\":"
                + data + "}";
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static InputStream in(String text) {
        return new ByteArrayInputStream(bytes(text));
    }

    static EventRead one(String event) {
        return EventReader.event(bytes(event));
    }

    static CaseMessage message(EventRead read) {
        assertThat(read).isInstanceOf(EventRead.Read.class);
        return ((EventRead.Read) read).message();
    }

    static Problem problem(EventRead read) {
        assertThat(read).isInstanceOf(EventRead.Unread.class);
        return ((EventRead.Unread) read).problem();
    }

    static List<EventRead> all(EventReader reader) {
        List<EventRead> read = new ArrayList<>();
        reader.forEachRemaining(read::add);
        return read;
    }

    /** R for an event read, else the kind of the problem; as they came. */
    static List<String> course(EventReader reader) {
        return all(reader).stream()
                .map(read -> read instanceof EventRead.Unread unread
                        ? unread.problem().kind().name()
                        : "R")
                .toList();
    }

    @Test
    void readsAnAcceptance() {
        CaseMessage message = message(one(GOOD));
        assertThat(message)
                .isEqualTo(new CaseMessage(
                        "urn:thu:mot-cua",
                        "e1",
                        "H26.19.15-260213-0001",
                        Instant.parse("2026-02-13T08:30:00Z"),
                        new CaseFact.Accepted(null, null, null, null, Instant.parse("2026-02-20T10:00:00Z")),
                        null));
    }

    @Test
    void setsThePersonApartFromTheFact() {
        EventRead read = one(
                event(
                        "e1",
                        "submitted",
                        "{\"person\":{\"name\":\"Nguyễn Văn Thử\",\"phone\":\"0900000000\",\"tuổi\":5},\"procedure\":\"1.004194\"}"));
        assertThat(message(read).person()).isEqualTo(new Person("Nguyễn Văn Thử", null, "0900000000", null, null));
        assertThat(message(read).fact()).isEqualTo(new CaseFact.Submitted("1.004194", null, null, null, null, null));
        assertThat(read.toString()).doesNotContain("Thử");
        assertThat(message(read).toString()).doesNotContain("Thử").contains("withheld");
    }

    @Test
    void dropsAPersonWhereTheContractHasNone() {
        assertThat(message(one(event("e1", "completed", "{\"person\":{\"name\":\"Nguyễn Văn Thử\"}}")))
                        .person())
                .isNull();
    }

    @Test
    void showsNothingOfAPersonInAProblem() {
        EventRead read = one(event("e1", "submitted", "{\"person\":{\"phone\":900000000}}"));
        assertThat(problem(read).field()).isEqualTo("data.person.phone");
        assertThat(problem(read).english() + problem(read).vietnamese()).doesNotContain("900000000");
    }

    @Test
    void readsTheTypeAfterTheDataAndPassesOverWhatItDoesNotKnow() {
        assertThat(message(one("{\"data\":{\"answer\":\"00\",\"x\":[1,{\"y\":2}],\"due\":7},\"ext\":{\"a\":[]},"
                        + "\"type\":\"vn.nhip.case.synchronised.v1\",\"time\":\"2026-02-13T08:30:00Z\",\"subject\":\" A \","
                        + "\"source\":\"s\",\"id\":\"1\",\"specversion\":\"1.0\"}")))
                .isEqualTo(new CaseMessage(
                        "s", "1", "A", Instant.parse("2026-02-13T08:30:00Z"), new CaseFact.Synchronised("00"), null));
    }

    @Test
    void readsACorrectionWithTheRightFact() {
        CaseFact fact = message(one(event(
                        "e2",
                        "corrected",
                        "{\"source\":\"s\",\"id\":\"e1\",\"occurred\":\"2026-02-13T08:00:00Z\",\"fact\":{\"data\":{\"amount\":5000},"
                                + "\"type\":\"vn.nhip.case.fee-required.v1\"}}")))
                .fact();
        assertThat(fact)
                .isEqualTo(new CaseFact.Corrected(
                        "s",
                        "e1",
                        Instant.parse("2026-02-13T08:00:00Z"),
                        new CaseFact.FeeRequired(5000, null),
                        false,
                        null));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"specversion\":\"1.0\" | \"specversion\":\"0.3\" | UNKNOWN_VALUE | specversion",
                "\"specversion\":\"1.0\", | '' | MISSING | specversion",
                "\"id\":\"e1\", | '' | MISSING | id",
                "\"id\":\"e1\" | \"id\":\"  \" | MISSING | id",
                "\"id\":\"e1\" | \"id\":7 | WRONG_FORM | id",
                "\"id\":\"e1\" | \"id\":\"e1\",\"id\":\"e1\" | WRONG_FORM | id",
                "\"id\":\"e1\" | \"id\":\"a\\nb\" | WRONG_FORM | id",
                "urn:thu:mot-cua | '' | MISSING | source",
                "accepted.v1 | accepted.v2 | UNKNOWN_VALUE | type",
                "accepted.v1 | Accepted.v1 | UNKNOWN_VALUE | type",
                "H26.19.15-260213-0001 | '' | MISSING | subject",
                "2026-02-13T15:30:00+07:00 | '' | MISSING | time",
                "2026-02-13T15:30:00+07:00 | 2026-02-13T15:30:00 | WRONG_TIME | time",
                "2026-02-13T15:30:00+07:00 | 13/02/2026 15:30 | WRONG_TIME | time",
                "2026-02-13T15:30:00+07:00 | 2026-02-30T15:30:00+07:00 | WRONG_TIME | time",
                "2026-02-13T15:30:00+07:00 | 0001-01-01T00:00:00Z | WRONG_TIME | time",
                "2026-02-20T17:00:00+07:00 | 2026-02-20 | WRONG_TIME | data.due",
                "\"2026-02-20T17:00:00+07:00\" | 20260220 | WRONG_FORM | data.due",
                "\"data\":{ | \"data\":{\"due\":null, | WRONG_FORM | data.due",
                "\"data\":{ | \"data\":{\"channel\":\"WEB\", | UNKNOWN_VALUE | data.channel",
                "\"data\":{ | \"data\":{\"agency\":[\"H26\"], | WRONG_FORM | data.agency",
                "\"data\":{ | \"data_base64\":\"e30=\",\"data\":{ | WRONG_FORM | data",
            })
    void saysWhichFieldIsWrong(String part, String instead, Kind kind, String field) {
        assertThat(GOOD).contains(part);
        EventRead read = one(GOOD.replace(part, instead));
        assertThat(problem(read)).extracting(Problem::kind, Problem::field).containsExactly(kind, field);
        assertThat(problem(read).vietnamese()).containsPattern("[Hh]ãy ");
        assertThat(read.raw()).isEqualTo(GOOD.replace(part, instead));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "fee-required | {} | MISSING | data.amount",
                "fee-required | {\"amount\":null} | MISSING | data.amount",
                "fee-required | {\"amount\":-1} | WRONG_FORM | data.amount",
                "fee-required | {\"amount\":12000.5} | WRONG_FORM | data.amount",
                "fee-required | {\"amount\":\"12000\"} | WRONG_FORM | data.amount",
                "fee-required | {\"amount\":99999999999999999999} | WRONG_FORM | data.amount",
                "fee-paid | {\"amount\":5} | MISSING | data.gateway",
                "step-started | {} | MISSING | data.step",
                "step-finished | {\"step\":\" \"} | MISSING | data.step",
                "extended | {\"apology\":true} | MISSING | data.due",
                "extended | {\"due\":\"2026-02-20T17:00:00+07:00\",\"apology\":\"có\"} | WRONG_FORM | data.apology",
                "rated | {\"stars\":5} | MISSING | data.satisfied",
                "rated | {\"satisfied\":true,\"stars\":6} | WRONG_FORM | data.stars",
                "corrected | {\"source\":\"s\"} | MISSING | data.id",
                "corrected | {\"source\":\"s\",\"id\":\"1\",\"fact\":{\"data\":{}}} | MISSING | data.fact.type",
                "corrected | {\"source\":\"s\",\"id\":\"1\",\"fact\":{\"type\":\"x\"}} | UNKNOWN_VALUE | data.fact.type",
                "corrected | {\"source\":\"s\",\"id\":\"1\",\"fact\":7} | WRONG_FORM | data.fact",
                "corrected | {\"source\":\"s\",\"id\":\"1\",\"fact\":{\"type\":\"vn.nhip.case.fee-required.v1\"}} | MISSING | data.fact.data.amount",
                "completed | [] | WRONG_FORM | data",
            })
    void holdsTheDataToItsType(String kind, String data, Kind problem, String field) {
        assertThat(problem(one(event("e1", kind, data))))
                .extracting(Problem::kind, Problem::field)
                .containsExactly(problem, field);
    }

    @Test
    void saysThatATimeNeedsAnOffset() {
        Problem problem = problem(one(GOOD.replace("15:30:00+07:00", "15:30:00")));
        assertThat(problem.english()).contains("without an offset").contains("2026-02-13T15:30:00+07:00");
        assertThat(problem.vietnamese()).contains("không có múi giờ");
    }

    @Test
    void bringsTheIdOfAWrongEventAsFarAsItWasRead() {
        EventRead read = one(event("e9", "extended", "{}"));
        assertThat(read)
                .isInstanceOfSatisfying(
                        EventRead.Unread.class,
                        unread -> assertThat(unread.id() + unread.source()).isEqualTo("e9urn:thu:mot-cua"));
    }

    @Test
    void readsTheRestOfABatchAroundAWrongEvent() {
        String batch =
                "[" + GOOD + ",\n" + event("e2", "extended", "{}") + ", {\"a\" 1}, 7, \"x]\", [1], " + GOOD + " ]\n";
        assertThat(course(EventReader.batch(bytes(batch), Limits.REQUEST)))
                .containsExactly("R", "MISSING", "UNREADABLE", "UNREADABLE", "UNREADABLE", "UNREADABLE", "R");
        assertThat(all(EventReader.batch(bytes(batch), Limits.REQUEST)).get(2))
                .extracting(EventRead::place, EventRead::raw)
                .containsExactly("sự kiện 3", "{\"a\" 1}");
    }

    @Test
    void takesAnEmptyBatchAndEmptyLines() {
        assertThat(course(EventReader.batch(bytes(" [ ] "), Limits.REQUEST))).isEmpty();
        assertThat(course(EventReader.lines(in(""), Limits.FILE))).isEmpty();
        List<EventRead> read = all(EventReader.lines(in("\n \r\n" + GOOD + "\r\n\n" + GOOD), Limits.FILE));
        assertThat(read).extracting(EventRead::place).containsExactly("dòng 3", "dòng 5");
        assertThat(read).allSatisfy(r -> assertThat(message(r).id()).isEqualTo("e1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{\"specversion\":\"1.0\"}", "nothing", "<html>", "[{}] []", "[] x"})
    void saysWhatABatchIs(String body) {
        List<String> course = course(EventReader.batch(bytes(body), Limits.REQUEST));
        assertThat(course).isNotEmpty().last().isEqualTo("UNREADABLE");
    }

    @Test
    void readsWhatCameBeforeABatchBreaksOff() {
        String batch = "[" + GOOD + "," + GOOD + "," + GOOD + "]";
        for (int length = GOOD.length() * 2 + 2; length < batch.length(); length++) {
            List<String> course = course(EventReader.batch(Arrays.copyOf(bytes(batch), length), Limits.REQUEST));
            assertThat(course)
                    .as("%s bytes", length)
                    .startsWith("R", "R")
                    .last()
                    .isEqualTo("UNREADABLE");
            assertThat(course).hasSizeLessThanOrEqualTo(4);
        }
    }

    @Test
    void readsWhatCameBeforeAnArchiveBreaksOff() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            for (int i = 0; i < 5_000; i++) {
                gzip.write(bytes(event("e" + i, "completed", "{}") + "\n"));
            }
        }
        byte[] half = Arrays.copyOf(packed.toByteArray(), packed.size() / 2);
        List<String> course =
                course(EventReader.lines(new GZIPInputStream(new ByteArrayInputStream(half)), Limits.FILE));
        assertThat(course).hasSizeGreaterThan(1_000).last().isEqualTo("UNREADABLE");
        assertThat(course.subList(0, course.size() - 1)).containsOnly("R");
    }

    @Test
    void passesOverALineOfAGigabyteWithoutHoldingIt() {
        InputStream gigabyte = new InputStream() {
            private long left = 1L << 30;

            @Override
            public int read() {
                return left-- > 0 ? 'x' : -1;
            }

            @Override
            public int read(byte[] into, int offset, int length) {
                if (left <= 0) {
                    return -1;
                }
                int count = (int) Math.min(left, length);
                Arrays.fill(into, offset, offset + count, (byte) 'x');
                left -= count;
                return count;
            }
        };
        InputStream in = new SequenceInputStream(gigabyte, in("\n" + GOOD + "\n"));
        List<EventRead> read = all(EventReader.lines(in, Limits.FILE));
        assertThat(problem(read.get(0)).kind()).isEqualTo(Kind.TOO_LARGE);
        assertThat(read.get(0).raw()).hasSize(4_096);
        assertThat(message(read.get(1)).id()).isEqualTo("e1");
        assertThat(read).hasSize(2);
    }

    @Test
    void passesOverAnEventThatIsTooLargeInABatch() {
        String large = event("e2", "declined", "{\"reason\":\"" + "ạ]}\\\"".repeat(60_000) + "\"}");
        String batch = "[" + GOOD + "," + large + "," + GOOD + "]";
        assertThat(course(EventReader.batch(bytes(batch), Limits.REQUEST))).containsExactly("R", "TOO_LARGE", "R");
        assertThat(problem(one(large)).kind()).isEqualTo(Kind.TOO_LARGE);
    }

    @Test
    void readsNoMoreThanARequestMayHave() {
        String batch = "[" + GOOD + "," + GOOD + "," + GOOD + "]";
        assertThat(course(EventReader.batch(bytes(batch), new Limits(10_000, 2, 1L << 20))))
                .containsExactly("R", "R", "TOO_LARGE");
        assertThat(course(EventReader.batch(bytes(batch), new Limits(10_000, 10, GOOD.length()))))
                .containsExactly("TOO_LARGE");
    }

    @Test
    void boundsDepthAndTexts() {
        assertThat(problem(one(event("e1", "completed", "{\"x\":" + "[".repeat(100) + "]".repeat(100) + "}")))
                        .kind())
                .isEqualTo(Kind.TOO_LARGE);
        Problem tooLong = problem(one(event("e1", "declined", "{\"reason\":\"" + "x".repeat(4_001) + "\"}")));
        assertThat(tooLong.field()).isEqualTo("data.reason");
        assertThat(problem(one(GOOD.replace("e1", "e".repeat(257)))).field()).isEqualTo("id");
    }

    @Test
    void saysWhereTheJsonIsWrong() {
        String wrong = GOOD.replace("\"subject\":", "\"subject\"=");
        Problem problem = problem(all(EventReader.lines(in(GOOD + "\n" + wrong + "\n"), Limits.FILE))
                .get(1));
        assertThat(problem.english()).contains("byte " + wrong.indexOf('=') + " ");
    }

    @Test
    void quotesNothingOfWhatIsNotJson() {
        assertThat(problem(one("{\"data\":NguyenVanThu}")).toString()).doesNotContain("Nguyen");
    }

    @Test
    void readsABinaryEventWithEncodedHeaders() {
        Map<String, String> headers = new HashMap<>(Map.of(
                "ce-specversion", "1.0",
                "ce-id", "%C4%91%C6%A1n+1",
                "ce-source", "urn:thu",
                "ce-type", "vn.nhip.case.completed.v1",
                "ce-subject", "H26-260213-0001",
                "ce-time", "2026-02-13T15:30+0700"));
        CaseMessage message = message(EventReader.binary(headers::get, new byte[0]));
        assertThat(message.id()).isEqualTo("đơn+1");
        assertThat(message.occurred()).isEqualTo(Instant.parse("2026-02-13T08:30:00Z"));
        headers.remove("ce-subject");
        assertThat(problem(EventReader.binary(headers::get, bytes("{}"))).field())
                .isEqualTo("subject");
        assertThat(problem(EventReader.binary(headers::get, bytes("{\"a\""))).kind())
                .isEqualTo(Kind.UNREADABLE);
    }
}
