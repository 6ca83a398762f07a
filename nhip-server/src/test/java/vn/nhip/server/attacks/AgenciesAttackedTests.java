package vn.nhip.server.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.nhip.contract.CaseMessage;
import vn.nhip.contract.EventReader;
import vn.nhip.contract.EventWriter;
import vn.nhip.contract.Person;
import vn.nhip.core.cases.CaseFact;
import vn.nhip.server.attacks.Wire.Answer;
import vn.nhip.server.cases.CasesForTests;
import vn.nhip.server.identity.ApiKeys;
import vn.nhip.server.identity.Scope;
import vn.nhip.server.index.InventedAugust;
import vn.nhip.simulator.scenario.CaseTold;

/** Keys of systems that would see, or let others see, the cases of agencies that are not theirs; and what such keys may all the same. */
@AttackedServer
class AgenciesAttackedTests {
    private static final String OWN = "H44.100";
    private static final String TEAM = "H44.100.05";
    private static final String OTHER = "H44.101";
    private static final String TREE = "code,name,level,parent,seen_on\n";
    private static final Person SOMEBODY = new Person("Người Lấy Hồ Sơ", null, null, null, null);

    private static int cases;

    private final Ground ground;

    AgenciesAttackedTests(Ground ground) {
        this.ground = ground;
    }

    @BeforeEach
    void thereAreCases() {
        ground.everything();
    }

    private ApiKeys.Created key(@Nullable String agency, Scope... scopes) {
        return ground.keys().create(CasesForTests.SOURCE, Set.of(scopes), 100_000, null, agency);
    }

    private Answer send(ApiKeys.Created key, String target, String type, byte[] body) {
        return ground.wire()
                .send("POST", target, body, "Authorization: Bearer " + key.secret(), "Content-Type: " + type);
    }

    private Answer register(ApiKeys.Created key, String name, String csv) {
        return send(key, "/api/v1/registers/" + name, "text/csv", csv.getBytes(StandardCharsets.UTF_8));
    }

    private Answer events(ApiKeys.Created key, CaseMessage... messages) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        EventWriter.writeBatch(List.of(messages), bytes);
        return send(key, "/api/v1/events", EventReader.BATCH_TYPE, bytes.toByteArray());
    }

    private Answer portal(ApiKeys.Created key, String agency, String caseCode) {
        return send(key, "/api/v1/portal/dossiers", "application/json", """
                {"session": "-", "madonvi": "%s", "service": "DongBoHoSoMC", "isUpdating": false, "data": [
                  {"MaHoSo": "%s", "MaTTHC": "9.000001", "NgayNopHoSo": "20260803080000", "NgayTiepNhan": "20260803090000",
                   "NgayHenTra": "20260810170000", "TrangThaiHoSo": "4"}]}
                """.formatted(agency, caseCode)
                .getBytes(StandardCharsets.UTF_8));
    }

    private static CaseTold newCase() {
        cases++;
        return InventedAugust.begun("H44-260810-%04d".formatted(cases)).direct().due("2026-08-20");
    }

    private static CaseMessage accepted(CaseTold told) {
        return told.received("2026-08-10 09:00").last();
    }

    private String parent(String agency) {
        return ground.jdbc()
                .sql("select parent from catalog.agency where code = ? and valid_to is null")
                .param(agency)
                .query(String.class)
                .single();
    }

    private long count(String table, String column, String value) {
        return ground.jdbc()
                .sql("select count(*) from %s where %s = ?".formatted(table, column))
                .param(value)
                .query(Long.class)
                .single();
    }

    private List<String> recordedBy(ApiKeys.Created key) {
        return ground.jdbc()
                .sql("""
                        select event from (
                            select event, viewer_id from audit.waiting union all select event, viewer_id from audit.entry) acts
                        where viewer_id = ?
                        """)
                .param("key/" + key.key().id())
                .query((row, number) -> row.getString(1))
                .list();
    }

    private static void isRefused(Answer answer, String... told) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(403);
        assertThat(answer.body()).contains(told).contains("nothing was taken");
    }

    /** Whoever reads the commune's cases would read those of the department within seconds. */
    @Test
    void aKeyForPetitionsPutsNoAgencyBelowAnother() {
        Answer answer = register(
                key(null, Scope.REGISTERS_WRITE),
                "agencies",
                TREE + OTHER + ",UBND phường khác,COMMUNE," + OWN + ",\n");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body()).contains("lacks the scope agencies:write");
        assertThat(parent(OTHER)).isEqualTo("H44");
    }

    @Test
    void aKeyOfACommunePutsNoAgencyBelowTheCommune() {
        ApiKeys.Created key = key(OWN, Scope.AGENCIES_WRITE);

        isRefused(
                register(key, "agencies", TREE + OTHER + ",UBND phường khác,COMMUNE," + OWN + ",\n"),
                "agency \\\"" + OWN + "\\\"",
                "record 1 of the request concerns agency \\\"" + OTHER + "\\\"");
        isRefused(register(key, "agencies", TREE + "H44.990,Cơ quan mới,COMMUNE," + OWN + ",\n"), "H44.990");
        isRefused(register(key, "agencies", TREE + TEAM + ",Tổ,COMMUNE," + OTHER + ",\n"), OTHER);
        assertThat(parent(OTHER)).isEqualTo("H44");
        assertThat(count("catalog.agency", "code", "H44.990")).isZero();

        assertThat(register(key, "agencies", TREE + "H44.100.77,Tổ bảy,," + OWN + ",2026-08-01\n")
                        .status())
                .isEqualTo(200);
        assertThat(parent("H44.100.77")).isEqualTo(OWN);
        assertThat(recordedBy(key)).containsExactlyInAnyOrder("agencies-added", "records-taken");
    }

    /** The case would be the commune's from then on, and another person its holder. */
    @Test
    void aKeyOfACommuneTakesNoCaseOfAnotherAgency() {
        ApiKeys.Created key = key(OWN, Scope.EVENTS_WRITE, Scope.PORTAL_WRITE);
        String wanted = InventedAugust.NEIGHBOURS;
        long known = count("cases.event", "case_code", wanted);

        isRefused(
                events(
                        key,
                        accepted(newCase().at(OWN)),
                        CasesForTests.of(
                                SOMEBODY, accepted(InventedAugust.begun(wanted).at(OWN)))),
                "agency \\\"" + OWN + "\\\"",
                "case \\\"" + wanted + "\\\", which belongs to agency \\\"" + OTHER + "\\\"");
        isRefused(
                events(
                        key,
                        InventedAugust.begun(wanted)
                                .disliked("2026-08-14 09:00")
                                .last()),
                wanted);
        isRefused(portal(key, OWN, wanted), wanted, OTHER);

        assertThat(count("cases.event", "case_code", wanted)).isEqualTo(known);
        assertThat(count("cases.event", "case_code", "H44-260810-%04d".formatted(cases)))
                .as("what came with it")
                .isZero();
    }

    @Test
    void aKeyOfACommuneTellsNoCaseOfAnotherAgencyAndNoneOfNobody() {
        ApiKeys.Created key = key(OWN, Scope.EVENTS_WRITE, Scope.PORTAL_WRITE);

        isRefused(events(key, accepted(newCase().at(OTHER))), "and names agency \\\"" + OTHER + "\\\"");
        isRefused(events(key, accepted(newCase().at("H44"))), "and names agency \\\"H44\\\"");
        isRefused(events(key, accepted(newCase().at("H44.1000"))), "and names agency \\\"H44.1000\\\"");
        isRefused(events(key, accepted(newCase())), "of which no agency is known");
        isRefused(events(key, newCase().disliked("2026-08-14 09:00").last()), "of which no agency is known");
        isRefused(portal(key, OTHER, "H44-260810-8001"), "and names agency \\\"" + OTHER + "\\\"");

        CaseTold own = newCase().at(OWN);
        assertThat(events(key, accepted(own)).status()).isEqualTo(200);
        isRefused(
                events(
                        key,
                        own.corrected("2026-08-11 09:00", CaseFact.Accepted.class, "2026-08-10 10:00")
                                .last(),
                        accepted(InventedAugust.begun(own.messages().getFirst().caseCode())
                                .at(OTHER))),
                OTHER);
    }

    @Test
    void aKeyOfACommuneTellsItsOwnCases() {
        ApiKeys.Created key = key(OWN, Scope.EVENTS_WRITE, Scope.PORTAL_WRITE);
        CaseTold own = newCase()
                .at(OWN)
                .submitted("2026-08-10 08:00")
                .received("2026-08-10 09:00")
                .stepStarted("2026-08-10 10:00", "Xin ý kiến", OTHER, null);

        Answer whole = events(key, own.messages().toArray(CaseMessage[]::new));
        Answer later = events(key, own.completed("2026-08-12 09:00").last());
        Answer ofTheTeam = events(key, accepted(newCase().at(TEAM)));

        assertThat(whole.body()).startsWith("{\"accepted\":3,");
        assertThat(later.body()).startsWith("{\"accepted\":1,");
        assertThat(ofTheTeam.body()).startsWith("{\"accepted\":1,");
        assertThat(portal(key, OWN, "H44-260810-8002").status()).isEqualTo(200);
    }

    @Test
    void aKeyOfACommuneSendsItsOwnRecordsOfRegistersOnly() {
        ApiKeys.Created everywhere = key(null, Scope.REGISTERS_WRITE);
        ApiKeys.Created key = key(OWN, Scope.REGISTERS_WRITE);
        String columns = "petition,agency,sent,case_code\n";
        String others = "PA.90," + OTHER + ",2026-08-03 09:00,\n";
        assertThat(register(everywhere, "petitions", columns + others).body()).contains("\"new\":1");

        isRefused(register(key, "petitions", columns + "PA.91," + OTHER + ",2026-08-03 09:00,\n"), OTHER);
        isRefused(
                register(
                        key,
                        "petitions",
                        columns + "PA.92,H44.100,2026-08-03 09:00,\nPA.90,H44.100,2026-08-03 09:00,\n"),
                "record 2 of the request concerns agency \\\"" + OTHER + "\\\"");
        isRefused(
                register(
                        key,
                        "petitions",
                        columns + "PA.93,H44.100,2026-08-06 09:00," + InventedAugust.NEIGHBOURS + "\n"),
                OTHER);

        assertThat(register(
                                key,
                                "petitions",
                                columns + "PA.94," + OWN + ",2026-08-03 09:00," + InventedAugust.GOOD + "\n")
                        .body())
                .contains("\"new\":1");
        assertThat(register(everywhere, "petitions", columns + others).body()).contains("\"new\":0");
    }

    @Test
    void aKeyWithoutALimitTellsOfEveryAgency() {
        ApiKeys.Created key = key(null, Scope.EVENTS_WRITE);

        assertThat(events(key, accepted(newCase().at(OWN)), accepted(newCase().at(OTHER)), accepted(newCase()))
                        .body())
                .startsWith("{\"accepted\":3,");
    }
}
