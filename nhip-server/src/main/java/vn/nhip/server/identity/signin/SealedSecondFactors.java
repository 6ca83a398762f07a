package vn.nhip.server.identity.signin;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import vn.nhip.server.identity.SealedRows;
import vn.nhip.server.identity.Secrets;

/** The secrets of second factors as they lie in the database, sealed. */
@Component
class SealedSecondFactors implements SealedRows {
    private static final Logger log = LoggerFactory.getLogger(SealedSecondFactors.class);

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Secrets secrets;

    SealedSecondFactors(JdbcClient jdbc, TransactionTemplate transactions, Secrets secrets) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.secrets = secrets;
    }

    static String place(String account) {
        return "totp/" + account;
    }

    static Secrets.Closed closed(ResultSet row) throws SQLException {
        return new Secrets.Closed(
                row.getString("totp_key"),
                new String(Objects.requireNonNull(row.getBytes("totp")), StandardCharsets.US_ASCII));
    }

    static byte[] bytes(Secrets.Closed closed) {
        return closed.text().getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public String title() {
        return "yếu tố xác thực thứ hai";
    }

    @Override
    public Map<String, Long> valuesByKey() {
        Map<String, Long> values = new LinkedHashMap<>();
        jdbc.sql("""
                        select totp_key, count(*) from identity.account where totp is not null
                        group by 1 order by 2 desc, 1
                        """).query(row -> {
            values.put(row.getString(1), row.getLong(2));
        });
        return values;
    }

    @Override
    public long stale(String activeKey) {
        return jdbc.sql("select count(*) from identity.account where totp is not null and totp_key <> ?")
                .param(activeKey)
                .query(Long.class)
                .single();
    }

    private record Row(String account, Secrets.Closed closed) {}

    @Override
    public Batch reseal(@Nullable String after, String activeKey, int most) {
        return Objects.requireNonNull(transactions.execute(status -> {
            List<Row> rows = jdbc.sql("""
                            select id, totp_key, totp from identity.account
                            where totp is not null and totp_key <> ? and id > ? order by id limit ? for update
                            """)
                    .params(activeKey, after == null ? "" : after, most)
                    .query((row, number) -> new Row(row.getString("id"), closed(row)))
                    .list();
            int done = (int) rows.stream().filter(this::reseal).count();
            return new Batch(
                    done,
                    rows.size() - done,
                    rows.size() < most ? null : rows.getLast().account());
        }));
    }

    /** One that does not open must not hold up the others: its owner gets in by a recovery code, and sets up a new one. */
    private boolean reseal(Row row) {
        Secrets.Closed again;
        try {
            again = secrets.close(secrets.open(row.closed(), place(row.account())), place(row.account()));
        } catch (IllegalStateException e) {
            log.warn("The second factor of account {} does not open and was not sealed anew", row.account(), e);
            return false;
        }
        jdbc.sql("update identity.account set totp = ?, totp_key = ? where id = ?")
                .params(bytes(again), again.keyId(), row.account())
                .update();
        return true;
    }
}
