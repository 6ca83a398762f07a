package vn.nhip.core.facts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The facts of all cases, in columns. Grows in place; a case that changed is written over. Fastest when cases come in the order of their
 * receipt, right in any order. Readers may share it; whoever writes sees to it that nobody reads meanwhile.
 *
 * <p>A row takes {@value #ROW_BYTES} bytes. Former versions of cases whose facts did not only come are kept apart.
 */
public final class FactTable {
    /** Bytes of a row in its columns, and of the way from a case's number to its row. */
    public static final int ROW_BYTES = Moment.COUNT * 4 + 4 + 2 + 4 + 4;

    final List<Chunk> chunks = new ArrayList<>();

    /** Former versions by number of the case, the earliest first, and how the last version's {@code from} stands. */
    private final Map<Integer, List<CaseFacts>> former = new HashMap<>();

    /** Rows of cases received before an instant and not ended then, by that instant: what a month may have to handle from before. */
    private final TreeMap<Integer, Rows> carried = new TreeMap<>();

    /** Whether the receipt of any case was ever told otherwise than at first: then what is carried must be looked at again. */
    boolean moved;

    private int[] rowOf = new int[1 << 10];
    private int size;
    private int agencies;
    private int procedures;

    public FactTable() {
        this(0, 0, false);
    }

    /** A table to which whole chunks are added. */
    FactTable(int agencies, int procedures, boolean moved) {
        this.agencies = agencies;
        this.procedures = procedures;
        this.moved = moved;
        Arrays.fill(rowOf, -1);
    }

    /** Adds rows that were those of a table like this one, behind those that are there, which fill their chunks. */
    void add(Chunk chunk) {
        chunks.add(chunk);
        for (int row = 0; row < chunk.size; row++) {
            remember(chunk.ids[row], size++);
        }
    }

    Map<Integer, List<CaseFacts>> former() {
        return former;
    }

    /** Row numbers, growing. */
    static final class Rows {
        int[] rows = new int[16];
        int size;

        boolean contains(int row) {
            for (int i = 0; i < size; i++) {
                if (rows[i] == row) {
                    return true;
                }
            }
            return false;
        }

        void add(int row) {
            if (size == rows.length) {
                rows = Arrays.copyOf(rows, size * 2);
            }
            rows[size++] = row;
        }
    }

    /** How many cases there are. */
    public int size() {
        return size;
    }

    /** When the first case was received; {@link Seconds#NEVER} without any. */
    public int firstReceived() {
        int first = Seconds.NEVER;
        for (Chunk chunk : chunks) {
            first = Math.min(first, chunk.firstReceived);
        }
        return first;
    }

    /** When the last case was received; {@link Seconds#ALWAYS} without any. */
    public int lastReceived() {
        int last = Seconds.ALWAYS;
        for (Chunk chunk : chunks) {
            last = Math.max(last, chunk.lastReceived);
        }
        return last;
    }

    /** One more than the highest position of an agency. */
    public int agencies() {
        return agencies;
    }

    /** One more than the highest position of a procedure. */
    public int procedures() {
        return procedures;
    }

    /** How many former versions are kept. */
    public long formerVersions() {
        return former.values().stream().mapToLong(List::size).sum();
    }

    /**
     * Writes a case, over what was known of it.
     *
     * @param versions as {@link CaseFactsReader} gives them, one at least
     * @throws IllegalArgumentException when a number or position is out of range, with the number
     */
    public void put(List<CaseFacts> versions) {
        CaseFacts last = versions.getLast();
        int id = Math.toIntExact(last.id());
        int agency = -1;
        int procedure = -1;
        for (CaseFacts version : versions) {
            agency = Math.max(agency, version.agency());
            procedure = Math.max(procedure, version.procedure());
        }
        if (agency >= Short.MAX_VALUE || procedure >= Short.MAX_VALUE || id < 0) {
            throw new IllegalArgumentException("case " + id + ", agency " + agency + ", procedure " + procedure
                    + ", expected below " + Short.MAX_VALUE);
        }
        int row = rowOf(id);
        int received = row < 0 ? Seconds.NEVER : received(row);
        int end = row < 0 ? Seconds.ALWAYS : lastEnd(row);
        boolean isNew = row < 0;
        if (isNew) {
            row = size++;
            remember(id, row);
            if (row % Chunk.ROWS == 0) {
                chunks.add(new Chunk());
            }
        }
        chunks.get(row / Chunk.ROWS).write(row % Chunk.ROWS, last);
        if (versions.size() > 1) {
            former.put(id, List.copyOf(versions));
        } else {
            former.remove(id);
        }
        agencies = Math.max(agencies, agency + 1);
        procedures = Math.max(procedures, procedure + 1);
        moved |= !isNew && received(row) != received;
        carry(row, isNew, received, end);
    }

    /** Adds a row to those carried into the instants that its case now spans and did not span before. */
    private void carry(int row, boolean isNew, int receivedBefore, int endBefore) {
        int received = received(row);
        int end = lastEnd(row);
        if (end <= received) {
            return;
        }
        carried.subMap(received, false, end, true).forEach((start, rows) -> {
            boolean there = receivedBefore < start && start <= endBefore;
            // A case that ended and goes on again is there from before.
            if (!there && (isNew || !rows.contains(row))) {
                rows.add(row);
            }
        });
    }

    private int received(int row) {
        return chunks.get(row / Chunk.ROWS).moments[Moment.RECEIVED.column()][row % Chunk.ROWS];
    }

    /** The latest end that any version of a row tells of. */
    private int lastEnd(int row) {
        Chunk chunk = chunks.get(row / Chunk.ROWS);
        int at = row % Chunk.ROWS;
        int end = chunk.moments[Moment.ENDED.column()][at];
        if (chunk.hasFormer(at)) {
            for (CaseFacts version : former.getOrDefault(chunk.ids[at], List.of())) {
                end = Math.max(end, version.at(Moment.ENDED));
            }
        }
        return end;
    }

    /** The row of a case; -1 when there is no such case. */
    int rowOf(int id) {
        return id >= 0 && id < rowOf.length ? rowOf[id] : -1;
    }

    private void remember(int id, int row) {
        if (id >= rowOf.length) {
            int before = rowOf.length;
            rowOf = Arrays.copyOf(rowOf, Math.max(id + 1, before + before / 4));
            Arrays.fill(rowOf, before, rowOf.length, -1);
        }
        rowOf[id] = row;
    }

    /**
     * What is known of a case at an instant; {@code null} when there is no such case.
     *
     * @param asOf seconds
     */
    public @Nullable CaseFacts at(int id, int asOf) {
        int row = rowOf(id);
        return row < 0 ? null : version(chunks.get(row / Chunk.ROWS), row % Chunk.ROWS, asOf);
    }

    /** All that is known of a case, the earliest version first; empty when there is no such case. */
    public List<CaseFacts> versions(int id) {
        int row = rowOf(id);
        return row < 0 ? List.of() : versions(chunks.get(row / Chunk.ROWS), row % Chunk.ROWS);
    }

    private List<CaseFacts> versions(Chunk chunk, int row) {
        List<CaseFacts> several = chunk.hasFormer(row) ? former.get(chunk.ids[row]) : null;
        return several == null ? List.of(chunk.read(row, Seconds.ALWAYS)) : several;
    }

    /** Tells all that is known of every case, one after the other. */
    public void each(Consumer<List<CaseFacts>> each) {
        for (Chunk chunk : chunks) {
            for (int row = 0; row < chunk.size; row++) {
                each.accept(versions(chunk, row));
            }
        }
    }

    /** The version of a row that holds at an instant. */
    CaseFacts version(Chunk chunk, int row, int asOf) {
        if (chunk.hasFormer(row)) {
            for (CaseFacts version : former.getOrDefault(chunk.ids[row], List.of())) {
                if (asOf < version.until()) {
                    return version;
                }
            }
        }
        return chunk.read(row, Seconds.ALWAYS);
    }

    /** The version that holds at an instant, of a case's versions. */
    static CaseFacts version(List<CaseFacts> versions, int asOf) {
        for (CaseFacts version : versions) {
            if (asOf < version.until()) {
                return version;
            }
        }
        return versions.getLast();
    }

    /** The facts of a case that had versions: lateness by the one that held where lateness is judged, all else by the one at the instant. */
    static int mask(CaseFacts then, CaseFacts atEnd, int asOf, int end) {
        return (then.mask(asOf, end) & ~Fact.ON_TIME_ASKED) | (atEnd.mask(asOf, end) & Fact.ON_TIME_ASKED);
    }

    /**
     * Rows of cases received before an instant and not ended then by any version; found once for every instant asked for, kept up by every
     * later {@link #put}.
     */
    Rows carriedInto(int start) {
        synchronized (carried) {
            return carried.computeIfAbsent(start, this::find);
        }
    }

    private Rows find(int start) {
        Rows rows = new Rows();
        for (int c = 0; c < chunks.size(); c++) {
            Chunk chunk = chunks.get(c);
            if (chunk.firstReceived >= start) {
                continue;
            }
            int[] received = chunk.moments[Moment.RECEIVED.column()];
            int[] ended = chunk.moments[Moment.ENDED.column()];
            for (int i = 0; i < chunk.size; i++) {
                boolean open = ended[i] >= start || (chunk.hasFormer(i) && lastEnd(c * Chunk.ROWS + i) >= start);
                if (received[i] < start && open) {
                    rows.add(c * Chunk.ROWS + i);
                }
            }
        }
        return rows;
    }
}
