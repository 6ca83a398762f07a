package vn.nhip.server.cases.store;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.nhip.server.identity.HeldData;

/** Whether anything was ever written to the log of cases. */
@Component
class LogHeld implements HeldData {
    private final JdbcClient jdbc;

    LogHeld(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean isThere() {
        return jdbc.sql("select exists (select from cases.log_head where seq > 0)")
                .query(Boolean.class)
                .single();
    }
}
