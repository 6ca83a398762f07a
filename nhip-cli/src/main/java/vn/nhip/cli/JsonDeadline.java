package vn.nhip.cli;

import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.calendar.WorkCalendar;
import vn.nhip.core.cases.CaseFile;
import vn.nhip.core.deadline.ClockKind;
import vn.nhip.core.deadline.DayAccount;
import vn.nhip.core.deadline.Reckoning;
import vn.nhip.core.deadline.Term;

/** A deadline as JSON, its words in both languages. */
final class JsonDeadline {
    private final DeadlineAnswer answer;
    private final Json json;

    JsonDeadline(DeadlineAnswer answer, Output out) {
        this.answer = answer;
        this.json = new Json(out);
    }

    void write() throws IOException {
        json.open('{');
        time("received", answer.received());
        term("term", answer.term());
        time("as_of", answer.asOf());
        json.text("calendar", answer.calendar().code());
        time("due", answer.due());
        json.text("standing", answer.clock(ClockKind.LEGAL).standing().name());
        json.key("clocks").open('{');
        json.key("legal");
        clock(answer.clock(ClockKind.LEGAL));
        json.key("portal");
        clock(answer.clock(ClockKind.PORTAL));
        json.close('}');
        json.key("account").open('[');
        for (DeadlineAnswer.Day day : answer.days()) {
            json.open('{');
            json.text("day", day.day().toString());
            json.key("legal");
            day(day.legal());
            json.key("portal");
            day(day.portal());
            json.close('}');
        }
        json.close(']');
        json.key("refusals").open('[');
        for (CaseFile.Refusal refusal : answer.refusals()) {
            json.open('{');
            time("time", refusal.event().occurred());
            json.text("type", refusal.event().fact().kind().name());
            words(refusal.reasonVietnamese(), refusal.reason());
            json.close('}');
        }
        json.close(']');
        json.close('}');
        json.end();
    }

    private void time(String name, @Nullable Instant time) throws IOException {
        json.text(name, time == null ? null : iso(time));
    }

    private static String iso(Instant time) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(OffsetDateTime.ofInstant(time, WorkCalendar.ZONE));
    }

    private void term(String name, @Nullable Term term) throws IOException {
        if (term == null) {
            json.text(name, null);
            return;
        }
        json.key(name).open('{');
        json.whole("amount", (long) term.amount());
        json.text("unit", term.unit().name());
        json.close('}');
    }

    private void words(String vietnamese, String english) throws IOException {
        json.text("vi", vietnamese);
        json.text("en", english);
    }

    private void clock(Reckoning reckoning) throws IOException {
        json.open('{');
        time("due", reckoning.due());
        time("end", reckoning.end());
        json.text("standing", reckoning.standing().name());
        json.flag("late", reckoning.standing().isLate());
        json.flag("redated", reckoning.redated());
        json.key("ledger").open('{');
        term("budget", reckoning.ledger().budget());
        Integer consumed = reckoning.ledger().consumed();
        json.whole("consumed", consumed == null ? null : Long.valueOf(consumed));
        time("running_since", reckoning.ledger().runningSince());
        json.whole("waited_seconds", reckoning.ledger().waitedSeconds());
        json.close('}');
        json.key("reasons").open('[');
        for (Reckoning.Reason reason : reckoning.reasons()) {
            json.open('{');
            json.text("rule", reason.rule());
            words(reason.vietnamese(), reason.english());
            json.text("source", reason.source());
            json.close('}');
        }
        json.close(']').close('}');
    }

    private void day(@Nullable DayAccount day) throws IOException {
        if (day == null) {
            json.nothing();
            return;
        }
        json.open('{');
        json.text("kind", day.kind().name());
        Integer counted = day.counted();
        json.whole("counted", counted == null ? null : Long.valueOf(counted));
        json.flag("due", day.due());
        words(day.reasonVietnamese(), day.reason());
        json.close('}');
    }
}
