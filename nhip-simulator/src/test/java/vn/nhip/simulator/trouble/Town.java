package vn.nhip.simulator.trouble;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import vn.nhip.core.calendar.WorkCalendar;
import vn.nhip.core.cases.CaseEvent;
import vn.nhip.core.cases.CaseFact;
import vn.nhip.core.cases.CaseFile;
import vn.nhip.core.cases.CaseLife;
import vn.nhip.core.deadline.CaseClock;
import vn.nhip.core.deadline.ClockKind;
import vn.nhip.core.deadline.DeadlineRules;
import vn.nhip.core.deadline.Reckoning;
import vn.nhip.core.deadline.Term;
import vn.nhip.core.deadline.TermUnit;
import vn.nhip.definitions.Calendars;
import vn.nhip.simulator.city.CityScenario;
import vn.nhip.simulator.city.CityScene;
import vn.nhip.simulator.story.Dice;
import vn.nhip.simulator.story.Event;
import vn.nhip.simulator.story.Feed;
import vn.nhip.simulator.story.OfficeDays;
import vn.nhip.simulator.story.Story;
import vn.nhip.simulator.story.Timeline;
import vn.nhip.simulator.story.Told;

/** Cases to bring trouble to, and what the clocks say of them. */
final class Town {
    static final WorkCalendar CALENDAR = Calendars.bundled();
    private static final int HOUR = 3600;
    private static final int DAY = 86_400;
    static final Term TERM = new Term(10, TermUnit.WORKING_DAY);

    /** Cases of all sorts at thirty agencies. */
    static final List<Story> STORIES = stories();

    /** The same, and those of a small city with a backlog. */
    static final List<Story> ALL = all();

    private Town() {}

    private static List<Story> stories() {
        OfficeDays days = new OfficeDays(CALENDAR, LocalDate.of(2026, 1, 1), LocalDate.of(2027, 6, 30));
        List<Story> stories = new ArrayList<>();
        for (int number = 0; number < 2_500; number++) {
            stories.add(story(number, days));
        }
        return stories;
    }

    private static List<Story> all() {
        List<Story> all = new ArrayList<>(STORIES);
        Feed feed = new CityScene(CityScenario.bundled("hanoi").with(2026, 1_500, 1), CALENDAR).feed();
        for (Event event = feed.next(); event != null; event = feed.next()) {
            if (event.step() == 0) {
                all.add(event.story());
            }
        }
        return all;
    }

    private static Story story(int number, OfficeDays days) {
        Dice dice = Dice.of(7, "town", number);
        List<Told> course = new ArrayList<>();
        String agency = "H26." + (1 + dice.below(30));
        String code = agency + "-" + number;
        int day = dice.below(240);
        CaseFact.Channel channel = dice.chance(0.5) ? CaseFact.Channel.ONLINE : CaseFact.Channel.DIRECT;
        long received = days.moment(day, dice);
        Instant due = Instant.ofEpochSecond(
                OfficeDays.at(days.day(day + 5 * (1 + dice.below(4))), 17 * HOUR + dice.below(2) * (7 * HOUR - 1)));
        if (dice.chance(0.9)) {
            tell(
                    course,
                    received - 120 - dice.below(2 * HOUR),
                    new CaseFact.Submitted("9.1", null, agency, channel, CaseFact.SubjectKind.CITIZEN, null),
                    dice);
        }
        if (dice.chance(0.02)) {
            tell(course, received, new CaseFact.Declined(null), dice);
            return new Story("urn:thu", code, course);
        }
        tell(
                course,
                received,
                new CaseFact.Accepted("9.1", null, agency, channel, dice.chance(0.95) ? due : null),
                dice);
        tell(course, received + 60, new CaseFact.ComponentAttached("TP.1", true, false, false, false), dice);
        if (dice.chance(0.4)) {
            tell(course, received + 20, new CaseFact.FeeRequired(30_000, null), dice);
            tell(course, received + 20 + dice.below(DAY), new CaseFact.FeePaid(30_000L, CaseFact.Gateway.LOCAL), dice);
        }
        if (dice.chance(0.9)) {
            tell(course, received + 300 + dice.below(HOUR), new CaseFact.Synchronised("00"), dice);
        }
        fate(course, code, received, due.getEpochSecond(), dice);
        return new Story("urn:thu", code, course);
    }

    private static void fate(List<Told> course, String code, long received, long due, Dice dice) {
        long middle = received + (due - received) / 3;
        double fate = dice.unit();
        if (fate < 0.03) {
            tell(course, middle, dice.chance(0.5) ? new CaseFact.Withdrawn(null) : new CaseFact.Stopped(null), dice);
            return;
        }
        if (fate < 0.08) {
            tell(course, middle, new CaseFact.SupplementRequested(null), dice);
            tell(course, middle + DAY, new CaseFact.SupplementReceived(null), dice);
        } else if (fate < 0.11) {
            tell(course, middle, new CaseFact.Suspended(null), dice);
            tell(course, middle + DAY, new CaseFact.Resumed(), dice);
        } else if (fate < 0.14) {
            tell(course, middle, new CaseFact.Extended(Instant.ofEpochSecond(due + 5L * DAY), true, null), dice);
        } else if (fate < 0.17) {
            course.add(
                    Told.at(due, new CaseFact.Corrected("urn:thu", code + ".0", null, null, dice.chance(0.5), "nhầm")));
        }
        if (dice.chance(0.2)) {
            tell(course, middle, new CaseFact.StepStarted("1", "H26.9", null), dice);
            tell(course, due - HOUR, new CaseFact.StepFinished("1", "H26.9", null), dice);
        }
        if (dice.chance(0.05)) {
            return;
        }
        long end = dice.chance(0.3) ? due + 1 + dice.below(30 * DAY) : due - dice.below((int) (due - middle) / 2);
        end = Math.max(end, middle + 2 * DAY);
        tell(course, end, new CaseFact.Completed(), dice);
        if (dice.chance(0.7)) {
            tell(
                    course,
                    end + 60,
                    new CaseFact.ResultAttached(null, "https://ket-qua.example/" + code, true, true),
                    dice);
        }
        if (dice.chance(0.8)) {
            tell(course, end + HOUR, new CaseFact.Returned(null), dice);
        }
    }

    private static void tell(List<Told> course, long at, CaseFact fact, Dice dice) {
        course.add(new Told(at, at + dice.below(120), fact));
    }

    /** The events of the cases, as they are told. */
    static Feed feed() {
        return new Timeline(LocalDate.of(2025, 12, 1).toEpochDay(), (day, timeline) -> {
            STORIES.forEach(timeline::add);
            return false;
        });
    }

    /** A story as the server would have its events. */
    static CaseFile fold(Story story) {
        List<CaseEvent> events = new ArrayList<>();
        for (int step = 0; step < story.course().size(); step++) {
            Told told = story.course().get(step);
            events.add(new CaseEvent(
                    story.source(),
                    story.id(step),
                    story.code(),
                    Instant.ofEpochSecond(told.occurred()),
                    Instant.ofEpochSecond(told.told()),
                    told.fact()));
        }
        return CaseLife.fold(events);
    }

    static Reckoning reckon(ClockKind clock, Story story) {
        return reckon(clock, story, DeadlineRules.STANDARD);
    }

    static Reckoning reckon(ClockKind clock, Story story, DeadlineRules rules) {
        return CaseClock.reckon(
                clock, fold(story).times(), TERM, rules, CALENDAR, Instant.parse("2026-12-31T00:00:00Z"));
    }

    /** Received over the counter on Tuesday 6 October 2026, due on the 20th, done on the 29th, with a result. */
    static Story late() {
        long received = Instant.parse("2026-10-06T01:40:00Z").getEpochSecond();
        long end = Instant.parse("2026-10-29T07:00:00Z").getEpochSecond();
        Instant due = Instant.ofEpochSecond(CaseClock.dueSecond(received, TERM, DeadlineRules.STANDARD, CALENDAR));
        return new Story(
                "urn:thu",
                "H26.1-1",
                List.of(
                        Told.at(
                                received - 300,
                                new CaseFact.Submitted(
                                        "9.1",
                                        null,
                                        "H26.1",
                                        CaseFact.Channel.DIRECT,
                                        CaseFact.SubjectKind.CITIZEN,
                                        null)),
                        Told.at(received, new CaseFact.Accepted("9.1", null, "H26.1", CaseFact.Channel.DIRECT, due)),
                        Told.at(received + 60, new CaseFact.ComponentAttached("TP.1", true, false, false, false)),
                        Told.at(received + 90, new CaseFact.FeeRequired(50_000, null)),
                        Told.at(received + 900, new CaseFact.FeePaid(50_000L, CaseFact.Gateway.NATIONAL)),
                        Told.at(received + 1200, new CaseFact.Synchronised("00")),
                        Told.at(end, new CaseFact.Completed()),
                        Told.at(
                                end + 600,
                                new CaseFact.ResultAttached("KQ.1", "https://ket-qua.example/1", true, false)),
                        Told.at(end + 9000, new CaseFact.Returned(null))));
    }
}
