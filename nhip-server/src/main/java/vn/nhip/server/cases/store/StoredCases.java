package vn.nhip.server.cases.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.nhip.contract.FactJson;
import vn.nhip.core.cases.CaseEvent;
import vn.nhip.server.cases.Cases;

/** Single cases, out of the log itself: what was acknowledged is seen at once. */
@Repository
class StoredCases implements Cases {
    private final JdbcClient jdbc;
    private final Sources sources;
    private final DataSource database;
    private final StoredEvents stored;

    StoredCases(JdbcClient jdbc, Sources sources, DataSource database, StoredEvents stored) {
        this.jdbc = jdbc;
        this.sources = sources;
        this.database = database;
        this.stored = stored;
    }

    @Override
    public void each(long to, Consumer<List<CaseEvent>> each) {
        List<CaseEvent> ofCase = new ArrayList<>();
        try (Connection connection = database.getConnection()) {
            stored.byCase(connection, to, numbered -> {
                CaseEvent event = numbered.event();
                if (!ofCase.isEmpty() && !ofCase.getFirst().caseCode().equals(event.caseCode())) {
                    each.accept(List.copyOf(ofCase));
                    ofCase.clear();
                }
                ofCase.add(event);
            });
        } catch (SQLException e) {
            throw new IllegalStateException("the log could not be read case by case", e);
        }
        if (!ofCase.isEmpty()) {
            each.accept(List.copyOf(ofCase));
        }
    }

    @Override
    public long countAfter(long position) {
        return jdbc.sql("select greatest(seq - ?, 0) from cases.log_head")
                .param(position)
                .query(Long.class)
                .single();
    }

    @Override
    public List<CaseEvent> events(String code) {
        return jdbc.sql("""
                        select source, id, case_code, occurred, recorded, kind, body
                        from cases.event where case_code = :code
                        """)
                .param("code", code)
                .query((row, number) -> new CaseEvent(
                        sources.name(row.getInt("source")),
                        row.getString("id"),
                        row.getString("case_code"),
                        row.getObject("occurred", OffsetDateTime.class).toInstant(),
                        row.getObject("recorded", OffsetDateTime.class).toInstant(),
                        FactJson.read(KindNumbers.kind(row.getInt("kind")), row.getString("body"))))
                .list();
    }
}
