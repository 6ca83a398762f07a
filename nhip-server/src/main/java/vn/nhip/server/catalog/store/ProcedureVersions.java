package vn.nhip.server.catalog.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.nhip.server.catalog.Procedure;
import vn.nhip.server.catalog.procedures.Derived;
import vn.nhip.server.catalog.procedures.KnownVersion;
import vn.nhip.server.catalog.procedures.ProcedureJson;
import vn.nhip.server.catalog.procedures.ProcedureNotice;
import vn.nhip.server.catalog.procedures.ProcedureVersion;
import vn.nhip.server.catalog.procedures.PublishedProcedure;
import vn.nhip.server.catalog.procedures.Timeline;

/** The versions of procedures: what was published is added, never changed. */
@Repository
public class ProcedureVersions {
    private final JdbcClient jdbc;

    ProcedureVersions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One import at a time: the other waits until this transaction ends. */
    public void lock() {
        jdbc.sql("lock table catalog.procedure_version in share row exclusive mode")
                .update();
    }

    /** Versions that stand, by code, in order of their days. */
    public Map<String, List<KnownVersion>> known(Collection<String> codes) {
        return jdbc
                .sql("""
                        select id, code, stated, stated_at, full_fingerprint, flat_fingerprint, rules
                        from catalog.procedure_version
                        where code = any (?) and superseded_at is null
                        order by code, stated
                        """)
                .params((Object) codes.toArray(String[]::new))
                .query((row, number) -> new KnownVersion(
                        row.getLong("id"),
                        row.getString("code"),
                        row.getObject("stated", LocalDate.class),
                        instant(row, "stated_at"),
                        row.getString("full_fingerprint"),
                        row.getString("flat_fingerprint"),
                        row.getInt("rules")))
                .list()
                .stream()
                .collect(Collectors.groupingBy(KnownVersion::code));
    }

    /** Versions of one procedure that stand, with their contents, in order of their days. */
    public List<ProcedureVersion> versions(String code) {
        return jdbc.sql("""
                        select id, full_content, flat_content, stated, stated_at from catalog.procedure_version
                        where code = ? and superseded_at is null order by stated
                        """).param(code).query((row, number) -> version(row)).list();
    }

    public ProcedureVersion version(long id) {
        return jdbc.sql("""
                        select id, full_content, flat_content, stated, stated_at from catalog.procedure_version where id = ?
                        """).param(id).query((row, number) -> version(row)).single();
    }

    static ProcedureVersion version(ResultSet row) throws SQLException {
        return new ProcedureVersion(
                row.getLong("id"),
                content(row.getString("full_content")),
                content(row.getString("flat_content")),
                row.getObject("stated", LocalDate.class),
                instant(row, "stated_at"));
    }

    private static @Nullable PublishedProcedure content(@Nullable String json) {
        return json == null ? null : ProcedureJson.read(json);
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    /** Adds a version; it holds from its day until {@link #date} says better. */
    public void insert(ProcedureVersion version, Derived derived) {
        Long id = described(contents(jdbc.sql("""
                        insert into catalog.procedure_version
                            (code, full_content, flat_content, full_fingerprint, flat_fingerprint, stated, stated_at,
                            decision, decided, valid_from, rules, name, field, promulgator_code, promulgator, online, levels,
                            units, term, parts_missing, parts_unknown, notices, searchable, searchable_name, summary)
                        values (:code, :full::jsonb, :flat::jsonb, :fullFingerprint, :flatFingerprint, :stated, :statedAt,
                            :decision, :decided, :stated, :rules, :name, :field, :promulgatorCode, :promulgator, :online,
                            :levels, :units, :term, :missing, :unknown, :notices, :searchable, :searchableName,
                            :summary::jsonb)
                        returning id
                        """), version, derived), derived)
                .param("code", version.content().code())
                .query(Long.class)
                .single();
        insertNotices(id, derived.notices());
    }

    /** Adds the second source of a version's state, or what newer rules derive from the same contents. */
    public void update(ProcedureVersion version, Derived derived) {
        described(contents(jdbc.sql("""
                        update catalog.procedure_version set
                            full_content = :full::jsonb, flat_content = :flat::jsonb, full_fingerprint = :fullFingerprint,
                            flat_fingerprint = :flatFingerprint, stated = :stated, stated_at = :statedAt,
                            decision = :decision, decided = :decided, rules = :rules, name = :name, field = :field,
                            promulgator_code = :promulgatorCode, promulgator = :promulgator, online = :online,
                            levels = :levels, units = :units, term = :term, parts_missing = :missing,
                            parts_unknown = :unknown, notices = :notices, searchable = :searchable,
                            searchable_name = :searchableName, summary = :summary::jsonb
                        where id = :id
                        """), version, derived), derived)
                .param("id", version.id())
                .update();
        jdbc.sql("delete from catalog.procedure_notice where version = ?")
                .param(version.id())
                .update();
        insertNotices(version.id(), derived.notices());
    }

    private static JdbcClient.StatementSpec contents(
            JdbcClient.StatementSpec statement, ProcedureVersion version, Derived derived) {
        Derived.Written full = derived.full();
        Derived.Written flat = derived.flat();
        PublishedProcedure.Basis basis = version.content().basis();
        return statement
                .param("full", full == null ? null : full.json(), Types.VARCHAR)
                .param("flat", flat == null ? null : flat.json(), Types.VARCHAR)
                .param("fullFingerprint", full == null ? null : full.fingerprint(), Types.VARCHAR)
                .param("flatFingerprint", flat == null ? null : flat.fingerprint(), Types.VARCHAR)
                .param("stated", version.stated())
                .param("statedAt", offset(version.statedAt()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("decision", basis.decision(), Types.VARCHAR)
                .param("decided", basis.decided(), Types.DATE);
    }

    private static JdbcClient.StatementSpec described(JdbcClient.StatementSpec statement, Derived derived) {
        Procedure procedure = derived.summary();
        return statement
                .param("rules", Derived.RULES)
                .param("name", procedure.name())
                .param("field", procedure.field().name())
                .param("promulgatorCode", procedure.promulgator().code())
                .param("promulgator", procedure.promulgator().name())
                .param(
                        "online",
                        procedure.online() == null ? null : procedure.online().name(),
                        Types.VARCHAR)
                .param("levels", names(procedure.levels()))
                .param("units", derived.units().toArray(String[]::new))
                .param("term", derived.term())
                .param("missing", names(derived.missing()))
                .param("unknown", names(derived.unknown()))
                .param("notices", derived.notices().size())
                .param("searchable", derived.searchable())
                .param("searchableName", derived.searchableName())
                .param("summary", ProcedureJson.writeSummary(procedure));
    }

    private static @Nullable OffsetDateTime offset(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private static String[] names(Collection<? extends Enum<?>> values) {
        return values.stream().map(Enum::name).sorted().toArray(String[]::new);
    }

    private void insertNotices(long version, List<ProcedureNotice> notices) {
        for (int place = 0; place < notices.size(); place++) {
            ProcedureNotice notice = notices.get(place);
            jdbc.sql("insert into catalog.procedure_notice (version, place, kind, one, other) values (?, ?, ?, ?, ?)")
                    .params(version, place, notice.kind().name(), notice.one(), notice.other())
                    .update();
        }
    }

    /** The version stays as history, but holds on no day. */
    public void supersede(long id) {
        jdbc.sql("update catalog.procedure_version set superseded_at = clock_timestamp() where id = ?")
                .param(id)
                .update();
    }

    /** The version was published so on an earlier day already. */
    public void stateEarlier(long id, LocalDate stated, @Nullable Instant statedAt) {
        jdbc.sql("update catalog.procedure_version set stated = :stated, stated_at = :at where id = :id")
                .param("stated", stated)
                .param("at", offset(statedAt), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("id", id)
                .update();
    }

    /** Sets from when to when the versions of a procedure hold. */
    public void date(String code) {
        record Row(long id, Timeline.Published published) {}
        List<Row> rows = jdbc.sql("""
                        select id, stated, decision, decided from catalog.procedure_version
                        where code = ? and superseded_at is null order by stated
                        """)
                .param(code)
                .query((row, number) -> new Row(
                        row.getLong("id"),
                        new Timeline.Published(
                                row.getObject("stated", LocalDate.class),
                                row.getString("decision"),
                                row.getObject("decided", LocalDate.class))))
                .list();
        List<Timeline.Validity> validities =
                Timeline.of(rows.stream().map(Row::published).toList());
        for (int i = 0; i < rows.size(); i++) {
            Timeline.Validity validity = validities.get(i);
            jdbc.sql("""
                            update catalog.procedure_version set valid_from = :from, valid_to = :to::date
                            where id = :id and (valid_from, valid_to) is distinct from (:from, :to::date)
                            """)
                    .param("id", rows.get(i).id())
                    .param("from", validity.from())
                    .param("to", validity.to(), Types.DATE)
                    .update();
        }
    }

    /** Every version that stands, without its long texts. */
    public List<Procedure> summaries() {
        return jdbc.sql("""
                        select summary, valid_from, valid_to from catalog.procedure_version
                        where superseded_at is null order by code, valid_from
                        """).query((row, number) -> summary(row)).list();
    }

    private static Procedure summary(ResultSet row) throws SQLException {
        Procedure p = ProcedureJson.readSummary(row.getString("summary"));
        return new Procedure(
                p.code(),
                p.name(),
                p.field(),
                p.promulgator(),
                p.online(),
                p.levels(),
                p.channelTerms(),
                p.caseKinds(),
                p.traits(),
                row.getObject("valid_from", LocalDate.class),
                row.getObject("valid_to", LocalDate.class));
    }
}
