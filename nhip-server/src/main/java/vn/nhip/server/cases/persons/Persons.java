package vn.nhip.server.cases.persons;

import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import vn.nhip.contract.CaseMessage;
import vn.nhip.contract.Person;
import vn.nhip.server.cases.secrecy.Seal;
import vn.nhip.server.cases.secrecy.Sealed;
import vn.nhip.server.identity.SealedRows;

/**
 * The holders of cases, each field sealed by itself; one row per case, of each field the newest that was told. Everybody may add and seal anew;
 * only this package can open.
 */
@Repository
public class Persons implements SealedRows {
    private static final Logger log = LoggerFactory.getLogger(Persons.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Seal seal;

    Persons(JdbcClient jdbc, TransactionTemplate transactions, Seal seal) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.seal = seal;
    }

    /** What messages tell of one person. */
    private record Told(Map<PersonField, String> values, Instant occurred) {
        static Told of(Person person, Instant occurred) {
            return new Told(PersonField.of(person), occurred);
        }

        Told with(Told other) {
            boolean otherIsNewer = !other.occurred.isBefore(occurred);
            Map<PersonField, String> all = new EnumMap<>(PersonField.class);
            all.putAll(otherIsNewer ? values : other.values);
            all.putAll(otherIsNewer ? other.values : values);
            return new Told(all, otherIsNewer ? other.occurred : occurred);
        }

        @Override
        public String toString() {
            return "Told" + values.keySet();
        }
    }

    /** What is kept of a case's holder; empty when no source ever told anything. */
    Optional<KeptPerson> find(String caseCode) {
        return jdbc.sql("select * from cases.person where case_code = ?")
                .param(caseCode)
                .query((row, number) -> open(PersonRow.of(row)))
                .optional();
    }

    /** Adds what messages tell of persons, in the transaction of the connection. What was erased stays so. */
    public void add(Connection connection, Collection<CaseMessage> messages) throws SQLException {
        // In one order, as who seals anew takes them: so none waits for another that waits for it.
        SortedMap<String, Told> told = new TreeMap<>();
        for (CaseMessage message : messages) {
            Person person = message.person();
            if (person != null) {
                told.merge(message.caseCode(), Told.of(person, message.occurred()), Told::with);
            }
        }
        if (told.isEmpty()) {
            return;
        }
        Map<String, PersonRow> known = known(connection, told.keySet());
        try (PreparedStatement insert = connection.prepareStatement(PersonSql.ADD)) {
            for (Map.Entry<String, Told> entry : told.entrySet()) {
                add(insert, entry.getKey(), entry.getValue(), known.get(entry.getKey()));
            }
            insert.executeBatch();
        }
    }

    private void add(PreparedStatement insert, String code, Told told, @Nullable PersonRow known) throws SQLException {
        if (known != null && known.erased() != null) {
            return;
        }
        Map<PersonField, String> values = told.values();
        Instant occurred = told.occurred();
        if (known != null) {
            values = fresh(told, known);
            occurred = occurred.isAfter(known.occurred()) ? occurred : known.occurred();
        }
        Map<PersonField, Sealed> sealed = closed(code, values);
        insert.setString(1, code);
        insert.setObject(2, occurred.atOffset(ZoneOffset.UTC));
        int at = 3;
        for (PersonField field : PersonField.values()) {
            Sealed one = sealed.get(field);
            insert.setString(at++, one == null ? null : one.keyId());
            insert.setBytes(at++, one == null ? null : one.bytes());
        }
        insert.addBatch();
    }

    /** What of it is to be written over what is known: nothing older over newer, nothing over what the person had corrected since. */
    private Map<PersonField, String> fresh(Told told, PersonRow known) {
        boolean newer = !told.occurred().isBefore(known.occurred());
        Map<PersonField, String> whole = whole(known);
        Instant corrected = known.corrected();
        Map<PersonField, String> fresh = new EnumMap<>(PersonField.class);
        fresh.putAll(whole);
        told.values().forEach((field, value) -> {
            boolean kept = known.fields().containsKey(field) || whole.containsKey(field);
            boolean settled = corrected != null
                    && known.correctedFields().contains(field)
                    && !told.occurred().isAfter(corrected);
            if (!settled && (newer || !kept)) {
                fresh.put(field, value);
            }
        });
        return fresh;
    }

    private static Map<String, PersonRow> known(Connection connection, Collection<String> codes) throws SQLException {
        Map<String, PersonRow> known = new HashMap<>();
        Array asked = connection.createArrayOf("text", codes.toArray());
        try (PreparedStatement select = connection.prepareStatement(
                "select * from cases.person where case_code = any (?) order by case_code for update")) {
            select.setArray(1, asked);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    PersonRow one = PersonRow.of(row);
                    known.put(one.code(), one);
                }
            }
        } finally {
            asked.free();
        }
        return known;
    }

    /**
     * Writes values that the person says are right, over what is kept; to be called in a transaction.
     *
     * @param values by field; an empty text where there is none
     */
    void correct(String caseCode, Map<PersonField, String> values, Instant now) {
        PersonRow row = locked(caseCode, now);
        Map<PersonField, String> right = new EnumMap<>(PersonField.class);
        right.putAll(whole(row));
        right.putAll(values);
        Set<PersonField> corrected = EnumSet.copyOf(values.keySet());
        corrected.addAll(row.correctedFields());
        Map<PersonField, Sealed> fields = new EnumMap<>(PersonField.class);
        fields.putAll(row.fields());
        right.forEach((field, value) -> {
            if (value.isBlank()) {
                fields.remove(field);
            } else {
                fields.put(field, close(caseCode, field, value));
            }
        });
        write(caseCode, fields);
        jdbc.sql("update cases.person set corrected = ?, corrected_fields = ? where case_code = ?")
                .params(
                        now.atOffset(ZoneOffset.UTC),
                        corrected.stream().map(PersonField::code).toArray(String[]::new),
                        caseCode)
                .update();
    }

    private PersonRow locked(String caseCode, Instant now) {
        jdbc.sql("""
                        insert into cases.person (case_code, occurred, recorded) values (?, 'epoch', ?)
                        on conflict (case_code) do nothing
                        """).params(caseCode, now.atOffset(ZoneOffset.UTC)).update();
        return jdbc.sql("select * from cases.person where case_code = ? for update")
                .param(caseCode)
                .query((row, number) -> PersonRow.of(row))
                .single();
    }

    /** Sets every field to nothing for good, even where there is nothing yet; to be called in a transaction. */
    void erase(String caseCode, String why, Instant now) {
        locked(caseCode, now);
        jdbc.sql("update cases.person set " + PersonSql.NOTHING + " where case_code = ?")
                .params(now.atOffset(ZoneOffset.UTC), why, caseCode)
                .update();
    }

    @Override
    public String title() {
        return "người nộp hồ sơ";
    }

    @Override
    public Map<String, Long> valuesByKey() {
        Map<String, Long> values = new LinkedHashMap<>();
        for (Map.Entry<String, Long> each : jdbc.sql(PersonSql.BY_KEY)
                .query((row, number) -> Map.entry(row.getString(1), row.getLong(2)))
                .list()) {
            values.put(each.getKey(), each.getValue());
        }
        return values;
    }

    @Override
    public long stale(String activeKey) {
        return jdbc.sql("select count(*) from cases.person where " + PersonSql.STALE)
                .param("key", activeKey)
                .query(Long.class)
                .single();
    }

    @Override
    public Batch reseal(@Nullable String after, String activeKey, int most) {
        return Objects.requireNonNull(transactions.execute(status -> {
            List<PersonRow> rows = jdbc.sql(PersonSql.STALE_ROWS)
                    .param("after", after == null ? "" : after)
                    .param("key", activeKey)
                    .param("most", most)
                    .query((row, number) -> PersonRow.of(row))
                    .list();
            int done = (int) rows.stream().filter(this::reseal).count();
            return new Batch(
                    done,
                    rows.size() - done,
                    rows.size() < most ? null : rows.getLast().code());
        }));
    }

    /** One that does not open must not hold up the others. */
    private boolean reseal(PersonRow row) {
        Map<PersonField, String> values;
        try {
            values = open(row).values();
        } catch (IllegalStateException e) {
            log.warn("The holder of case {} does not open and was not sealed anew", row.code(), e);
            return false;
        }
        write(row.code(), closed(row.code(), values));
        return true;
    }

    /** Field by field; what was kept whole is so no more. */
    private void write(String code, Map<PersonField, Sealed> fields) {
        JdbcClient.StatementSpec update = jdbc.sql(PersonSql.WRITE).param("code", code);
        for (PersonField field : PersonField.values()) {
            Sealed sealed = fields.get(field);
            update = update.param(field.keyColumn(), sealed == null ? null : sealed.keyId())
                    .param(field.sealedColumn(), sealed == null ? null : sealed.bytes());
        }
        update.update();
    }

    private KeptPerson open(PersonRow row) {
        Map<PersonField, String> values = new EnumMap<>(PersonField.class);
        values.putAll(whole(row));
        row.fields().forEach((field, one) -> values.put(field, open(row.code(), field, one)));
        return new KeptPerson(
                values, row.occurred(), row.corrected(), row.correctedFields(), row.erased(), row.erasedWhy());
    }

    /** What is kept as a whole, as it was before fields were sealed one by one; a field that has its own value does not count. */
    private Map<PersonField, String> whole(PersonRow row) {
        Sealed whole = row.whole();
        Map<PersonField, String> values = new EnumMap<>(PersonField.class);
        if (whole != null) {
            values.putAll(PersonField.of(read(seal.open(whole, "person/" + row.code()))));
            values.keySet().removeAll(row.fields().keySet());
        }
        return values;
    }

    private static Person read(byte[] json) {
        try {
            return JSON.readValue(json, Person.class);
        } catch (JacksonException mightRepeatWhatItRead) {
            throw new IllegalStateException("a sealed person of the store is no JSON of a person");
        }
    }

    private Map<PersonField, Sealed> closed(String code, Map<PersonField, String> values) {
        Map<PersonField, Sealed> sealed = new EnumMap<>(PersonField.class);
        values.forEach((field, value) -> sealed.put(field, close(code, field, value)));
        return sealed;
    }

    private Sealed close(String code, PersonField field, String value) {
        return seal.close(value.getBytes(StandardCharsets.UTF_8), field.place(code));
    }

    private String open(String code, PersonField field, Sealed sealed) {
        return new String(seal.open(sealed, field.place(code)), StandardCharsets.UTF_8);
    }

    /** Erases those of cases that ended before an instant, some at a time; how many. To be called in a transaction. */
    int expire(Expired expired, Instant now, int most) {
        return jdbc.sql(PersonSql.EXPIRE)
                .param("before", expired.before().atOffset(ZoneOffset.UTC))
                .param("states", expired.states())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("why", expired.why())
                .param("most", most)
                .update();
    }

    /** How many cases that would be. */
    long expired(Expired expired) {
        return jdbc.sql("select count(*) from (" + PersonSql.EXPIRED + ") expired")
                .param("before", expired.before().atOffset(ZoneOffset.UTC))
                .param("states", expired.states())
                .query(Long.class)
                .single();
    }

    /**
     * Which cases ended long enough ago.
     *
     * @param before the newest event of the case is older
     * @param states in one of these states
     */
    record Expired(Instant before, List<String> states, String why) {
        Expired {
            states = List.copyOf(states);
        }
    }
}
