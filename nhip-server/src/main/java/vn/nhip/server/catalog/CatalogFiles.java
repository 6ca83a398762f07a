package vn.nhip.server.catalog;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps the tables that mirror our data files equal to them: a changed file is loaded at the next start. */
@Component
class CatalogFiles {

    /** A data file and the table that mirrors it; the columns are those of its first line. */
    private record DataFile(String name, String table, List<String> columns, List<String> placeholders) {}

    // Tables that others refer to come first.
    private static final List<DataFile> FILES = List.of(
            new DataFile(
                    "catalog/administrative-units.csv",
                    "catalog.administrative_unit",
                    List.of("code", "name", "kind", "parent", "valid_from"),
                    List.of("?", "?", "?", "?", "?::date")),
            new DataFile(
                    "catalog/province-agencies.csv",
                    "catalog.province_agency",
                    List.of("agency", "unit"),
                    List.of("?", "?")));

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;

    CatalogFiles(JdbcTemplate jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    void load() {
        List<byte[]> contents = FILES.stream().map(CatalogFiles::read).toList();
        List<String> current = contents.stream().map(CatalogFiles::sha256).toList();
        if (!loaded().equals(current)) {
            transaction.executeWithoutResult(status -> replace(contents, current));
        }
    }

    private List<String> loaded() {
        Map<String, String> loaded = new HashMap<>();
        jdbc.query("select name, sha256 from catalog.data_file", row -> {
            loaded.put(row.getString("name"), row.getString("sha256"));
        });
        return FILES.stream().map(file -> loaded.getOrDefault(file.name(), "")).toList();
    }

    private void replace(List<byte[]> contents, List<String> current) {
        // Two processes may start at once: the second finds the work done and does it over.
        jdbc.execute("lock table catalog.data_file in exclusive mode");
        FILES.reversed().forEach(file -> jdbc.update("delete from " + file.table()));
        for (int i = 0; i < FILES.size(); i++) {
            insert(FILES.get(i), contents.get(i));
            jdbc.update("""
                    insert into catalog.data_file (name, sha256) values (?, ?)
                    on conflict (name) do update set sha256 = excluded.sha256, loaded_at = now()
                    """, FILES.get(i).name(), current.get(i));
        }
    }

    private void insert(DataFile file, byte[] content) {
        String sql = "insert into %s (%s) values (%s)"
                .formatted(file.table(), String.join(", ", file.columns()), String.join(", ", file.placeholders()));
        try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(new ByteArrayInputStream(content))) {
            List<CsvRecord> lines = reader.stream().toList();
            if (!lines.getFirst().getFields().equals(file.columns())) {
                throw new IllegalStateException("%s has columns %s, expected %s"
                        .formatted(file.name(), lines.getFirst().getFields(), file.columns()));
            }
            jdbc.batchUpdate(
                    sql, lines.stream().skip(1).map(CatalogFiles::values).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Object[] values(CsvRecord line) {
        return line.getFields().stream()
                .map(field -> field.isEmpty() ? null : field)
                .toArray();
    }

    private static byte[] read(DataFile file) {
        try {
            return new ClassPathResource(file.name()).getContentAsByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
