package vn.nhip.server.cases.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.nhip.contract.Problem.Kind;
import vn.nhip.core.cases.CaseFact;

class XesFilesTests {

    /** In the shape of the logs of building permits, invented. */
    private static final String TRACE = """
            <trace>
              <date key="startDate" value="2026-03-02T00:00:00+07:00"/>
              <date key="endDate" value="2026-03-20T00:00:00+07:00"/>
              <date key="endDatePlanned" value="2026-03-31T00:00:00+07:00"/>
              <string key="concept:name" value="%s"/>
              <string key="caseStatus" value="G"/>
              <string key="last_phase" value="Zaak afgehandeld"/>
              <list key="parts"><values><string key="part" value="Bouw"/></values></list>
              <event>
                <string key="concept:name" value="01_A"/>
                <string key="question" value="EMPTY"/>
                <date key="dueDate" value="2026-03-05T16:00:00+07:00"/>
                <date key="planned" value="2026-03-04T16:00:00+07:00"/>
                <string key="org:resource" value="560"><string key="nested" value="deep"/></string>
                <date key="time:timestamp" value="2026-03-03T09:00:00+07:00"/>
                <string key="activityNameNL" value="x"/>
                <string key="activityNameEN" value="x"/>
              </event>
              <event>
                <string key="concept:name" value="01_B"/>
                <string key="question" value="True"/>
                <date key="time:timestamp" value="2026-03-10T09:00:00+07:00"/>
                <string key="activityNameNL" value="fase procedure hervat"/>
              </event>
            </trace>
            """;

    private static final String START = """
            <?xml version="1.0" encoding="UTF-8" ?>
            <log xes.version="1.0" xmlns="http://www.xes-standard.org/">
              <extension name="Concept" prefix="concept" uri="http://www.xes-standard.org/concept.xesext"/>
              <global scope="trace"><string key="concept:name" value="UNKNOWN"/></global>
              <classifier name="Activity" keys="concept:name"/>
              <int key="meta:total" value="2"><int key="meta:child" value="2"/></int>
            """;

    private static String log(String... traces) {
        return START + String.join("", traces) + "</log>";
    }

    private static String permits() {
        try {
            return Files.readString(Path.of("../docs/help/mappings/bpi-2015.yaml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Reading read(String log) {
        return Reading.of(permits(), log.getBytes(StandardCharsets.UTF_8), "BPI_1.xes.gz");
    }

    @Test
    void aTraceIsACaseAndItsEventsAreSteps() {
        Reading reading = read(log(TRACE.formatted("77")));

        assertThat(reading.unread()).isEmpty();
        assertThat(reading.codes()).containsExactly("BPI_1-77");
        assertThat(reading.kinds())
                .containsExactly(
                        "SUBMITTED",
                        "ACCEPTED",
                        "COMPLETED",
                        "STEP_STARTED",
                        "STEP_FINISHED",
                        "STEP_FINISHED",
                        "RESUMED");
        assertThat(reading.messages().get(1).fact())
                .isEqualTo(new CaseFact.Accepted(null, null, null, null, Instant.parse("2026-03-31T16:59:59Z")));
        assertThat(reading.messages().get(3).fact())
                .isEqualTo(new CaseFact.StepStarted("01_A", null, Instant.parse("2026-03-05T09:00:00Z")));
        assertThat(reading.messages().get(4).fact()).isEqualTo(new CaseFact.StepFinished("01_A", null, null));
        assertThat(reading.messages().get(5).fact()).isEqualTo(new CaseFact.StepFinished("01_B", null, "True"));
    }

    @Test
    void nestedAttributesAreKnownByTheirPath() {
        String mapping = """
                title: t
                source: urn:example:s
                file: {format: xes}
                case: ${trace:concept:name}
                events:
                  - type: step-finished
                    time: ${time:timestamp}
                    fields: {step: "${concept:name}", agency: "${org:resource/nested}", outcome: "${trace:parts/part}"}
                """;
        Reading reading = Reading.of(mapping, log(TRACE.formatted("77")).getBytes(StandardCharsets.UTF_8), "a.xes");

        assertThat(reading.messages().getFirst().fact()).isEqualTo(new CaseFact.StepFinished("01_A", "deep", "Bouw"));
        assertThat(reading.unused()).contains("org:resource", "trace:startDate").doesNotContain("meta:total");
    }

    @Test
    void aTraceWithoutEventsIsACaseToo() {
        String bare = TRACE.formatted("78").replaceAll("(?s)<event>.*</event>", "");
        assertThat(read(log(bare)).kinds()).containsExactly("SUBMITTED", "ACCEPTED", "COMPLETED");
    }

    @Test
    void anAttributeBehindTheEventsIsToldOf() {
        String late = TRACE.formatted("79").replace("</trace>", "<string key=\"late\" value=\"1\"/></trace>");
        assertThat(read(log(late)).problems()).containsExactly(Kind.WRONG_FORM);
    }

    @Test
    void aCutGzipGivesWhatWasReadAndOneProblem() {
        String traces = IntStream.range(0, 3_000)
                .mapToObj(i -> TRACE.formatted(Integer.toString(i * 7919 % 100_003)))
                .collect(Collectors.joining());
        byte[] whole = Reading.gzip(log(traces));
        Reading reading = Reading.of(permits(), Arrays.copyOf(whole, whole.length / 2), "cut.xes.gz");

        assertThat(reading.problems()).containsExactly(Kind.UNREADABLE);
        assertThat(reading.unread().getFirst().problem().vietnamese()).contains("cắt");
        assertThat(reading.codes()).hasSizeBetween(500, 2_500);
    }

    @Test
    void brokenXmlGivesWhatWasReadAndOneProblem() {
        Reading reading = read(log(TRACE.formatted("1"), "<trace><string key=\"concept:name\" value=\"2\"", "<<<"));

        assertThat(reading.codes()).containsExactly("BPI_1-1");
        assertThat(reading.problems()).containsExactly(Kind.UNREADABLE);
    }

    @Test
    void anXmlBombIsRefusedBeforeAnythingIsRead() {
        String bomb = """
                <?xml version="1.0"?>
                <!DOCTYPE log [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;">]>
                <log><trace><string key="concept:name" value="&c;"/></trace></log>
                """;
        assertThatThrownBy(() -> read(bomb))
                .isInstanceOfSatisfying(
                        FileUnfit.class,
                        unfit -> assertThat(unfit.problem().vietnamese()).contains("DTD"));
    }

    @Test
    void anExternalEntityIsRefusedBeforeAnythingIsRead(@TempDir Path folder) throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "bí mật");
        String log = "<?xml version=\"1.0\"?><!DOCTYPE log SYSTEM \"" + secret.toUri() + "\" [<!ENTITY x SYSTEM \""
                + secret.toUri() + "\">]><log><trace><string key=\"concept:name\" value=\"&x;\"/></trace></log>";
        assertThatThrownBy(() -> read(log)).isInstanceOf(FileUnfit.class).hasMessageNotContaining("bí mật");
    }

    @Test
    void anEntityNobodyDeclaredEndsTheReading() {
        Reading reading = read(log(TRACE.formatted("1"), TRACE.formatted("&nobody;")));

        assertThat(reading.codes()).containsExactly("BPI_1-1");
        assertThat(reading.problems()).containsExactly(Kind.UNREADABLE);
    }

    @Test
    void aTextWithoutEndFillsNoMemory() {
        Reading reading = read(log(TRACE.formatted("1"), TRACE.formatted("x".repeat(16 << 20))));

        assertThat(reading.codes()).containsExactly("BPI_1-1");
        assertThat(reading.problems()).containsExactly(Kind.UNREADABLE);
    }

    @Test
    void attributesNestedWithoutEndAreNotRead() {
        String deep = "<string key=\"a\" value=\"1\">".repeat(5_000) + "</string>".repeat(5_000);
        assertThat(read(log("<trace>" + deep + "</trace>")).problems()).containsExactly(Kind.UNREADABLE);
    }

    @Test
    void anotherXmlIsRefused() {
        assertThatThrownBy(() -> read("<html/>")).isInstanceOf(FileUnfit.class);
        assertThatThrownBy(() -> read("Mã hồ sơ,Ngày")).isInstanceOf(FileUnfit.class);
        assertThatThrownBy(() -> read("")).isInstanceOf(FileUnfit.class);
    }

    @Test
    void escapedSignsAreText() {
        String many = IntStream.range(0, 400).mapToObj(i -> "&amp;").collect(Collectors.joining());
        assertThat(read(log(TRACE.formatted("1").replace("\"True\"", "\"" + many + "\"")))
                        .unread())
                .isEmpty();
    }
}
