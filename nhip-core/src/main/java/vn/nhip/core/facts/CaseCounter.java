package vn.nhip.core.facts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import vn.nhip.core.facts.CaseMeasure.Window;

/**
 * Counts all measures of all agencies in one pass, for any period, as of any instant. Every answer is counted from the rows: nothing is kept
 * from one question to the next but which rows a period may concern.
 *
 * <p>A case is judged by what had happened as of the instant; whether it is late, and whether it had ended before the period, by the end of
 * the period where that is earlier (766-rules 1.3, indicator 2.1: a case that is not finished ends with the last day of the period).
 */
public final class CaseCounter {
    /** Rows of the carried that one thread takes at a time. */
    private static final int CARRIED_AT_ONCE = 1 << 14;

    /** Longs of counts an agency has: enough for all that {@link Measures} takes. */
    private static final int WORDS = 4;

    private static final int LANES = Long.BYTES;
    private static final int BYTE = 0xFF;
    private static final long[] SPREAD = spread();

    private final FactTable table;
    private final Measures measures;
    private final int workers;
    private final int handled;
    private final int all;
    private final int handledAsk;

    /**
     * A counter.
     *
     * @param workers into how many parts the work is cut: as many as there are processors to do them
     */
    public CaseCounter(FactTable table, Measures measures, int workers) {
        this.table = table;
        this.measures = measures;
        this.workers = workers;
        this.handled = measures.of(Window.HANDLED);
        this.all = measures.of(Window.RECEIVED) | handled;
        this.handledAsk = measures.asks(Window.HANDLED);
    }

    /**
     * A period, in seconds.
     *
     * @param start its first second
     * @param end its last second
     */
    public record Span(int start, int end) {}

    /** The counts of one period as of an instant; nothing where the instant lies before the period. */
    public CaseCounts count(Span span, int asOf) {
        return count(List.of(span), asOf).getFirst();
    }

    /** The counts of several periods in one pass: a monthly series, for one. */
    public List<CaseCounts> count(List<Span> spans, int asOf) {
        List<Work> work = new ArrayList<>();
        for (int s = 0; s < spans.size(); s++) {
            plan(s, spans.get(s), Math.min(asOf, spans.get(s).end()), asOf, work);
        }
        int parts = Math.min(workers, Math.max(1, work.size()));
        List<List<Tallies>> tallies = IntStream.range(0, parts)
                .parallel()
                .mapToObj(part -> run(work, part, parts, spans.size()))
                .toList();
        List<CaseCounts> counts = new ArrayList<>();
        for (int s = 0; s < spans.size(); s++) {
            CaseCounts sum =
                    new CaseCounts(table.agencies(), measures.measures().size());
            for (List<Tallies> part : tallies) {
                part.get(s).addTo(sum);
            }
            counts.add(sum);
        }
        return counts;
    }

    /** A piece of work: a chunk received in a span, or rows carried into it. */
    private record Work(int span, int start, int end, int asOf, int chunk, FactTable.Rows carried, int from, int to) {}

    private static final FactTable.Rows NONE = new FactTable.Rows();

    private void plan(int number, Span span, int end, int asOf, List<Work> work) {
        if (end < span.start()) {
            return;
        }
        for (int c = 0; c < table.chunks.size(); c++) {
            Chunk chunk = table.chunks.get(c);
            if (chunk.lastReceived >= span.start() && chunk.firstReceived <= end) {
                work.add(new Work(number, span.start(), end, asOf, c, NONE, 0, 0));
            }
        }
        if (handled != 0) {
            FactTable.Rows carried = table.carriedInto(span.start());
            for (int from = 0; from < carried.size; from += CARRIED_AT_ONCE) {
                int to = Math.min(carried.size, from + CARRIED_AT_ONCE);
                work.add(new Work(number, span.start(), end, asOf, -1, carried, from, to));
            }
        }
    }

    private List<Tallies> run(List<Work> work, int thread, int threads, int spans) {
        List<Tallies> tallies = new ArrayList<>();
        for (int s = 0; s < spans; s++) {
            tallies.add(new Tallies());
        }
        int[] masks = new int[Chunk.ROWS];
        for (int w = thread; w < work.size(); w += threads) {
            Work piece = work.get(w);
            if (piece.chunk() >= 0) {
                received(piece, masks, tallies.get(piece.span()));
            } else {
                carried(piece, tallies.get(piece.span()));
            }
        }
        return tallies;
    }

    private void received(Work piece, int[] masks, Tallies tallies) {
        Chunk chunk = table.chunks.get(piece.chunk());
        chunk.masksAt(piece.asOf(), piece.end(), masks);
        boolean whole = !chunk.withdrawn && chunk.firstReceived >= piece.start() && chunk.lastReceived <= piece.end();
        if (chunk.lastFormer > piece.end()) {
            receivedWithFormer(chunk, piece, masks, tallies);
            return;
        }
        int[] at = chunk.moments[Moment.RECEIVED.column()];
        int rows = chunk.size;
        for (int i = 0; i < rows; i++) {
            if (whole || (at[i] >= piece.start() && at[i] <= piece.end())) {
                tallies.add(chunk.agency(i), masks[i], all);
            }
        }
    }

    /** Some rows were otherwise then. */
    private void receivedWithFormer(Chunk chunk, Work piece, int[] masks, Tallies tallies) {
        int[] at = chunk.moments[Moment.RECEIVED.column()];
        for (int i = 0; i < chunk.size; i++) {
            if (chunk.hasFormer(i)) {
                CaseFacts then = table.version(chunk, i, piece.asOf());
                int when = then.at(Moment.RECEIVED);
                if (when >= piece.start() && when <= piece.end()) {
                    tallies.add(then.agency(), mask(chunk, i, then, piece), all);
                }
            } else if (at[i] >= piece.start() && at[i] <= piece.end()) {
                tallies.add(chunk.agency(i), masks[i], all);
            }
        }
    }

    private int mask(Chunk chunk, int row, CaseFacts then, Work piece) {
        return FactTable.mask(then, table.version(chunk, row, piece.end()), piece.asOf(), piece.end());
    }

    private void carried(Work piece, Tallies tallies) {
        for (int r = piece.from(); r < piece.to(); r++) {
            int row = piece.carried().rows[r];
            Chunk chunk = table.chunks.get(row / Chunk.ROWS);
            int i = row % Chunk.ROWS;
            if (chunk.lastFormer > piece.end() && chunk.hasFormer(i)) {
                carriedWithFormer(chunk, i, piece, tallies);
            } else if (chunk.moments[Moment.ENDED.column()][i] >= piece.start()
                    && (!table.moved || chunk.moments[Moment.RECEIVED.column()][i] < piece.start())) {
                tallies.add(chunk.agency(i), chunk.maskAt(i, piece.asOf(), piece.end(), handledAsk), handled);
            }
        }
    }

    private void carriedWithFormer(Chunk chunk, int i, Work piece, Tallies tallies) {
        CaseFacts then = table.version(chunk, i, piece.asOf());
        int ended = table.version(chunk, i, piece.end()).at(Moment.ENDED);
        if (then.at(Moment.RECEIVED) < piece.start() && ended >= piece.start()) {
            tallies.add(then.agency(), mask(chunk, i, then, piece), handled);
        }
    }

    /**
     * Counts of one span while one thread makes them. Eight counts of one byte each stand side by side in a long, so that a case is added
     * to all of them with a few additions; before a byte could run over, they are added up.
     */
    private final class Tallies {
        private final int counts = measures.counts();
        private final int words = (counts + LANES - 1) / LANES;
        private final int[] bits = measures.bits();
        private final long[] lanes = new long[(table.agencies() + 1) * WORDS];
        private final int[] pending = new int[table.agencies() + 1];
        private final long[] sums = new long[(table.agencies() + 1) * counts];

        void add(int agency, int mask, int concerned) {
            int counted = bits[mask] & concerned;
            int at = (agency + 1) * WORDS;
            lanes[at] += SPREAD[counted & BYTE];
            lanes[at + 1] += SPREAD[(counted >>> 8) & BYTE];
            if (words > 2) {
                lanes[at + 2] += SPREAD[(counted >>> 16) & BYTE];
                lanes[at + 3] += SPREAD[counted >>> 24];
            }
            if (++pending[agency + 1] == BYTE) {
                settle(agency + 1);
            }
        }

        private void settle(int row) {
            for (int c = 0; c < counts; c++) {
                sums[row * counts + c] += (lanes[row * WORDS + c / LANES] >>> ((c % LANES) * Byte.SIZE)) & BYTE;
            }
            Arrays.fill(lanes, row * WORDS, row * WORDS + WORDS, 0);
            pending[row] = 0;
        }

        void addTo(CaseCounts all) {
            for (int row = 0; row < pending.length; row++) {
                settle(row);
                for (int m = 0; m < measures.measures().size(); m++) {
                    long denominator = sums[row * counts + measures.denominator(m)];
                    int less = measures.subtracted(m);
                    long numerator =
                            sums[row * counts + measures.numerator(m)] - (less < 0 ? 0 : sums[row * counts + less]);
                    all.add(row - 1, m, denominator, numerator);
                }
            }
        }
    }

    /** Of every byte its bits, each in a byte of its own. */
    private static long[] spread() {
        long[] spread = new long[BYTE + 1];
        for (int bits = 0; bits <= BYTE; bits++) {
            for (int bit = 0; bit < LANES; bit++) {
                spread[bits] |= (long) ((bits >>> bit) & 1) << (bit * Byte.SIZE);
            }
        }
        return spread;
    }
}
