package vn.nhip.server.catalog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import vn.nhip.core.index.Level;

/** The tree of agencies in the database. */
@Repository
class StoredAgencies implements Agencies {
    private static final String COLUMNS =
            "code, name, short_name, level, parent, unit_code, valid_from, valid_to, seen_on, recorded_at";

    private final JdbcClient jdbc;
    private final AdministrativeUnits units;
    private final AgencyReach reach;
    private final AgencyActs acts;

    StoredAgencies(JdbcClient jdbc, AdministrativeUnits units, AgencyReach reach, AgencyActs acts) {
        this.jdbc = jdbc;
        this.units = units;
        this.reach = reach;
        this.acts = acts;
    }

    @Override
    public Optional<Agency> find(String code) {
        return jdbc.sql("select " + COLUMNS + " from catalog.agency where code = ? and valid_to is null")
                .param(code)
                .query((row, number) -> version(row).agency())
                .optional();
    }

    @Override
    public Set<String> codes() {
        Set<String> codes = new HashSet<>();
        jdbc.sql("select distinct code from catalog.agency").query(row -> {
            codes.add(row.getString(1));
        });
        return codes;
    }

    @Override
    public Map<String, Agency> tree(String root) {
        return jdbc
                .sql("""
                        with recursive tree as (
                            select * from catalog.agency where code = ? and valid_to is null
                            union
                            select a.* from catalog.agency a join tree t on a.parent = t.code where a.valid_to is null
                        )
                        select %s from tree order by code collate "C"
                        """.formatted(COLUMNS))
                .param(root)
                .query((row, number) -> version(row).agency())
                .list()
                .stream()
                .collect(Collectors.toMap(Agency::code, Function.identity(), (a, b) -> a, LinkedHashMap::new));
    }

    @Override
    public List<Agency> search(String text, int limit) {
        String plain = AgencyNames.plain(text);
        if (plain.isEmpty()) {
            return List.of();
        }
        String[] words = Arrays.stream(plain.split(" ", -1))
                .map(word -> "%" + word.replaceAll("([\\\\%_])", "\\\\$1") + "%")
                .toArray(String[]::new);
        return jdbc.sql("""
                        select %s from catalog.agency
                        where valid_to is null and searchable like all (?)
                        order by lower(code) = ? desc, nullif(strpos(searchable, ?), 0) nulls last,
                            length(short_name), code collate "C"
                        limit ?
                        """.formatted(COLUMNS))
                .params(words, plain, plain, limit)
                .query((row, number) -> version(row).agency())
                .list();
    }

    @Override
    public List<AgencyVersion> history(String code) {
        return jdbc.sql("select " + COLUMNS + " from catalog.agency where code = ? order by valid_to desc nulls first")
                .param(code)
                .query((row, number) -> version(row))
                .list();
    }

    @Override
    public List<Agency> communesWithoutUnit() {
        return jdbc.sql("""
                        select %s from catalog.agency
                        where valid_to is null and level = 'COMMUNE' and unit_code is null and name <> code
                        order by code collate "C"
                        """.formatted(COLUMNS))
                .query((row, number) -> version(row).agency())
                .list();
    }

    @Override
    @Transactional
    public void record(Collection<Agency> agencies, LocalDate seenOn) {
        Map<String, AgencyVersion> known = current(agencies);
        AdministrativeUnits.Lookup lookup = units.lookup();
        List<Agency> added = new ArrayList<>();
        for (Agency seen : agencies) {
            switch (AgencyChange.of(known.get(seen.code()), seen, seenOn)) {
                case AgencyChange.Nothing() -> {}
                case AgencyChange.First(Agency agency) -> {
                    insert(agency, lookup.unitOf(agency), seenOn);
                    added.add(agency);
                }
                case AgencyChange.Completed(Agency before, Agency agency) -> {
                    complete(agency, lookup.unitOf(agency));
                    acts.changed(before, agency);
                }
                case AgencyChange.Succeeded(Agency before, Agency agency, LocalDate from) -> {
                    end(agency.code(), from.minusDays(1));
                    insert(since(agency, from), lookup.unitOf(agency), seenOn);
                    acts.changed(before, since(agency, from));
                }
                case AgencyChange.Preceded(Agency agency, LocalDate from) -> {
                    if (insertBefore(since(agency, from), from, lookup.unitOf(agency), seenOn)) {
                        acts.preceded(since(agency, from));
                    }
                }
            }
        }
        acts.added(added);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                reach.forget();
            }
        });
    }

    private static Agency since(Agency agency, LocalDate from) {
        return new Agency(
                agency.code(), agency.name(), agency.shortName(), agency.level(), agency.parent(), null, from);
    }

    private Map<String, AgencyVersion> current(Collection<Agency> agencies) {
        String[] codes = agencies.stream().map(Agency::code).toArray(String[]::new);
        return jdbc
                .sql("select " + COLUMNS + " from catalog.agency where code = any (?) and valid_to is null for update")
                .params((Object) codes)
                .query((row, number) -> version(row))
                .list()
                .stream()
                .collect(Collectors.toMap(v -> v.agency().code(), Function.identity()));
    }

    private void insert(Agency agency, @Nullable String unit, LocalDate seenOn) {
        named("""
                        insert into catalog.agency
                            (code, name, short_name, level, parent, unit_code, searchable, valid_from, seen_on)
                        values (:code, :name, :shortName, :level, :parent, :unit, :searchable, :from, :seenOn)
                        """, agency, unit).param("seenOn", seenOn).update();
    }

    private void complete(Agency agency, @Nullable String unit) {
        named("""
                        update catalog.agency
                        set name = :name, short_name = :shortName, level = :level, parent = :parent,
                            unit_code = :unit, searchable = :searchable, valid_from = :from
                        where code = :code and valid_to is null
                        """, agency, unit).update();
    }

    private void end(String code, LocalDate lastDay) {
        jdbc.sql("update catalog.agency set valid_to = ? where code = ? and valid_to is null")
                .params(lastDay, code)
                .update();
    }

    /** Adds a stretch of the past unless that past is known; what follows it then has a known beginning. */
    private boolean insertBefore(Agency agency, LocalDate from, @Nullable String unit, LocalDate seenOn) {
        int added = named("""
                        insert into catalog.agency
                            (code, name, short_name, level, parent, unit_code, searchable, valid_from, valid_to, seen_on)
                        select :code, :name, :shortName, :level, :parent, :unit, :searchable, :from,
                            min(coalesce(valid_from, seen_on)) - 1, :seenOn
                        from catalog.agency
                        where code = :code and coalesce(valid_from, seen_on) > :from
                            and not exists (
                                select from catalog.agency
                                where code = :code and valid_to >= :from and coalesce(valid_from, :from) <= :from)
                        having count(*) > 0
                        """, agency, unit).param("seenOn", seenOn).update();
        if (added > 0) {
            jdbc.sql("""
                            update catalog.agency set valid_from = seen_on
                            where code = ? and valid_from is null and seen_on > ?
                            """).params(agency.code(), from).update();
        }
        return added > 0;
    }

    private JdbcClient.StatementSpec named(String sql, Agency agency, @Nullable String unit) {
        return jdbc.sql(sql)
                .param("code", agency.code())
                .param("name", agency.name())
                .param("shortName", agency.shortName())
                .param("level", agency.level() == null ? null : agency.level().name(), Types.VARCHAR)
                .param("parent", agency.parent(), Types.VARCHAR)
                .param("unit", unit, Types.VARCHAR)
                .param("searchable", searchable(agency))
                .param("from", agency.validFrom(), Types.DATE);
    }

    private static String searchable(Agency agency) {
        return AgencyNames.plain(agency.shortName() + " " + agency.name() + " " + agency.code());
    }

    private static AgencyVersion version(ResultSet row) throws SQLException {
        String level = row.getString("level");
        Agency agency = new Agency(
                row.getString("code"),
                row.getString("name"),
                row.getString("short_name"),
                level == null ? null : Level.valueOf(level),
                row.getString("parent"),
                row.getString("unit_code"),
                row.getObject("valid_from", LocalDate.class));
        return new AgencyVersion(
                agency,
                row.getObject("valid_to", LocalDate.class),
                row.getObject("seen_on", LocalDate.class),
                row.getObject("recorded_at", OffsetDateTime.class));
    }
}
