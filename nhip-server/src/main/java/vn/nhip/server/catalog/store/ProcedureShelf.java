package vn.nhip.server.catalog.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.nhip.server.catalog.CodedName;
import vn.nhip.server.catalog.HandlingLevel;
import vn.nhip.server.catalog.OnlineLevel;
import vn.nhip.server.catalog.procedures.NoticeKind;
import vn.nhip.server.catalog.procedures.Part;
import vn.nhip.server.catalog.procedures.PlainText;
import vn.nhip.server.catalog.procedures.ProcedureNotice;
import vn.nhip.server.catalog.procedures.ProcedureVersion;

/** Procedures as the screens ask for them. */
@Repository
public class ProcedureShelf {
    private static final int NEAR_MAX = 20;
    private static final String CURRENT = "v.superseded_at is null and v.valid_to is null";
    private static final String LINE = """
            select v.code, v.name, v.field, v.promulgator_code, v.promulgator, v.online, v.levels, v.units, v.term,
                v.parts_missing, v.parts_unknown, v.valid_from,
                array(select distinct n.kind from catalog.procedure_notice n where n.version = v.id) as kinds
            from catalog.procedure_version v
            """;

    private final JdbcClient jdbc;

    ProcedureShelf(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What a search found.
     *
     * @param near whether nothing has every word, and these only come near
     */
    public record Found(List<ProcedureLine> lines, boolean near) {}

    /** Procedures that hold now and have every word of the text; all for an empty text; those that come near when none has. */
    public Found search(String text) {
        String plain = PlainText.searchable(text);
        List<ProcedureLine> exact = jdbc.sql(
                        LINE + " where " + CURRENT + " and v.searchable like all (:words) order by " + order())
                .param("words", words(plain))
                .param("plain", plain)
                .query((row, number) -> line(row))
                .list();
        return exact.isEmpty() && plain.length() >= 3 ? new Found(near(plain), true) : new Found(exact, false);
    }

    /** Codes of what a search finds, best first. */
    public List<String> find(String text, int limit) {
        String plain = PlainText.searchable(text);
        if (plain.isEmpty()) {
            return List.of();
        }
        List<String> exact = jdbc.sql("select v.code from catalog.procedure_version v where " + CURRENT
                        + " and v.searchable like all (:words) order by " + order() + " limit :limit")
                .param("words", words(plain))
                .param("plain", plain)
                .param("limit", limit)
                .query((row, number) -> row.getString("code"))
                .list();
        return exact.isEmpty() && plain.length() >= 3
                ? near(plain).stream().map(ProcedureLine::code).limit(limit).toList()
                : exact;
    }

    private static String order() {
        return """
                (:plain <> '' and v.code = :plain) desc, (:plain <> '' and v.searchable_name = :plain) desc,
                nullif(strpos(v.searchable_name, :plain), 0) nulls last,
                case when :plain = '' then 0 else length(v.searchable_name) end, v.code collate "C"
                """;
    }

    private List<ProcedureLine> near(String plain) {
        return jdbc.sql("""
                        with near as (
                            select v.id, greatest(word_similarity(:plain, v.searchable_name), similarity(:plain, v.code)) as likeness
                            from catalog.procedure_version v where %s
                        )
                        %s join near on near.id = v.id
                        where near.likeness >= greatest(0.5, (select max(likeness) from near) - 0.15)
                        order by near.likeness desc, length(v.searchable_name), v.code collate "C" limit :limit
                        """.formatted(CURRENT, LINE))
                .param("plain", plain)
                .param("limit", NEAR_MAX)
                .query((row, number) -> line(row))
                .list();
    }

    private static String[] words(String plain) {
        return Arrays.stream(plain.split(" ", -1))
                .map(word -> "%" + word.replaceAll("([\\\\%_])", "\\\\$1") + "%")
                .toArray(String[]::new);
    }

    private static ProcedureLine line(ResultSet row) throws SQLException {
        String online = row.getString("online");
        return new ProcedureLine(
                new CodedName(row.getString("code"), row.getString("name")),
                row.getString("field"),
                new CodedName(row.getString("promulgator_code"), row.getString("promulgator")),
                online == null ? null : OnlineLevel.valueOf(online),
                constants(HandlingLevel.class, row, "levels"),
                Collections.unmodifiableSet(new TreeSet<>(List.of(texts(row, "units")))),
                row.getString("term"),
                constants(NoticeKind.class, row, "kinds"),
                new ProcedureLine.PartsNotThere(
                        constants(Part.class, row, "parts_missing"), constants(Part.class, row, "parts_unknown")),
                row.getObject("valid_from", LocalDate.class));
    }

    private static String[] texts(ResultSet row, String column) throws SQLException {
        return (String[]) row.getArray(column).getArray();
    }

    private static <E extends Enum<E>> Set<E> constants(Class<E> type, ResultSet row, String column)
            throws SQLException {
        Set<E> constants = EnumSet.noneOf(type);
        for (String name : texts(row, column)) {
            constants.add(Enum.valueOf(type, name));
        }
        return Collections.unmodifiableSet(constants);
    }

    /**
     * A version in a procedure's history.
     *
     * @param supersededAt since when it holds on no day, because the same day was published otherwise; {@code null} when it stands
     */
    public record Dated(
            ProcedureVersion version,
            LocalDate validFrom,
            @Nullable LocalDate validTo,
            OffsetDateTime recordedAt,
            @Nullable OffsetDateTime supersededAt) {}

    /** Every version of a procedure, newest first; empty when the code is not known. */
    public List<Dated> history(String code) {
        return jdbc.sql("""
                        select id, full_content, flat_content, stated, stated_at, valid_from, valid_to, recorded_at, superseded_at
                        from catalog.procedure_version where code = ?
                        order by superseded_at is not null, stated desc, id desc
                        """)
                .param(code)
                .query((row, number) -> new Dated(
                        ProcedureVersions.version(row),
                        row.getObject("valid_from", LocalDate.class),
                        row.getObject("valid_to", LocalDate.class),
                        row.getObject("recorded_at", OffsetDateTime.class),
                        row.getObject("superseded_at", OffsetDateTime.class)))
                .list();
    }

    /** When a complete list was imported that no longer had this procedure; empty when it is there. */
    public Optional<OffsetDateTime> absentSince(String code) {
        return jdbc.sql("""
                        select i.started_at from catalog.procedure_absence a join catalog.procedure_import i on i.id = a.import
                        where a.code = ?
                        """)
                .param(code)
                .query((row, number) -> row.getObject("started_at", OffsetDateTime.class))
                .optional();
    }

    /** Procedures that the newest complete list no longer has. */
    public List<CodedName> absent() {
        return jdbc.sql("""
                        select a.code, v.name from catalog.procedure_absence a
                        join catalog.procedure_version v on v.code = a.code and v.superseded_at is null and v.valid_to is null
                        order by a.code collate "C"
                        """)
                .query((row, number) -> new CodedName(row.getString("code"), row.getString("name")))
                .list();
    }

    /** A notice of a procedure that holds now. */
    public record Noticed(CodedName procedure, String promulgator, ProcedureNotice notice) {}

    /** Notices of what holds now, of one kind or all ({@code null}). */
    public List<Noticed> notices(@Nullable NoticeKind kind) {
        return jdbc.sql("""
                        select v.code, v.name, v.promulgator, n.kind, n.one, n.other
                        from catalog.procedure_notice n join catalog.procedure_version v on v.id = n.version
                        where %s and (:kind = '' or n.kind = :kind)
                        order by v.code collate "C", n.place
                        """.formatted(CURRENT))
                .param("kind", kind == null ? "" : kind.name())
                .query((row, number) -> new Noticed(
                        new CodedName(row.getString("code"), row.getString("name")),
                        row.getString("promulgator"),
                        new ProcedureNotice(
                                NoticeKind.valueOf(row.getString("kind")),
                                row.getString("one"),
                                row.getString("other"))))
                .list();
    }
}
