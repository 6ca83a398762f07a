package vn.nhip.server.backup;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import vn.nhip.server.NhipApplication;
import vn.nhip.server.audit.Audit;
import vn.nhip.server.database.BareDatabase;

/** Databases of which backups are made, and those into which they are restored. */
final class Databases {

    private Databases() {}

    /** What there is of ours in a database, to be compared with another: rows, guards, parts, sequences. */
    static Map<String, String> content(String url) throws SQLException {
        Map<String, String> content = new TreeMap<>();
        try (Connection connection = DriverManager.getConnection(url)) {
            Schema.execute(connection, "set timezone = 'UTC'");
            for (Schema.Table table : Schema.tables(connection)) {
                content.put(
                        table.name(),
                        ask(
                                connection,
                                "select count(*) || ' ' || md5(coalesce(string_agg(t::text, '|' order by t::text), '')) from "
                                        + table.name() + " t"));
            }
            content.put("triggers", ask(connection, """
                    select string_agg(concat(tgrelid::regclass, ' ', tgname, ' ', tgfoid::regproc, ' ', tgtype, ' ', tgenabled), ', '
                        order by tgrelid::regclass::text, tgname) from pg_trigger where not tgisinternal
                    """));
            content.put("indexes", ask(connection, """
                    select string_agg(indexdef, ', ' order by indexdef) from pg_indexes
                    where schemaname not like 'pg\\_%' and schemaname <> 'information_schema'
                    """));
            content.put(
                    "parts",
                    Schema.partitions(connection).stream()
                            .sorted((a, b) -> a.name().compareTo(b.name()))
                            .toList()
                            .toString());
            content.put("sequences", Schema.sequences(connection).toString());
        }
        return content;
    }

    static String ask(Connection connection, String sql) throws SQLException {
        return Schema.list(connection, sql, row -> row.getString(1)).getFirst();
    }

    /** Whether there is nothing of ours in it. */
    static boolean isEmpty(String url) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url)) {
            return !Schema.isThere(connection)
                    && ask(connection, "select to_regclass('nhip_restore_unfinished')::text") == null;
        }
    }

    static void execute(String url, String... sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url)) {
            for (String each : sql) {
                Schema.execute(connection, each);
            }
        }
    }

    /** The database alone, with a data folder. */
    static BareDatabase bare(String url, Path home) {
        return BareDatabase.open(settings(url, home)).orElseThrow();
    }

    static String[] settings(String url, Path home) {
        return new String[] {
            "--nhip.database.url=" + url, "--nhip.home=" + home, "--nhip.key-file=", "--nhip.database.connections=3"
        };
    }

    /** The application without its web part on a database. */
    static ConfigurableApplicationContext application(String url, Path home, String... settings) {
        Map<String, String> all = new TreeMap<>();
        Stream.of(
                        settings(url, home),
                        new String[] {"--nhip.sample=off", "--spring.main.lazy-initialization=true"},
                        settings)
                .flatMap(Stream::of)
                .forEach(each -> all.put(each.substring(0, each.indexOf('=')), each));
        return new SpringApplicationBuilder(NhipApplication.class)
                .web(WebApplicationType.NONE)
                .run(all.values().toArray(String[]::new));
    }

    /** What makes backups of a database without an application on it. */
    static Backup backup(BareDatabase database) {
        return new Backup(
                database.dataSource(),
                new StaticListableBeanFactory().getBeanProvider(Audit.class),
                database.home(),
                database.setting("nhip.backup.files"),
                "",
                "");
    }

    /** Restores the newest backup, or that of a name, and closes the database again. */
    static Restore.Restored restore(String url, Path home, Path folder, BackupKey key, String... name) {
        try (BareDatabase database = bare(url, home)) {
            BackupFolder backups = BackupFolder.toRead(folder);
            Manifest manifest = Restore.find(
                    backups, key, name.length > 0 ? name[0] : backups.newest().orElseThrow());
            return new Restore(database, key).run(folder, manifest, (rows, part) -> {});
        }
    }
}
