package vn.nhip.server.database;

import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * Where a database is and who we are there.
 *
 * @param jdbcUrl its JDBC URL
 * @param user our name; null when the URL says it
 * @param password our password; null when the URL says it or none is needed
 */
record DatabaseAddress(
        String jdbcUrl, @Nullable String user, @Nullable String password) {

    /** Reads {@code jdbc:postgresql://…} as it is, and {@code postgres://user:password@host:port/database?option=value}. */
    static DatabaseAddress parse(String text) {
        if (text.startsWith("jdbc:postgresql:")) {
            return new DatabaseAddress(text, null, null);
        }
        URI uri = uri(text);
        String scheme = uri.getScheme();
        String host = uri.getHost();
        String path = uri.getPath();
        if (!("postgres".equals(scheme) || "postgresql".equals(scheme)) || host == null) {
            throw unreadable();
        }
        if (path == null || path.length() < 2) {
            throw unreadable();
        }
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        String options = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        // getUserInfo is decoded, so that a password may contain an escaped colon or at sign; only the first colon
        // parts.
        String[] credentials =
                uri.getUserInfo() == null ? new String[0] : uri.getUserInfo().split(":", 2);
        return new DatabaseAddress(
                "jdbc:postgresql://" + host + port + uri.getRawPath() + options,
                credentials.length > 0 ? credentials[0] : null,
                credentials.length > 1 ? credentials[1] : null);
    }

    private static URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            // The cause's message would repeat the password.
            throw unreadable();
        }
    }

    private static DatabaseUnavailable unreadable() {
        return new DatabaseUnavailable(
                "NHIP_DATABASE_URL không phải địa chỉ PostgreSQL.",
                "Đặt theo mẫu postgres://người-dùng:mật-khẩu@máy:5432/tên-cơ-sở-dữ-liệu"
                        + " hoặc jdbc:postgresql://máy:5432/tên?user=…&password=…; bỏ trống để dùng cơ sở dữ liệu kèm sẵn.");
    }

    /** For messages: without name and password. */
    String shown() {
        int options = jdbcUrl.indexOf('?');
        return (options < 0 ? jdbcUrl : jdbcUrl.substring(0, options)).substring("jdbc:".length());
    }
}
