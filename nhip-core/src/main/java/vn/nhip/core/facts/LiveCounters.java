package vn.nhip.core.facts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.nhip.core.facts.CaseMeasure.Window;

/**
 * The counts of every agency, procedure and month as of now, kept up by every case that changes and by time itself: a case that crosses its
 * due instant is late from that second on, though nothing was told of it.
 *
 * <p>What a case adds to a month is a pure function of its facts and of the instant ({@link CaseCounter} says the same of all cases at
 * once). It changes only when the case is written anew or at instants that its facts tell beforehand; at those the old part is taken away
 * and the new one added. So a restart loses nothing: all is made again from the table. No lock: who shares it sees to it.
 */
public final class LiveCounters {
    private final FactTable table;
    private final Measures measures;
    private final int received;
    private final int handled;
    private final Map<Integer, MonthCounts> months = new HashMap<>();
    private final Timetable timetable = new Timetable();
    private int now;

    /**
     * Counts what is in the table.
     *
     * @param now seconds; the counters stand as of then
     */
    public LiveCounters(FactTable table, Measures measures, int now) {
        this.table = table;
        this.measures = measures;
        this.handled = measures.of(Window.HANDLED);
        this.received = measures.of(Window.RECEIVED) | handled;
        this.now = now;
        table.each(this::enter);
    }

    /** As of when they stand. */
    public int now() {
        return now;
    }

    /** When they change next if nothing is told; {@link Seconds#NEVER} when they do not. */
    public int nextChange() {
        return timetable.first();
    }

    /**
     * Writes a case into the table, over what was known of it, and brings the counts up.
     *
     * @param versions as {@link FactTable#put} takes them
     */
    public void put(List<CaseFacts> versions) {
        List<CaseFacts> before =
                table.versions(Math.toIntExact(versions.getLast().id()));
        if (!before.isEmpty()) {
            contribute(before, now, -1);
        }
        table.put(versions);
        enter(versions);
    }

    private void enter(List<CaseFacts> versions) {
        contribute(versions, now, 1);
        timetable.set((int) versions.getLast().id(), nextChange(versions, now));
    }

    /**
     * Lets time go on.
     *
     * @param to seconds; an earlier instant than {@link #now} changes nothing
     * @return how many cases were counted anew
     */
    public int advance(int to) {
        int[] changed = {0};
        while (timetable.first() <= to) {
            int at = timetable.first();
            timetable.takeFirst(id -> {
                List<CaseFacts> versions = table.versions(id);
                contribute(versions, at - 1, -1);
                contribute(versions, at, 1);
                timetable.set(id, nextChange(versions, at));
                changed[0]++;
            });
        }
        now = Math.max(now, to);
        return changed[0];
    }

    /** The counts of all agencies in a month. */
    public CaseCounts count(int month) {
        CaseCounts counts = new CaseCounts(table.agencies(), measures.measures().size());
        MonthCounts kept = months.get(month);
        if (kept != null) {
            kept.eachAgency((agency, row) -> {
                for (int m = 0; m < measures.measures().size(); m++) {
                    int less = measures.subtracted(m);
                    int numerator = kept.at(row, measures.numerator(m)) - (less < 0 ? 0 : kept.at(row, less));
                    counts.add(agency, m, kept.at(row, measures.denominator(m)), numerator);
                }
            });
        }
        return counts;
    }

    /**
     * Tells the pairs of agency and procedure with at least one case in a month in the denominator of a measure, as {@link ProcedureUse}
     * finds them.
     *
     * @param measure its position; told as the condition's
     */
    public void uses(int month, int measure, ProcedureUse.Visitor visitor) {
        MonthCounts kept = months.get(month);
        if (kept != null) {
            kept.eachCell((agency, procedure, row) -> {
                if (kept.cell(row, measures.denominator(measure)) > 0) {
                    visitor.found(measure, agency, procedure);
                }
            });
        }
    }

    /** Adds what a case counts as of an instant in every month, or takes it away. */
    private void contribute(List<CaseFacts> versions, int at, int sign) {
        CaseFacts then = FactTable.version(versions, at);
        int receivedAt = then.at(Moment.RECEIVED);
        if (receivedAt > at) {
            return;
        }
        int last = Months.of(at);
        for (int month = Months.of(receivedAt); month <= last; month++) {
            int end = Math.min(at, Months.end(month));
            CaseFacts atEnd = FactTable.version(versions, end);
            boolean isReceived = receivedAt >= Months.start(month);
            if (isReceived || atEnd.at(Moment.ENDED) >= Months.start(month)) {
                int counted = measures.bits()[FactTable.mask(then, atEnd, at, end)] & (isReceived ? received : handled);
                month(month).add(then.agency(), then.procedure(), counted, sign);
            } else if (versions.size() == 1) {
                return;
            }
        }
    }

    private MonthCounts month(int month) {
        return months.computeIfAbsent(month, added -> new MonthCounts(measures.counts()));
    }

    /** The first instant after another at which a case counts otherwise by its facts alone. */
    private static int nextChange(List<CaseFacts> versions, int at) {
        CaseFacts then = FactTable.version(versions, at);
        int next = then.until();
        int receivedAt = then.at(Moment.RECEIVED);
        if (receivedAt > at) {
            return Math.min(next, receivedAt);
        }
        int month = Months.end(Months.of(at)) + 1;
        if (then.at(Moment.ENDED) >= month) {
            next = Math.min(next, month);
        }
        for (int m = Moment.FIRST_FLAG; m < Moment.COUNT; m++) {
            int moment = then.moments()[m];
            next = moment > at ? Math.min(next, moment) : next;
        }
        next = Math.min(next, crossing(then.at(Moment.DUE), then.at(Moment.ENDED), at));
        return Math.min(next, crossing(then.at(Moment.LEGAL_DUE), then.at(Moment.LEGAL_ENDED), at));
    }

    /** The second after the due instant, where it is still to come and finds the case unfinished. */
    private static int crossing(int due, int ended, int at) {
        return due >= at && due < ended && due != Seconds.NEVER ? due + 1 : Seconds.NEVER;
    }

    /** The counters as rows, for tests and for {@code recount}: every agency and procedure of a month with its counts that are not 0. */
    public List<Row> rows(int month) {
        List<Row> rows = new ArrayList<>();
        MonthCounts kept = months.get(month);
        if (kept != null) {
            kept.eachCell((agency, procedure, row) -> {
                long[] counts = new long[measures.counts()];
                boolean any = false;
                for (int c = 0; c < counts.length; c++) {
                    counts[c] = kept.cell(row, c);
                    any |= counts[c] != 0;
                }
                if (any) {
                    rows.add(new Row(agency, procedure, counts));
                }
            });
        }
        return rows;
    }

    /**
     * The counts of an agency and procedure in a month.
     *
     * @param counts in the order of the distinct counts of {@link Measures}
     */
    @SuppressWarnings("ArrayRecordComponent") // Made for one reader and handed over.
    public record Row(int agency, int procedure, long[] counts) {}
}
