package vn.nhip.server.cases.imports;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import vn.nhip.contract.Problem;
import vn.nhip.server.cases.imports.FileImport.File;
import vn.nhip.server.cases.imports.FileImport.Reading;
import vn.nhip.server.cases.imports.FileImport.Times;
import vn.nhip.server.cases.intake.Unknowns;

/** Rows of imports. */
@Repository
class ImportTable {
    private final JdbcClient jdbc;

    ImportTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(UUID id, File file, Reading reading, Instant now) {
        jdbc.sql("""
                        insert into cases.import (id, file_name, bytes, kind, mapping, source, unknowns, uploaded, touched)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(Arrays.asList(
                        id,
                        file.name(),
                        file.bytes(),
                        file.kind().name(),
                        reading.mapping(),
                        reading.source(),
                        reading.unknowns().name(),
                        at(now),
                        at(now)))
                .update();
    }

    Optional<FileImport> find(UUID id) {
        return jdbc.sql("select * from cases.import where id = ?")
                .param(id)
                .query(ImportTable::read)
                .optional();
    }

    /** The last touched first; what is under way before all. */
    List<FileImport> latest(int most) {
        return jdbc.sql("""
                        select * from cases.import
                        order by status in ('RUNNING', 'QUEUED') desc, touched desc limit ?
                        """).param(most).query(ImportTable::read).list();
    }

    /** Changes how a draft is to be read. */
    boolean setReading(UUID id, Reading reading, Instant now) {
        return jdbc.sql("""
                        update cases.import set mapping = ?, source = ?, unknowns = ?, touched = ?
                        where id = ? and status = 'DRAFT'
                        """)
                        .params(Arrays.asList(
                                reading.mapping(),
                                reading.source(),
                                reading.unknowns().name(),
                                at(now),
                                id))
                        .update()
                > 0;
    }

    /** Puts it into the queue for somebody, from a state in which it may be. */
    boolean queue(UUID id, @Nullable String owner, Instant now) {
        return jdbc.sql("""
                        update cases.import set status = 'QUEUED', touched = ?, failure = null, owner = ?
                        where id = ? and status in ('DRAFT', 'CANCELLED', 'INTERRUPTED', 'FAILED')
                        """).params(Arrays.asList(at(now), owner, id)).update() > 0;
    }

    /** Takes it out of the queue again. */
    boolean unqueue(UUID id, Instant now) {
        return jdbc.sql(
                                "update cases.import set status = 'CANCELLED', touched = ?, ended = ? where id = ? and status = 'QUEUED'")
                        .params(at(now), at(now), id)
                        .update()
                > 0;
    }

    /** Takes the one that has waited longest and begins an attempt; empty when nothing waits. */
    Optional<FileImport> begin(Instant now) {
        return jdbc.sql("""
                        update cases.import set status = 'RUNNING', attempts = attempts + 1, started = ?, ended = null,
                            touched = ?, accepted_before = accepted_before + accepted, share = 0, records = 0, silent = 0,
                            accepted = 0, warned = 0, duplicate = 0, quarantined = 0
                        where id = (select id from cases.import where status = 'QUEUED' order by touched limit 1)
                        returning *
                        """).params(at(now), at(now)).query(ImportTable::read).optional();
    }

    /** Says how far it has come. */
    @Transactional
    void advance(UUID id, ImportProgress progress, Collection<ImportReason> reasons, Instant now) {
        jdbc.sql("""
                        update cases.import set share = ?, records = ?, silent = ?, accepted = ?, warned = ?, duplicate = ?,
                            quarantined = ?, touched = ?
                        where id = ?
                        """)
                .params(
                        progress.share(),
                        progress.records(),
                        progress.silent(),
                        progress.accepted(),
                        progress.warned(),
                        progress.duplicate(),
                        progress.quarantined(),
                        at(now),
                        id)
                .update();
        jdbc.sql("delete from cases.import_reason where import = ?").param(id).update();
        for (ImportReason reason : reasons) {
            jdbc.sql("insert into cases.import_reason (import, kind, records) values (?, ?, ?)")
                    .params(id, reason.kind().name(), reason.records())
                    .update();
        }
    }

    /** Ends an attempt. */
    void end(UUID id, ImportStatus status, List<String> unused, @Nullable String failure, Instant now) {
        jdbc.sql("""
                        update cases.import set status = ?, ended = ?, touched = ?, unused = ?, failure = ?
                        where id = ? and status = 'RUNNING'
                        """)
                .params(Arrays.asList(status.name(), at(now), at(now), unused.toArray(String[]::new), failure, id))
                .update();
    }

    /** After a start: what ran when the server stopped does not run. */
    void interruptRunning() {
        jdbc.sql("update cases.import set status = 'INTERRUPTED', ended = touched where status = 'RUNNING'")
                .update();
    }

    /** Forgets drafts that nobody touched since an instant, or one of them. */
    void forgetDrafts(Instant untouchedSince) {
        jdbc.sql("delete from cases.import where status = 'DRAFT' and touched < ?")
                .param(at(untouchedSince))
                .update();
    }

    boolean forgetDraft(UUID id) {
        return jdbc.sql("delete from cases.import where id = ? and status = 'DRAFT'")
                        .param(id)
                        .update()
                > 0;
    }

    /** The largest first. */
    List<ImportReason> reasons(UUID id) {
        return jdbc.sql("""
                        select kind, records from cases.import_reason
                        where import = ? order by records desc, kind
                        """)
                .param(id)
                .query((row, number) ->
                        new ImportReason(Problem.Kind.valueOf(row.getString("kind")), row.getLong("records")))
                .list();
    }

    private static FileImport read(ResultSet row, int number) throws SQLException {
        return new FileImport(
                row.getObject("id", UUID.class),
                new File(row.getString("file_name"), row.getLong("bytes"), FileKind.valueOf(row.getString("kind"))),
                new Reading(
                        row.getString("mapping"), row.getString("source"), Unknowns.valueOf(row.getString("unknowns"))),
                ImportStatus.valueOf(row.getString("status")),
                new Times(
                        row.getObject("uploaded", OffsetDateTime.class).toInstant(),
                        row.getObject("touched", OffsetDateTime.class).toInstant(),
                        instant(row, "started"),
                        instant(row, "ended")),
                new ImportProgress(
                        row.getDouble("share"),
                        row.getLong("records"),
                        row.getLong("silent"),
                        row.getLong("accepted"),
                        row.getLong("warned"),
                        row.getLong("duplicate"),
                        row.getLong("quarantined")),
                row.getInt("attempts"),
                row.getLong("accepted_before"),
                texts(row.getArray("unused")),
                row.getString("failure"),
                row.getString("owner"));
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
