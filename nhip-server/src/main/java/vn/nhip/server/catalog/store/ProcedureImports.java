package vn.nhip.server.catalog.store;

import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The imports of lists of procedures, what they could not take, and what the newest complete list no longer has. */
@Repository
public class ProcedureImports {
    private final JdbcClient jdbc;

    ProcedureImports(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * An import.
     *
     * @param finishedAt {@code null} while it runs, or when it was interrupted
     * @param complete whether it was a list of all procedures
     */
    public record ProcedureImport(
            long id,
            String files,
            OffsetDateTime startedAt,
            @Nullable OffsetDateTime finishedAt,
            long records,
            long refused,
            boolean complete) {}

    /** A line that could not be taken. */
    public record Problem(String file, long line, String reason) {}

    public long begin(String files) {
        return jdbc.sql("insert into catalog.procedure_import (files) values (?) returning id")
                .param(files)
                .query(Long.class)
                .single();
    }

    /** Counts on; with every batch, so that look-ups see that something moved. */
    public void advance(long id, long records, long refused) {
        jdbc.sql("update catalog.procedure_import set records = ?, refused = ? where id = ?")
                .params(records, refused, id)
                .update();
    }

    public void finish(long id, boolean complete) {
        jdbc.sql("update catalog.procedure_import set finished_at = clock_timestamp(), complete = ? where id = ?")
                .params(complete, id)
                .update();
    }

    public void refuse(long id, Problem problem) {
        jdbc.sql("insert into catalog.procedure_problem (import, file, line, reason) values (?, ?, ?, ?)")
                .params(id, problem.file(), problem.line(), problem.reason())
                .update();
    }

    /** Something that changes whenever an import moves on. */
    public String mark() {
        return jdbc.sql("""
                        select coalesce(max(id)::text, '') || ':' || coalesce(max(records) filter (where finished_at is null), 0)
                            || ':' || coalesce(max(finished_at)::text, '')
                        from catalog.procedure_import
                        """).query(String.class).single();
    }

    /** The newest import; empty before the first. */
    public Optional<ProcedureImport> newest() {
        return jdbc.sql("""
                        select id, files, started_at, finished_at, records, refused, complete
                        from catalog.procedure_import order by id desc limit 1
                        """)
                .query((row, number) -> new ProcedureImport(
                        row.getLong("id"),
                        row.getString("files"),
                        row.getObject("started_at", OffsetDateTime.class),
                        row.getObject("finished_at", OffsetDateTime.class),
                        row.getLong("records"),
                        row.getLong("refused"),
                        row.getBoolean("complete")))
                .optional();
    }

    public List<Problem> problems(long id, int limit) {
        return jdbc.sql("select file, line, reason from catalog.procedure_problem where import = ? order by id limit ?")
                .params(id, limit)
                .query((row, number) ->
                        new Problem(row.getString("file"), row.getLong("line"), row.getString("reason")))
                .list();
    }

    /** Procedures known, versions not counted. */
    public long known() {
        return jdbc.sql("select count(distinct code) from catalog.procedure_version where superseded_at is null")
                .query(Long.class)
                .single();
    }

    /**
     * Notes which known procedures a complete list does not have.
     *
     * @return their codes
     */
    public List<String> recordAbsent(long id, Collection<String> present) {
        jdbc.sql("delete from catalog.procedure_absence").update();
        return jdbc.sql("""
                        insert into catalog.procedure_absence (code, import)
                        select distinct code, :import::bigint from catalog.procedure_version
                        where superseded_at is null and code <> all (:present)
                        returning code
                        """)
                .param("import", id)
                .param("present", present.toArray(String[]::new))
                .query((row, number) -> row.getString("code"))
                .list();
    }
}
