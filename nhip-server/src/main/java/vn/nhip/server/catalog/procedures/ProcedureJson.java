package vn.nhip.server.catalog.procedures;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import vn.nhip.server.catalog.Procedure;

/** How procedures are kept in the database. */
public final class ProcedureJson {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private ProcedureJson() {}

    public static String write(PublishedProcedure procedure) {
        return MAPPER.writeValueAsString(procedure);
    }

    public static PublishedProcedure read(String json) {
        return MAPPER.readValue(json, PublishedProcedure.class);
    }

    public static String writeSummary(Procedure procedure) {
        return MAPPER.writeValueAsString(procedure);
    }

    public static Procedure readSummary(String json) {
        return MAPPER.readValue(json, Procedure.class);
    }

    /** The same for the same content, whatever file it came in. */
    static String fingerprint(String json) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(json.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
