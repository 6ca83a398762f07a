package vn.nhip.simulator.city;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import vn.nhip.core.calendar.WorkCalendar;
import vn.nhip.core.cases.CaseFact;
import vn.nhip.core.cases.CaseFact.Channel;
import vn.nhip.core.cases.CaseFact.Gateway;
import vn.nhip.core.deadline.CaseClock;
import vn.nhip.core.deadline.DeadlineRules;
import vn.nhip.core.deadline.Term;
import vn.nhip.simulator.city.CityScenario.Handling;
import vn.nhip.simulator.scene.SimulatedProcedure;
import vn.nhip.simulator.story.Dice;
import vn.nhip.simulator.story.OfficeDays;
import vn.nhip.simulator.story.Story;
import vn.nhip.simulator.story.Told;

/** Writes the life of one case. For one thread. */
final class CityCase {
    private static final CaseFact VERIFIED = new CaseFact.IdentityVerified();
    private static final CaseFact POPULATION = new CaseFact.PopulationDataUsed("CSDLQG.DC");
    private static final CaseFact COMPLETED = new CaseFact.Completed();
    private static final CaseFact RESUMED = new CaseFact.Resumed();
    private static final CaseFact SYNCHRONISED = new CaseFact.Synchronised("00");
    private static final CaseFact WAIVED = new CaseFact.FeeWaived("Nghị quyết 77/2025/NQ-HĐND");
    private static final CaseFact REQUESTED = new CaseFact.SupplementRequested("thành phần hồ sơ chưa đủ");
    private static final CaseFact SUSPENDED = new CaseFact.Suspended("chờ ý kiến cơ quan phối hợp");
    private static final CaseFact[] FAILED = {
        new CaseFact.SynchronisationFailed("05", "sai mã thành phần hồ sơ"),
        new CaseFact.SynchronisationFailed("12", "thiếu ngày hẹn trả"),
        new CaseFact.SynchronisationFailed("99", "Cổng không trả lời")
    };
    private static final int HOUR = 3600;
    private static final int DAY = 86_400;
    private static final int WORKDAY = 8 * HOUR;
    private static final int TRIES = 100;

    private final CityScenario scenario;
    private final Handling handling;
    private final String source;
    private final WorkCalendar calendar;
    private final OfficeDays days;
    private final HomeHours home;

    private List<Told> course = new ArrayList<>();
    private Dice dice = new Dice(0);

    CityCase(CityScenario scenario, String source, WorkCalendar calendar, OfficeDays days) {
        this.scenario = scenario;
        this.handling = scenario.handling();
        this.source = source;
        this.calendar = calendar;
        this.days = days;
        this.home = new HomeHours(scenario.demand().hours());
    }

    /**
     * A case of the year.
     *
     * @param day on which it comes; on a day without office only what is offered online does, the rest on the next one
     */
    Story write(long number, LocalDate day, CityWorld world) {
        begin(number);
        boolean open = calendar.isWorking(day);
        CityWorld.Visit visit = world.visit(dice);
        for (int i = 0; i < TRIES && !open && !isOnline(visit); i++) {
            visit = world.visit(dice);
        }
        Office office = visit.office();
        SimulatedProcedure procedure = visit.procedure();
        boolean online = isOnline(visit) && (!open || dice.chance(office.online()));
        Channel channel =
                online ? Channel.ONLINE : dice.chance(scenario.demand().postal()) ? Channel.POSTAL : Channel.DIRECT;
        long submitted = online ? home.on(day, dice) : days.moment(days.from(day), dice);
        String code = code(office, submitted, number);
        CaseFact.SubjectKind subject =
                procedure.traits().forCitizens() ? CaseFact.SubjectKind.CITIZEN : CaseFact.SubjectKind.BUSINESS;
        tell(submitted, new CaseFact.Submitted(procedure.code(), null, office.code(), channel, subject, null));
        if (online && dice.chance(handling.identityVerified())) {
            tell(submitted, VERIFIED);
        }
        // What came online is looked at within two hours of office.
        long accepted = days.after(submitted, online ? 300 + dice.below(2 * HOUR) : 120 + dice.below(600));
        if (online && dice.chance(handling.declined())) {
            tell(accepted, new CaseFact.Declined("không đúng thẩm quyền, hướng dẫn nộp lại"));
            return story(code);
        }
        handle(code, office, procedure, channel, accepted);
        return story(code);
    }

    private static boolean isOnline(CityWorld.Visit visit) {
        return visit.procedure().traits().online() != SimulatedProcedure.Online.NONE;
    }

    /** A case of the year before that is overdue when the year begins. */
    Story backlog(long number, LocalDate day, CityWorld world, LocalDate yearEnd) {
        begin(number);
        CityWorld.Visit visit = world.backlogVisit(dice);
        long accepted = days.moment(days.from(day), dice);
        String code = code(visit.office(), accepted, number);
        Term term = term(visit.procedure());
        long due = due(accepted, term);
        accept(visit.office(), visit.procedure(), Channel.DIRECT, accepted, due);
        synchronise(visit.office(), accepted);
        if (dice.chance(scenario.backlog().cleared())) {
            long first =
                    Math.max(due + DAY, OfficeDays.at(yearEnd.withDayOfYear(1).toEpochDay(), 0));
            long last = OfficeDays.at(yearEnd.toEpochDay(), 0);
            end(code, visit.office(), momentAfter(first + (long) (dice.unit() * (last - first))), true);
        }
        return story(code);
    }

    private void begin(long number) {
        course = new ArrayList<>(12);
        dice = Dice.of(scenario.seed(), "case", number);
    }

    /** In the order in which it happens, and told in that order: whatever else it is told in is trouble on purpose. */
    private Story story(String code) {
        course.sort(Comparator.comparingLong(Told::occurred));
        long told = Long.MIN_VALUE;
        for (int i = 0; i < course.size(); i++) {
            Told each = course.get(i);
            told = Math.max(told, each.told());
            if (told != each.told()) {
                course.set(i, new Told(each.occurred(), told, each.fact()));
            }
        }
        return new Story(source, code, course);
    }

    private static String code(Office office, long second, long number) {
        LocalDate day = OfficeDays.date(second);
        StringBuilder code = new StringBuilder(32).append(office.code()).append('-');
        two(code, day.getYear() % 100);
        two(code, day.getMonthValue());
        two(code, day.getDayOfMonth());
        return code.append('-').append(10_000_000 + number).toString();
    }

    private static void two(StringBuilder text, int value) {
        text.append((char) ('0' + value / 10)).append((char) ('0' + value % 10));
    }

    private static Term term(SimulatedProcedure procedure) {
        Term term = procedure.term();
        if (term == null) {
            throw new IllegalStateException("procedure " + procedure.code() + " of a city has no term");
        }
        return term;
    }

    private long due(long from, Term term) {
        return CaseClock.dueSecond(from, term, DeadlineRules.STANDARD, calendar);
    }

    private void tell(long at, CaseFact fact) {
        course.add(new Told(at, at + dice.below(120), fact));
    }

    /** An office moment on the working day on or after an instant's day. */
    private long momentAfter(long about) {
        return days.moment(Math.min(days.size() - 1, days.from(OfficeDays.date(about))), dice);
    }

    private void accept(Office office, SimulatedProcedure procedure, Channel channel, long accepted, long due) {
        tell(
                accepted,
                new CaseFact.Accepted(procedure.code(), null, office.code(), channel, Instant.ofEpochSecond(due)));
    }

    private void handle(String code, Office office, SimulatedProcedure procedure, Channel channel, long accepted) {
        long due = due(accepted, term(procedure));
        accept(office, procedure, channel, accepted, due);
        long ended = live(code, office, procedure, channel, accepted, due);
        papers(office, procedure, accepted, ended);
        fee(procedure, accepted, ended);
        synchronise(office, accepted);
    }

    /** What becomes of an accepted case; gives when it ends. */
    private long live(
            String code, Office office, SimulatedProcedure procedure, Channel channel, long accepted, long firstDue) {
        Term term = term(procedure);
        long due = firstDue;
        double fate = dice.unit();
        long middle = between(accepted, due, 0.2 + 0.5 * dice.unit());
        if (fate < handling.withdrawn()) {
            begun(procedure, accepted, due);
            tell(middle, new CaseFact.Withdrawn("không còn nhu cầu"));
            return middle;
        }
        if (fate < handling.withdrawn() + handling.stopped()) {
            begun(procedure, accepted, due);
            tell(middle, new CaseFact.Stopped("không đủ điều kiện giải quyết"));
            return middle;
        }
        boolean late = dice.chance(office.late());
        long from = accepted;
        if (dice.chance(handling.supplement())) {
            from = supplement(middle, channel, term);
            due = due(from, term);
            if (dice.chance(handling.secondSupplement())) {
                from = supplement(between(from, due, 0.3), channel, term);
                due = due(from, term);
            }
        } else if (dice.chance(handling.suspended())) {
            tell(middle, SUSPENDED);
            // Whoever is in time does not let it stand until it is too late.
            from = late
                    ? days.after(middle + DAY * (2L + dice.below(8)), 1 + dice.below(4 * HOUR))
                    : between(middle, due, 0.2 + 0.5 * dice.unit());
            tell(from, RESUMED);
        }
        if (dice.chance(handling.extended()) && from < due) {
            long decided = between(from, due, 0.8);
            due = due(due, term);
            tell(
                    decided,
                    new CaseFact.Extended(
                            Instant.ofEpochSecond(due), dice.chance(handling.apologised()), "khối lượng hồ sơ lớn"));
            from = decided;
        }
        long end = late
                ? momentAfter(due + DAY + (long) (waited(5) * DAY))
                : from < due ? between(from, due, early()) : days.after(from, HOUR);
        long soonest = from < due ? Math.min(900, days.open(from, due) / 2) : 900;
        long ended = Math.max(end, days.after(from, Math.max(2, soonest)));
        steps(procedure, accepted, ended, due);
        end(code, office, ended, late);
        return ended;
    }

    /** Mostly near a mean, never more than ten times it. */
    private double waited(double mean) {
        return Math.min(10 * mean, dice.exponential(mean));
    }

    /** The part of the open time after which a case is done: mostly well before the due day, some on it. */
    private double early() {
        if (dice.chance(0.1)) {
            return 0.95 + 0.05 * dice.unit();
        }
        double chance = dice.unit();
        return 0.15 + 0.83 * chance * (2 - chance) * 0.9;
    }

    /** When an office has used up a part of the open time of a stretch. */
    private long between(long from, long to, double part) {
        return days.after(from, Math.max(1, (long) (part * days.open(from, to))));
    }

    /** Asked for more; gives when it is there, sent from home or brought to the counter. */
    private long supplement(long requested, Channel channel, Term term) {
        tell(requested, REQUESTED);
        long about = requested + HOUR + (long) (waited(handling.supplementDays()) * DAY);
        long back = channel == Channel.ONLINE
                ? home.about(about, requested, dice)
                : days.after(about, 1 + dice.below(2 * HOUR));
        tell(back, new CaseFact.SupplementReceived(Instant.ofEpochSecond(due(back, term))));
        return back;
    }

    /** When something happens that belongs before the end, which may come within the hour. */
    private static long before(long ended, long at, long accepted) {
        return at < ended ? at : accepted + (ended - accepted) / 2;
    }

    private void papers(Office office, SimulatedProcedure procedure, long accepted, long ended) {
        for (int i = 0; i < handling.components(); i++) {
            boolean digitised = dice.chance(office.digitised());
            boolean reused = digitised && i == 0 && dice.chance(handling.reused());
            tell(
                    before(ended, days.after(accepted, 60 + dice.below(1800)), accepted),
                    new CaseFact.ComponentAttached(
                            "TP." + procedure.code(), digitised, reused, false, digitised && dice.chance(0.5)));
        }
        if (dice.chance(handling.populationData())) {
            tell(before(ended, accepted + 30 + dice.below(600), accepted), POPULATION);
        }
    }

    private void fee(SimulatedProcedure procedure, long accepted, long ended) {
        long amount = procedure.traits().fee();
        if (amount == 0) {
            return;
        }
        if (dice.chance(scenario.payment().waived())) {
            tell(accepted + 30, WAIVED);
            return;
        }
        tell(accepted + 20, new CaseFact.FeeRequired(amount, null));
        Gateway gateway = !dice.chance(scenario.payment().online())
                ? Gateway.COUNTER
                : dice.chance(scenario.payment().cityGateway()) ? Gateway.LOCAL : Gateway.NATIONAL;
        int later = 300 + dice.below(6 * HOUR);
        long paid = gateway == Gateway.COUNTER ? days.after(accepted, later) : accepted + later;
        tell(before(ended, paid, accepted), new CaseFact.FeePaid(amount, gateway));
    }

    private void synchronise(Office office, long accepted) {
        if (!dice.chance(office.synchronised())) {
            return;
        }
        long at = accepted + 120 + dice.below(HOUR);
        if (dice.chance(handling.rejected())) {
            tell(at, FAILED[dice.below(FAILED.length)]);
            at += DAY * (1L + dice.below(3));
        }
        tell(at, SYNCHRONISED);
    }

    /** Each step has an even part of the term; those who do them take uneven ones of what time there was. */
    private void steps(SimulatedProcedure procedure, long from, long ended, long due) {
        int n = procedure.steps().size();
        double sum = 0;
        double[] upTo = new double[n];
        for (int i = 0; i < n; i++) {
            sum += 0.3 + dice.unit();
            upTo[i] = sum;
        }
        long begins = days.after(from, 1);
        for (int i = 0; i < n; i++) {
            SimulatedProcedure.Step step = procedure.steps().get(i);
            long ends = i == n - 1 ? ended : Math.clamp(between(from, ended, upTo[i] / sum), begins, ended);
            tell(begins, started(step, from, due, (double) (i + 1) / n));
            tell(ends, new CaseFact.StepFinished(step.name(), step.agency(), null));
            begins = ends;
        }
    }

    /** The first step of a case that ends before it is done. */
    private void begun(SimulatedProcedure procedure, long from, long due) {
        if (!procedure.steps().isEmpty()) {
            tell(
                    days.after(from, 1),
                    started(
                            procedure.steps().getFirst(),
                            from,
                            due,
                            1.0 / procedure.steps().size()));
        }
    }

    private CaseFact started(SimulatedProcedure.Step step, long from, long due, double part) {
        long its = part == 1 ? due : between(from, due, part);
        return new CaseFact.StepStarted(step.name(), step.agency(), Instant.ofEpochSecond(its));
    }

    private void end(String code, Office office, long end, boolean late) {
        tell(end, COMPLETED);
        boolean attached = dice.chance(office.result());
        long ready = attached ? days.after(end, 60 + dice.below(HOUR)) : end;
        if (attached) {
            tell(
                    ready,
                    new CaseFact.ResultAttached(
                            null, "https://ket-qua.example/" + code, true, dice.chance(handling.personalStore())));
        }
        // Only what is a file can be returned online; that takes no counter.
        boolean online = attached && dice.chance(handling.returnedOnline());
        long returned = online ? ready + 60 + dice.below(HOUR) : days.after(ready, HOUR + (long) (waited(1) * WORKDAY));
        tell(returned, new CaseFact.Returned(online ? Channel.ONLINE : Channel.DIRECT));
        if (dice.chance(handling.rated())) {
            boolean satisfied = dice.chance(late ? office.satisfied() * 0.5 : office.satisfied());
            tell(
                    home.about(returned + dice.below(2 * DAY), returned, dice),
                    new CaseFact.Rated(satisfied, satisfied ? 4 + dice.below(2) : 1 + dice.below(2)));
        }
    }
}
