package vn.nhip.server.index;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.index.Level;
import vn.nhip.core.scoring.Counts;

/**
 * Counts as they are published: a CSV file that is the same for the same counts, whoever writes it, and that {@code ./nhip score} reads.
 * Empty is not known; the note {@code withheld} stands where a count is known and not shown, {@code stand-in} where the source says that it
 * stands for another.
 */
final class PublishedCounts {
    private static final String[] HEADER = {
        "unit", "level", "indicator", "numerator", "denominator", "fallback_denominator", "note"
    };
    private static final String WITHHELD = "withheld";
    private static final String STAND_IN = "stand-in";

    private PublishedCounts() {}

    /**
     * The file.
     *
     * @param counts of every unit by indicator code
     * @param levels of units, as far as they are known
     */
    static String write(Map<String, Map<String, Counts>> counts, Map<String, Level> levels) {
        StringWriter text = new StringWriter();
        try (CsvWriter writer =
                CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
            writer.writeRecord(HEADER);
            new TreeMap<>(counts)
                    .forEach((unit, ofUnit) -> new TreeMap<>(ofUnit)
                            .forEach((indicator, count) -> writer.writeRecord(
                                    unit,
                                    level(levels.get(unit)),
                                    indicator,
                                    cell(count.numerator()),
                                    cell(count.denominator()),
                                    cell(count.fallbackDenominator()),
                                    note(count))));
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory could not be written", e);
        }
        return text.toString();
    }

    private static String level(@Nullable Level level) {
        return level == null ? "" : level.name();
    }

    private static String note(Counts count) {
        if (count.isWithheld()) {
            return WITHHELD;
        }
        return count.standIn() ? STAND_IN : "";
    }

    private static String cell(@Nullable Long number) {
        return number == null ? "" : number.toString();
    }

    /** What {@link #write} wrote. */
    static Map<String, Map<String, Counts>> read(String text) {
        Map<String, Map<String, Counts>> counts = new LinkedHashMap<>();
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(text)) {
            reader.forEach(row -> counts.computeIfAbsent(row.getField("unit"), unit -> new LinkedHashMap<>())
                    .put(row.getField("indicator"), count(row)));
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory could not be read", e);
        }
        return counts;
    }

    private static Counts count(NamedCsvRecord row) {
        String note = row.getField("note");
        return note.equals(WITHHELD)
                ? Counts.WITHHELD
                : new Counts(
                        number(row.getField("numerator")),
                        number(row.getField("denominator")),
                        number(row.getField("fallback_denominator")),
                        note.equals(STAND_IN));
    }

    private static @Nullable Long number(String cell) {
        return cell.isEmpty() ? null : Long.valueOf(cell);
    }
}
