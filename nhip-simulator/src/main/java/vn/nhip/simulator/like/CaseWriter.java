package vn.nhip.simulator.like;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.calendar.WorkCalendar;
import vn.nhip.core.cases.CaseFact;
import vn.nhip.core.deadline.CaseClock;
import vn.nhip.core.deadline.DeadlineRules;
import vn.nhip.core.deadline.Term;
import vn.nhip.simulator.scene.SimulatedProcedure;
import vn.nhip.simulator.story.Dice;
import vn.nhip.simulator.story.OfficeDays;
import vn.nhip.simulator.story.Story;
import vn.nhip.simulator.story.Told;

/** Makes of a draft the life of a case: when it came, when it was due, when it ended, and what was done meanwhile. */
final class CaseWriter {
    private static final CaseFact COMPLETED = new CaseFact.Completed();
    private static final CaseFact SYNCHRONISED = new CaseFact.Synchronised("00");
    private static final CaseFact POPULATION = new CaseFact.PopulationDataUsed("CSDLQG.DC");
    private static final int HOUR = 3600;
    private static final long FEE_MIN = 5_000;

    private final String source;
    private final Pools pools;
    private final WorkCalendar calendar;
    private final Timing timing;
    private final OfficeDays days;
    private final int firstDay;
    private final int lastDay;
    private final int endDay;

    /**
     * When things are asked for.
     *
     * @param month its first day
     * @param first the earlier captures, in seconds since 1970
     * @param second the later ones
     */
    record Timing(LocalDate month, long first, long second) {
        long monthEnd() {
            return OfficeDays.at(month.plusMonths(1).toEpochDay(), 0);
        }

        /** Between the captures; where there is but one, at it. */
        long between() {
            return first + (second - first) / 2;
        }
    }

    CaseWriter(String source, Pools pools, WorkCalendar calendar, Timing timing) {
        this.source = source;
        this.pools = pools;
        this.calendar = calendar;
        this.timing = timing;
        this.days = new OfficeDays(
                calendar, timing.month(), OfficeDays.date(timing.first()).plusDays(40));
        this.firstDay = 0;
        this.lastDay = days.from(timing.month().plusMonths(1)) - 1;
        // What counts at the first capture has happened before it, office hours and all.
        this.endDay = days.upTo(timing.first() - 86_400);
    }

    /** The life of a case. */
    Story write(String code, String agency, Draft draft, Dice dice) {
        SimulatedProcedure procedure = pools.all().get(draft.procedure);
        List<Told> course = new ArrayList<>(8);
        long received = received(draft, procedure.term(), dice);
        Long due = procedure.term() == null
                ? null
                : CaseClock.dueSecond(received, procedure.term(), DeadlineRules.STANDARD, calendar);
        Long end = end(draft, received, due, dice);
        accepted(course, code, agency, procedure, draft, received, due, dice);
        if (draft.digitised || draft.reused || (draft.stored && !draft.result)) {
            tell(
                    course,
                    received + 60 + dice.below(HOUR),
                    new CaseFact.ComponentAttached(
                            "TP." + procedure.code(),
                            draft.digitised,
                            draft.reused,
                            draft.stored && !draft.result,
                            false),
                    dice);
        }
        if (draft.population) {
            tell(course, received + 30 + dice.below(600), POPULATION, dice);
        }
        if (draft.owing) {
            fees(course, procedure, draft, received, dice);
        }
        if (draft.synchronised) {
            tell(course, received + 120 + dice.below(4 * HOUR), SYNCHRONISED, dice);
        }
        if (end != null) {
            int ended = course.size();
            tell(course, end, COMPLETED, dice);
            if (draft.mended && due != null) {
                course.add(Told.at(
                        timing.between(),
                        new CaseFact.Corrected(
                                source,
                                code + "." + ended,
                                Instant.ofEpochSecond(due - HOUR),
                                null,
                                false,
                                "nhập nhầm ngày xử lý xong")));
            }
        }
        if (draft.result) {
            long at = (end == null ? received + 2 * HOUR : end) + 60 + dice.below(HOUR);
            tell(
                    course,
                    at,
                    new CaseFact.ResultAttached(
                            "KQ." + procedure.code(),
                            "https://ket-qua.example/" + code.toLowerCase(Locale.ROOT),
                            true,
                            draft.stored),
                    dice);
        }
        if (draft.disliked) {
            tell(
                    course,
                    (end == null ? received : end) + 2 * HOUR + dice.below(HOUR),
                    new CaseFact.Rated(false, 1 + dice.below(2)),
                    dice);
        } else if (end != null && dice.chance(0.03)) {
            tell(course, end + 2 * HOUR + dice.below(HOUR), new CaseFact.Rated(true, 5), dice);
        }
        return new Story(source, code, course);
    }

    private void accepted(
            List<Told> course,
            String code,
            String agency,
            SimulatedProcedure procedure,
            Draft draft,
            long received,
            @Nullable Long due,
            Dice dice) {
        CaseFact.Accepted fact = new CaseFact.Accepted(
                procedure.code(), null, agency, draft.channel, due == null ? null : Instant.ofEpochSecond(due));
        if (draft.first && draft.second) {
            tell(course, received, fact, dice);
            return;
        }
        // Entered on a wrong day, and put right between the captures.
        long later = OfficeDays.at(days.day(lastDay + 1), 8 * HOUR) + dice.below(3 * HOUR);
        boolean joins = draft.second;
        tell(course, joins ? later : received, fact, dice);
        course.add(Told.at(
                timing.between(),
                new CaseFact.Corrected(
                        source,
                        code + ".0",
                        Instant.ofEpochSecond(joins ? received : later),
                        null,
                        false,
                        "nhập nhầm ngày tiếp nhận")));
    }

    private static void fees(List<Told> course, SimulatedProcedure procedure, Draft draft, long received, Dice dice) {
        // Where no procedure with a fee was published, a case may still owe one.
        long amount = Math.max(FEE_MIN, procedure.traits().fee());
        tell(course, received + 10 + dice.below(300), new CaseFact.FeeRequired(amount, null), dice);
        if (draft.paid) {
            CaseFact.Gateway gateway = dice.chance(0.8) ? CaseFact.Gateway.NATIONAL : CaseFact.Gateway.LOCAL;
            tell(course, received + 400 + dice.below(4 * HOUR), new CaseFact.FeePaid(amount, gateway), dice);
        } else if (dice.chance(0.9)) {
            tell(
                    course,
                    received + 400 + dice.below(HOUR),
                    new CaseFact.FeePaid(amount, CaseFact.Gateway.COUNTER),
                    dice);
        }
    }

    private static void tell(List<Told> course, long at, CaseFact fact, Dice dice) {
        course.add(new Told(at, at + dice.below(90), fact));
    }

    /** A day of the month on which a case can have come that is late at its end, or is not. */
    private long received(Draft draft, @Nullable Term term, Dice dice) {
        int last = lastDay;
        if (draft.late && term != null) {
            while (last > firstDay && dueOfDay(last, term) >= timing.monthEnd()) {
                last--;
            }
        } else if (!draft.second || !draft.first) {
            return days.moment(lastDay, dice);
        }
        return days.moment(firstDay + dice.below(last - firstDay + 1), dice);
    }

    private long dueOfDay(int position, Term term) {
        return CaseClock.dueSecond(
                OfficeDays.at(days.day(position), 16 * HOUR), term, DeadlineRules.STANDARD, calendar);
    }

    /** When it was completed; {@code null} while it is not. */
    private @Nullable Long end(Draft draft, long received, @Nullable Long due, Dice dice) {
        if (due == null) {
            return null;
        }
        int from = days.upTo(received);
        int dueDay = days.upTo(due);
        if (draft.late) {
            boolean open = !draft.mended && !draft.result && dice.chance(0.5);
            return open ? null : Long.valueOf(days.moment(Math.min(endDay, dueDay + 1 + dice.below(12)), dice));
        }
        boolean stillMayRun = due >= timing.monthEnd();
        if (stillMayRun && !draft.result && dice.chance(0.6)) {
            return null;
        }
        int day = from + dice.below(Math.max(1, Math.min(dueDay, endDay) - from + 1));
        long end = days.moment(day, dice);
        long earliest = received + 1_200 + dice.below(600);
        return Math.max(earliest, Math.min(end, due - HOUR));
    }
}
