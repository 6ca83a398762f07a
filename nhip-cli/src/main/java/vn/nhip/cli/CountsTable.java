package vn.nhip.cli;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.index.Level;

/** The rows of a file in columns of primitives, about 25 bytes each, whatever their number. */
final class CountsTable {
    /** Stands for an empty count. */
    static final long NONE = -1;

    private static final Level[] LEVELS = Level.values();

    final NameTable units = new NameTable();
    /** Position of a level plus one; 0 when a unit's level is not known. */
    private byte[] levels = new byte[64];

    private int[] levelLines = new int[64];

    private int[] rowUnits = new int[1024];
    private byte[] rowIndicators = new byte[1024];
    private long[] numerators = new long[1024];
    private long[] denominators = new long[1024];
    private int[] lines = new int[1024];
    private int size;

    private final Map<Integer, Long> fallbacks = new HashMap<>();
    private final Map<Long, Double> published = new HashMap<>();
    private final Map<Long, Integer> publishedLines = new HashMap<>();

    int size() {
        return size;
    }

    int unit(char[] text, int offset, int length) {
        int id = units.add(text, offset, length);
        if (id == levels.length) {
            levels = Arrays.copyOf(levels, id * 2);
            levelLines = Arrays.copyOf(levelLines, id * 2);
        }
        return id;
    }

    /** Notes a unit's level; the line that said otherwise before, or 0. */
    int noteLevel(int unit, int level, int line) {
        if (levels[unit] == 0) {
            levels[unit] = (byte) level;
            levelLines[unit] = line;
        }
        return level == 0 || levels[unit] == level ? 0 : levelLines[unit];
    }

    /** 0 when not known. */
    int levelNumber(int unit) {
        return levels[unit];
    }

    @Nullable
    Level level(int unit) {
        return levels[unit] == 0 ? null : LEVELS[levels[unit] - 1];
    }

    void add(int unit, int indicator, long numerator, long denominator, int line) {
        if (size == rowUnits.length) {
            grow(size + (size >> 1));
        }
        rowUnits[size] = unit;
        rowIndicators[size] = (byte) indicator;
        numerators[size] = numerator;
        denominators[size] = denominator;
        lines[size] = line;
        size++;
    }

    private void grow(int capacity) {
        rowUnits = Arrays.copyOf(rowUnits, capacity);
        rowIndicators = Arrays.copyOf(rowIndicators, capacity);
        numerators = Arrays.copyOf(numerators, capacity);
        denominators = Arrays.copyOf(denominators, capacity);
        lines = Arrays.copyOf(lines, capacity);
    }

    /** Last year's count of the row added last. */
    void addFallback(long count) {
        fallbacks.put(size - 1, count);
    }

    /** Points that the source gave a group; the line that gave them before, or 0. */
    int addPublished(int unit, int group, double points, int line) {
        Integer before = publishedLines.putIfAbsent(key(unit, group), line);
        if (before == null && !Double.isNaN(points)) {
            published.put(key(unit, group), points);
        }
        return before == null ? 0 : before;
    }

    private static long key(int unit, int group) {
        return (long) unit << 8 | group;
    }

    double published(int unit, int group) {
        return published.isEmpty() ? Double.NaN : published.getOrDefault(key(unit, group), Double.NaN);
    }

    int unitOf(int row) {
        return rowUnits[row];
    }

    int indicatorOf(int row) {
        return rowIndicators[row];
    }

    long numerator(int row) {
        return numerators[row];
    }

    long denominator(int row) {
        return denominators[row];
    }

    /** {@link #NONE} when not given. */
    long fallback(int row) {
        return fallbacks.isEmpty() ? NONE : fallbacks.getOrDefault(row, NONE);
    }

    int line(int row) {
        return lines[row];
    }
}
