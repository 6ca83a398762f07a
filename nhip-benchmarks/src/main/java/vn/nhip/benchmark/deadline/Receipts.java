package vn.nhip.benchmark.deadline;

import java.time.LocalDate;
import java.util.SplittableRandom;
import vn.nhip.core.calendar.WorkCalendar;
import vn.nhip.core.deadline.Term;
import vn.nhip.core.deadline.TermUnit;

/** Receipts of invented cases: ten years of office hours, terms as procedures have them, mostly working days. */
final class Receipts {

    static final int COUNT = 4096;

    private static final int[] WORKING_DAYS = {0, 1, 2, 3, 5, 5, 7, 8, 10, 10, 12, 15, 15, 20, 20, 25, 30, 30, 45, 60};
    private static final long FIRST_DAY = LocalDate.of(2016, 1, 1).toEpochDay();
    private static final long LAST_DAY = LocalDate.of(2025, 12, 31).toEpochDay();

    /** Seconds since 1970. */
    final long[] seconds = new long[COUNT];

    final Term[] terms = new Term[COUNT];

    Receipts(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < COUNT; i++) {
            long local = random.nextLong(FIRST_DAY, LAST_DAY) * WorkCalendar.SECONDS_OF_DAY
                    + random.nextInt(7 * 3600, 18 * 3600);
            seconds[i] = local - WorkCalendar.OFFSET_SECONDS;
            terms[i] = term(random);
        }
    }

    private static Term term(SplittableRandom random) {
        int share = random.nextInt(100);
        if (share < 75) {
            return new Term(WORKING_DAYS[random.nextInt(WORKING_DAYS.length)], TermUnit.WORKING_DAY);
        }
        if (share < 85) {
            return new Term(random.nextInt(1, 91), TermUnit.CALENDAR_DAY);
        }
        if (share < 90) {
            return new Term(random.nextInt(1, 31), TermUnit.CALENDAR_DAY_EXCEPT_HOLIDAYS);
        }
        if (share < 94) {
            return new Term(random.nextInt(1, 41), TermUnit.WORKING_HOUR);
        }
        if (share < 97) {
            return new Term(random.nextInt(1, 73), TermUnit.HOUR);
        }
        return share < 99 ? new Term(random.nextInt(1, 7), TermUnit.MONTH) : new Term(1, TermUnit.YEAR);
    }
}
