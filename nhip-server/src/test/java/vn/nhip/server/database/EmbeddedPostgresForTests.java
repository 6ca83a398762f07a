package vn.nhip.server.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.beans.factory.support.DefaultSingletonBeanRegistry;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import vn.nhip.server.database.HomeLock.Purpose;

/**
 * One real PostgreSQL for the whole test run, started when first needed. As a context initializer it gives each Spring
 * context an empty database of its own: {@code @ContextConfiguration(initializers = EmbeddedPostgresForTests.class)}.
 */
public final class EmbeddedPostgresForTests implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    private static final Path HOME = Path.of("target", "nhip-for-tests");
    private static final Phaser CONTEXTS = new Phaser(1);
    private static final EmbeddedDatabase DATABASE = start();
    private static int databases;

    private static EmbeddedDatabase start() {
        EmbeddedDatabase database = open();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(database)));
        return database;
    }

    private static EmbeddedDatabase open() {
        try {
            return EmbeddedDatabase.open(HOME, Purpose.SERVER);
        } catch (DatabaseUnavailable anotherRunOfTheTests) {
            try {
                return EmbeddedDatabase.open(Files.createTempDirectory("nhip-for-tests"), Purpose.SERVER);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Contexts are closed by shutdown hooks too, and some ask the database while they close. */
    private static void close(EmbeddedDatabase database) {
        try {
            CONTEXTS.awaitAdvanceInterruptibly(CONTEXTS.arrive(), 20, TimeUnit.SECONDS);
        } catch (TimeoutException | InterruptedException aContextWithoutHook) {
            System.err.println("a Spring context is still open while its database stops");
        }
        try {
            database.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        TestPropertyValues.of("nhip.database.url=" + freshDatabase(), "nhip.database.connections=3")
                .applyTo(context);
        CONTEXTS.register();
        // What is registered first is destroyed last.
        if (context.getBeanFactory() instanceof DefaultSingletonBeanRegistry beans) {
            beans.registerDisposableBean("databaseForTests", CONTEXTS::arriveAndDeregister);
        }
    }

    /** The URL, with name and password, of a new and empty database. */
    public static synchronized String freshDatabase() {
        databases++;
        String name = "nhip_test_" + databases;
        DatabaseAddress address = DATABASE.address();
        try (Connection connection =
                        DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password());
                Statement statement = connection.createStatement()) {
            // One of that name may be left over from an earlier run.
            statement.execute("drop database if exists " + name + " with (force)");
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException("no database " + name, e);
        }
        return address.jdbcUrl().replaceFirst("/postgres$", "/" + name) + "?user=" + address.user() + "&password="
                + address.password();
    }

    /** Where the server's programs were unpacked, for tests that start one of their own. */
    static Path programs() {
        return HOME.resolve("postgres").resolve("bin").toAbsolutePath();
    }
}
