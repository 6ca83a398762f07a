package vn.nhip.definitions;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.index.IndexDefinition;

/** A set of definitions: every version of every index, and which one holds on a day. Safe to share between threads. */
public final class Definitions {
    private static final String FOLDER = "/definitions/index/";
    private static final String LIST = FOLDER + "versions.txt";

    /** By code and first day. */
    private final List<Version> versions;

    private Definitions(List<Version> versions) {
        this.versions = versions;
    }

    /** The definitions that come with the product. A file is read when its version is first asked for. */
    public static Definitions bundled() {
        return new Definitions(resource(LIST).lines().map(Version::packed).toList());
    }

    /**
     * Definitions from texts.
     *
     * @param files YAML by file name
     * @throws DefinitionException with every mistake in every file
     */
    public static Definitions read(Map<String, String> files) {
        return new Definitions(
                DefinitionLoader.load(files).stream().map(Version::read).toList());
    }

    private static String resource(String name) {
        try (InputStream in = Definitions.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("Programmer error: resource " + name + " is not packed");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be read", e);
        }
    }

    /** Every version of every index, by code and first day. */
    public List<IndexDefinition> all() {
        return versions.stream().map(Version::definition).toList();
    }

    /** Codes of the indexes. */
    public List<String> codes() {
        return versions.stream().map(v -> v.code).distinct().sorted().toList();
    }

    /** Versions of one index, oldest first; none for an unknown code. */
    public List<IndexDefinition> versions(String code) {
        return of(code).stream().map(Version::definition).toList();
    }

    private List<Version> of(String code) {
        return versions.stream().filter(v -> v.code.equals(code)).toList();
    }

    /**
     * The version of an index in force on a day.
     *
     * @throws IllegalArgumentException naming the code, the day and what there is
     */
    public IndexDefinition find(String code, LocalDate at) {
        List<Version> known = of(code);
        if (known.isEmpty()) {
            String expected = Spelling.nearest(code, codes()).orElseGet(() -> String.join(", ", codes()));
            throw new IllegalArgumentException("no index %s, there is %s".formatted(code, expected));
        }
        return known.stream()
                .filter(v -> !v.from.isAfter(at))
                .reduce((earlier, later) -> later)
                .map(Version::definition)
                .filter(d -> !hasEnded(d, at))
                .orElseThrow(() -> new IllegalArgumentException("no version of %s on %s, there is %s"
                        .formatted(code, at, known.stream().map(Version::span).collect(Collectors.joining(", ")))));
    }

    private static boolean hasEnded(IndexDefinition definition, LocalDate at) {
        LocalDate to = definition.effectiveTo();
        return to != null && at.isAfter(to);
    }

    /**
     * A version by the name that results carry.
     *
     * @param version "qd766/2026-08-01"
     */
    public IndexDefinition version(String version) {
        return versions.stream()
                .filter(v -> v.name().equals(version))
                .findFirst()
                .map(Version::definition)
                .orElseThrow(() -> new IllegalArgumentException("no version %s, there is %s"
                        .formatted(version, versions.stream().map(Version::name).collect(Collectors.joining(", ")))));
    }

    /** One version; a packed one is read when it is needed. */
    private static final class Version {
        private final String code;
        private final LocalDate from;
        private volatile @Nullable IndexDefinition definition;

        private Version(String code, LocalDate from, @Nullable IndexDefinition definition) {
            this.code = code;
            this.from = from;
            this.definition = definition;
        }

        static Version packed(String name) {
            int slash = name.indexOf('/');
            return new Version(name.substring(0, slash), LocalDate.parse(name.substring(slash + 1)), null);
        }

        static Version read(IndexDefinition definition) {
            return new Version(definition.code(), definition.effectiveFrom(), definition);
        }

        String name() {
            return code + "/" + from;
        }

        /** Two threads may both read it; they read the same. */
        IndexDefinition definition() {
            IndexDefinition known = definition;
            if (known == null) {
                String file = FOLDER + name() + ".yaml";
                known = DefinitionLoader.load(file.substring(1), resource(file));
                if (!known.version().equals(name())) {
                    throw new IllegalStateException(
                            "%s holds %s, expected %s".formatted(file, known.version(), name()));
                }
                definition = known;
            }
            return known;
        }

        String span() {
            LocalDate to = definition().effectiveTo();
            return from + " to " + (to == null ? "now" : to);
        }
    }
}
