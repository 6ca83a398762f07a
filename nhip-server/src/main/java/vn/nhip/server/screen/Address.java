package vn.nhip.server.screen;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An address in the product: a path and the question after it, in a fixed order. Addresses are put into letters, so the same
 * question always has the same address.
 *
 * @param path the path
 * @param parameters the question's parts, in order
 */
public record Address(String path, Map<String, String> parameters) {
    public Address {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    public static Address of(String path) {
        return new Address(path, Map.of());
    }

    /** The same question at another place. */
    public Address at(String otherPath) {
        return new Address(otherPath, parameters);
    }

    /** With one part set; an empty value or null removes it. */
    public Address with(String name, @Nullable String value) {
        Map<String, String> changed = new LinkedHashMap<>(parameters);
        if (value == null || value.isEmpty()) {
            changed.remove(name);
        } else {
            changed.put(name, value);
        }
        return new Address(path, changed);
    }

    /** The address as a link takes it. */
    public String link() {
        if (parameters.isEmpty()) {
            return path;
        }
        return path + "?"
                + parameters.entrySet().stream()
                        .map(p -> encode(p.getKey()) + "=" + encode(p.getValue()))
                        .collect(Collectors.joining("&"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("%3A", ":");
    }

    @Override
    public String toString() {
        return link();
    }
}
