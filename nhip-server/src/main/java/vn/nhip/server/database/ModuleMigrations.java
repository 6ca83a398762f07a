package vn.nhip.server.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Migrates each module by itself: folder {@code db/migration/<module>}, history table {@code
 * flyway_schema_history_<module>}. The order does not matter, as no module refers to another's schema. Modulith can do this
 * too, but analyses every class at each start to learn which modules there are; that took seconds.
 */
@Component
class ModuleMigrations implements FlywayMigrationStrategy {
    static final String HISTORY = "flyway_schema_history_";
    private static final String FOLDER = "db/migration/";
    private static final Pattern MODULE = Pattern.compile(FOLDER + "([a-z]+)/V[^/]+\\.sql$");

    @Override
    public void migrate(Flyway flyway) {
        UnfinishedRestore.refuse(flyway.getConfiguration().getDataSource());
        for (String module : modules()) {
            of(module, flyway.getConfiguration()).load().migrate();
        }
    }

    /** How a module is migrated in a database. */
    static FluentConfiguration of(String module, Configuration database) {
        return Flyway.configure()
                .configuration(database)
                .locations("classpath:" + FOLDER + module)
                .table(HISTORY + module)
                // Version 0: what other modules made is not empty, but none of our business.
                .baselineOnMigrate(true)
                .baselineVersion("0");
    }

    private static String path(Resource resource) {
        try {
            return resource.getURL().getPath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every module that has migrations. */
    static SortedSet<String> modules() {
        try {
            return Arrays.stream(
                            new PathMatchingResourcePatternResolver().getResources("classpath*:" + FOLDER + "*/V*.sql"))
                    .map(ModuleMigrations::path)
                    .map(MODULE::matcher)
                    .filter(Matcher::find)
                    .map(matcher -> matcher.group(1))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
