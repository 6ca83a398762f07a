package vn.nhip.simulator.trouble;

import java.time.Instant;
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
import vn.nhip.simulator.story.Event;
import vn.nhip.simulator.story.Feed;
import vn.nhip.simulator.story.Story;
import vn.nhip.simulator.story.Told;

/** Cases to bring trouble to, and what the clocks say of them. */
final class Town {
    static final WorkCalendar CALENDAR = Calendars.bundled();
    static final Term TERM = new Term(10, TermUnit.WORKING_DAY);

    /** The cases of a small city with a backlog, in the order of their beginning. */
    static final List<Story> STORIES = stories();

    private Town() {}

    private static List<Story> stories() {
        List<Story> stories = new ArrayList<>();
        Feed feed = feed(1);
        for (Event event = feed.next(); event != null; event = feed.next()) {
            if (event.step() == 0) {
                stories.add(event.story());
            }
        }
        return stories;
    }

    static Feed feed(long seed) {
        return new CityScene(CityScenario.bundled("hanoi").with(2026, 3_000, seed), CALENDAR).feed();
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
