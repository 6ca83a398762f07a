package vn.nhip.server.database;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.nhip.server.database.HomeLock.Purpose;

/** Offers the one data source of the server. Spring closes it before the database below it. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {
    private static final Logger log = LoggerFactory.getLogger(DatabaseConfiguration.class);
    private static final int MAJOR_MIN = 18;

    @Bean
    Database database(
            @Value("${nhip.database.url}") String url,
            @Value("${nhip.home}") Path home,
            @Value("${nhip.database.purpose}") Purpose purpose) {
        return url.isBlank()
                ? EmbeddedDatabase.open(home, purpose)
                : new Database.External(DatabaseAddress.parse(url.strip()));
    }

    @Bean
    HikariDataSource dataSource(
            Database database,
            @Value("${nhip.database.connections}") int connections,
            @Value("${nhip.database.application}") String application) {
        DatabaseAddress address = database.address();
        HikariDataSource dataSource = new HikariDataSource();
        dataSource.setPoolName("nhip");
        dataSource.setJdbcUrl(address.jdbcUrl());
        dataSource.setUsername(address.user());
        dataSource.setPassword(address.password());
        dataSource.addDataSourceProperty("ApplicationName", application);
        dataSource.addDataSourceProperty("reWriteBatchedInserts", "true");
        // A list's best plan hangs on its values: a plan for any values read 3 million rows where 50 were wanted.
        dataSource.addDataSourceProperty("options", "-c plan_cache_mode=force_custom_plan");
        dataSource.setMaximumPoolSize(connections);
        dataSource.setMinimumIdle(1);
        dataSource.setConnectionTimeout(10_000);
        dataSource.setInitializationFailTimeout(10_000);
        try {
            check(dataSource, address);
        } catch (RuntimeException e) {
            dataSource.close();
            throw e;
        }
        return dataSource;
    }

    private static void check(HikariDataSource dataSource, DatabaseAddress address) {
        try (Connection connection = dataSource.getConnection()) {
            int major = connection.getMetaData().getDatabaseMajorVersion();
            if (major < MAJOR_MIN) {
                log.warn("PostgreSQL {} ở {}: Nhịp được kiểm thử với bản {}", major, address.shown(), MAJOR_MIN);
            }
        } catch (SQLException | RuntimeException e) {
            throw new DatabaseUnavailable(
                    "Không kết nối được cơ sở dữ liệu %s: %s".formatted(address.shown(), reason(e)),
                    "Kiểm tra máy, cổng, tên và mật khẩu trong NHIP_DATABASE_URL; bỏ trống để dùng cơ sở dữ liệu kèm sẵn.",
                    e);
        }
    }

    private static String reason(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage());
    }
}
