package vn.nhip.server.backup;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.nhip.server.database.BareDatabase;

/**
 * What of the database belongs to Nhịp: the schemas named as its modules, and the registry of events, which belongs to none. The histories of
 * migrations are no content: they say how the schema came to be, which a restore does anew.
 */
final class Schema {
    /** The trigger that keeps what is in a table from being changed; by its name a table that only grows is known. */
    static final String APPEND_ONLY = "append_only";

    private static final String REGISTRY = "event_publication";

    private Schema() {}

    /**
     * A table.
     *
     * @param name with its schema, quoted where needed
     * @param growsBy the column by which a table that only grows does so; {@code null} for others
     * @param estimate of its rows
     */
    record Table(
            String name, List<String> columns, @Nullable String growsBy, long estimate) {}

    /** The condition that a row of {@code pg_class c} joined with {@code pg_namespace n} is ours. */
    static String ours() {
        String modules = BareDatabase.modules().stream()
                .map(module -> "'" + module + "'")
                .collect(Collectors.joining(","));
        return "(n.nspname in (" + modules + ") or n.nspname = current_schema() and c.relname like '" + REGISTRY
                + "%')";
    }

    /** All tables, by name. */
    static List<Table> tables(Connection connection) throws SQLException {
        return list(
                connection,
                """
                select format('%%I.%%I', n.nspname, c.relname),
                    (select string_agg(quote_ident(a.attname), ',' order by a.attnum) from pg_attribute a
                     where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''),
                    (select quote_ident(a.attname) from pg_attribute a
                     left join pg_index i on i.indrelid = c.oid and i.indisprimary and i.indkey[0] = a.attnum
                     where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.atttypid in (20, 23)
                         and (a.attname = 'seq' or i.indexrelid is not null)
                         and exists (select from pg_trigger t where t.tgrelid = c.oid and t.tgname = '%s' and t.tgtype & 26 = 26)
                     order by a.attname <> 'seq' limit 1),
                    (select coalesce(sum(greatest(l.reltuples, 0)), 0)::bigint from pg_partition_tree(c.oid) p
                     join pg_class l on l.oid = p.relid where p.isleaf)
                    + case c.relkind when 'r' then greatest(c.reltuples, 0)::bigint else 0 end
                from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where c.relkind in ('r', 'p') and not c.relispartition and %s
                order by 1
                """.formatted(APPEND_ONLY, ours()),
                row -> new Table(
                        row.getString(1),
                        Arrays.asList(row.getString(2).split(",")),
                        row.getString(3),
                        row.getLong(4)));
    }

    /** The parts of tables that are divided. */
    static List<Manifest.Partition> partitions(Connection connection) throws SQLException {
        return list(
                connection,
                """
                select format('%%I.%%I', n.nspname, c.relname),
                    (select format('%%I.%%I', pn.nspname, p.relname) from pg_inherits i
                     join pg_class p on p.oid = i.inhparent join pg_namespace pn on pn.oid = p.relnamespace
                     where i.inhrelid = c.oid),
                    pg_get_expr(c.relpartbound, c.oid)
                from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where c.relispartition and c.relkind = 'r' and %s
                order by 1
                """.formatted(ours()),
                row -> new Manifest.Partition(row.getString(1), row.getString(2), row.getString(3)));
    }

    /** The sequences, with the number that each gives next. */
    static List<Manifest.Sequence> sequences(Connection connection) throws SQLException {
        record Named(String name, long step) {}
        List<Named> named = list(connection, """
                select format('%%I.%%I', n.nspname, c.relname), s.seqincrement
                from pg_sequence s join pg_class c on c.oid = s.seqrelid join pg_namespace n on n.oid = c.relnamespace
                where %s order by 1
                """.formatted(ours()), row -> new Named(row.getString(1), row.getLong(2)));
        List<Manifest.Sequence> sequences = new ArrayList<>();
        for (Named each : named) {
            sequences.addAll(list(
                    connection,
                    "select case when is_called then last_value + %d else last_value end from %s"
                            .formatted(each.step(), each.name()),
                    row -> new Manifest.Sequence(each.name(), row.getLong(1))));
        }
        return sequences;
    }

    /** The tables in an order in which each comes after those it refers to. */
    static List<String> referredFirst(Connection connection, List<String> tables) throws SQLException {
        record Reference(String from, String to) {}
        List<Reference> references =
                list(connection, """
                select format('%%I.%%I', n.nspname, c.relname), format('%%I.%%I', fn.nspname, f.relname)
                from pg_constraint k
                join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
                join pg_class f on f.oid = k.confrelid join pg_namespace fn on fn.oid = f.relnamespace
                where k.contype = 'f' and k.conparentid = 0 and c.oid <> f.oid and %s
                """.formatted(ours()), row -> new Reference(row.getString(1), row.getString(2)));
        List<String> ordered = new ArrayList<>();
        List<String> left = new ArrayList<>(tables);
        while (!left.isEmpty()) {
            List<String> free = left.stream()
                    .filter(table -> references.stream()
                            .noneMatch(each -> each.from().equals(table) && left.contains(each.to())))
                    .toList();
            if (free.isEmpty()) {
                throw new IllegalStateException("tables refer to each other in a circle: " + left);
            }
            ordered.addAll(free);
            left.removeAll(free);
        }
        return ordered;
    }

    /** Tells this database from every other; empty where we may not ask. */
    static Optional<String> identity(Connection connection) throws SQLException {
        boolean allowed = list(
                        connection,
                        "select has_function_privilege('pg_control_system()', 'execute')",
                        row -> row.getBoolean(1))
                .getFirst();
        return allowed
                ? Optional.of(list(
                                connection,
                                "select (select system_identifier from pg_control_system()) || '/' || oid "
                                        + "from pg_database where datname = current_database()",
                                row -> row.getString(1))
                        .getFirst())
                : Optional.empty();
    }

    /** Whether there is anything of ours. */
    static boolean isThere(Connection connection) throws SQLException {
        return list(
                        connection,
                        "select exists (select from pg_class c join pg_namespace n on n.oid = c.relnamespace where "
                                + ours()
                                + " or n.nspname = current_schema() and c.relname like 'flyway_schema_history%')",
                        row -> row.getBoolean(1))
                .getFirst();
    }

    /** Drops everything of ours. */
    static void drop(Connection connection) throws SQLException {
        for (String module : BareDatabase.modules()) {
            execute(connection, "drop schema if exists " + module + " cascade");
        }
        List<String> others = list(
                connection,
                "select format('%I.%I', n.nspname, c.relname) from pg_class c join pg_namespace n on n.oid = c.relnamespace "
                        + "where n.nspname = current_schema() and c.relkind = 'r' "
                        + "and (c.relname like 'flyway_schema_history_%' or c.relname like '" + REGISTRY + "%')",
                row -> row.getString(1));
        for (String table : others) {
            execute(connection, "drop table " + table + " cascade");
        }
    }

    /** Reads a row. */
    interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    static <T> List<T> list(Connection connection, String sql, RowReader<T> reader) throws SQLException {
        List<T> all = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                all.add(reader.read(row));
            }
        }
        return all;
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
