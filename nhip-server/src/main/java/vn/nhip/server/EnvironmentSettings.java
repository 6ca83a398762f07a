package vn.nhip.server;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Settings of which one word of the operator means several of the framework: TLS, the proxies in front, secrets that lie in files. What the
 * operator says wrong stops the start with the way out, rather than starting less safely than was asked for.
 */
class EnvironmentSettings implements EnvironmentPostProcessor {
    /** Browsers take a cookie of this name only over TLS, for the whole site, from this very host. */
    static final String COOKIE_OVER_TLS = "__Host-NHIP";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        Map<String, Object> settings = new HashMap<>();
        settings.putAll(database(
                environment.getProperty("NHIP_DATABASE_URL"), environment.getProperty("NHIP_DATABASE_URL_FILE")));
        settings.putAll(tls(environment.getProperty("NHIP_TLS_CERTIFICATE"), environment.getProperty("NHIP_TLS_KEY")));
        settings.putAll(proxies(environment.getProperty("NHIP_PROXIES")));
        if (!settings.isEmpty()) {
            // Ahead of the file of defaults, behind what a command line or the environment says of the framework
            // itself.
            environment.getPropertySources().addAfter("systemEnvironment", new MapPropertySource("nhip", settings));
        }
    }

    private static Map<String, Object> database(@Nullable String url, @Nullable String file) {
        if (isBlank(file)) {
            return Map.of();
        }
        if (!isBlank(url)) {
            throw new IllegalStateException(
                    "Có cả NHIP_DATABASE_URL và NHIP_DATABASE_URL_FILE: chỉ đặt một trong hai.");
        }
        try {
            return Map.of(
                    "nhip.database.url",
                    Files.readString(Path.of(Objects.requireNonNull(file))).strip());
        } catch (IOException e) {
            throw new IllegalStateException(
                    "Không đọc được tệp NHIP_DATABASE_URL_FILE=%s: kiểm tra đường dẫn và quyền đọc.".formatted(file),
                    e);
        }
    }

    private static Map<String, Object> tls(@Nullable String certificate, @Nullable String key) {
        if (isBlank(certificate) && isBlank(key)) {
            return Map.of();
        }
        String bundle = "spring.ssl.bundle.pem.nhip.";
        Map<String, Object> settings = new HashMap<>();
        settings.put(bundle + "keystore.certificate", location("NHIP_TLS_CERTIFICATE", certificate));
        settings.put(bundle + "keystore.private-key", location("NHIP_TLS_KEY", key));
        settings.put(bundle + "options.enabled-protocols", "TLSv1.3,TLSv1.2");
        // A renewed certificate is taken up without a restart.
        settings.put(bundle + "reload-on-update", "true");
        settings.put("server.ssl.bundle", "nhip");
        settings.putAll(overTls());
        return settings;
    }

    private static String location(String name, @Nullable String file) {
        if (isBlank(file) || !Files.isReadable(Path.of(Objects.requireNonNull(file)))) {
            throw new IllegalStateException(
                    "TLS cần cả hai tệp PEM đọc được: NHIP_TLS_CERTIFICATE và NHIP_TLS_KEY; sai ở %s=%s."
                            .formatted(name, Objects.requireNonNullElse(file, "")));
        }
        return "file:" + Path.of(file).toAbsolutePath();
    }

    /** Proxies end TLS and say who is asking: theirs is the only word that is taken for that. */
    private static Map<String, Object> proxies(@Nullable String addresses) {
        if (isBlank(addresses)) {
            return Map.of();
        }
        String known = Arrays.stream(Objects.requireNonNull(addresses).split(",", -1))
                .map(String::strip)
                .map(EnvironmentSettings::proxy)
                .collect(Collectors.joining("|"));
        Map<String, Object> settings = new HashMap<>(overTls());
        settings.put("server.forward-headers-strategy", "native");
        settings.put("server.tomcat.remoteip.internal-proxies", known);
        settings.put("server.tomcat.remoteip.remote-ip-header", "X-Forwarded-For");
        settings.put("server.tomcat.remoteip.protocol-header", "X-Forwarded-Proto");
        // Many proxies pass on what the sender writes here.
        settings.put("server.tomcat.remoteip.host-header", "");
        settings.put("server.tomcat.remoteip.port-header", "");
        return settings;
    }

    private static String proxy(String address) {
        try {
            // As the connection spells it: an IPv6 address has many spellings.
            return Pattern.quote(InetAddress.ofLiteral(address).getHostAddress());
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(
                    "NHIP_PROXIES=… có “%s”: ghi địa chỉ IP của từng máy proxy, cách nhau bằng dấu phẩy."
                            .formatted(address),
                    e);
        }
    }

    private static Map<String, Object> overTls() {
        return Map.of(
                "server.servlet.session.cookie.name", COOKIE_OVER_TLS, "server.servlet.session.cookie.secure", "true");
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
