package vn.nhip.cli;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.reader.RecordType;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import vn.nhip.core.index.Group;
import vn.nhip.core.index.IndexDefinition;
import vn.nhip.core.index.Indicator;
import vn.nhip.core.index.Level;
import vn.nhip.definitions.Spelling;

/**
 * Reads a CSV of counts into columns. Fields are read where they lie in the parser's buffer, so that a million rows make no
 * million objects. What is wrong is noted, and reading goes on.
 */
final class CountsReader extends CsvCallbackHandler<Boolean> {
    static final List<String> HEADER = List.of("unit", "level", "indicator", "numerator", "denominator");
    private static final List<String> LEVELS =
            Stream.of(Level.values()).map(Level::name).toList();
    private static final int MOST_DIGITS = 12;

    /** What a column holds. */
    private enum Column {
        UNIT,
        LEVEL,
        INDICATOR,
        NUMERATOR,
        DENOMINATOR,
        FALLBACK_DENOMINATOR,
        PUBLISHED,
        OTHER
    }

    private final CountsTable table = new CountsTable();
    private final NameTable codes = new NameTable();
    private final NameTable levels = new NameTable();
    private final List<Indicator> indicators;
    private final List<Group> groups;
    private final Complaints complaints;

    private Column[] columns = {};
    private final List<String> header = new ArrayList<>();
    private boolean afterHeader;
    private int line;
    private int fields;
    private boolean blank;
    private boolean unreadable;

    private int unit;
    private int level;
    private int indicator;
    private long numerator;
    private long denominator;
    private long fallback;
    private double published;
    private boolean wrong;

    CountsReader(IndexDefinition definition, Complaints complaints) {
        this.indicators = definition.indicators().toList();
        this.groups = definition.groups();
        this.complaints = complaints;
        indicators.forEach(i -> codes.add(i.code()));
        groups.forEach(g -> codes.add(g.code()));
        LEVELS.forEach(levels::add);
    }

    /** Reads to the end; the result is only good without complaints. */
    CountsTable read(InputStream in) {
        InputStreamReader reader = new InputStreamReader(in, StandardCharsets.UTF_8);
        try (CsvReader<Boolean> csv = CsvReader.builder()
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .build(this, reader);
                CloseableIterator<Boolean> records = csv.iterator()) {
            while (records.hasNext()) {
                records.next();
            }
        } catch (CsvParseException e) {
            complaints.add(Math.max(1, line), reasonOf(e), "correct CSV; reading ended here");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!afterHeader && complaints.isEmpty()) {
            complaints.add(1, "an empty file", "the header " + String.join(",", HEADER));
        }
        return table;
    }

    private static String reasonOf(CsvParseException e) {
        Throwable cause = e.getCause();
        if (cause instanceof IOException io) {
            throw new UncheckedIOException(io);
        }
        return cause == null || cause.getMessage() == null ? String.valueOf(e.getMessage()) : cause.getMessage();
    }

    @Override
    protected RecordType getRecordType() {
        return blank && fields == 0 ? RecordType.EMPTY : RecordType.DATA;
    }

    @Override
    protected int getFieldCount() {
        return fields;
    }

    @Override
    protected void beginRecord(long startingLine) {
        line = (int) startingLine;
        fields = 0;
        blank = true;
        unreadable = false;
        unit = -1;
        level = 0;
        indicator = -1;
        numerator = CountsTable.NONE;
        denominator = CountsTable.NONE;
        fallback = CountsTable.NONE;
        published = Double.NaN;
        wrong = false;
    }

    @Override
    protected void setComment(char[] text, int offset, int length) {
        throw new IllegalStateException("Programmer error: comments are not switched on");
    }

    @Override
    protected void setEmpty() {
        blank = true;
    }

    @Override
    protected void addField(char[] text, int start, int size, boolean quoted) {
        int offset = start;
        int length = size;
        while (length > 0 && (text[offset] <= ' ' || (text[offset] == '\uFEFF' && !afterHeader))) {
            offset++;
            length--;
        }
        while (length > 0 && text[offset + length - 1] <= ' ') {
            length--;
        }
        for (int i = offset; i < offset + length; i++) {
            unreadable |= text[i] == '\uFFFD';
        }
        blank &= length == 0;
        if (!afterHeader) {
            header.add(new String(text, offset, length));
        } else if (fields < columns.length) {
            read(columns[fields], text, offset, length);
        }
        fields++;
    }

    private void read(Column column, char[] text, int offset, int length) {
        switch (column) {
            case UNIT -> unit = length == 0 ? -1 : table.unit(text, offset, length);
            case LEVEL -> level = length == 0 ? 0 : levelOf(text, offset, length);
            case INDICATOR -> indicator = indicatorOf(text, offset, length);
            case NUMERATOR -> numerator = count("numerator", text, offset, length);
            case DENOMINATOR -> denominator = count("denominator", text, offset, length);
            case FALLBACK_DENOMINATOR -> fallback = count("fallback_denominator", text, offset, length);
            case PUBLISHED -> published = points(text, offset, length);
            case OTHER -> {}
        }
    }

    private int levelOf(char[] text, int offset, int length) {
        int found = levels.find(text, offset, length);
        if (found < 0) {
            complain("level " + new String(text, offset, length), String.join(", ", LEVELS) + " or nothing");
        }
        return found + 1;
    }

    private int indicatorOf(char[] text, int offset, int length) {
        int found = codes.find(text, offset, length);
        if (found < 0 && length > 0) {
            String code = new String(text, offset, length);
            List<String> known = new ArrayList<>();
            indicators.forEach(i -> known.add(i.code()));
            groups.forEach(g -> known.add(g.code()));
            complain(
                    "indicator " + code,
                    Spelling.nearest(code, known).orElseGet(() -> "one of " + String.join(", ", known)));
        }
        return found;
    }

    private long count(String name, char[] text, int offset, int length) {
        if (length == 0) {
            return CountsTable.NONE;
        }
        long value = 0;
        boolean digits = length <= MOST_DIGITS;
        for (int i = offset; digits && i < offset + length; i++) {
            int digit = text[i] - '0';
            digits = digit >= 0 && digit <= 9;
            value = value * 10 + digit;
        }
        if (!digits) {
            String what = name + " " + new String(text, offset, length);
            complain(what, "a whole number of at least 0 with at most " + MOST_DIGITS + " digits, or nothing");
            return CountsTable.NONE;
        }
        return value;
    }

    private double points(char[] text, int offset, int length) {
        if (length == 0) {
            return Double.NaN;
        }
        String number = new String(text, offset, length);
        try {
            double value = number.length() <= 20 && number.matches("[0-9]+([.][0-9]+)?")
                    ? Double.parseDouble(number)
                    : Double.NaN;
            if (!Double.isNaN(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Said below, with what stands there.
        }
        complain("published " + number, "points such as 7.09, or nothing");
        return Double.NaN;
    }

    private void complain(String what, String expected) {
        wrong = true;
        complaints.add(line, what, expected);
    }

    @Override
    protected Boolean buildRecord() {
        if (blank) {
            if (!afterHeader) {
                header.clear();
            }
            return false;
        }
        if (unreadable) {
            complain("bytes that are no text", "UTF-8");
        }
        if (!afterHeader) {
            readHeader();
            return false;
        }
        addRow();
        return true;
    }

    private void readHeader() {
        afterHeader = true;
        columns = new Column[header.size()];
        for (int i = 0; i < columns.length; i++) {
            String name = header.get(i);
            columns[i] = Arrays.stream(Column.values())
                    .filter(c -> c != Column.OTHER && name.equals(c.name().toLowerCase(java.util.Locale.ROOT)))
                    .findFirst()
                    .orElse(Column.OTHER);
            if (columns[i] != Column.OTHER && header.indexOf(name) < i) {
                complain("column " + name + " a second time", "every column once");
            }
        }
        for (String name : HEADER) {
            if (!header.contains(name)) {
                String instead = Spelling.nearest(name, header)
                        .map(n -> " (there is " + n + ")")
                        .orElse("");
                complain("no column " + name + instead, "the header " + String.join(",", HEADER));
                Arrays.fill(columns, Column.OTHER);
            }
        }
    }

    private void addRow() {
        if (fields != columns.length) {
            complain(fields + " fields", columns.length + " as in the header");
            return;
        }
        if (!header.containsAll(HEADER)) {
            return;
        }
        if (unit < 0) {
            complain("no unit", "its code");
        }
        if (indicator < 0 && !wrong) {
            complain("no indicator", "its code");
        }
        if (wrong) {
            return;
        }
        int before = table.noteLevel(unit, level, line);
        if (before != 0) {
            String what = "unit %s with level %s".formatted(table.units.name(unit), LEVELS.get(level - 1));
            complain(what, table.level(unit) + " as on line " + before);
        }
        if (indicator < indicators.size()) {
            table.add(unit, indicator, numerator, denominator, line);
            if (fallback != CountsTable.NONE) {
                table.addFallback(fallback);
            }
        } else {
            addGroupRow(indicator - indicators.size());
        }
    }

    private void addGroupRow(int group) {
        Group of = groups.get(group);
        if (numerator != CountsTable.NONE || denominator != CountsTable.NONE) {
            complain("counts of group " + of.code(), "counts of its indicators; a group may have published points");
        }
        if (published > of.max()) {
            complain("published " + published + " of group " + of.code(), "at most " + of.max());
        }
        int before = table.addPublished(unit, group, published, line);
        if (before != 0) {
            String what = "%s of unit %s a second time, first on line %d"
                    .formatted(of.code(), table.units.name(unit), before);
            complain(what, "every group of a unit once");
        }
    }
}
