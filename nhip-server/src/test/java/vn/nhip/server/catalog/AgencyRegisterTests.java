package vn.nhip.server.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.nhip.core.calendar.WorkCalendar;
import vn.nhip.core.index.Level;
import vn.nhip.server.database.ModuleOnDatabaseTest;
import vn.nhip.server.register.Table;

/** A province's own list of its agencies, in the tree. */
@ModuleOnDatabaseTest
class AgencyRegisterTests {
    private static final String COLUMNS = "code,name,short_name,level,parent,valid_from,seen_on\n";
    private static final String TREE = """
            H44,UBND tỉnh Phú Thọ,,PROVINCE,,,2026-08-01
            H44.22,Sở Y tế,,DEPARTMENT,H44,,2026-08-01
            H44.22.01,Chi cục Dân số,,,H44.22,,2026-08-01
            H44.100,UBND Phường Việt Trì,P. Việt Trì,COMMUNE,H44,2025-07-01,2026-08-01
            """;

    private final AgencyRegister register;
    private final Agencies agencies;
    private final JdbcClient jdbc;
    private long recorded;

    AgencyRegisterTests(AgencyRegister register, Agencies agencies, JdbcClient jdbc) {
        this.register = register;
        this.agencies = agencies;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void nothingIsKnown() {
        jdbc.sql("delete from catalog.agency").update();
        jdbc.sql("delete from catalog.agency_record").update();
        fromNowOn();
    }

    private void fromNowOn() {
        recorded = jdbc.sql("select coalesce(max(id), 0) from audit.waiting")
                .query(Long.class)
                .single();
    }

    /** What was recorded: the event, the agency, before and after. */
    private List<List<String>> recorded() {
        return jdbc.sql("""
                        select event, coalesce(agency, ''), coalesce(before, ''), coalesce(after, details) from audit.waiting
                        where id > ? order by 1, 2
                        """)
                .param(recorded)
                .query((row, number) -> List.of(row.getString(1), row.getString(2), row.getString(3), row.getString(4)))
                .list();
    }

    private Table read(String lines) {
        return register.read(new ByteArrayInputStream((COLUMNS + lines).getBytes(StandardCharsets.UTF_8)));
    }

    private int add(String lines) {
        Table table = read(lines);
        assertThat(table.mistakes()).isEmpty();
        return register.add(table.entries(), "co-quan.csv");
    }

    @Test
    void aListBecomesTheTree() {
        assertThat(add(TREE)).isEqualTo(4);

        assertThat(agencies.tree("H44").values())
                .extracting(Agency::code, Agency::shortName, Agency::level, Agency::parent)
                .containsExactly(
                        tuple("H44", "Phú Thọ", Level.PROVINCE, null),
                        tuple("H44.100", "P. Việt Trì", Level.COMMUNE, "H44"),
                        tuple("H44.22", "Sở Y tế", Level.DEPARTMENT, "H44"),
                        tuple("H44.22.01", "Chi cục Dân số", null, "H44.22"));
        assertThat(agencies.find("H44.100")).get().satisfies(commune -> {
            assertThat(commune.validFrom()).isEqualTo(LocalDate.of(2025, 7, 1));
            assertThat(commune.unitCode()).as("found by its full name").isNotNull();
        });
    }

    @Test
    void theSameListAgainChangesNothing() {
        add(TREE);
        long revision = register.revision();

        assertThat(add(TREE)).isZero();

        assertThat(register.revision()).isEqualTo(revision);
        assertThat(agencies.history("H44.100")).hasSize(1);
    }

    @Test
    void aNewNameKeepsTheOldOneWithItsDays() {
        add(TREE);
        add("H44.22,Sở Sức khỏe,,DEPARTMENT,H44,2026-09-15,2026-10-05\n");
        add("H44.22.01,Chi cục Dân số - Trẻ em,,,H44.22,,2026-10-05\n");

        assertThat(agencies.history("H44.22"))
                .extracting(version -> version.agency().name(), AgencyVersion::validTo)
                .containsExactly(tuple("Sở Sức khỏe", null), tuple("Sở Y tế", LocalDate.of(2026, 9, 14)));
        assertThat(agencies.history("H44.22.01"))
                .extracting(version -> version.agency().name(), AgencyVersion::validTo)
                .as("nobody said since when: since the list")
                .containsExactly(
                        tuple("Chi cục Dân số - Trẻ em", null), tuple("Chi cục Dân số", LocalDate.of(2026, 10, 4)));
    }

    @Test
    void whoIsNewIsRecordedOnceForAList() {
        add(TREE);

        assertThat(recorded())
                .containsExactly(List.of(
                        "agencies-added",
                        "",
                        "",
                        "{\"agencies\":\"H44, H44.22 < H44, H44.22.01 < H44.22, H44.100 < H44\",\"count\":\"4\"}"));
    }

    @Test
    void whoStandsElsewhereNowIsRecordedWithWhereItStood() {
        add(TREE);
        fromNowOn();

        add("H44.22,Sở Y tế,,DEPARTMENT,H44.100,,2026-08-02\nH44.22.01,Chi cục Dân số,,COMMUNE,H44.22,,2026-08-01\n");

        assertThat(recorded())
                .containsExactly(
                        List.of(
                                "agency-changed",
                                "H44.22",
                                "Sở Y tế, cấp DEPARTMENT, cấp trên H44, từ không rõ",
                                "Sở Y tế, cấp DEPARTMENT, cấp trên H44.100, từ 2026-08-02"),
                        List.of(
                                "agency-changed",
                                "H44.22.01",
                                "Chi cục Dân số, cấp không rõ, cấp trên H44.22, từ không rõ",
                                "Chi cục Dân số, cấp COMMUNE, cấp trên H44.22, từ không rõ"));
    }

    @Test
    void whatChangesNothingInTheTreeIsNotRecorded() {
        add(TREE);
        fromNowOn();

        add(TREE);

        assertThat(recorded()).isEmpty();
    }

    @Test
    void whatAnAgencyWasEarlierIsRecorded() {
        add(TREE);
        fromNowOn();

        add("H44.22,Sở Y học,,DEPARTMENT,H44,2020-01-01,2020-01-01\n");

        assertThat(recorded())
                .containsExactly(List.of(
                        "agency-changed", "H44.22", "", "Sở Y học, cấp DEPARTMENT, cấp trên H44, từ 2020-01-01"));
    }

    @Test
    void anOlderListAddsToThePastOnly() {
        add(TREE);
        add("H44.22,Sở Y học,,DEPARTMENT,H44,2020-01-01,2020-01-01\n");

        assertThat(agencies.find("H44.22")).get().extracting(Agency::name).isEqualTo("Sở Y tế");
        assertThat(agencies.history("H44.22"))
                .extracting(version -> version.agency().name())
                .containsExactly("Sở Y tế", "Sở Y học");
    }

    @Test
    void aListWithoutADayIsOfToday() {
        add("H44,UBND tỉnh Phú Thọ,,PROVINCE,,,\n");

        assertThat(agencies.history("H44"))
                .extracting(AgencyVersion::seenOn)
                .first()
                .satisfies(day -> assertThat(List.of(day, day.plusDays(1))).contains(LocalDate.now(WorkCalendar.ZONE)));
    }

    @Test
    void aParentMayBeKnownFromElsewhere() {
        agencies.record(
                List.of(Agency.named("H44", "UBND tỉnh Phú Thọ", Level.PROVINCE, null)), LocalDate.of(2026, 8, 1));

        add("H44.22,Sở Y tế,,DEPARTMENT,H44,,2026-08-01\n");

        assertThat(agencies.tree("H44").keySet()).containsExactly("H44", "H44.22");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "H44.22,Sở Y tế,,DEPARTMENT,,,     | thiếu parent (mã cơ quan cấp trên); chỉ PROVINCE để trống",
                "H44.22,,,DEPARTMENT,H44,,         | thiếu name (tên đầy đủ)",
                "H44.22,Sở Y tế,,SO,H44,,          | level là “SO”; cần một trong: PROVINCE, DEPARTMENT, COMMUNE",
                "H44.22,Sở Y tế,,DEPARTMENT,H99,,  | code H44.22 không thuộc tỉnh H99 của parent H99; sửa một trong hai",
                "H45,UBND tỉnh,,PROVINCE,H44,,     | PROVINCE không có parent và mã không có dấu chấm; sửa level, code hoặc parent",
                "H44.22.3,Phòng,,,H44.2,,          | parent H44.2 chưa có; thêm dòng của cơ quan đó vào tệp, hoặc sửa mã",
                "H44.22,Sở Y tế,,DEPARTMENT,H44.22,, | đi lên theo parent lại gặp chính H44.22; sửa parent",
                "H44.22,Sở Y tế,,DEPARTMENT,H44,2099-01-01, | valid_from hoặc seen_on ở tương lai; nạp dòng này từ ngày đó",
                "H44.22,Sở Y tế,,DEPARTMENT,H44,01/07/2025, | valid_from là “01/07/2025”; cần ngày, ví dụ 2026-08-31"
            })
    void oneMistakeAndNothingIsTaken(String line, String expected) {
        Table table = read("H44,UBND tỉnh Phú Thọ,,PROVINCE,,,\n" + line + "\n");

        assertThat(table.mistakes()).containsExactly(new Table.Mistake(3, expected));
        assertThat(table.entries()).isEmpty();
    }

    @Test
    void everyMistakeIsToldWithItsLine() {
        Table table = read("""
                H44,UBND tỉnh Phú Thọ,,PROVINCE,,,
                H44.22.4,Phòng,,,H44.22.3,,
                H44.22.5,Tổ,,,H44.2,,
                H44.22.6,Đội,,,H44.22.5,,
                H44.22.3,Ban,,,H44.22.4,,
                H44.22.7,Trạm,,,H44.2,,
                """);

        assertThat(table.mistakes()).extracting(Table.Mistake::line).containsExactly(3L, 4L, 6L, 7L);
    }

    @Test
    void anAgencyIsNotTakenBack() {
        Table table = register.read(new ByteArrayInputStream(
                "code,name,level,removed\nH44,UBND tỉnh Phú Thọ,PROVINCE,có\n".getBytes(StandardCharsets.UTF_8)));

        assertThat(table.mistakes())
                .containsExactly(
                        new Table.Mistake(2, "cơ quan không rút lại được; nạp dòng đúng, valid_from là ngày đổi"));
    }
}
