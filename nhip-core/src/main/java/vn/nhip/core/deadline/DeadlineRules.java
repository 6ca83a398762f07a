package vn.nhip.core.deadline;

import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How the clocks of a procedure run: every switch of 766-rules section 3. {@link #STANDARD} is the general law; a procedure's own
 * decision or sector law may turn one.
 *
 * @param startDayExcluded the day of receipt does not count (Civil Code 2015, Điều 147); not for terms in hours
 * @param rollForward a last day that is not worked moves to the end of the next working day (Điều 148); a term in
 *     hours ends with a moment, not with a day, and never moves
 * @param afternoonCutoff a case received after this time counts as received on the next working day; {@code null}: no such rule, as
 *     ND 61/2018 Điều 18(2) speaks of handing over, not of the due date
 * @param suspensionStopsLegalClock sector law lets "tạm dừng" stop the term; it never stops the portal's clock
 * @param portalCountsWeekends the portal counts Saturdays and Sundays (not holidays) of this procedure's working days
 * @param portalTakesNewDue the portal measures by the new due date given with a supplement, and then does not subtract that supplement
 * @param portalTakesExtension the portal measures by the due date of a re-appointment; by default only the local system does
 * @param secondSupplementLateWhenFinished reading 5 of 766-rules section 10: a second supplement request makes a finished case late too
 * @param midnightIsEndOfDay a due instant that a source gives as 00:00:00 means that whole day; by default it means what it says
 * @param dueSoonDays a running case is due soon from so many working days before the due day
 */
public record DeadlineRules(
        boolean startDayExcluded,
        boolean rollForward,
        @Nullable LocalTime afternoonCutoff,
        boolean suspensionStopsLegalClock,
        boolean portalCountsWeekends,
        boolean portalTakesNewDue,
        boolean portalTakesExtension,
        boolean secondSupplementLateWhenFinished,
        boolean midnightIsEndOfDay,
        int dueSoonDays) {

    /** The general law, and the portal as its rules are written. */
    public static final DeadlineRules STANDARD =
            new DeadlineRules(true, true, null, false, false, true, false, false, false, 2);

    public DeadlineRules {
        if (dueSoonDays < 0) {
            throw new IllegalArgumentException("dueSoonDays=" + dueSoonDays + ", expected 0 or more");
        }
    }

    /** The switches, named as in files and on the command line. */
    private enum Switch {
        START_DAY_EXCLUDED("startDayExcluded"),
        ROLL_FORWARD("rollForward"),
        AFTERNOON_CUTOFF("afternoonCutoff"),
        SUSPENSION_STOPS_LEGAL_CLOCK("suspensionStopsLegalClock"),
        PORTAL_COUNTS_WEEKENDS("portalCountsWeekends"),
        PORTAL_TAKES_NEW_DUE("portalTakesNewDue"),
        PORTAL_TAKES_EXTENSION("portalTakesExtension"),
        SECOND_SUPPLEMENT_LATE_WHEN_FINISHED("secondSupplementLateWhenFinished"),
        MIDNIGHT_IS_END_OF_DAY("midnightIsEndOfDay"),
        DUE_SOON_DAYS("dueSoonDays");

        private final String label;

        Switch(String label) {
            this.label = label;
        }
    }

    /** Names that {@link #with} takes, separated by commas. */
    public static String names() {
        return Arrays.stream(Switch.values()).map(s -> s.label).collect(Collectors.joining(", "));
    }

    /**
     * These rules with one switch turned.
     *
     * @param name of the record's component
     * @param value {@code true}, {@code false}; a time {@code 15:00} or {@code off} for the cutoff; a number of days
     * @throws IllegalArgumentException naming the value and what is expected
     */
    public DeadlineRules with(String name, String value) {
        for (Switch one : Switch.values()) {
            if (one.label.equals(name)) {
                return with(one, value);
            }
        }
        throw new IllegalArgumentException("rule " + name + ", expected one of " + names());
    }

    private DeadlineRules with(Switch turned, String value) {
        return new DeadlineRules(
                flag(turned, Switch.START_DAY_EXCLUDED, value, startDayExcluded),
                flag(turned, Switch.ROLL_FORWARD, value, rollForward),
                turned == Switch.AFTERNOON_CUTOFF ? cutoff(value) : afternoonCutoff,
                flag(turned, Switch.SUSPENSION_STOPS_LEGAL_CLOCK, value, suspensionStopsLegalClock),
                flag(turned, Switch.PORTAL_COUNTS_WEEKENDS, value, portalCountsWeekends),
                flag(turned, Switch.PORTAL_TAKES_NEW_DUE, value, portalTakesNewDue),
                flag(turned, Switch.PORTAL_TAKES_EXTENSION, value, portalTakesExtension),
                flag(turned, Switch.SECOND_SUPPLEMENT_LATE_WHEN_FINISHED, value, secondSupplementLateWhenFinished),
                flag(turned, Switch.MIDNIGHT_IS_END_OF_DAY, value, midnightIsEndOfDay),
                turned == Switch.DUE_SOON_DAYS ? days(value) : dueSoonDays);
    }

    /** The same, a last day that is not worked staying where it is. */
    DeadlineRules rigid() {
        return new DeadlineRules(
                startDayExcluded,
                false,
                afternoonCutoff,
                suspensionStopsLegalClock,
                portalCountsWeekends,
                portalTakesNewDue,
                portalTakesExtension,
                secondSupplementLateWhenFinished,
                midnightIsEndOfDay,
                dueSoonDays);
    }

    /** A due instant as a source gives it, in local seconds. */
    long wholeDay(long stated) {
        boolean midnight = LocalSeconds.secondOfDay(stated) == 0;
        return midnight && midnightIsEndOfDay ? LocalSeconds.endOf(LocalSeconds.day(stated)) : stated;
    }

    private static boolean flag(Switch turned, Switch mine, String value, boolean before) {
        if (turned != mine) {
            return before;
        }
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default ->
                throw new IllegalArgumentException("rule " + mine.label + "=" + value + ", expected true or false");
        };
    }

    private static @Nullable LocalTime cutoff(String value) {
        if (value.equals("off")) {
            return null;
        }
        try {
            return LocalTime.parse(value);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("rule afternoonCutoff=" + value + ", expected 15:00 or off", e);
        }
    }

    private static int days(String value) {
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("rule dueSoonDays=" + value + ", expected a whole number of days", e);
        }
    }
}
