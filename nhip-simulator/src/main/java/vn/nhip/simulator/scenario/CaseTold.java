package vn.nhip.simulator.scenario;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.nhip.contract.CaseMessage;
import vn.nhip.core.calendar.WorkCalendar;
import vn.nhip.core.cases.CaseFact;
import vn.nhip.core.cases.CaseFact.Channel;
import vn.nhip.core.cases.CaseFact.Gateway;
import vn.nhip.simulator.story.Event;
import vn.nhip.simulator.story.Story;
import vn.nhip.simulator.story.Told;

/**
 * The life of one case, told step by step: {@code CaseTold.of("H99.01-260803-1").at("H99.01").received("2026-08-03").due("2026-08-10")}.
 * When is a day, meaning eight in the morning in Vietnam (of a due date: five in the afternoon), or a day and a time: {@code 2026-08-03 14:30}.
 * Events have ids in the order in which they were told here, whatever their times.
 */
public final class CaseTold {
    private static final String MORNING = "T08:00";
    private static final String EVENING = "T17:00";

    private final String code;
    private final List<Told> course = new ArrayList<>();
    private String source = "mot-cua.thu";
    private @Nullable String procedure;
    private @Nullable String agency;
    private @Nullable Channel channel;
    private @Nullable Instant due;
    private long daysLater;

    private CaseTold(String code) {
        this.code = code;
    }

    /** A case of which nothing is told yet. */
    public static CaseTold of(String code) {
        return new CaseTold(code);
    }

    /** The system that tells it. */
    public CaseTold by(String itsSource) {
        source = itsSource;
        return this;
    }

    /** The procedure it is about. */
    public CaseTold about(@Nullable String itsProcedure) {
        procedure = itsProcedure;
        return this;
    }

    /** The agency that handles it. */
    public CaseTold at(@Nullable String itsAgency) {
        agency = itsAgency;
        return this;
    }

    public CaseTold online() {
        channel = Channel.ONLINE;
        return this;
    }

    public CaseTold direct() {
        channel = Channel.DIRECT;
        return this;
    }

    public CaseTold postal() {
        channel = Channel.POSTAL;
        return this;
    }

    /** The due date that the receipt will say; to be told before {@link #received}. */
    public CaseTold due(String when) {
        due = instant(when, EVENING);
        return this;
    }

    public CaseTold submitted(String when) {
        return then(when, new CaseFact.Submitted(procedure, null, agency, channel, null, null));
    }

    public CaseTold received(String when) {
        return then(when, new CaseFact.Accepted(procedure, null, agency, channel, due));
    }

    /** A component with an electronic copy. */
    public CaseTold digitised(String when) {
        return then(when, new CaseFact.ComponentAttached("TP.1", true, false, false, false));
    }

    /** A component that was digitised before. */
    public CaseTold reused(String when) {
        return then(when, new CaseFact.ComponentAttached("TP.1", true, true, false, false));
    }

    public CaseTold populationDataUsed(String when) {
        return then(when, new CaseFact.PopulationDataUsed("CSDLQG.DC"));
    }

    /** A fee, in đồng. */
    public CaseTold feeRequired(String when, long amount) {
        return then(when, new CaseFact.FeeRequired(amount, null));
    }

    public CaseTold paid(String when, long amount, Gateway gateway) {
        return then(when, new CaseFact.FeePaid(amount, gateway));
    }

    public CaseTold feeWaived(String when) {
        return then(when, new CaseFact.FeeWaived("Nghị quyết 77/2025/NQ-HĐND"));
    }

    public CaseTold supplementRequested(String when) {
        return then(when, new CaseFact.SupplementRequested("thành phần hồ sơ chưa đủ"));
    }

    public CaseTold supplementReceived(String when) {
        return then(when, new CaseFact.SupplementReceived(null));
    }

    /** A supplement, and the new due date that comes with it. */
    public CaseTold supplementReceived(String when, String newDue) {
        return then(when, new CaseFact.SupplementReceived(instant(newDue, EVENING)));
    }

    /** A step of an agency, with the time it has for it or without. */
    public CaseTold stepStarted(String when, String step, @Nullable String where, @Nullable String until) {
        return then(when, new CaseFact.StepStarted(step, where, until == null ? null : instant(until, EVENING)));
    }

    public CaseTold suspended(String when) {
        return then(when, new CaseFact.Suspended("chờ ý kiến"));
    }

    public CaseTold resumed(String when) {
        return then(when, new CaseFact.Resumed());
    }

    /** A new due date, with a letter of apology or without. */
    public CaseTold extended(String when, String until, boolean apology) {
        return then(when, new CaseFact.Extended(instant(until, EVENING), apology, "khối lượng hồ sơ lớn"));
    }

    public CaseTold withdrawn(String when) {
        return then(when, new CaseFact.Withdrawn("không còn nhu cầu"));
    }

    public CaseTold completed(String when) {
        return then(when, new CaseFact.Completed());
    }

    /** An electronic result. */
    public CaseTold result(String when) {
        return then(when, new CaseFact.ResultAttached("KQ", "https://ket-qua.example/" + code, true, false));
    }

    /** The result reached the citizen the way the case came in. */
    public CaseTold returned(String when) {
        return then(when, new CaseFact.Returned(channel));
    }

    public CaseTold synchronised(String when) {
        return then(when, new CaseFact.Synchronised("00"));
    }

    public CaseTold liked(String when) {
        return then(when, new CaseFact.Rated(true, 5));
    }

    public CaseTold disliked(String when) {
        return then(when, new CaseFact.Rated(false, 1));
    }

    /** The receipt was entered at a wrong time. */
    public CaseTold receiptCorrected(String when, String right) {
        return corrected(when, CaseFact.Accepted.class, right);
    }

    /** The first event of a kind was entered at a wrong time. */
    public CaseTold corrected(String when, Class<? extends CaseFact> kind, String right) {
        return then(
                when,
                new CaseFact.Corrected(source, first(kind), instant(right, MORNING), null, false, "nhập nhầm ngày"));
    }

    /** The first event of a kind never happened. */
    public CaseTold takenBack(String when, Class<? extends CaseFact> kind) {
        return then(when, new CaseFact.Corrected(source, first(kind), null, null, true, "nhập nhầm hồ sơ"));
    }

    private String first(Class<? extends CaseFact> kind) {
        for (int step = 0; step < course.size(); step++) {
            if (kind.isInstance(course.get(step).fact())) {
                return story().id(step);
            }
        }
        throw new IllegalStateException("case %s has no %s to correct; tell it first, told so far: %s"
                .formatted(code, kind.getSimpleName(), course));
    }

    /** Anything else. */
    public CaseTold then(String when, CaseFact fact) {
        return then(instant(when, MORNING), fact);
    }

    /** Anything, at an instant that is no day of the story: tomorrow, or the year 1. */
    public CaseTold then(Instant when, CaseFact fact) {
        course.add(Told.at(when.getEpochSecond(), fact));
        return this;
    }

    /** Every day that is named from here on means as many days later, so that what is told of one week can happen in another. */
    CaseTold movedBy(long days) {
        daysLater = days;
        return this;
    }

    private Instant instant(String when, String timeOfDay) {
        String written = when.length() > 10 ? when.replace(' ', 'T') : when + timeOfDay;
        return LocalDateTime.parse(written)
                .plusDays(daysLater)
                .atZone(WorkCalendar.ZONE)
                .toInstant();
    }

    /** The whole life. */
    public Story story() {
        return new Story(source, code, course);
    }

    /** Its events as the contract has them. */
    public List<CaseMessage> messages() {
        Story story = story();
        List<CaseMessage> messages = new ArrayList<>();
        for (int step = 0; step < course.size(); step++) {
            messages.add(new Event(story, step, course.get(step).told()).message());
        }
        return messages;
    }

    /** Its last event as the contract has it. */
    public CaseMessage last() {
        return messages().getLast();
    }
}
