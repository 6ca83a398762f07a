package vn.nhip.simulator.trouble;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.cases.CaseFact;
import vn.nhip.simulator.story.Dice;
import vn.nhip.simulator.story.OfficeDays;
import vn.nhip.simulator.story.Told;

/**
 * The ways to make figures look better than the work was. Those about dates are done to cases that are late, or will be: there is nothing
 * to hide of others. Their words are those of honest cases; only the label tells.
 */
final class DressUps {
    private static final int HOUR = Offices.HOUR;
    private static final int DAY = Offices.DAY;
    private static final int LAST_SECOND = DAY - 1;
    private static final CaseFact SYNCHRONISED = new CaseFact.Synchronised("00");
    /** When counters enter what has piled up: the end of the morning, the end of the afternoon. */
    private static final int[] BURSTS = {11 * HOUR, 16 * HOUR + 900};

    private static final int BURST = 900;

    private final Troubles troubles;
    private final long seed;
    private final Offices offices;
    private final Teller teller;

    DressUps(Troubles troubles, long seed, Offices offices, Teller teller) {
        this.troubles = troubles;
        this.seed = seed;
        this.offices = offices;
        this.teller = teller;
    }

    /** Does it where it fits the case; else nothing. */
    void dress(TroubleKind kind, StoryDraft draft, @Nullable String agency, Dice dice) {
        Outline outline = Outline.of(draft);
        switch (kind) {
            case MASS_SUSPENSION -> suspend(draft, outline, agency, dice);
            case SUPPLEMENT_ON_DUE_DAY -> supplement(draft, outline, dice);
            case CLOSED_WITHOUT_RESULT -> close(draft, outline, dice);
            case EMPTY_RESULT -> empty(draft, outline);
            case SAME_RESULT -> share(draft, outline, agency);
            case EXTENDED_AGAIN -> extend(draft, outline, dice);
            case REDATED -> redate(draft, outline, dice);
            case ONLINE_AT_COUNTER -> enterOnline(draft, outline, agency, dice);
            case MISSING_FIELDS,
                    CORRECTED,
                    SYNC_REJECTED,
                    PORTAL_OUTAGE,
                    PAYMENT_UNRECOGNISED,
                    CLOCK_SKEW,
                    DUPLICATE,
                    REORDERED,
                    LATE -> throw new IllegalArgumentException(kind + " dresses nothing up");
        }
    }

    private static long endOfDay(long day) {
        return OfficeDays.at(day, LAST_SECOND);
    }

    private static long soon(long second, Dice dice) {
        return second + dice.below(90);
    }

    private void suspend(StoryDraft draft, Outline outline, @Nullable String agency, Dice dice) {
        if (!outline.late()) {
            return;
        }
        int minute = dice.below(HOUR);
        long suspended = round(outline, agency, minute);
        if (suspended < 0) {
            return;
        }
        int forDays = (int) troubles.setting(TroubleKind.MASS_SUSPENSION, "for_days");
        long back = offices.onOrAfter(Math.max(Offices.day(suspended) + forDays, Offices.day(outline.due()) + 1));
        long resumed = OfficeDays.at(back, 8 * HOUR + minute);
        if (resumed >= outline.end()) {
            resumed = outline.due() + (outline.end() - outline.due()) / 2;
        }
        if (resumed <= outline.due()) {
            return;
        }
        int step = draft.add(suspended, soon(suspended, dice), new CaseFact.Suspended("chờ ý kiến cơ quan phối hợp"));
        draft.add(resumed, soon(resumed, dice), new CaseFact.Resumed());
        teller.label(
                TroubleKind.MASS_SUSPENSION,
                draft,
                step,
                suspended,
                resumed,
                "đợt tạm dừng ngày %s, hạn %s".formatted(OfficeDays.date(suspended), OfficeDays.date(outline.due())));
    }

    /** When the agency's last round of suspensions before the due instant is; -1 where none is near enough. */
    private long round(Outline outline, @Nullable String agency, int minute) {
        int every = (int) troubles.setting(TroubleKind.MASS_SUSPENSION, "every_days");
        int before = (int) troubles.setting(TroubleKind.MASS_SUSPENSION, "before_days");
        long dueDay = Offices.day(outline.due());
        long earliest = Math.max(outline.received() + 1, outline.due() - (long) before * DAY);
        for (long k = Math.floorDiv(dueDay, (long) every); (k + 1) * every > dueDay - before; k--) {
            Dice rounds = Dice.of(seed, TroubleKind.MASS_SUSPENSION.code() + " " + agency, k);
            long day = offices.onOrBefore(k * every + rounds.below(every));
            long at = OfficeDays.at(day, 15 * HOUR + 1800 + minute);
            if (at >= earliest && at < outline.due()) {
                return at;
            }
        }
        return -1;
    }

    private void supplement(StoryDraft draft, Outline outline, Dice dice) {
        if (!outline.late()) {
            return;
        }
        long asked = OfficeDays.at(Offices.day(outline.due()), 14 * HOUR + dice.below(2 * HOUR + 1800));
        if (asked >= outline.due() - 1) {
            asked = outline.due() - 600 - dice.below(HOUR);
        }
        if (asked <= outline.received() || Offices.day(asked) != Offices.day(outline.due())) {
            return;
        }
        int step = draft.add(asked, soon(asked, dice), new CaseFact.SupplementRequested("thành phần hồ sơ chưa đủ"));
        long back = asked;
        if (outline.end() != Outline.NEVER) {
            // The portal adds the wait to the due instant: a wait until just before the end covers the whole delay.
            back = outline.end() - Math.max(1, Math.min(outline.due() - asked, outline.end() - asked) / 2);
            draft.add(back, soon(back, dice), new CaseFact.SupplementReceived(null));
        }
        teller.label(
                TroubleKind.SUPPLEMENT_ON_DUE_DAY,
                draft,
                step,
                asked,
                back,
                outline.end() == Outline.NEVER
                        ? "yêu cầu bổ sung ngày hẹn trả, không nhận lại"
                        : "yêu cầu bổ sung ngày hẹn trả, nhận lại ngay trước khi xử lý xong");
    }

    private void close(StoryDraft draft, Outline outline, Dice dice) {
        if (!outline.late()) {
            return;
        }
        long closed = OfficeDays.at(
                offices.onOrBefore(Offices.day(outline.due()) - dice.below(2)), 14 * HOUR + dice.below(2 * HOUR));
        if (closed <= outline.received() || closed >= outline.due()) {
            closed = outline.received() + (outline.due() - outline.received()) / 2;
        }
        if (closed <= outline.received()) {
            return;
        }
        boolean stopped = dice.chance(troubles.setting(TroubleKind.CLOSED_WITHOUT_RESULT, "stopped"));
        CaseFact ending = stopped ? new CaseFact.Stopped("không đủ điều kiện giải quyết") : new CaseFact.Completed();
        int ended = outline.ended();
        for (int step = 0; step < draft.size(); step++) {
            CaseFact fact = draft.fact(step);
            boolean delivers = fact instanceof CaseFact.ResultAttached || fact instanceof CaseFact.Returned;
            if (step != ended && delivers) {
                // Nothing was made that could be handed over; in place of it the system tells the portal how the case
                // stands.
                draft.change(step, SYNCHRONISED);
            }
        }
        if (ended < 0) {
            ended = draft.add(closed, soon(closed, dice), ending);
        } else {
            draft.move(ended, closed, ending);
        }
        teller.label(
                TroubleKind.CLOSED_WITHOUT_RESULT,
                draft,
                ended,
                closed,
                outline.end() == Outline.NEVER ? closed : outline.end(),
                stopped ? "dừng xử lý trước hạn" : "báo xử lý xong trước hạn, không có kết quả");
    }

    private void empty(StoryDraft draft, Outline outline) {
        for (int step = 0; step < draft.size(); step++) {
            if (draft.fact(step) instanceof CaseFact.ResultAttached it
                    && isLink(it.link())
                    && !outline.corrected().contains(draft.id(step))) {
                draft.change(
                        step,
                        new CaseFact.ResultAttached(
                                it.result() == null ? "KQ.01" : it.result(), null, it.signed(), it.toPersonalStore()));
                long at = draft.at(step).occurred();
                teller.label(TroubleKind.EMPTY_RESULT, draft, step, at, at, "không có tệp");
            }
        }
    }

    private static boolean isLink(@Nullable String link) {
        return link != null && !link.isBlank();
    }

    private void share(StoryDraft draft, Outline outline, @Nullable String agency) {
        if (agency == null) {
            return;
        }
        for (int step = 0; step < draft.size(); step++) {
            if (draft.fact(step) instanceof CaseFact.ResultAttached it
                    && isLink(it.link())
                    && !outline.corrected().contains(draft.id(step))) {
                long at = draft.at(step).occurred();
                LocalDate day = OfficeDays.date(at);
                String link = "https://ket-qua.example/%s/%d-%02d.pdf"
                        .formatted(agency.toLowerCase(Locale.ROOT), day.getYear(), day.getMonthValue());
                draft.change(step, new CaseFact.ResultAttached(it.result(), link, it.signed(), it.toPersonalStore()));
                teller.label(TroubleKind.SAME_RESULT, draft, step, at, at, link);
            }
        }
    }

    private void extend(StoryDraft draft, Outline outline, Dice dice) {
        if (!outline.late()) {
            return;
        }
        int n = 2 + dice.below((int) troubles.setting(TroubleKind.EXTENDED_AGAIN, "most") - 1);
        long first = Math.max(outline.received(), outline.due() - DAY);
        long last = outline.end() == Outline.NEVER ? outline.due() + 20L * DAY : outline.end();
        long dueDay = Offices.day(outline.due());
        long days = Math.max(n, Offices.day(last) - dueDay);
        if (last - first < 2L * n) {
            return;
        }
        int step = -1;
        long from = first;
        long decided = first;
        for (int i = 1; i <= n; i++) {
            long even = first + (last - first) * i / (n + 1);
            long inOffice = offices.around(even);
            decided = inOffice > decided && inOffice < even ? inOffice : even;
            // Whole days, rounded up: the last is the day of the end, or after it.
            long due = endOfDay(dueDay + Math.ceilDiv(days * i, n));
            int added = draft.add(
                    decided,
                    soon(decided, dice),
                    new CaseFact.Extended(Instant.ofEpochSecond(due), false, "khối lượng hồ sơ lớn"));
            from = step < 0 ? decided : from;
            step = step < 0 ? added : step;
        }
        teller.label(
                TroubleKind.EXTENDED_AGAIN, draft, step, from, decided, "hẹn lại %d lần, không xin lỗi".formatted(n));
    }

    private void redate(StoryDraft draft, Outline outline, Dice dice) {
        if (!outline.late() || !(draft.fact(outline.accepted()) instanceof CaseFact.Accepted accepted)) {
            return;
        }
        boolean ended = outline.end() != Outline.NEVER;
        boolean receipt = dice.chance(troubles.setting(TroubleKind.REDATED, "receipt"));
        long from = ended ? outline.end() : outline.due();
        long told = from + HOUR + dice.below(3 * DAY);
        long due = endOfDay(Offices.day(from) + (ended ? dice.below(3) : 15 + dice.below(15)));
        Instant received = null;
        if (receipt && ended) {
            int days = daysLate(outline);
            long moved = moved(outline.received(), days);
            if (moved < outline.end()) {
                received = Instant.ofEpochSecond(moved);
                due = moved(outline.due(), days);
            }
        }
        Told wrongly = draft.at(outline.accepted());
        told = Math.max(told, wrongly.told() + 1);
        draft.add(
                told - dice.below(60),
                told,
                new CaseFact.Corrected(
                        draft.source(),
                        draft.id(outline.accepted()),
                        received,
                        new CaseFact.Accepted(
                                accepted.procedure(),
                                accepted.caseKind(),
                                accepted.agency(),
                                accepted.channel(),
                                Instant.ofEpochSecond(due)),
                        false,
                        "nhập nhầm"));
        teller.label(
                TroubleKind.REDATED,
                draft,
                draft.size() - 1,
                outline.due(),
                told,
                "%s, hạn từ %s thành %s"
                        .formatted(
                                received != null ? "sửa ngày tiếp nhận và ngày hẹn" : "sửa ngày hẹn",
                                OfficeDays.date(outline.due()),
                                OfficeDays.date(due)));
    }

    /** By how many working days a due date must move to hold the end. */
    private int daysLate(Outline outline) {
        int days = 0;
        while (moved(outline.due(), days) < outline.end()) {
            days++;
        }
        return days;
    }

    private long moved(long second, int workingDays) {
        return OfficeDays.at(offices.plus(Offices.day(second), workingDays), Offices.secondOfDay(second));
    }

    private void enterOnline(StoryDraft draft, Outline outline, @Nullable String agency, Dice dice) {
        boolean atCounter = outline.plain()
                && outline.channel() == CaseFact.Channel.DIRECT
                && outline.received() != Outline.NEVER
                && offices.open(outline.received());
        if (!atCounter) {
            return;
        }
        long entered = burst(outline, agency, dice);
        postpone(draft, outline, entered);
        if (draft.fact(outline.accepted()) instanceof CaseFact.Accepted it) {
            draft.change(
                    outline.accepted(),
                    new CaseFact.Accepted(
                            it.procedure(), it.caseKind(), it.agency(), CaseFact.Channel.ONLINE, it.due()));
            long submitted = entered - 5 - dice.below(35);
            if (outline.submitted() < 0) {
                draft.add(
                        submitted,
                        submitted + 1,
                        new CaseFact.Submitted(
                                it.procedure(), it.caseKind(), it.agency(), CaseFact.Channel.ONLINE, null, null));
            } else if (draft.fact(outline.submitted()) instanceof CaseFact.Submitted known) {
                draft.move(
                        outline.submitted(),
                        submitted,
                        new CaseFact.Submitted(
                                known.procedure(),
                                known.caseKind(),
                                known.agency(),
                                CaseFact.Channel.ONLINE,
                                known.subject(),
                                known.abstractText()));
            }
            teller.label(
                    TroubleKind.ONLINE_AT_COUNTER,
                    draft,
                    outline.accepted(),
                    submitted,
                    entered,
                    "hồ sơ trực tiếp, cán bộ nộp hộ %d giây trước khi tiếp nhận".formatted(entered - submitted));
        }
    }

    /** When the counter enters what came in before; at once where no burst follows before the case goes on. */
    private long burst(Outline outline, @Nullable String agency, Dice dice) {
        long day = Offices.day(outline.received());
        int within = dice.below(BURST);
        Dice ofDay = Dice.of(seed, TroubleKind.ONLINE_AT_COUNTER.code() + " " + agency, day);
        for (int of : BURSTS) {
            long at = OfficeDays.at(day, of + ofDay.below(BURST) + within);
            if (at >= outline.received() && at < Math.min(outline.end(), outline.due()) - 2L * HOUR) {
                return at;
            }
        }
        return outline.received();
    }

    /** Receives later: what happened within a day of it moves closer together, in the same order. */
    private static void postpone(StoryDraft draft, Outline outline, long entered) {
        long received = outline.received();
        if (entered == received) {
            return;
        }
        long until = Math.min(outline.end(), entered + DAY);
        for (int step = 0; step < draft.size(); step++) {
            Told told = draft.at(step);
            if (told.occurred() >= received && told.occurred() < until) {
                double part = (told.occurred() - received) / (double) (until - received);
                draft.move(step, entered + (long) (part * (until - entered)), told.fact());
            }
        }
    }
}
