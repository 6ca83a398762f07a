package vn.nhip.simulator.city;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.calendar.WorkCalendar;
import vn.nhip.core.feedback.Petition;
import vn.nhip.simulator.scene.Scene;
import vn.nhip.simulator.scene.SimulatedAgency;
import vn.nhip.simulator.scene.SimulatedAnnouncement;
import vn.nhip.simulator.scene.SimulatedProcedure;
import vn.nhip.simulator.scene.SimulatedService;
import vn.nhip.simulator.story.Dice;
import vn.nhip.simulator.story.Event;
import vn.nhip.simulator.story.Feed;
import vn.nhip.simulator.story.OfficeDays;
import vn.nhip.simulator.story.Story;
import vn.nhip.simulator.story.Timeline;
import vn.nhip.simulator.trouble.LabelSink;
import vn.nhip.simulator.trouble.StoryTroubles;
import vn.nhip.simulator.trouble.TroubledFeed;

/**
 * A city over one year. Of its cases only those are in memory of which something is still to be told, so that a feed takes as much memory
 * after a hundred million events as after one million.
 */
public final class CityScene implements Scene {
    private static final int EVENTS_OF_A_CASE = 10;
    private static final int WORKING_DAYS = 250;
    private static final int OFFICE_SECONDS = 8 * 3_600;
    private static final int HELD = 125_000;
    private static final int[] PARTS_OF_A_DAY = {1, 24, 6 * 24, 60 * 24};
    private static final int BACKLOG_FIRST_MONTH = 3;
    private static final int BACKLOG_LAST_MONTH = 8;

    private final CityScenario scenario;
    private final WorkCalendar calendar;
    private final CityWorld world;
    private final LocalDate yearEnd;
    private final LocalDate before;
    private final OfficeDays days;
    private final DailyDemand demand;

    /**
     * A city of which all days are known.
     *
     * @throws WrongScenario when the calendar does not have the year and the one before, or the scenario cannot be
     */
    public CityScene(CityScenario scenario, WorkCalendar calendar) {
        List<String> wrong = new ArrayList<>(CityContradictions.of(scenario));
        if (scenario.year() <= calendar.firstYear() || scenario.year() > calendar.lastYear()) {
            wrong.add("năm %d: lịch làm việc có từ %d đến %d, cần cả năm trước; chọn năm từ %d đến %d"
                    .formatted(
                            scenario.year(),
                            calendar.firstYear(),
                            calendar.lastYear(),
                            calendar.firstYear() + 1,
                            calendar.lastYear()));
        }
        if (!wrong.isEmpty()) {
            throw new WrongScenario(wrong);
        }
        this.scenario = scenario;
        this.calendar = CityYears.reachingAfter(scenario.year(), calendar);
        this.world = new CityWorld(scenario);
        if (scenario.backlog().cases() > 0 && !world.canHaveBacklog()) {
            // The names of a field may come after all that its department has procedures for.
            throw new WrongScenario(List.of(
                    "backlog: sở, ngành %s có quá ít thủ tục cấp tỉnh nên không thủ tục nào thuộc lĩnh vực “%s”; thêm thủ tục, hoặc đưa lĩnh vực đó lên đầu fields"
                            .formatted(
                                    scenario.backlog().department(),
                                    scenario.backlog().field())));
        }
        this.yearEnd = LocalDate.of(scenario.year(), 12, 31);
        this.before = backlogBegins(scenario.year());
        this.days = new OfficeDays(this.calendar, before, yearEnd.plusYears(CityYears.AFTER));
        this.demand = new DailyDemand(scenario.year(), scenario.cases(), scenario.demand(), this.calendar);
    }

    /** The first day on which a case comes that is overdue when a year begins. */
    static LocalDate backlogBegins(int year) {
        return LocalDate.of(year - 1, BACKLOG_FIRST_MONTH, 1);
    }

    /** The last one. */
    static LocalDate backlogEnds(int year) {
        return LocalDate.of(year - 1, BACKLOG_LAST_MONTH, 1).minusDays(1);
    }

    @Override
    public String title() {
        String many = String.format(Locale.ROOT, "%,d", scenario.cases()).replace(',', '.');
        return "%s mô phỏng, năm %d, %s hồ sơ, hạt giống %d"
                .formatted(scenario.name(), scenario.year(), many, scenario.seed());
    }

    @Override
    public String source() {
        return "urn:nhip:mo-phong:" + scenario.code();
    }

    @Override
    public List<SimulatedAgency> agencies() {
        return world.agencies();
    }

    @Override
    public List<SimulatedProcedure> procedures() {
        return world.procedures();
    }

    @Override
    public Map<String, Set<String>> authority() {
        return world.authority();
    }

    @Override
    public List<SimulatedService> services() {
        return world.services();
    }

    @Override
    public List<SimulatedAnnouncement> announcements() {
        List<SimulatedAnnouncement> announcements = new ArrayList<>();
        Dice dice = Dice.of(scenario.seed(), "announcements", 0);
        List<SimulatedProcedure> procedures = world.procedures();
        int first = days.from(yearEnd.withDayOfYear(1));
        int last = days.from(yearEnd.plusDays(1));
        for (int i = 1; i <= scenario.announcements().aYear(); i++) {
            LocalDate decided = LocalDate.ofEpochDay(days.day(first + dice.below(last - first)));
            announcements.add(new SimulatedAnnouncement(
                    "%d/QĐ-MP-%d".formatted(i, scenario.year()),
                    procedures.get(dice.below(procedures.size())).code(),
                    scenario.code(),
                    decided,
                    decided.plusDays(dice.chance(scenario.announcements().late()) ? dice.below(5) : 6 + dice.below(20)),
                    decided.plusDays(
                            dice.chance(scenario.announcements().publishedLate())
                                    ? 9 + dice.below(10)
                                    : 1 + dice.below(4))));
        }
        return announcements;
    }

    @Override
    public List<Petition> petitions() {
        return new CityPetitions(scenario, world, demand, days, writer()).all();
    }

    private CityCase writer() {
        return new CityCase(scenario, source(), calendar, days);
    }

    @Override
    public long ends() {
        return OfficeDays.at(yearEnd.toEpochDay() + 1, 0);
    }

    @Override
    public long eventsExpected(long until) {
        LocalDate last = OfficeDays.date(Math.min(until, ends()) - 1);
        return (scenario.backlog().cases() + demand.by(last)) * EVENTS_OF_A_CASE;
    }

    @Override
    public Feed feed() {
        return feed(label -> {});
    }

    /**
     * Up to the end of the year: what comes of its cases later is not told.
     *
     * @param labels takes the truth about every trouble of the scenario, as it is told
     */
    public Feed feed(LabelSink labels) {
        return feed(labels, partsOfADay(eventsExpected(ends())));
    }

    Feed feed(LabelSink labels, int parts) {
        long end = ends();
        Timeline timeline =
                new Timeline(Timeline.DAY / parts, (before.toEpochDay() - 1) * parts, new Author(labels, parts));
        Feed year = new Feed() {
            private boolean over;

            @Override
            public @Nullable Event next() {
                Event event = over ? null : timeline.next();
                over = event == null || event.told() >= end;
                return over ? null : event;
            }
        };
        return scenario.troubles().reachEvents()
                ? new TroubledFeed(year, scenario.troubles(), scenario.seed(), labels)
                : year;
    }

    /** In as many parts as let no more than some events be held at once; each part takes time, for lives are written again in it. */
    static int partsOfADay(long eventsOfTheYear) {
        long ofADay = eventsOfTheYear / WORKING_DAYS;
        for (int parts : PARTS_OF_A_DAY) {
            long seconds = Math.min(OFFICE_SECONDS, Timeline.DAY / parts);
            if (ofADay * seconds / OFFICE_SECONDS <= HELD) {
                return parts;
            }
        }
        return PARTS_OF_A_DAY[PARTS_OF_A_DAY.length - 1];
    }

    /**
     * Writes the cases that come on each day. Of a case that is under way only its number is kept, with the span in which something of it
     * is told next: then its life is written again, the same as before.
     */
    private final class Author implements Timeline.Author {
        private final CityCase writer = writer();
        private final long backlogDays = backlogEnds(scenario.year()).toEpochDay() + 1 - before.toEpochDay();
        private final int parts;
        private final StoryTroubles troubles;
        private final StoryTroubles again;
        private final UnderWay underWay = new UnderWay();
        private long number;
        private long backlogTold;

        Author(LabelSink labels, int parts) {
            this.parts = parts;
            this.troubles = new StoryTroubles(scenario.troubles(), scenario.seed(), calendar, labels);
            this.again = new StoryTroubles(scenario.troubles(), scenario.seed(), calendar, label -> {});
            troubles.announce();
        }

        @Override
        public boolean write(long span, Timeline timeline) {
            UnderWay.Cases continued = underWay.in(span);
            for (int i = 0; i < continued.size(); i++) {
                tell(continued.number(i), LocalDate.ofEpochDay(continued.since(i)), span, again, timeline);
            }
            long day = Math.floorDiv(span, (long) parts);
            if (Math.floorMod(span, (long) parts) == 0) {
                come(LocalDate.ofEpochDay(day + 1), span, timeline);
            }
            return span < (yearEnd.toEpochDay() + 1) * parts - 1;
        }

        /** What comes on a day of Vietnam, which begins in the evening of the day of UTC before. */
        private void come(LocalDate local, long span, Timeline timeline) {
            long due = scenario.backlog().cases()
                    * Math.min(backlogDays, local.toEpochDay() - before.toEpochDay() + 1)
                    / backlogDays;
            while (backlogTold < due) {
                backlogTold++;
                tell(++number, local, span, troubles, timeline);
            }
            int cases = demand.on(local);
            for (int i = 0; i < cases; i++) {
                tell(++number, local, span, troubles, timeline);
            }
        }

        private void tell(long its, LocalDate since, long span, StoryTroubles touching, Timeline timeline) {
            // Those of the backlog came before the year, all others in it.
            Story story = since.getYear() < scenario.year()
                    ? writer.backlog(its, since, world, yearEnd)
                    : writer.write(its, since, world);
            // What is wrong with a case is labelled when it is first told.
            long next = timeline.add(touching.touch(story, its), span);
            if (next != Long.MAX_VALUE) {
                underWay.add(its, since.toEpochDay(), next);
            }
        }
    }
}
