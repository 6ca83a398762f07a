package vn.nhip.server.cases.persons;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import vn.nhip.core.calendar.WorkCalendar;
import vn.nhip.core.cases.CaseFile;
import vn.nhip.server.audit.Act;
import vn.nhip.server.audit.Audit;
import vn.nhip.server.audit.AuditEvent;
import vn.nhip.server.decisions.RulesInForce;
import vn.nhip.server.identity.Permission;
import vn.nhip.server.identity.Reach;
import vn.nhip.server.identity.Viewer;
import vn.nhip.server.identity.Viewers;
import vn.nhip.server.screen.Refusal;

/** The register of what persons asked about their own data, each with the day the law wants it done by. */
@Service
public class PersonRequests {
    private static final int SHOWN = 200;
    private static final String COLUMNS = """
            id, kind, case_codes, agencies, received, answer_due, due, note, taken_by, status, closed, closed_by, outcome\
            """;

    private final JdbcClient jdbc;
    private final CaseDoor door;
    private final RulesInForce rules;
    private final Audit audit;
    private final TransactionTemplate transactions;
    private final Clock clock;

    PersonRequests(
            JdbcClient jdbc,
            CaseDoor door,
            RulesInForce rules,
            Audit audit,
            TransactionTemplate transactions,
            Clock clock) {
        this.jdbc = jdbc;
        this.door = door;
        this.rules = rules;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    private record Row(PersonRequest request, List<String> agencies) {}

    /** Those of the agencies of whoever asks: open ones first, the nearest due before others. At most 200. */
    public List<PersonRequest> list() {
        Viewer viewer = Viewers.now();
        if (!viewer.may(Permission.PERSONS_MANAGE)) {
            return List.of();
        }
        return jdbc
                .sql("select " + COLUMNS + " from cases.person_request order by status <> 'OPEN', due, id")
                .query((row, number) -> row(row))
                .list()
                .stream()
                .filter(row -> covers(viewer.reach(Permission.PERSONS_MANAGE), row.agencies()))
                .map(Row::request)
                .limit(SHOWN)
                .toList();
    }

    private static boolean covers(Reach reach, List<String> agencies) {
        return reach.covers(null) || (!agencies.isEmpty() && agencies.stream().allMatch(reach::covers));
    }

    /**
     * Writes a request down.
     *
     * @param received the day it came, not after today
     * @param note what is asked, without anything personal
     * @return its number
     */
    public long take(RequestKind kind, Collection<String> codes, LocalDate received, String note) {
        if (codes.isEmpty()) {
            throw Refusal.notUnderstood(
                    "Chưa có mã hồ sơ nào", "Nhập mã hồ sơ ghi trên giấy tiếp nhận của người yêu cầu.");
        }
        LocalDate today = today();
        if (received.isAfter(today) || received.isBefore(today.minusYears(1))) {
            throw Refusal.notUnderstood(
                    "Ngày nhận yêu cầu không hợp lý", "Nhập ngày trong một năm qua, không sau hôm nay.");
        }
        String kept = "";
        Set<String> agencies = new TreeSet<>();
        for (String code : codes) {
            CaseFile file = door.enter(code, Permission.PERSONS_MANAGE);
            String agency = file.agency();
            if (agency != null) {
                agencies.add(agency);
            }
            kept = Reason.check(note, code);
        }
        WorkCalendar calendar = rules.calendars()
                .of(agencies.isEmpty() ? null : agencies.iterator().next());
        LocalDate due = kind.due(received, calendar);
        LocalDate answerDue = RequestKind.answerDue(received, calendar);
        String said = kept;
        Instant now = clock.instant();
        return Objects.requireNonNull(transactions.execute(status -> {
            long id = jdbc.sql("""
                            insert into cases.person_request
                                (kind, case_codes, agencies, received, answer_due, due, note, taken, taken_by)
                            values (?, ?, ?, ?, ?, ?, ?, ?, ?) returning id
                            """)
                    .params(
                            kind.name(),
                            codes.toArray(String[]::new),
                            agencies.toArray(String[]::new),
                            received,
                            answerDue,
                            due,
                            said,
                            now.atOffset(ZoneOffset.UTC),
                            Viewers.now().name())
                    .query(Long.class)
                    .single();
            audit.record(Act.of(AuditEvent.PERSON_REQUESTED, "person-request/" + id)
                    .because(said)
                    .changing(null, PersonRequest.Status.OPEN.name())
                    .with("kind", kind.name())
                    .with("cases", String.join(" ", codes))
                    .with("due", due));
            return id;
        }));
    }

    /**
     * Closes a request.
     *
     * @param done false when it was refused
     * @param words what came of it, without anything personal
     */
    public void close(long id, boolean done, String words) {
        Viewer viewer = Viewers.now();
        Row row = jdbc.sql("select " + COLUMNS + " from cases.person_request where id = ?")
                .param(id)
                .query((found, number) -> row(found))
                .optional()
                .filter(found -> viewer.may(Permission.PERSONS_MANAGE)
                        && covers(viewer.reach(Permission.PERSONS_MANAGE), found.agencies()))
                .orElseThrow(() ->
                        Refusal.notFound("Không có yêu cầu này trong phạm vi của bạn", "Mở lại danh sách yêu cầu."));
        String outcome = Reason.check(words, row.request().cases().getFirst());
        PersonRequest.Status status = done ? PersonRequest.Status.DONE : PersonRequest.Status.REFUSED;
        transactions.executeWithoutResult(transaction -> {
            int closed = jdbc.sql("""
                            update cases.person_request set status = ?, closed = ?, closed_by = ?, outcome = ?
                            where id = ? and status = 'OPEN'
                            """)
                    .params(status.name(), clock.instant().atOffset(ZoneOffset.UTC), viewer.name(), outcome, id)
                    .update();
            if (closed == 0) {
                throw Refusal.notUnderstood("Yêu cầu này đã khép lại", "Mở lại danh sách yêu cầu.");
            }
            audit.record(Act.of(AuditEvent.PERSON_REQUESTED, "person-request/" + id)
                    .because(outcome)
                    .changing(PersonRequest.Status.OPEN.name(), status.name())
                    .with("kind", row.request().kind().name()));
        });
    }

    /** Today, in Vietnam. */
    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), WorkCalendar.ZONE);
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                new PersonRequest(
                        row.getLong("id"),
                        RequestKind.valueOf(row.getString("kind")),
                        texts(row, "case_codes"),
                        row.getObject("received", LocalDate.class),
                        row.getObject("answer_due", LocalDate.class),
                        row.getObject("due", LocalDate.class),
                        row.getString("note"),
                        row.getString("taken_by"),
                        PersonRequest.Status.valueOf(row.getString("status")),
                        closed(row)),
                texts(row, "agencies"));
    }

    private static PersonRequest.@Nullable Closed closed(ResultSet row) throws SQLException {
        OffsetDateTime at = row.getObject("closed", OffsetDateTime.class);
        return at == null
                ? null
                : new PersonRequest.Closed(at.toInstant(), row.getString("closed_by"), row.getString("outcome"));
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return Arrays.asList((String[]) row.getArray(column).getArray());
    }
}
