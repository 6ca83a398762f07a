package vn.nhip.server.cases.store;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;
import vn.nhip.contract.CaseMessage;
import vn.nhip.contract.Person;
import vn.nhip.server.cases.secrecy.Seal;
import vn.nhip.server.cases.secrecy.Sealed;

/** The holders of cases, sealed; one row per case, of each field the newest that was told. */
@Repository
public class Persons {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;
    private final Seal seal;

    Persons(JdbcClient jdbc, Seal seal) {
        this.jdbc = jdbc;
        this.seal = seal;
    }

    private record Told(Person person, Instant occurred) {}

    /** The holder of a case, where a source told one. */
    public Optional<Person> find(String caseCode) {
        return jdbc.sql("select key_id, sealed from cases.person where case_code = ?")
                .param(caseCode)
                .query((row, number) -> open(row.getString(1), row.getBytes(2), caseCode))
                .optional();
    }

    /** Adds what messages tell of persons, in the transaction of the connection. */
    public void add(Connection connection, Collection<CaseMessage> messages) throws SQLException {
        Map<String, Told> told = new LinkedHashMap<>();
        for (CaseMessage message : messages) {
            Person person = message.person();
            if (person != null) {
                told.merge(message.caseCode(), new Told(person, message.occurred()), Persons::merge);
            }
        }
        if (!told.isEmpty()) {
            known(connection, told.keySet())
                    .forEach((code, known) -> told.computeIfPresent(code, (c, fresh) -> merge(known, fresh)));
            write(connection, told);
        }
    }

    private static Told merge(Told first, Told second) {
        boolean secondIsNewer = !second.occurred().isBefore(first.occurred());
        Told newer = secondIsNewer ? second : first;
        Told older = secondIsNewer ? first : second;
        Person now = newer.person();
        Person before = older.person();
        return new Told(
                new Person(
                        told(now.name(), before.name()),
                        told(now.identityNumber(), before.identityNumber()),
                        told(now.phone(), before.phone()),
                        told(now.email(), before.email()),
                        told(now.address(), before.address())),
                newer.occurred());
    }

    private static @Nullable String told(@Nullable String now, @Nullable String before) {
        return now == null ? before : now;
    }

    private Map<String, Told> known(Connection connection, Collection<String> codes) throws SQLException {
        Map<String, Told> known = new HashMap<>();
        Array asked = connection.createArrayOf("text", codes.toArray());
        try (PreparedStatement select = connection.prepareStatement(
                "select case_code, key_id, sealed, occurred from cases.person where case_code = any (?)")) {
            select.setArray(1, asked);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    String code = row.getString(1);
                    Person person = open(row.getString(2), row.getBytes(3), code);
                    known.put(
                            code,
                            new Told(
                                    person,
                                    row.getObject(4, OffsetDateTime.class).toInstant()));
                }
            }
        }
        return known;
    }

    private void write(Connection connection, Map<String, Told> told) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into cases.person (case_code, key_id, sealed, occurred, recorded)
                values (?, ?, ?, ?, now())
                on conflict (case_code) do update
                set key_id = excluded.key_id, sealed = excluded.sealed, occurred = excluded.occurred,
                    recorded = excluded.recorded
                """)) {
            for (Map.Entry<String, Told> entry : told.entrySet()) {
                Sealed sealed =
                        seal.close(JSON.writeValueAsBytes(entry.getValue().person()), place(entry.getKey()));
                insert.setString(1, entry.getKey());
                insert.setString(2, sealed.keyId());
                insert.setBytes(3, sealed.bytes());
                insert.setObject(4, entry.getValue().occurred().atOffset(ZoneOffset.UTC));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private Person open(String keyId, byte[] sealed, String code) {
        return JSON.readValue(seal.open(new Sealed(keyId, sealed), place(code)), Person.class);
    }

    private static String place(String code) {
        return "person/" + code;
    }
}
