package vn.nhip.server.catalog.procedures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static vn.nhip.server.catalog.procedures.PublishedFiles.csv;
import static vn.nhip.server.catalog.procedures.PublishedFiles.kind;
import static vn.nhip.server.catalog.procedures.PublishedFiles.lines;
import static vn.nhip.server.catalog.procedures.PublishedFiles.method;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.nhip.core.cases.CaseFact.Channel;
import vn.nhip.core.deadline.Term;
import vn.nhip.core.deadline.TermUnit;
import vn.nhip.server.catalog.Procedure;
import vn.nhip.server.catalog.Procedures;
import vn.nhip.server.catalog.procedures.PublishedFiles.Full;
import vn.nhip.server.catalog.store.ProcedureImports;
import vn.nhip.server.catalog.store.ProcedureShelf;
import vn.nhip.server.catalog.store.ProcedureShelf.Dated;
import vn.nhip.server.database.ModuleOnDatabaseTest;

@ModuleOnDatabaseTest
class ProcedureImportTests {
    private static final LocalDate APRIL = LocalDate.of(2026, 4, 15);
    private static final LocalDate JULY = LocalDate.of(2026, 7, 1);
    private static final Full BIRTH = Full.of("9.000001", "Đăng ký khai sinh bịa");
    private static final Full ROAD = Full.of("9.000002", "Cấp phép đường bộ bịa");

    private final ProcedureImport procedureImport;
    private final Procedures procedures;
    private final ProcedureShelf shelf;
    private final JdbcClient jdbc;
    private final List<ProcedureImports.Problem> refused = new ArrayList<>();

    @TempDir
    private Path folder = Path.of("set by JUnit");

    ProcedureImportTests(
            ProcedureImport procedureImport, Procedures procedures, ProcedureShelf shelf, JdbcClient jdbc) {
        this.procedureImport = procedureImport;
        this.procedures = procedures;
        this.shelf = shelf;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void emptiesTheCatalogue() {
        refused.clear();
        jdbc.sql("""
                        truncate catalog.procedure_notice, catalog.procedure_version, catalog.procedure_problem,
                            catalog.procedure_absence, catalog.procedure_import
                        """).update();
        run();
    }

    private ImportSummary run(Path... files) {
        return procedureImport.run(Arrays.asList(files), null, new ProcedureImport.Watcher() {
            @Override
            public void refused(ProcedureImports.Problem problem) {
                refused.add(problem);
            }

            @Override
            public void read(long records, double part) {
                assertThat(part).isBetween(0.0, 1.0);
            }
        });
    }

    @Test
    void answersByEveryWayOfWritingACode() {
        assertThat(procedures.isEmpty()).isTrue();
        run(lines(folder, "full.jsonl", BIRTH, ROAD));

        assertThat(procedures.isEmpty()).isFalse();
        assertThat(procedures.count()).isEqualTo(2);
        for (String code : List.of("9.000001", "9.000001.000.00.00.H26", "9.000001.01", " 9.000001 ")) {
            assertThat(procedures.at(code, APRIL))
                    .get()
                    .extracting(Procedure::name)
                    .isEqualTo("Đăng ký khai sinh bịa");
            assertThat(procedures.term(code, null, Channel.DIRECT, APRIL)).contains(new Term(5, TermUnit.WORKING_DAY));
        }
        assertThat(procedures.known("9.999999")).isFalse();
        assertThat(procedures.at("khong-co-ma", APRIL)).isEmpty();
        assertThat(procedures.term("9.999999", null, null, APRIL)).isEmpty();
    }

    @Test
    void holdsFromTheDecisionAndNotBefore() {
        run(lines(folder, "full.jsonl", BIRTH));

        assertThat(procedures.at("9.000001", LocalDate.of(2026, 1, 16))).isPresent();
        assertThat(procedures.at("9.000001", LocalDate.of(2026, 1, 15))).isEmpty();
        assertThat(procedures.known("9.000001")).isTrue();
    }

    @Test
    void theSameFileAgainChangesNothing() {
        Path full = lines(folder, "full.jsonl", BIRTH, ROAD);
        Path flat = csv(folder, "flat.csv", BIRTH.flat(), ROAD.flat());
        ImportSummary first = run(flat, full);
        List<String> stored = stored();
        ImportSummary second = run(flat, full);

        assertThat(first)
                .extracting(ImportSummary::added, ImportSummary::completed)
                .containsExactly(2L, 2L);
        assertThat(second)
                .extracting(ImportSummary::records, ImportSummary::unchanged)
                .containsExactly(4L, 4L);
        assertThat(stored()).isEqualTo(stored).hasSize(2);
    }

    private List<String> stored() {
        return jdbc.sql("select v::text from catalog.procedure_version v order by id")
                .query((row, number) -> row.getString(1))
                .list();
    }

    @Test
    void aChangedProcedureGetsAVersionAndTheOldOneEnds() {
        Full shorter = BIRTH.updated(JULY)
                .methods(method("DIRECT", "3", "WORKING_DAY", ""), method("ONLINE", "3", "WORKING_DAY", ""))
                .cases(kind("9.000001.01", "3", "WORKING_DAY"));
        run(lines(folder, "april.jsonl", BIRTH));
        ImportSummary july = run(lines(folder, "july.jsonl", shorter));

        assertThat(july.newVersions()).isEqualTo(1);
        assertThat(procedures.term("9.000001", null, null, JULY.minusDays(1)))
                .contains(new Term(5, TermUnit.WORKING_DAY));
        assertThat(procedures.term("9.000001", null, null, JULY)).contains(new Term(3, TermUnit.WORKING_DAY));
        List<Dated> history = shelf.history("9.000001");
        assertThat(history)
                .extracting(Dated::validFrom, Dated::validTo)
                .containsExactly(tuple(JULY, null), tuple(LocalDate.of(2026, 1, 16), JULY.minusDays(1)));
        assertThat(Changes.between(
                        history.getLast().version().content(),
                        history.getFirst().version().content()))
                .extracting(Changes.Change::what)
                .containsExactly("Cách thức và thời hạn theo hình thức nộp", "Trường hợp và thời hạn");
    }

    @Test
    void filesInAnotherOrderGiveTheSameVersions() {
        run(lines(folder, "july.jsonl", BIRTH.updated(JULY).steps("Bước khác hẳn, đã sửa đổi.")));
        run(lines(folder, "april.jsonl", BIRTH));

        assertThat(shelf.history("9.000001"))
                .extracting(Dated::validFrom, Dated::validTo)
                .containsExactly(tuple(JULY, null), tuple(LocalDate.of(2026, 1, 16), JULY.minusDays(1)));
    }

    @Test
    void theSameContentOnALaterDayIsNoNewVersion() {
        run(lines(folder, "april.jsonl", BIRTH));
        ImportSummary later = run(lines(folder, "july.jsonl", BIRTH.updated(JULY)));

        assertThat(later.unchanged()).isEqualTo(1);
        assertThat(shelf.history("9.000001")).hasSize(1);
    }

    @Test
    void publishedOtherwiseOnTheSameDayKeepsTheFormerAsHistory() {
        run(lines(folder, "one.jsonl", BIRTH));
        ImportSummary again = run(lines(folder, "two.jsonl", BIRTH.steps("Trình tự đã được viết lại hoàn toàn.")));

        assertThat(again.replaced()).isEqualTo(1);
        List<Dated> history = shelf.history("9.000001");
        assertThat(history).hasSize(2);
        assertThat(history.getFirst().supersededAt()).isNull();
        assertThat(history.getLast().supersededAt()).isNotNull();
        assertThat(procedures.count()).isEqualTo(1);
    }

    @Test
    void theSecondSourceCompletesTheFirst() {
        run(csv(folder, "flat.csv", BIRTH.flat()));
        assertThat(only("9.000001").content().course().steps()).isNull();
        assertThat(Parts.of(only("9.000001").content()).get(Part.B))
                .extracting(Parts.Finding::state)
                .isEqualTo(Parts.State.UNKNOWN);

        run(lines(folder, "full.jsonl", BIRTH));

        assertThat(shelf.history("9.000001")).hasSize(1);
        assertThat(only("9.000001").content().course().steps()).hasSize(1);
        assertThat(Parts.of(only("9.000001").content()).values())
                .extracting(Parts.Finding::state)
                .containsOnly(Parts.State.COMPLETE);
        assertThat(only("9.000001").notices()).isEmpty();
    }

    @Test
    void contradictionsOfTheTwoSourcesAreNotices() {
        String flat = BIRTH.flat().replace("Lĩnh vực bịa", "Lĩnh vực khác");
        run(lines(folder, "full.jsonl", BIRTH), csv(folder, "flat.csv", flat));

        assertThat(only("9.000001").notices())
                .containsExactly(new ProcedureNotice(
                        NoticeKind.SOURCES_DISAGREE,
                        "tệp chi tiết, lĩnh vực: Lĩnh vực bịa",
                        "bảng tóm tắt, lĩnh vực: Lĩnh vực khác"));
    }

    private ProcedureVersion only(String code) {
        return shelf.history(code).getFirst().version();
    }

    @Test
    void listsWhereAProcedureDisagreesWithItself() {
        run(lines(
                folder,
                "full.jsonl",
                BIRTH.methods(method("DIRECT", "1", "OTHER", ""), method("ONLINE", "7", "WORKING_DAY", "07 ngày")),
                ROAD.methods(method("DIRECT", "420", "DAY", ""))
                        .cases(kind("9.000002.01", "5", "WORKING_DAY"), kind("1.111111.02", "7.5", "WORKING_DAY"))
                        .steps("Thời hạn giải quyết: không quá 30 ngày làm việc.")
                        .papers("[]")));

        assertThat(only("9.000001").notices())
                .extracting(n -> n.kind().name(), ProcedureNotice::one, ProcedureNotice::other)
                .containsExactlyInAnyOrder(
                        tuple("CHANNELS_DIFFER", "Trực tiếp: 1 đơn vị “khác”", "Trực tuyến: 7 ngày làm việc"),
                        tuple(
                                "KIND_AND_CHANNEL",
                                "hình thức nộp: 1 đơn vị “khác” / 7 ngày làm việc",
                                "trường hợp: 5 ngày làm việc"),
                        tuple("UNIT_MISSING", "Trực tiếp: 1 đơn vị “khác”", ""),
                        tuple("TEXT_SAYS_OTHER", "Trực tuyến: 7 ngày làm việc", "mô tả: 7 ngày"));
        assertThat(only("9.000002").notices())
                .extracting(n -> n.kind().name())
                .containsExactlyInAnyOrder(
                        "KIND_CODE_STRANGE",
                        "KINDS_DIFFER",
                        "KIND_AND_CHANNEL",
                        "ABSURD_TERM",
                        "FRACTION",
                        "TEXT_SAYS_OTHER");
        assertThat(Parts.of(only("9.000002").content()).get(Part.D))
                .isEqualTo(new Parts.Finding(Parts.State.MISSING, "không có giấy tờ nào"));
    }

    @Test
    void findsWithoutDiacriticsAndWithSlipsOfTheFinger() {
        run(lines(folder, "full.jsonl", BIRTH, ROAD));

        assertThat(found("dang ky khai sinh")).containsExactly("9.000001");
        assertThat(found("DUONG BO")).containsExactly("9.000002");
        assertThat(found("đường")).containsExactly("9.000002");
        assertThat(found("9.000002")).containsExactly("9.000002");
        assertThat(found("linh vuc bia")).hasSize(2);
        assertThat(found("dang ki khai sihn")).containsExactly("9.000001");
        assertThat(shelf.search("dang ki khai sihn").near()).isTrue();
        assertThat(found("100%_")).isEmpty();
        assertThat(procedures.search("", 5)).isEmpty();
    }

    private List<String> found(String text) {
        return procedures.search(text, 10).stream().map(Procedure::code).toList();
    }

    @Test
    void reportsWhatACompleteListNoLongerHas() {
        run(lines(folder, "both.jsonl", BIRTH, ROAD));
        assertThat(procedureImport
                        .run(List.of(lines(folder, "one.jsonl", BIRTH)), true, nobody())
                        .absent())
                .containsExactly("9.000002");
        assertThat(procedures.known("9.000002")).isTrue();
        assertThat(shelf.absentSince("9.000002")).isPresent();

        run(lines(folder, "both.jsonl", BIRTH, ROAD));
        assertThat(shelf.absentSince("9.000002")).isEmpty();
    }

    private static ProcedureImport.Watcher nobody() {
        return new ProcedureImport.Watcher() {
            @Override
            public void refused(ProcedureImports.Problem problem) {}

            @Override
            public void read(long records, double part) {}
        };
    }

    @Test
    void oneBrokenLineDoesNotKeepTheOthersOut() {
        String text = "\ufeff" + BIRTH.line() + "\n{\"code\": \"9.0\n\n[]\n{\"code\":\"9.000003\"}\n" + ROAD.line();
        ImportSummary summary = run(PublishedFiles.write(folder.resolve("full.jsonl"), text));

        assertThat(summary.added()).isEqualTo(2);
        assertThat(refused).extracting(ProcedureImports.Problem::line).containsExactly(2L, 4L, 5L);
        assertThat(refused.getFirst().reason()).contains("không phải JSON trọn vẹn");
    }

    @Test
    void oneBrokenLineOfATableDoesNotKeepTheOthersOut() {
        Path file = csv(
                folder,
                "flat.csv",
                BIRTH.flat(),
                "9.000003,thiếu ô",
                ROAD.flat().replace("9.000002", "9.000004").replace(APRIL.toString(), "15/04/2026"),
                ROAD.flat().replace("True", "maybe").replace("9.000002", "9.000005"),
                ROAD.flat());
        ImportSummary summary = run(file);

        assertThat(summary.added()).isEqualTo(2);
        assertThat(refused)
                .extracting(ProcedureImports.Problem::file, ProcedureImports.Problem::line)
                .containsExactly(tuple(file.toString(), 3L), tuple(file.toString(), 4L), tuple(file.toString(), 5L));
        assertThat(refused.get(1).reason()).contains("viết như 2026-04-15");
    }

    @Test
    void aTruncatedArchiveGivesWhatCouldBeRead() {
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 300; i++) {
            many.append(Full.of("9.1%05d".formatted(i), "Thủ tục bịa số " + i * 7919)
                            .line())
                    .append('\n');
        }
        byte[] whole = PublishedFiles.gzip(many.toString());
        Path cut = PublishedFiles.write(folder.resolve("cut.jsonl.gz"), Arrays.copyOf(whole, whole.length / 2));
        ImportSummary summary = run(cut);

        assertThat(summary.added()).isBetween(1L, 299L);
        assertThat(refused)
                .last()
                .satisfies(problem -> assertThat(problem.reason()).contains("bị cắt ngang"));

        ImportSummary again = run(PublishedFiles.write(folder.resolve("whole.jsonl.gz"), whole));
        assertThat(again.added() + summary.added()).isEqualTo(300);
    }

    @Test
    void refusesWhatIsNoListOfProcedures() {
        run(
                PublishedFiles.write(folder.resolve("utf16"), BIRTH.line().getBytes(StandardCharsets.UTF_16)),
                PublishedFiles.write(folder.resolve("empty"), ""),
                PublishedFiles.write(folder.resolve("page"), "<html>"),
                PublishedFiles.write(folder.resolve("array"), "[]"),
                PublishedFiles.write(folder.resolve("table"), "a,b\n1,2\n"),
                folder.resolve("missing"),
                folder);

        assertThat(refused)
                .extracting(ProcedureImports.Problem::reason)
                .satisfiesExactly(
                        reason -> assertThat(reason).contains("UTF-16"),
                        reason -> assertThat(reason).contains("tệp rỗng"),
                        reason -> assertThat(reason).contains("trang HTML"),
                        reason -> assertThat(reason).contains("mảng JSON"),
                        reason -> assertThat(reason).contains("cột code, name, updated"),
                        reason -> assertThat(reason).contains("không có tệp này"),
                        reason -> assertThat(reason).contains("không phải tệp"));
        assertThat(procedures.isEmpty()).isTrue();
    }

    @Test
    void refusesLettersOfAnotherEncoding() {
        byte[] latin = (BIRTH.line() + "\n").getBytes(StandardCharsets.ISO_8859_1);
        byte[] good = ROAD.line().getBytes(StandardCharsets.UTF_8);
        byte[] both = Arrays.copyOf(latin, latin.length + good.length);
        both[both.length - good.length - 1] = '\n';
        System.arraycopy(good, 0, both, latin.length, good.length);
        // "?" stands for what Latin 1 has no letter for; one letter that it has is enough.
        both[new String(latin, StandardCharsets.ISO_8859_1).indexOf('?')] = (byte) 0xE2;
        ImportSummary summary = run(PublishedFiles.write(folder.resolve("latin.jsonl"), both));

        assertThat(summary.added()).isEqualTo(1);
        assertThat(refused).singleElement().satisfies(problem -> {
            assertThat(problem.line()).isEqualTo(1);
            assertThat(problem.reason()).contains("UTF-8");
        });
    }

    @Test
    void aCodeTwiceInOneFileIsTakenOnce() {
        Full other = BIRTH.steps("Một trình tự hoàn toàn khác.");
        ImportSummary summary = run(lines(folder, "full.jsonl", BIRTH, BIRTH, other));

        assertThat(summary.added()).isEqualTo(1);
        assertThat(refused).singleElement().satisfies(problem -> {
            assertThat(problem.line()).isEqualTo(3);
            assertThat(problem.reason()).contains("9.000001", "dòng 1");
        });
    }

    @Test
    void twoProceduresOfOneCodeButForABlankBothStay() {
        run(lines(folder, "full.jsonl", BIRTH, Full.of(" 9.000001", "Thủ tục trùng mã bịa")));

        assertThat(procedures.count()).isEqualTo(2);
        assertThat(procedures.at("9.000001", APRIL))
                .get()
                .extracting(Procedure::name)
                .isEqualTo("Đăng ký khai sinh bịa");
        assertThat(only(" 9.000001").notices())
                .extracting(ProcedureNotice::kind)
                .contains(NoticeKind.CODE_STRANGE);
    }

    @Test
    void keepsNoMarkup() {
        run(lines(
                folder, "full.jsonl", BIRTH.steps("<p>Nộp <b>đơn</b></p><script>alert(1)</script><p>Chờ kết quả</p>")));

        assertThat(only("9.000001").content().course().steps())
                .singleElement()
                .extracting(PublishedProcedure.Step::text)
                .isEqualTo("Nộp đơn\nChờ kết quả");
    }
}
