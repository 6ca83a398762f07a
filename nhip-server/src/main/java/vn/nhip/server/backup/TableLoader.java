package vn.nhip.server.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;

/**
 * Puts the rows of a backup into the tables, within the transaction of its connection. What guards the tables against changes is put out of
 * action and then back as it was; references between tables are checked.
 */
final class TableLoader {
    private static final int BUFFER = 1 << 16;
    private static final Pattern BOUNDS = Pattern.compile("DEFAULT|FOR VALUES FROM \\([^;]*\\) TO \\([^;]*\\)");

    private final Connection connection;
    private final Parts parts;
    private final Path target;

    TableLoader(Connection connection, Parts parts, Path target) {
        this.connection = connection;
        this.parts = parts;
        this.target = target;
    }

    /**
     * Loads all tables.
     *
     * @param bytes told how much of the parts was read
     * @param rows told how many rows are in
     */
    void load(Manifest manifest, Parts.Seen bytes, Parts.Seen rows) throws SQLException, IOException {
        Schema.execute(connection, "set local timezone = 'UTC'");
        Schema.execute(connection, "set local datestyle = 'ISO'");
        Schema.execute(connection, "set local statement_timeout = 0");
        Map<String, Manifest.Table> tables =
                manifest.tables().stream().collect(Collectors.toMap(Manifest.Table::name, Function.identity()));
        List<Schema.Table> here = Schema.tables(connection);
        checkTables(tables, here);
        makePartitions(manifest.partitions());
        List<String> guards = guardsOff();
        List<String> names = here.stream().map(Schema.Table::name).toList();
        Schema.execute(connection, "truncate " + String.join(", ", names) + " restart identity");
        for (String name : Schema.referredFirst(connection, names)) {
            Manifest.Table table = tables.get(name);
            if (table != null) {
                for (Manifest.Part part : table.parts()) {
                    parts.read(target, part, in -> copyIn(table, new PartStreams.Counting(in, rows)), bytes);
                }
                checkRows(table);
            }
        }
        for (Manifest.Sequence sequence : manifest.sequences()) {
            Schema.execute(connection, "alter sequence " + sequence.name() + " restart with " + sequence.next());
        }
        for (String guard : guards) {
            Schema.execute(connection, guard);
        }
    }

    private void copyIn(Manifest.Table table, InputStream in) throws SQLException, IOException {
        String copy = "copy " + table.name() + " (" + String.join(", ", table.columns()) + ") from stdin";
        connection.unwrap(PGConnection.class).getCopyAPI().copyIn(copy, in, BUFFER);
    }

    private static void checkTables(Map<String, Manifest.Table> tables, List<Schema.Table> here) {
        Set<String> missing = new HashSet<>(tables.keySet());
        here.forEach(table -> missing.remove(table.name()));
        List<String> otherwise = here.stream()
                .filter(table -> tables.containsKey(table.name())
                        && !table.columns().containsAll(tables.get(table.name()).columns()))
                .map(Schema.Table::name)
                .toList();
        if (!missing.isEmpty() || !otherwise.isEmpty()) {
            missing.addAll(otherwise);
            throw new BackupRefused(
                    "Bản sao lưu có bảng mà lược đồ của Nhịp này không có hoặc có khác: %s."
                            .formatted(
                                    String.join(", ", missing.stream().sorted().toList())),
                    "Phục hồi bằng phiên bản Nhịp đã tạo ra nó.");
        }
    }

    /** As the tables' own functions make them: like the whole, with what guards it against being emptied. */
    private void makePartitions(List<Manifest.Partition> partitions) throws SQLException {
        Set<String> there = Schema.partitions(connection).stream()
                .map(Manifest.Partition::name)
                .collect(Collectors.toSet());
        for (Manifest.Partition partition : partitions) {
            if (there.contains(partition.name())) {
                continue;
            }
            if (!BOUNDS.matcher(partition.bounds()).matches()) {
                throw new IllegalStateException("bounds of " + partition.name() + ": " + partition.bounds());
            }
            Schema.execute(
                    connection,
                    "create table " + partition.name() + " (like " + partition.parent()
                            + " including defaults including constraints)");
            for (String guard : statementGuards(partition)) {
                Schema.execute(connection, guard);
            }
            Schema.execute(
                    connection,
                    "alter table " + partition.parent() + " attach partition " + partition.name() + " "
                            + partition.bounds());
        }
    }

    private List<String> statementGuards(Manifest.Partition partition) throws SQLException {
        return Schema.list(
                connection,
                """
                select format('create trigger %%I before truncate on %%s for each statement execute function %%I.%%I()',
                    t.tgname, '%s', n.nspname, p.proname)
                from pg_trigger t join pg_proc p on p.oid = t.tgfoid join pg_namespace n on n.oid = p.pronamespace
                where t.tgrelid = '%s'::regclass and not t.tgisinternal and t.tgtype & 63 = 34 and t.tgnargs = 0
                """.formatted(literal(partition.name()), literal(partition.parent())),
                row -> row.getString(1));
    }

    private static String literal(String text) {
        return text.replace("'", "''");
    }

    /** Puts every trigger out of action; the statements that put each back as it was. */
    private List<String> guardsOff() throws SQLException {
        record Guard(String table, String name, String mode) {}
        List<Guard> guards = Schema.list(
                connection,
                """
                select format('%%I.%%I', n.nspname, c.relname), quote_ident(t.tgname), t.tgenabled
                from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
                where not t.tgisinternal and t.tgenabled <> 'D' and %s
                order by c.relkind, 1, 2
                """.formatted(Schema.ours()),
                row -> new Guard(row.getString(1), row.getString(2), row.getString(3)));
        List<String> back = new ArrayList<>();
        for (Guard guard : guards) {
            Schema.execute(connection, "alter table only " + guard.table() + " disable trigger " + guard.name());
            String how = switch (guard.mode()) {
                case "A" -> "enable always";
                case "R" -> "enable replica";
                default -> "enable";
            };
            back.add("alter table only " + guard.table() + " " + how + " trigger " + guard.name());
        }
        return back;
    }

    private void checkRows(Manifest.Table table) throws SQLException {
        long rows = Schema.list(connection, "select count(*) from " + table.name(), row -> row.getLong(1))
                .getFirst();
        if (rows != table.rows()) {
            throw new BackupRefused(
                    "Bảng %s có %d dòng sau khi phục hồi, lúc sao lưu có %d dòng."
                            .formatted(table.name(), rows, table.rows()),
                    "Không dùng bản sao lưu này; kiểm tra nó bằng ./nhip backup verify rồi phục hồi bản khác.");
        }
    }
}
