package vn.nhip.server.cases.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;
import vn.nhip.server.cases.secrecy.Seal;
import vn.nhip.server.cases.secrecy.Sealed;
import vn.nhip.server.identity.SealedRows;

/** What quarantined records say, which may be personal: sealed anew, and taken away when the time or the person asks for it. */
@Repository
public class HeldTexts implements SealedRows {
    private static final Logger log = LoggerFactory.getLogger(HeldTexts.class);

    /** As an action on the record. */
    public static final String ERASED = "TEXT_ERASED";

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Seal seal;

    HeldTexts(JdbcClient jdbc, TransactionTemplate transactions, Seal seal) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.seal = seal;
    }

    /** The numbers of the records of a case that still have their text. */
    public List<Long> of(String caseCode) {
        return jdbc.sql("select id from cases.quarantine where case_code = ? and raw is not null order by id")
                .param(caseCode)
                .query((row, number) -> row.getLong(1))
                .list();
    }

    /** Takes away the texts of a case; one that still waited is put aside. To be called in a transaction. How many. */
    public int erase(String caseCode, String actor, Instant now) {
        return erase("case_code = :case", Map.of("case", caseCode), Integer.MAX_VALUE, actor, now);
    }

    /**
     * Which texts were kept long enough.
     *
     * @param settled of records that were settled before this
     * @param came of records that came before this, though they still wait
     */
    public record Expired(Instant settled, Instant came) {
        private static final String CONDITION =
                "(status <> 'OPEN' and settled < :settled or status = 'OPEN' and recorded < :came)";

        private Map<String, Object> parameters() {
            return Map.of("settled", settled.atOffset(ZoneOffset.UTC), "came", came.atOffset(ZoneOffset.UTC));
        }
    }

    /** Takes away texts that were kept long enough, some at a time; what still waited is put aside. To be called in a transaction. How many. */
    public int expire(Expired expired, int most, String actor, Instant now) {
        return erase(Expired.CONDITION, expired.parameters(), most, actor, now);
    }

    private int erase(String condition, Map<String, Object> parameters, int most, String actor, Instant now) {
        return jdbc.sql("""
                        with chosen as (
                            select id from cases.quarantine where raw is not null and %s order by id limit :most for update),
                        emptied as (
                            update cases.quarantine
                            set raw = null, message = null, key_id = null, text_erased = :now,
                                settled = coalesce(settled, :now),
                                status = case status when 'OPEN' then 'DISCARDED' else status end
                            where id in (select id from chosen) returning id)
                        insert into cases.quarantine_action (quarantine, at, actor, action, detail)
                        select id, :now, :actor, '%s', '' from emptied
                        """.formatted(condition, ERASED))
                .params(parameters)
                .param("most", most)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("actor", actor)
                .update();
    }

    /** How many texts were kept long enough. */
    public long count(Expired expired) {
        return jdbc.sql("select count(*) from cases.quarantine where raw is not null and " + Expired.CONDITION)
                .params(expired.parameters())
                .query(Long.class)
                .single();
    }

    @Override
    public String title() {
        return "bản ghi chờ xử lý";
    }

    @Override
    public Map<String, Long> valuesByKey() {
        Map<String, Long> values = new LinkedHashMap<>();
        for (Map.Entry<String, Long> each : jdbc.sql("""
                        select key_id, count(raw) + count(message) from cases.quarantine
                        where key_id is not null group by 1 order by 2 desc
                        """)
                .query((row, number) -> Map.entry(row.getString(1), row.getLong(2)))
                .list()) {
            values.put(each.getKey(), each.getValue());
        }
        return values;
    }

    @Override
    public long stale(String activeKey) {
        return jdbc.sql("select count(*) from cases.quarantine where key_id <> ?")
                .param(activeKey)
                .query(Long.class)
                .single();
    }

    @Override
    public Batch reseal(@Nullable String after, String activeKey, int most) {
        return Objects.requireNonNull(transactions.execute(status -> {
            List<Text> texts = jdbc.sql("""
                            select id, key, key_id, raw, message from cases.quarantine
                            where id > ? and key_id <> ? order by id limit ? for update
                            """)
                    .params(after == null ? 0L : Long.parseLong(after), activeKey, most)
                    .query((row, number) -> Text.of(row))
                    .list();
            int done = (int) texts.stream().filter(this::reseal).count();
            return new Batch(
                    done,
                    texts.size() - done,
                    texts.size() < most ? null : Long.toString(texts.getLast().id()));
        }));
    }

    /** One that does not open must not hold up the others. Both texts are sealed with one key, as the row names only one. */
    private boolean reseal(Text text) {
        Sealed raw;
        Sealed message;
        try {
            do {
                raw = again(text.raw(), HeldRecord.rawPlace(text.key()));
                message = text.message() == null ? null : again(text.message(), HeldRecord.messagePlace(text.key()));
                // Once more, should the key have changed between the two.
            } while (message != null && !message.keyId().equals(raw.keyId()));
        } catch (IllegalStateException e) {
            log.warn("Record {} of the quarantine does not open and was not sealed anew", text.id(), e);
            return false;
        }
        jdbc.sql("""
                        update cases.quarantine set key_id = :key, raw = :raw, message = cast(:message as bytea)
                        where id = :id
                        """)
                .param("key", raw.keyId())
                .param("raw", raw.bytes())
                .param("message", message == null ? null : message.bytes())
                .param("id", text.id())
                .update();
        return true;
    }

    private Sealed again(Sealed sealed, String place) {
        return seal.close(seal.open(sealed, place), place);
    }

    /** A row as it lies there, sealed. */
    private record Text(
            long id, EventKey key, Sealed raw, @Nullable Sealed message) {
        static Text of(ResultSet row) throws SQLException {
            String keyId = row.getString("key_id");
            byte[] message = row.getBytes("message");
            return new Text(
                    row.getLong("id"),
                    EventKey.of(row.getObject("key", UUID.class)),
                    new Sealed(keyId, row.getBytes("raw")),
                    message == null ? null : new Sealed(keyId, message));
        }
    }
}
