package vn.nhip.server.cases.mapping;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where a value comes from.
 *
 * @param alternatives the first that is not empty counts
 * @param table what the codes found there mean; null when they mean themselves
 * @param dates how times found there are written
 * @param midnightIsDay a time of 00:00 is a day without a time
 */
record Value(List<Template> alternatives, @Nullable ValueTable table, DateFormats dates, boolean midnightIsDay) {

    /** The text; empty when there is none. */
    String text(Row row) throws Unmappable {
        for (Template alternative : alternatives) {
            String text = alternative.of(row);
            if (!text.isEmpty()) {
                return table == null ? text : table.of(text, alternative.label());
            }
        }
        return "";
    }

    /** The time; null when there is none. */
    @Nullable
    ReadTime time(Row row) throws Unmappable {
        String text = text(row);
        if (text.isEmpty()) {
            return null;
        }
        ReadTime time = dates.read(text);
        if (time == null) {
            throw Unmappable.time(label(row), text, dates.names());
        }
        return midnightIsDay ? time.orDay() : time;
    }

    /** What messages call it, for a record: the column its text is from. */
    String label(Row row) {
        for (Template alternative : alternatives) {
            if (!alternative.of(row).isEmpty()) {
                return alternative.label();
            }
        }
        return alternatives.getFirst().label();
    }

    Stream<String> columns() {
        return alternatives.stream().flatMap(template -> template.columns().stream());
    }
}
