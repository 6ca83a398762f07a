package vn.nhip.simulator.city;

import java.time.DayOfWeek;
import java.time.LocalDate;
import vn.nhip.core.calendar.WorkCalendar;
import vn.nhip.simulator.city.CityScenario.Demand;

/** How many cases come on each day: a year's cases to the last one, by season, weekday and office days. */
final class DailyDemand {
    private static final int AROUND = 5;

    private final LocalDate first;
    private final long cases;
    private final double[] upTo;

    DailyDemand(int year, long cases, Demand demand, WorkCalendar calendar) {
        this.first = LocalDate.of(year, 1, 1);
        this.cases = cases;
        this.upTo = new double[first.lengthOfYear()];
        double sum = 0;
        for (int i = 0; i < upTo.length; i++) {
            sum += weight(first.plusDays(i), demand, calendar);
            upTo[i] = sum;
        }
    }

    private static double weight(LocalDate day, Demand demand, WorkCalendar calendar) {
        double season = demand.months()[day.getMonthValue() - 1];
        if (!calendar.isWorking(day)) {
            return season * demand.closedDays();
        }
        int weekday = Math.min(day.getDayOfWeek().getValue(), DayOfWeek.FRIDAY.getValue());
        double tet = isAroundTet(day, calendar) ? demand.aroundTet() : 1;
        return season * tet * demand.weekdays()[weekday - 1];
    }

    /** Near the longest stretch of holidays of January and February. */
    private static boolean isAroundTet(LocalDate day, WorkCalendar calendar) {
        if (day.getMonthValue() > 3) {
            return false;
        }
        for (int off = -AROUND; off <= AROUND; off++) {
            LocalDate other = day.plusDays(off);
            boolean weekend = other.getDayOfWeek().getValue() >= DayOfWeek.SATURDAY.getValue();
            if (!weekend && !calendar.isWorking(other) && other.getDayOfYear() > 10) {
                return true;
            }
        }
        return false;
    }

    /** Those of a day; 0 outside the year. */
    int on(LocalDate day) {
        int i = (int) (day.toEpochDay() - first.toEpochDay());
        if (i < 0 || i >= upTo.length) {
            return 0;
        }
        return Math.toIntExact(until(i) - (i == 0 ? 0 : until(i - 1)));
    }

    /** The day on which a case comes, by how many come before it in the year. */
    LocalDate dayOf(long before) {
        int low = 0;
        int high = upTo.length - 1;
        while (low < high) {
            int middle = (low + high) / 2;
            if (until(middle) > before) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return first.plusDays(low);
    }

    /** How many have come by the end of a day. */
    long by(LocalDate day) {
        long i = day.toEpochDay() - first.toEpochDay();
        return i < 0 ? 0 : until((int) Math.min(i, upTo.length - 1));
    }

    private long until(int i) {
        return i == upTo.length - 1 ? cases : (long) (cases * (upTo[i] / upTo[upTo.length - 1]));
    }
}
