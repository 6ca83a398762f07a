package vn.nhip.core.calendar;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which days are worked, which are not and why, and when the office is open; for the years it has data for, and no other. Immutable.
 * Counting days takes the same few steps however many they are.
 *
 * <p>The methods with an epoch day ({@link LocalDate#toEpochDay()}) do the same as those with a date, and make no objects.
 */
public final class WorkCalendar {
    /** The one time zone of the law and of the portal. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    /** Its distance from UTC, the same at every instant since 1975. */
    public static final int OFFSET_SECONDS = 7 * 3600;

    public static final int SECONDS_OF_DAY = 24 * 3600;

    /** Half a usual day, in seconds: from the day that a stretch ends on it is a step or two to the one wanted. */
    private static final int STRETCH = 4 * 3600;

    private final String code;
    private final Map<Integer, CalendarYear> years;
    private final List<OfficeWeek> weeks;

    /** Days that are not as the week has them. */
    private final Map<LocalDate, CalendarDay> special;

    private final List<CalendarDay> unverified;
    private final int firstYear;
    private final int lastYear;
    private final int firstDay;
    private final OfficeHours[] hours;
    private final DayIndex working;
    private final DayIndex notHoliday;

    /** Seconds the office was open before each day, and in all. */
    private final int[] openBefore;

    /** The first day by whose end the office has been open for more than so many {@link #STRETCH}es. */
    private final int[] dayAfterStretches;

    private WorkCalendar(
            String code,
            SortedMap<Integer, CalendarYear> years,
            List<OfficeWeek> weeks,
            Map<LocalDate, CalendarDay> special) {
        this.code = code;
        this.years = Collections.unmodifiableSortedMap(years);
        this.weeks =
                weeks.stream().sorted(Comparator.comparing(OfficeWeek::from)).toList();
        this.special = Collections.unmodifiableMap(special);
        this.unverified =
                special.values().stream().filter(day -> !day.verified()).toList();
        this.firstYear = years.firstKey();
        this.lastYear = years.lastKey();
        LocalDate first = LocalDate.of(firstYear, 1, 1);
        this.firstDay = Math.toIntExact(first.toEpochDay());
        int size = Math.toIntExact(LocalDate.of(lastYear + 1, 1, 1).toEpochDay()) - firstDay;
        this.hours = new OfficeHours[size];
        this.openBefore = new int[size + 1];
        boolean[] isWorking = new boolean[size];
        boolean[] isNotHoliday = new boolean[size];
        for (int i = 0; i < size; i++) {
            CalendarDay day = at(first.plusDays(i));
            isWorking[i] = day.kind().isWorking();
            isNotHoliday[i] = !day.kind().isHoliday();
            hours[i] = isWorking[i] ? hoursOf(day.day()) : OfficeHours.CLOSED;
            openBefore[i + 1] = openBefore[i] + hours[i].openSeconds();
        }
        this.dayAfterStretches = stretches(openBefore);
        this.working = new DayIndex(firstDay, isWorking);
        this.notHoliday = new DayIndex(firstDay, isNotHoliday);
    }

    private static int[] stretches(int[] openBefore) {
        int last = openBefore.length - 1;
        int[] days = new int[openBefore[last] / STRETCH + 1];
        int day = 0;
        for (int i = 0; i < days.length; i++) {
            while (day < last && openBefore[day + 1] <= i * STRETCH) {
                day++;
            }
            days[i] = day;
        }
        return days;
    }

    /**
     * A calendar from its data.
     *
     * @param years one after the other, none missing between the first and the last
     * @param weeks of which the first holds from before the first year
     * @throws IllegalArgumentException when a year is missing or twice, a day is twice, or no week holds from the beginning
     */
    public static WorkCalendar of(String code, Collection<CalendarYear> years, Collection<OfficeWeek> weeks) {
        if (years.isEmpty()) {
            throw new IllegalArgumentException("calendar " + code + " has no year");
        }
        TreeMap<Integer, CalendarYear> byYear = new TreeMap<>();
        Map<LocalDate, CalendarDay> special = new TreeMap<>();
        for (CalendarYear year : years) {
            if (byYear.put(year.year(), year) != null) {
                throw new IllegalArgumentException("calendar " + code + " has the year " + year.year() + " twice");
            }
            for (CalendarDay day : year.days()) {
                if (special.put(day.day(), day) != null) {
                    throw new IllegalArgumentException("calendar " + code + " has " + day.day() + " twice");
                }
            }
        }
        for (int year = byYear.firstKey(); year <= byYear.lastKey(); year++) {
            if (!byYear.containsKey(year)) {
                throw new IllegalArgumentException("calendar " + code + " lacks the year " + year);
            }
        }
        LocalDate first = LocalDate.of(byYear.firstKey(), 1, 1);
        if (weeks.stream().noneMatch(week -> !week.from().isAfter(first))) {
            throw new IllegalArgumentException("calendar " + code + " has no office hours on " + first);
        }
        return new WorkCalendar(code, byYear, List.copyOf(weeks), special);
    }

    /**
     * The calendar of an agency that differs from this one.
     *
     * @param otherDays take the place of what this calendar says of them
     * @param otherWeeks hold from their first day on, until the next of them; this calendar's weeks hold before
     * @throws IllegalArgumentException when a day is outside the years of this calendar
     */
    public WorkCalendar with(String itsCode, Collection<CalendarDay> otherDays, Collection<OfficeWeek> otherWeeks) {
        Map<LocalDate, CalendarDay> days = new TreeMap<>(special);
        for (CalendarDay day : otherDays) {
            if (!years.containsKey(day.day().getYear())) {
                throw unknown(day.day().getYear());
            }
            days.put(day.day(), day);
        }
        List<OfficeWeek> allWeeks = new ArrayList<>(otherWeeks);
        for (OfficeWeek week : weeks) {
            if (otherWeeks.stream().allMatch(other -> week.from().isBefore(other.from()))) {
                allWeeks.add(week);
            }
        }
        return new WorkCalendar(itsCode, new TreeMap<>(years), allWeeks, days);
    }

    /** This calendar with years added, or replaced where it has them; what an agency changed for itself is not carried over. */
    public WorkCalendar withYears(Collection<CalendarYear> others) {
        TreeMap<Integer, CalendarYear> all = new TreeMap<>(years);
        others.forEach(year -> all.put(year.year(), year));
        return of(code, all.values(), weeks);
    }

    public String code() {
        return code;
    }

    public int firstYear() {
        return firstYear;
    }

    public int lastYear() {
        return lastYear;
    }

    /**
     * What the year rests on.
     *
     * @throws UnknownYearException when there is no data for it
     */
    public CalendarYear year(int year) {
        CalendarYear known = years.get(year);
        if (known == null) {
            throw unknown(year);
        }
        return known;
    }

    /**
     * What the calendar says of a day.
     *
     * @throws UnknownYearException when there is no data for its year
     */
    public CalendarDay at(LocalDate day) {
        CalendarDay known = special.get(day);
        if (known != null) {
            return known;
        }
        boolean announced = year(day.getYear()).announced();
        boolean off = weekOn(day).on(day.getDayOfWeek()).isClosed();
        return new CalendarDay(
                day, off ? CalendarDay.Kind.WEEKEND : CalendarDay.Kind.WORKING, null, null, null, announced);
    }

    private OfficeWeek weekOn(LocalDate day) {
        OfficeWeek holding = weeks.getFirst();
        for (OfficeWeek week : weeks) {
            if (!week.from().isAfter(day)) {
                holding = week;
            }
        }
        return holding;
    }

    private OfficeHours hoursOf(LocalDate day) {
        OfficeWeek week = weekOn(day);
        OfficeHours regular = week.on(day.getDayOfWeek());
        return regular.isClosed() ? week.usual() : regular;
    }

    /** When the office is open on a day; never on a day that is not worked. */
    public OfficeHours hours(LocalDate day) {
        return hours[position(day.toEpochDay())];
    }

    /** The week that holds on a day. */
    public OfficeWeek week(LocalDate day) {
        return weekOn(day);
    }

    /** Whether there is data for a day's year. */
    public boolean covers(long epochDay) {
        long position = epochDay - firstDay;
        return position >= 0 && position < hours.length;
    }

    public boolean isWorking(LocalDate day) {
        return isWorking(day.toEpochDay());
    }

    public boolean isWorking(long epochDay) {
        return working.has(position(epochDay));
    }

    /** Whether it is no public holiday, day in lieu or swapped day; weekends are none of these. */
    public boolean isNotHoliday(long epochDay) {
        return notHoliday.has(position(epochDay));
    }

    /**
     * The n-th working day after a day, which itself does not count; before it for a negative n; the day itself for 0.
     *
     * @throws UnknownYearException when the answer, or the day, lies in a year without data
     */
    public LocalDate plusWorkingDays(LocalDate day, int n) {
        return LocalDate.ofEpochDay(plusWorkingDays(day.toEpochDay(), n));
    }

    public long plusWorkingDays(long epochDay, long n) {
        return plus(working, epochDay, n);
    }

    /** As {@link #plusWorkingDays(long, long)}, weekends counted and public holidays not. */
    public long plusDaysExceptHolidays(long epochDay, long n) {
        return plus(notHoliday, epochDay, n);
    }

    private long plus(DayIndex days, long epochDay, long n) {
        int position = position(epochDay);
        if (n == 0) {
            return epochDay;
        }
        long place = n > 0 ? days.upTo(position) + n - 1 : days.before(position) + n;
        if (place < 0) {
            throw unknown(firstYear - 1);
        }
        if (place >= days.count()) {
            throw unknown(lastYear + 1);
        }
        return days.at((int) place);
    }

    /** The day itself if it is worked, else the next that is. */
    public long nextWorkingDay(long epochDay) {
        return working.has(position(epochDay)) ? epochDay : plus(working, epochDay, 1);
    }

    /** How many working days there are after one day, up to and with another; negative when that is earlier. */
    public int workingDaysBetween(LocalDate exclusive, LocalDate inclusive) {
        return workingDaysBetween(exclusive.toEpochDay(), inclusive.toEpochDay());
    }

    public int workingDaysBetween(long exclusive, long inclusive) {
        return working.upTo(position(inclusive)) - working.upTo(position(exclusive));
    }

    /** As {@link #workingDaysBetween(long, long)}, weekends counted and public holidays not. */
    public int daysExceptHolidaysBetween(long exclusive, long inclusive) {
        return notHoliday.upTo(position(inclusive)) - notHoliday.upTo(position(exclusive));
    }

    /** Open time between two instants, in seconds since 1970 of local time; negative when the second is earlier. */
    public long openSecondsBetween(long localFrom, long localTo) {
        return openSecondsUntil(localTo) - openSecondsUntil(localFrom);
    }

    private long openSecondsUntil(long local) {
        int position = position(Math.floorDiv(local, (long) SECONDS_OF_DAY));
        int second = (int) Math.floorMod(local, (long) SECONDS_OF_DAY);
        return openBefore[position] + (long) hours[position].openSecondsBefore(second);
    }

    /** The first instant by which the office has been open so long since another; both in local seconds since 1970. */
    public long plusOpenSeconds(long local, long seconds) {
        if (seconds <= 0) {
            return local;
        }
        long wanted = openSecondsUntil(local) + seconds;
        if (wanted > openBefore[hours.length]) {
            throw unknown(lastYear + 1);
        }
        int day = dayAfterStretches[(int) ((wanted - 1) / STRETCH)];
        while (openBefore[day + 1] < wanted) {
            day++;
        }
        int second = hours[day].secondAfterOpen((int) (wanted - openBefore[day]));
        return ((long) firstDay + day) * SECONDS_OF_DAY + second;
    }

    /** The named days between two days, both included, of which this calendar is not sure. */
    public List<CalendarDay> unverified(LocalDate from, LocalDate to) {
        List<CalendarDay> days = new ArrayList<>(0);
        for (CalendarDay day : unverified) {
            if (!day.day().isBefore(from) && !day.day().isAfter(to)) {
                days.add(day);
            }
        }
        return days;
    }

    private int position(long epochDay) {
        long position = epochDay - firstDay;
        if (position < 0 || position >= hours.length) {
            throw unknown(yearOf(epochDay));
        }
        return (int) position;
    }

    private static int yearOf(long epochDay) {
        long most = LocalDate.MAX.toEpochDay();
        return LocalDate.ofEpochDay(Math.clamp(epochDay, -most, most)).getYear();
    }

    /** What to throw where a year is needed that this calendar does not have. */
    public UnknownYearException unknown(int year) {
        return new UnknownYearException(year, firstYear, lastYear);
    }

    @Override
    public String toString() {
        return code + " " + firstYear + "–" + lastYear;
    }
}
