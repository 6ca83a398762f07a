package vn.nhip.server.register;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import vn.nhip.server.identity.Scope;

/** A register in the database. Its table has the columns of its shape, and {@code id}, {@code source} and {@code recorded}; nothing is ever changed in it. */
public class Register {
    private static final int BATCH = 1_000;
    private static final String AGENCY = "agency";

    private final Shape shape;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;

    public Register(Shape shape, JdbcTemplate jdbc, TransactionTemplate transaction) {
        this.shape = shape;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    public Shape shape() {
        return shape;
    }

    /** What a key needs to send it. */
    public Scope scope() {
        return Scope.REGISTERS_WRITE;
    }

    /** Reads records of it, and whether they can be taken together; never throws on what it reads. */
    public final Table read(InputStream in) {
        return Table.read(in, shape, this::wrongTogether);
    }

    /**
     * What is wrong in records that are right one by one, beside each other and what is known.
     *
     * @return by the place in the list, from 0: what, in Vietnamese with the way out
     */
    protected Map<Integer, String> wrongTogether(List<Entry> entries) {
        return Map.of();
    }

    /**
     * Adds records, all or none; one that says what the newest of its key says changes nothing. What hangs on them was told when this returns;
     * should that fail, adding them again makes up for it.
     *
     * @param source where they come from: a file's name, a system's
     * @return how many say something new
     */
    public final int add(List<Entry> entries, String source) {
        String sql = insertion();
        Integer added = transaction.execute(status -> {
            // Two at once would both find the same newest version.
            jdbc.execute("lock table " + shape.table() + " in share row exclusive mode");
            int sum = 0;
            for (int from = 0; from < entries.size(); from += BATCH) {
                List<Object[]> batch = entries.subList(from, Math.min(from + BATCH, entries.size())).stream()
                        .map(entry -> values(entry, source))
                        .toList();
                sum += Arrays.stream(jdbc.batchUpdate(sql, batch)).sum();
            }
            return sum;
        });
        added(entries);
        return added == null ? 0 : added;
    }

    /**
     * The agencies that records concern: those that they name, and those of the records whose place they take. A key that is limited to an
     * agency sends nothing that concerns another.
     *
     * @return of each record, in their order
     */
    public List<Set<String>> concerned(List<Entry> entries) {
        List<Set<String>> all = new ArrayList<>();
        entries.forEach(entry -> all.add(new HashSet<>(named(entry))));
        if (shape.names().contains(AGENCY) && !shape.keys().contains(AGENCY)) {
            for (int from = 0; from < entries.size(); from += BATCH) {
                addReplaced(
                        entries.subList(from, Math.min(from + BATCH, entries.size())),
                        all.subList(from, Math.min(from + BATCH, entries.size())));
            }
        }
        return all;
    }

    /** The agencies that a record itself names. */
    protected Set<String> named(Entry entry) {
        String agency = shape.names().contains(AGENCY) ? entry.text(AGENCY) : null;
        return agency == null ? Set.of() : Set.of(agency);
    }

    private void addReplaced(List<Entry> entries, List<Set<String>> concerned) {
        List<Column> keys = shape.columns().stream()
                .filter(column -> column.need() == Column.Need.KEY)
                .toList();
        List<@Nullable Object> values = new ArrayList<>();
        for (int place = 0; place < entries.size(); place++) {
            values.add(place);
            for (Column key : keys) {
                values.add(Kind.bound(entries.get(place).values().get(key.name())));
            }
        }
        String row =
                keys.stream().map(key -> "?::" + key.kind().sql()).collect(Collectors.joining(", ", "(?::int, ", ")"));
        String sql = """
                with given (place, %1$s) as (values %2$s)
                select place, agency from given, lateral (
                    select agency from %3$s kept where (%4$s) = (%5$s) order by kept.id desc limit 1) newest
                """.formatted(
                        String.join(", ", shape.keys()),
                        String.join(", ", Collections.nCopies(entries.size(), row)),
                        shape.table(),
                        of("kept", shape.keys()),
                        of("given", shape.keys()));
        jdbc.query(
                sql,
                replaced -> {
                    concerned.get(replaced.getInt(1)).add(replaced.getString(2));
                },
                values.toArray());
    }

    private Object[] values(Entry entry, String source) {
        List<@Nullable Object> values = new ArrayList<>();
        shape.names().forEach(name -> values.add(Kind.bound(entry.values().get(name))));
        values.add(source);
        return values.toArray();
    }

    private String insertion() {
        List<String> names = shape.names();
        return """
                with given (%1$s, source) as (values (%2$s, ?::text))
                insert into %3$s (%1$s, source)
                select %1$s, source from given
                where not exists (
                    select from given, lateral (
                        select * from %3$s kept where (%4$s) = (%5$s) order by kept.id desc limit 1) newest
                    where (%6$s) is not distinct from (%7$s))
                """.formatted(
                        String.join(", ", names),
                        shape.columns().stream()
                                .map(column -> "?::" + column.kind().sql())
                                .collect(Collectors.joining(", ")),
                        shape.table(),
                        of("kept", shape.keys()),
                        of("given", shape.keys()),
                        of("newest", names),
                        of("given", names));
    }

    private static String of(String table, List<String> columns) {
        return columns.stream().map(column -> table + "." + column).collect(Collectors.joining(", "));
    }

    /** The newest version of every record that was not taken back. */
    public List<Entry> entries() {
        String sql = "select * from (select distinct on (%s) %s from %s order by %s, id desc) newest where not %s"
                .formatted(
                        String.join(", ", shape.keys()),
                        String.join(", ", shape.names()),
                        shape.table(),
                        String.join(", ", shape.keys()),
                        Shape.REMOVED);
        return jdbc.query(sql, (row, number) -> {
            Map<String, @Nullable Object> values = new HashMap<>();
            int column = 1;
            for (Column each : shape.columns()) {
                values.put(each.name(), each.kind().read(row, column));
                column++;
            }
            return new Entry(values);
        });
    }

    /** Grows with every record that said something new. */
    public long revision() {
        Long newest = jdbc.queryForObject("select coalesce(max(id), 0) from " + shape.table(), Long.class);
        return newest == null ? 0 : newest;
    }

    /** Told of all records that were brought, after they were added. */
    protected void added(List<Entry> entries) {}
}
