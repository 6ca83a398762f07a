package vn.nhip.server.cases.persons;

import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The statements of {@link Persons}, with the columns of every field in the order of the fields. */
final class PersonSql {
    /** A case, when the newest event that told of the person happened, then key and sealed value of every field; null leaves a field as it is. */
    static final String ADD = """
            insert into cases.person (case_code, occurred, recorded, %s)
            values (?, ?, now(), %s)
            on conflict (case_code) do update
            set occurred = excluded.occurred, recorded = excluded.recorded, key_id = null, sealed = null, %s
            where cases.person.erased is null
            """.formatted(
            each(field -> field.keyColumn() + ", " + field.sealedColumn(), ", "),
            each(field -> "?, ?", ", "),
            each(
                    field -> "%1$s = coalesce(excluded.%1$s, person.%1$s), %2$s = coalesce(excluded.%2$s, person.%2$s)"
                            .formatted(field.keyColumn(), field.sealedColumn()),
                    ", "));

    static final String WRITE = "update cases.person set key_id = null, sealed = null, recorded = now(), "
            + each(
                    field -> "%1$s = :%1$s, %2$s = cast(:%2$s as bytea)"
                            .formatted(field.keyColumn(), field.sealedColumn()),
                    ", ")
            + " where case_code = :code";

    /** Nothing in any field, since when, and why. */
    static final String NOTHING = "key_id = null, sealed = null, "
            + each(field -> field.keyColumn() + " = null, " + field.sealedColumn() + " = null", ", ")
            + ", erased = ?, erased_why = ?, corrected_fields = '{}'";

    /** Has something that another key sealed, or is kept whole. */
    static final String STALE = "(key_id is not null or " + each(field -> field.keyColumn() + " <> :key", " or ") + ")";

    static final String STALE_ROWS = "select * from cases.person where case_code > :after and " + STALE
            + " order by case_code limit :most for update";

    static final String BY_KEY = """
            select used.key, count(*) from cases.person
            cross join lateral (values (key_id), %s) used (key)
            where used.key is not null group by used.key order by 2 desc
            """.formatted(each(field -> "(" + field.keyColumn() + ")", ", "));

    static final String EXPIRED = """
            select p.case_code from cases.person p join cases.case_file c on c.code = p.case_code
            where p.erased is null and c.state in (:states) and c.last_occurred < :before
            """;

    static final String EXPIRE = "with expired as (" + EXPIRED + " order by p.case_code limit :most for update of p) "
            + "update cases.person set "
            + NOTHING.replace("erased = ?, erased_why = ?", "erased = :now, erased_why = :why")
            + " where case_code in (select case_code from expired)";

    private PersonSql() {}

    private static String each(Function<PersonField, String> words, String between) {
        return Arrays.stream(PersonField.values()).map(words).collect(Collectors.joining(between));
    }
}
