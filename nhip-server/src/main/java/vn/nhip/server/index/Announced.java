package vn.nhip.server.index;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.calendar.UnknownYearException;
import vn.nhip.core.calendar.WorkCalendar;
import vn.nhip.core.facts.ProcedureFact;
import vn.nhip.core.index.Period;
import vn.nhip.server.catalog.Announcement;
import vn.nhip.server.screen.Vi;

/**
 * What the announcements of a province say of procedures in a period (766-rules section 1.3, 1.1 and 1.2). One procedure in several decisions
 * counts once, and one that is late makes it late. A decision that needs a year without a calendar counts nowhere.
 */
final class Announced {
    /** How far behind the period the reading of 1.2 looks. */
    private static final int SHORTLY_DAYS = 5;

    private final WorkCalendar calendar;
    private final Period period;
    private final LocalDate day;
    private final Map<String, Integer> facts = new HashMap<>();
    private final Map<String, List<Announcement>> decisions = new HashMap<>();
    private final boolean told;

    /**
     * Reads them.
     *
     * @param root code of the province
     * @param day as of when; it may lie behind the period
     */
    Announced(List<Announcement> announcements, WorkCalendar calendar, String root, Period period, LocalDate day) {
        this.calendar = calendar;
        this.period = period;
        this.day = day;
        boolean begun = false;
        for (Announcement each : announcements) {
            if (UnitTree.rootOf(each.agency()).equals(root)) {
                // Before the first decision that it has, the register tells nothing.
                begun |= !each.decided().isAfter(period.lastDay());
                add(each);
            }
        }
        this.told = begun;
    }

    private void add(Announcement each) {
        try {
            LocalDate shortlyAfter = calendar.plusWorkingDays(period.lastDay(), SHORTLY_DAYS);
            boolean inTime = !each.decided().isBefore(period.firstDay())
                    && !each.decided().isAfter(day);
            if (inTime && !each.decided().isAfter(shortlyAfter)) {
                int found = facts(each, !each.decided().isAfter(period.lastDay()));
                facts.merge(each.procedure(), found, (a, b) -> a | b);
                decisions
                        .computeIfAbsent(each.procedure(), added -> new ArrayList<>())
                        .add(each);
            }
        } catch (UnknownYearException e) {
            // As the class says.
        }
    }

    private int facts(Announcement each, boolean isOfPeriod) {
        boolean publishedLate = isPublishedLate(each);
        int found = ProcedureFact.ANNOUNCED_SHORTLY_AFTER.bit()
                | bit(publishedLate, ProcedureFact.PUBLISHED_LATE_SHORTLY_AFTER);
        return isOfPeriod
                ? found
                        | ProcedureFact.ANNOUNCED.bit()
                        | bit(each.decided().isAfter(each.lastDay()), ProcedureFact.ANNOUNCED_LATE)
                        | bit(
                                each.decided().isAfter(each.lastDay(calendar)),
                                ProcedureFact.ANNOUNCED_LATE_IN_WORKING_DAYS)
                        | bit(publishedLate, ProcedureFact.PUBLISHED_LATE)
                : found;
    }

    private boolean isPublishedLate(Announcement each) {
        LocalDate published = published(each);
        return (published == null ? day : published).isAfter(each.lastDayToPublish(calendar));
    }

    private @Nullable LocalDate published(Announcement each) {
        LocalDate published = each.published();
        return published == null || published.isAfter(day) ? null : published;
    }

    private static int bit(boolean holds, ProcedureFact fact) {
        return holds ? fact.bit() : 0;
    }

    /** Whether there is anything to tell of the period; otherwise nothing is known, which is not none. */
    boolean isTold() {
        return told;
    }

    /** Facts by code of the procedure as the register writes it. */
    Map<String, Integer> facts() {
        return facts;
    }

    /**
     * The decisions on a procedure, in Vietnamese.
     *
     * @param code code of the catalogue
     * @param national makes one of a code of the register
     */
    List<String> words(String code, UnaryOperator<String> national) {
        return decisions.entrySet().stream()
                .filter(entry -> national.apply(entry.getKey()).equals(code))
                .sorted(Map.Entry.comparingByKey())
                .flatMap(entry -> entry.getValue().stream())
                .map(this::words)
                .toList();
    }

    private String words(Announcement each) {
        LocalDate published = published(each);
        return "%s ngày %s (hạn %s), hiệu lực %s, %s (hạn %s)"
                .formatted(
                        each.decision(),
                        Vi.date(each.decided()),
                        Vi.date(each.lastDay()),
                        Vi.date(each.inForce()),
                        published == null ? "chưa công khai" : "công khai " + Vi.date(published),
                        Vi.date(each.lastDayToPublish(calendar)));
    }
}
