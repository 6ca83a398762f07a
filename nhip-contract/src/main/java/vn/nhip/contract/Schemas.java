package vn.nhip.contract;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.nhip.core.cases.CaseFact;

/**
 * The published JSON Schemas (2020-12) of the events, with an example of each. Names are paths: {@code index.json} lists the types;
 * {@code event/v1.json} is the envelope, {@code case/step-started/v1.json} the data of one type.
 */
public final class Schemas {
    private static final List<String> NAMES = names(CaseFact.Kind.values());

    private Schemas() {}

    private static List<String> names(CaseFact.Kind[] kinds) {
        List<String> names = new ArrayList<>(List.of("index.json", "event/v1.json", "person/v1.json"));
        for (CaseFact.Kind kind : kinds) {
            names.add("case/" + EventTypes.name(kind) + "/v1.json");
            names.add("case/" + EventTypes.name(kind) + "/example.json");
        }
        return List.copyOf(names);
    }

    /** Every file there is. */
    public static List<String> names() {
        return NAMES;
    }

    /** A file as UTF-8 JSON; empty when the name is none of {@link #names}. */
    public static Optional<byte[]> bytes(String name) {
        if (!NAMES.contains(name)) {
            return Optional.empty();
        }
        try (InputStream in = Schemas.class.getResourceAsStream("/schema/" + name)) {
            if (in == null) {
                throw new IllegalStateException("Programmer error: schema/" + name + " is not on the class path");
            }
            return Optional.of(in.readAllBytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
