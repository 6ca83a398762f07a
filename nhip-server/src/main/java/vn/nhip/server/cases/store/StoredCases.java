package vn.nhip.server.cases.store;

import java.time.OffsetDateTime;
import java.util.List;
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

    StoredCases(JdbcClient jdbc, Sources sources) {
        this.jdbc = jdbc;
        this.sources = sources;
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
