package vn.nhip.server.database;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.configuration.Configuration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The database without the application that works on it: for what is done before there are tables, as when a backup is restored. */
public final class BareDatabase implements AutoCloseable {
    private final ConfigurableApplicationContext context;

    private BareDatabase(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /**
     * Opens it as a server does: alone. Nothing is migrated.
     *
     * @param settings beyond those of the environment, {@code --name=value}
     * @return empty when it could not be opened, which was reported already
     */
    public static Optional<BareDatabase> open(String... settings) {
        Stream<String> usual = Stream.of(
                "--nhip.database.purpose=server",
                "--nhip.database.application=nhip-alone",
                "--logging.level.root=error");
        try {
            return Optional.of(new BareDatabase(new SpringApplicationBuilder(DatabaseConfiguration.class)
                    .web(WebApplicationType.NONE)
                    .run(Stream.concat(usual, Arrays.stream(settings)).toArray(String[]::new))));
        } catch (RuntimeException alreadyReported) {
            return Optional.empty();
        }
    }

    public DataSource dataSource() {
        return context.getBean(DataSource.class);
    }

    /** The data folder. */
    public Path home() {
        return Path.of(setting("nhip.home")).toAbsolutePath().normalize();
    }

    /** The value of a setting. */
    public String setting(String name) {
        return context.getEnvironment().getRequiredProperty(name);
    }

    /** Every migration that this program brings, each module's in its order. */
    public List<Migration> brought() {
        List<Migration> brought = new ArrayList<>();
        for (String module : modules()) {
            for (MigrationInfo each :
                    ModuleMigrations.of(module, database()).load().info().all()) {
                if (each.getVersion() != null && each.getChecksum() != null) {
                    brought.add(new Migration(module, each.getVersion().getVersion(), each.getChecksum()));
                }
            }
        }
        return brought;
    }

    /** Every migration that was done in a database. */
    public static List<Migration> done(Connection connection) throws SQLException {
        List<Migration> done = new ArrayList<>();
        for (String module : modules()) {
            String history = ModuleMigrations.HISTORY + module;
            try (Statement statement = connection.createStatement();
                    ResultSet there = statement.executeQuery("select to_regclass('" + history + "') is not null")) {
                if (!there.next() || !there.getBoolean(1)) {
                    continue;
                }
            }
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("select version, checksum from " + history
                            + " where success and type = 'SQL' order by installed_rank")) {
                while (row.next()) {
                    done.add(new Migration(module, row.getString(1), row.getObject(2, Integer.class)));
                }
            }
        }
        return done;
    }

    /** The modules that have migrations; each has a schema of its own name. */
    public static SortedSet<String> modules() {
        return ModuleMigrations.modules();
    }

    /**
     * Migrates some modules.
     *
     * @param newest the version at which each module stops; a module that is not named is left alone
     */
    public void migrateTo(Map<String, String> newest) {
        newest.forEach((module, version) ->
                ModuleMigrations.of(module, database()).target(version).load().migrate());
    }

    /** Migrates all modules to the newest. */
    public void migrate() {
        modules()
                .forEach(
                        module -> ModuleMigrations.of(module, database()).load().migrate());
    }

    private Configuration database() {
        return Flyway.configure().dataSource(dataSource());
    }

    @Override
    public void close() {
        context.close();
    }
}
