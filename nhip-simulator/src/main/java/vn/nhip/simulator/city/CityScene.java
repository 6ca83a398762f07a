package vn.nhip.simulator.city;

import java.time.Instant;
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
    private static final int EVENTS_OF_A_CASE = 8;
    private static final int WORKING_DAYS = 250;
    private static final int OFFICE_SECONDS = 8 * 3_600;
    private static final int HELD = 100_000;
    private static final int[] PARTS_OF_A_DAY = {1, 24, 6 * 24, 60 * 24};
    private static final int BACKLOG_FIRST_MONTH = 3;
    private static final int BACKLOG_LAST_MONTH = 8;

    private final CityScenario scenario;
    private final WorkCalendar calendar;
    private final CityWorld world;
    private final LocalDate yearEnd;

    /**
     * A city of which all days are known.
     *
     * @throws WrongScenario when the calendar does not reach from the year before to the year after
     */
    public CityScene(CityScenario scenario, WorkCalendar calendar) {
        if (scenario.year() <= calendar.firstYear() || scenario.year() >= calendar.lastYear()) {
            throw new WrongScenario(
                    List.of("năm %d: lịch làm việc có từ %d đến %d, cần cả năm trước và năm sau; chọn năm từ %d đến %d"
                            .formatted(
                                    scenario.year(),
                                    calendar.firstYear(),
                                    calendar.lastYear(),
                                    calendar.firstYear() + 1,
                                    calendar.lastYear() - 1)));
        }
        this.scenario = scenario;
        this.calendar = calendar;
        this.world = new CityWorld(scenario);
        this.yearEnd = LocalDate.of(scenario.year(), 12, 31);
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

    /** About three a week; one in ten comes too late. */
    @Override
    public List<SimulatedAnnouncement> announcements() {
        List<SimulatedAnnouncement> announcements = new ArrayList<>();
        Dice dice = Dice.of(scenario.seed(), "announcements", 0);
        List<SimulatedProcedure> procedures = world.procedures();
        for (int i = 1; i <= 150; i++) {
            LocalDate decided = yearEnd.withDayOfYear(1 + dice.below(yearEnd.lengthOfYear()));
            announcements.add(new SimulatedAnnouncement(
                    "%d/QĐ-MP-%d".formatted(i, scenario.year()),
                    procedures.get(dice.below(procedures.size())).code(),
                    scenario.code(),
                    decided,
                    decided.plusDays(dice.chance(0.9) ? 6 + dice.below(20) : dice.below(5)),
                    decided.plusDays(dice.chance(0.9) ? 1 + dice.below(4) : 9 + dice.below(10))));
        }
        return announcements;
    }

    @Override
    public List<Petition> petitions() {
        OfficeDays days = new OfficeDays(calendar, yearEnd.withDayOfYear(1), yearEnd.plusDays(60));
        List<Office> offices = world.offices();
        long n = Math.round(scenario.cases() * scenario.petitions().per10000() / 10_000);
        List<Petition> petitions = new ArrayList<>();
        for (long i = 1; i <= n; i++) {
            Dice dice = Dice.of(scenario.seed(), "petition", i);
            String agency = offices.get(dice.below(offices.size())).code();
            petitions.add(petition("PAKN-%d-%06d".formatted(scenario.year(), i), agency, days, dice));
        }
        return petitions;
    }

    private Petition petition(String code, String agency, OfficeDays days, Dice dice) {
        int sent = dice.below(days.from(yearEnd));
        boolean late = dice.chance(scenario.petitions().late());
        boolean disliked = !dice.chance(scenario.petitions().satisfied()) && dice.chance(0.5);
        int answered = sent + (late ? 17 + dice.below(15) : 1 + dice.below(13));
        double about = dice.unit();
        Instant published = at(days, answered + 1, dice);
        @Nullable Instant rated = disliked ? published.plusSeconds(7_200) : null;
        return new Petition(
                code,
                agency,
                about < 0.7
                        ? Petition.Subject.PROCEDURES
                        : about < 0.95 ? Petition.Subject.STAFF : Petition.Subject.OTHER,
                null,
                at(days, sent, dice),
                null,
                null,
                null,
                null,
                at(days, answered, dice),
                published,
                null,
                rated,
                null);
    }

    private static Instant at(OfficeDays days, int position, Dice dice) {
        return Instant.ofEpochSecond(days.moment(Math.min(position, days.size() - 1), dice));
    }

    @Override
    public long eventsExpected() {
        return (scenario.cases() + scenario.backlog().cases()) * EVENTS_OF_A_CASE;
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
        return feed(labels, partsOfADay(eventsExpected()));
    }

    Feed feed(LabelSink labels, int parts) {
        LocalDate before = LocalDate.of(scenario.year() - 1, BACKLOG_FIRST_MONTH, 1);
        OfficeDays days = new OfficeDays(calendar, before, yearEnd.plusDays(365));
        CityCase writer = new CityCase(scenario, source(), calendar, days);
        long end = OfficeDays.at(yearEnd.toEpochDay() + 1, 0);
        Timeline timeline = new Timeline(
                Timeline.DAY / parts, (before.toEpochDay() - 1) * parts, new Author(writer, before, labels, parts));
        Feed year = new Feed() {
            private boolean over;

            @Override
            public @Nullable Event next() {
                Event event = over ? null : timeline.next();
                over = event == null || event.told() >= end;
                return over ? null : event;
            }
        };
        return scenario.troubles().isNone()
                ? year
                : new TroubledFeed(year, scenario.troubles(), scenario.seed(), labels);
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
        private final CityCase writer;
        private final DailyDemand demand =
                new DailyDemand(scenario.year(), scenario.cases(), scenario.demand(), calendar);
        private final LocalDate first;
        private final long backlogDays;
        private final int parts;
        private final StoryTroubles troubles;
        private final StoryTroubles again;
        private final UnderWay underWay = new UnderWay();
        private long number;
        private long backlogTold;

        Author(CityCase writer, LocalDate first, LabelSink labels, int parts) {
            this.parts = parts;
            this.troubles = new StoryTroubles(scenario.troubles(), scenario.seed(), calendar, labels);
            this.again = new StoryTroubles(scenario.troubles(), scenario.seed(), calendar, label -> {});
            troubles.announce();
            this.writer = writer;
            this.first = first;
            this.backlogDays =
                    LocalDate.of(first.getYear(), BACKLOG_LAST_MONTH, 1).toEpochDay() - first.toEpochDay();
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
                    * Math.min(backlogDays, local.toEpochDay() - first.toEpochDay() + 1)
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
