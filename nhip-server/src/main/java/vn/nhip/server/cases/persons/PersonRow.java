package vn.nhip.server.cases.persons;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.nhip.server.cases.secrecy.Sealed;

/**
 * A row of persons as it lies there, sealed.
 *
 * @param whole the whole person, as it was kept before fields were sealed one by one; {@code null} once it was rewritten
 */
record PersonRow(
        String code,
        @Nullable Sealed whole,
        Map<PersonField, Sealed> fields,
        Instant occurred,
        @Nullable Instant corrected,
        Set<PersonField> correctedFields,
        @Nullable Instant erased,
        @Nullable String erasedWhy) {

    static PersonRow of(ResultSet row) throws SQLException {
        String key = row.getString("key_id");
        Map<PersonField, Sealed> fields = new EnumMap<>(PersonField.class);
        for (PersonField field : PersonField.values()) {
            String fieldKey = row.getString(field.keyColumn());
            if (fieldKey != null) {
                fields.put(field, new Sealed(fieldKey, row.getBytes(field.sealedColumn())));
            }
        }
        List<String> correctedCodes =
                List.of((String[]) row.getArray("corrected_fields").getArray());
        Set<PersonField> corrected = EnumSet.noneOf(PersonField.class);
        for (PersonField field : PersonField.values()) {
            if (correctedCodes.contains(field.code())) {
                corrected.add(field);
            }
        }
        return new PersonRow(
                row.getString("case_code"),
                key == null ? null : new Sealed(key, row.getBytes("sealed")),
                fields,
                row.getObject("occurred", OffsetDateTime.class).toInstant(),
                instant(row, "corrected"),
                corrected,
                instant(row, "erased"),
                row.getString("erased_why"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
