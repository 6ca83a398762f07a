package vn.nhip.server.screen;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PropertiesLoaderUtils;

/**
 * Style sheet, scripts, pictures and fonts, all from the class path. Their address holds a hash of everything, so a browser keeps
 * them for good and a new version is a new address; inside it they find each other by relative addresses.
 */
public final class Assets {
    private static final String WEBJARS = "org.webjars.npm";
    private static final Map<String, String> PLACES = places();
    private static final Assets BUNDLE = new Assets();

    private final Map<String, Resource> resources;
    private final String hash;

    private Assets() {
        Map<String, Resource> found = new LinkedHashMap<>();
        PLACES.forEach((name, place) -> found.put(name, find(place)));
        this.resources = Collections.unmodifiableMap(found);
        this.hash = hash(found.values());
    }

    private static Map<String, String> places() {
        Map<String, String> places = new LinkedHashMap<>();
        places.put("design.css", "static/design.css");
        places.put("nhip.js", "static/nhip.js");
        places.put("passkeys.js", "static/passkeys.js");
        places.put("favicon.svg", "static/favicon.svg");
        places.put("htmx.js", library(WEBJARS, "htmx.org", "webjars", "dist/htmx.min.js"));
        places.put("echarts.js", library("org.mvnpm", "echarts", "_static", "dist/echarts.common.min.js"));
        for (String weight : List.of("Regular", "Medium", "Bold")) {
            places.put(
                    "roboto-" + weight.toLowerCase(Locale.ROOT) + ".woff2",
                    library(WEBJARS, "roboto-fontface", "webjars", "fonts/roboto/Roboto-" + weight + ".woff2"));
        }
        return places;
    }

    /** Where an artifact keeps a file: the version is part of the place. */
    private static String library(String group, String name, String folder, String file) {
        try {
            String version = PropertiesLoaderUtils.loadProperties(
                            new ClassPathResource("META-INF/maven/%s/%s/pom.properties".formatted(group, name)))
                    .getProperty("version");
            return "META-INF/resources/%s/%s/%s/%s".formatted(folder, name, version, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The address of an asset. */
    public static String url(String name) {
        if (!BUNDLE.resources.containsKey(name)) {
            throw new IllegalArgumentException("No asset %s, there is %s".formatted(name, BUNDLE.resources.keySet()));
        }
        return "/assets/" + BUNDLE.hash + "/" + name;
    }

    static @Nullable Resource resource(String name) {
        return BUNDLE.resources.get(name);
    }

    private static Resource find(String place) {
        Resource resource = new ClassPathResource(place);
        if (!resource.exists()) {
            throw new IllegalStateException("Asset %s is not on the class path".formatted(place));
        }
        return resource;
    }

    private static String hash(Iterable<Resource> resources) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Resource resource : resources) {
                digest.update(resource.getContentAsByteArray());
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
