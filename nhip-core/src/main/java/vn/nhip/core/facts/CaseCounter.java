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

    private static final int UNSEEN = 0;

    private final FactTable table;
    private final Measures measures;
    private final int workers;
    private final int received;
    private final int handled;

    // Masks that occur are few of all that could: each gets a small number when it is first seen.
    private final char[] classOf = new char[Fact.MASKS];
    private int[] maskOf = new int[1 << 8];
    private int classes = 1;

    /**
     * A counter.
     *
     * @param workers into how many parts the work is cut: as many as there are processors to do them
     */
    public CaseCounter(FactTable table, Measures measures, int workers) {
        this.table = table;
        this.measures = measures;
        this.workers = workers;
        this.received = bits(Window.RECEIVED);
        this.handled = bits(Window.HANDLED);
    }

    private int bits(Window window) {
        int bits = 0;
        for (int m = 0; m < measures.measures().size(); m++) {
            bits |= measures.measures().get(m).window() == window ? 1 << m : 0;
        }
        return bits;
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
        boolean whole = chunk.firstReceived >= piece.start() && chunk.lastReceived <= piece.end();
        if (chunk.lastFormer > piece.end()) {
            receivedWithFormer(chunk, piece, masks, tallies);
            return;
        }
        int[] at = chunk.moments[Moment.RECEIVED.column()];
        int rows = chunk.size;
        for (int i = 0; i < rows; i++) {
            if (whole || (at[i] >= piece.start() && at[i] <= piece.end())) {
                tallies.addReceived(chunk.agencies[i], masks[i]);
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
                    tallies.addReceived(then.agency(), mask(chunk, i, then, piece));
                }
            } else if (at[i] >= piece.start() && at[i] <= piece.end()) {
                tallies.addReceived(chunk.agencies[i], masks[i]);
            }
        }
    }

    private int mask(Chunk chunk, int row, CaseFacts then, Work piece) {
        int late = Fact.LATE.bit() | Fact.LEGALLY_LATE.bit() | Fact.TERM_KNOWN.bit();
        CaseFacts atEnd = table.version(chunk, row, piece.end());
        return (then.mask(piece.asOf(), piece.end()) & ~late) | (atEnd.mask(piece.asOf(), piece.end()) & late);
    }

    private void carried(Work piece, Tallies tallies) {
        for (int r = piece.from(); r < piece.to(); r++) {
            int row = piece.carried().rows[r];
            Chunk chunk = table.chunks.get(row / Chunk.ROWS);
            int i = row % Chunk.ROWS;
            if (chunk.hasFormer(i) && chunk.lastFormer > piece.end()) {
                carriedWithFormer(chunk, i, piece, tallies);
            } else if (chunk.moments[Moment.RECEIVED.column()][i] < piece.start()
                    && chunk.moments[Moment.ENDED.column()][i] >= piece.start()) {
                tallies.addCarried(chunk.agencies[i], chunk.maskAt(i, piece.asOf(), piece.end()));
            }
        }
    }

    private void carriedWithFormer(Chunk chunk, int i, Work piece, Tallies tallies) {
        CaseFacts then = table.version(chunk, i, piece.asOf());
        int ended = table.version(chunk, i, piece.end()).at(Moment.ENDED);
        if (then.at(Moment.RECEIVED) < piece.start() && ended >= piece.start()) {
            tallies.addCarried(then.agency(), mask(chunk, i, then, piece));
        }
    }

    private int classOf(int mask) {
        int known = classOf[mask];
        return known == UNSEEN ? newClass(mask) : known;
    }

    private synchronized int newClass(int mask) {
        if (classOf[mask] == UNSEEN) {
            if (classes == maskOf.length) {
                maskOf = Arrays.copyOf(maskOf, classes * 2);
            }
            maskOf[classes] = mask;
            classOf[mask] = (char) classes;
            classes++;
        }
        return classOf[mask];
    }

    private synchronized int[] masks() {
        return Arrays.copyOf(maskOf, classes);
    }

    /** How many cases there are by agency and class, while one thread counts one span. */
    private final class Tallies {
        private int width;
        private int[] receivedCases = new int[0];
        private int[] carriedCases = new int[0];

        void addReceived(int agency, int mask) {
            int known = classOf(mask);
            if (known >= width) {
                widen(known);
            }
            receivedCases[(agency + 1) * width + known]++;
        }

        void addCarried(int agency, int mask) {
            int known = classOf(mask);
            if (known >= width) {
                widen(known);
            }
            if (carriedCases.length == 0) {
                carriedCases = new int[receivedCases.length];
            }
            carriedCases[(agency + 1) * width + known]++;
        }

        private void widen(int known) {
            int wider = Math.max(Integer.highestOneBit(known) * 2, masks().length);
            receivedCases = widened(receivedCases, wider);
            carriedCases = carriedCases.length == 0 ? carriedCases : widened(carriedCases, wider);
            width = wider;
        }

        private int[] widened(int[] cases, int wider) {
            int[] all = new int[(table.agencies() + 1) * wider];
            for (int a = 0; a * width < cases.length && width > 0; a++) {
                System.arraycopy(cases, a * width, all, a * wider, width);
            }
            return all;
        }

        void addTo(CaseCounts counts) {
            int[] masks = masks();
            add(receivedCases, masks, received | handled, counts);
            add(carriedCases, masks, handled, counts);
        }

        private void add(int[] cases, int[] masks, int concerned, CaseCounts counts) {
            for (int i = 0; i < cases.length; i++) {
                if (cases[i] != 0) {
                    int mask = masks[i % width];
                    counts.add(
                            i / width - 1, measures.of(mask) & concerned, measures.where(mask) & concerned, cases[i]);
                }
            }
        }
    }
}
