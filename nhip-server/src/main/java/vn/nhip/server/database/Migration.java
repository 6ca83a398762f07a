package vn.nhip.server.database;

import org.jspecify.annotations.Nullable;

/**
 * A step of a module's schema.
 *
 * @param module whose schema
 * @param version its number within the module
 * @param checksum of its text; {@code null} where none is known
 */
public record Migration(
        String module, String version, @Nullable Integer checksum) {}
