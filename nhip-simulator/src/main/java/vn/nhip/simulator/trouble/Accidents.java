package vn.nhip.simulator.trouble;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.cases.CaseFact;
import vn.nhip.simulator.story.Dice;
import vn.nhip.simulator.story.Told;

/** What goes wrong within one story without anybody meaning it. */
final class Accidents {
    private static final CaseFact.SynchronisationFailed[] REJECTIONS = {
        new CaseFact.SynchronisationFailed("05", "sai mã thành phần hồ sơ"),
        new CaseFact.SynchronisationFailed("07", "mã thủ tục không có trong danh mục"),
        new CaseFact.SynchronisationFailed("12", "thiếu ngày hẹn trả"),
        new CaseFact.SynchronisationFailed("21", "mã đơn vị không đúng")
    };

    private final Troubles troubles;
    private final Teller teller;

    Accidents(Troubles troubles, Teller teller) {
        this.troubles = troubles;
        this.teller = teller;
    }

    private enum Field {
        CHANNEL("kênh"),
        DUE("ngày hẹn trả"),
        AGENCY("cơ quan"),
        PROCEDURE("thủ tục");

        private final String vietnamese;

        Field(String vietnamese) {
            this.vietnamese = vietnamese;
        }
    }

    /** Leaves one field out wherever it was told. */
    void missing(StoryDraft draft, Dice dice) {
        List<Field> told = new ArrayList<>();
        for (Field field : Field.values()) {
            boolean any = false;
            for (int step = 0; step < draft.size(); step++) {
                if (draft.fact(step) instanceof CaseFact.Corrected correction
                        && (correction.fact() instanceof CaseFact.Submitted
                                || correction.fact() instanceof CaseFact.Accepted)) {
                    // A correction would tell it after all.
                    return;
                }
                any |= without(draft.fact(step), field) != null;
            }
            if (any) {
                told.add(field);
            }
        }
        if (told.isEmpty()) {
            return;
        }
        Field field = told.get(dice.below(told.size()));
        for (int step = 0; step < draft.size(); step++) {
            CaseFact fact = without(draft.fact(step), field);
            if (fact != null) {
                draft.change(step, fact);
                Told what = draft.at(step);
                teller.label(
                        TroubleKind.MISSING_FIELDS,
                        draft,
                        step,
                        what.occurred(),
                        what.told(),
                        "không gửi " + field.vietnamese);
            }
        }
    }

    /** The fact without a field; {@code null} where it did not have it. */
    private static @Nullable CaseFact without(CaseFact fact, Field field) {
        return switch (fact) {
            case CaseFact.Submitted it -> {
                boolean has = switch (field) {
                    case CHANNEL -> it.channel() != null;
                    case AGENCY -> it.agency() != null;
                    case PROCEDURE -> it.procedure() != null;
                    case DUE -> false;
                };
                yield has
                        ? new CaseFact.Submitted(
                                field == Field.PROCEDURE ? null : it.procedure(),
                                it.caseKind(),
                                field == Field.AGENCY ? null : it.agency(),
                                field == Field.CHANNEL ? null : it.channel(),
                                it.subject(),
                                it.abstractText())
                        : null;
            }
            case CaseFact.Accepted it -> {
                boolean has = switch (field) {
                    case CHANNEL -> it.channel() != null;
                    case AGENCY -> it.agency() != null;
                    case PROCEDURE -> it.procedure() != null;
                    case DUE -> it.due() != null;
                };
                yield has
                        ? new CaseFact.Accepted(
                                field == Field.PROCEDURE ? null : it.procedure(),
                                it.caseKind(),
                                field == Field.AGENCY ? null : it.agency(),
                                field == Field.CHANNEL ? null : it.channel(),
                                field == Field.DUE ? null : it.due())
                        : null;
            }
            default -> null;
        };
    }

    /** Tells one thing wrong, and puts it right later: in the end the case is as it would have been. */
    void corrected(StoryDraft draft, Dice dice) {
        Outline outline = Outline.of(draft);
        List<Integer> steps = new ArrayList<>();
        for (int step = 0; step < draft.size(); step++) {
            if (!outline.corrected().contains(draft.id(step))
                    && (wrong(draft.fact(step)) != null || isLater(draft, step, outline))) {
                steps.add(step);
            }
        }
        if (steps.isEmpty()) {
            return;
        }
        int step = steps.get(dice.below(steps.size()));
        Told right = draft.at(step);
        CaseFact wrong = wrong(right.fact());
        Instant rightTime = null;
        if (wrong == null) {
            rightTime = Instant.ofEpochSecond(right.occurred());
            long early = outline.received() + (right.occurred() - outline.received()) / 2;
            draft.date(step, early, right.fact());
        } else {
            draft.change(step, wrong);
        }
        double within = troubles.setting(TroubleKind.CORRECTED, "within_days");
        long told = right.told() + 600 + (long) (dice.unit() * within * Offices.DAY);
        draft.add(
                told - dice.below(60),
                told,
                new CaseFact.Corrected(
                        draft.source(),
                        draft.id(step),
                        rightTime,
                        wrong == null ? null : right.fact(),
                        false,
                        "nhập nhầm"));
        teller.label(
                TroubleKind.CORRECTED,
                draft,
                step,
                right.told(),
                told,
                "báo sai “%s”, đính chính bằng %s"
                        .formatted(right.fact().kind().vietnamese(), draft.id(draft.size() - 1)));
    }

    /** A completion can be dated too early. */
    private static boolean isLater(StoryDraft draft, int step, Outline outline) {
        return draft.fact(step) instanceof CaseFact.Completed
                && outline.received() != Outline.NEVER
                && draft.at(step).occurred() - outline.received() > 1;
    }

    /** What is told in place of a fact; {@code null} where it is told as it is. */
    private static @Nullable CaseFact wrong(CaseFact fact) {
        return switch (fact) {
            case CaseFact.Submitted it
            when it.channel() != null ->
                new CaseFact.Submitted(
                        it.procedure(),
                        it.caseKind(),
                        it.agency(),
                        it.channel() == CaseFact.Channel.DIRECT ? CaseFact.Channel.POSTAL : CaseFact.Channel.DIRECT,
                        it.subject(),
                        it.abstractText());
            case CaseFact.Accepted it
            when it.due() != null ->
                new CaseFact.Accepted(
                        it.procedure(),
                        it.caseKind(),
                        it.agency(),
                        it.channel(),
                        it.due().plusSeconds(30L * Offices.DAY));
            case CaseFact.ComponentAttached it ->
                new CaseFact.ComponentAttached(it.component(), !it.digitised(), false, false, false);
            case CaseFact.FeeRequired it when it.amount() > 0 -> new CaseFact.FeeRequired(it.amount() * 10, it.fee());
            default -> null;
        };
    }

    /** The portal refuses the synchronisation; later it takes it, or never. */
    void rejected(StoryDraft draft, Dice dice) {
        int first = -1;
        for (int step = draft.size() - 1; step >= 0; step--) {
            first = draft.fact(step) instanceof CaseFact.Synchronised ? step : first;
        }
        if (first < 0) {
            return;
        }
        CaseFact.SynchronisationFailed failed = REJECTIONS[dice.below(REJECTIONS.length)];
        if (dice.chance(troubles.setting(TroubleKind.SYNC_REJECTED, "never"))) {
            for (int step = first; step < draft.size(); step++) {
                if (draft.fact(step) instanceof CaseFact.Synchronised) {
                    draft.change(step, failed);
                    long at = draft.at(step).occurred();
                    teller.label(
                            TroubleKind.SYNC_REJECTED, draft, step, at, at, note(failed, "không bao giờ lên Cổng"));
                }
            }
            return;
        }
        Told taken = draft.at(first);
        double within = troubles.setting(TroubleKind.SYNC_REJECTED, "within_days");
        long again = taken.occurred() + Offices.HOUR + (long) (dice.unit() * within * Offices.DAY);
        draft.move(first, again, taken.fact());
        int step = draft.add(taken.occurred(), taken.told(), failed);
        teller.label(
                TroubleKind.SYNC_REJECTED, draft, step, taken.occurred(), again, note(failed, "về sau đồng bộ được"));
    }

    private static String note(CaseFact.SynchronisationFailed failed, String outcome) {
        return "mã %s, %s; %s".formatted(failed.answer(), failed.message(), outcome);
    }

    /**
     * Dates everything by a clock that is wrong.
     *
     * @param seconds how far the clock is ahead; negative when it is behind
     */
    void skew(StoryDraft draft, long seconds) {
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        for (int step = 0; step < draft.size(); step++) {
            Told told = draft.at(step);
            first = Math.min(first, told.occurred());
            last = Math.max(last, told.occurred());
            if (told.fact() instanceof CaseFact.Accepted it
                    && it.due() != null
                    && it.due().getEpochSecond() < told.occurred() + seconds) {
                // No system prints a receipt that is due before it was issued.
                return;
            }
        }
        for (int step = 0; step < draft.size(); step++) {
            Told told = draft.at(step);
            draft.date(step, told.occurred() + seconds, skewed(told.fact(), seconds));
        }
        teller.label(
                TroubleKind.CLOCK_SKEW,
                draft,
                null,
                first,
                last,
                "đồng hồ nguồn %s %d giây".formatted(seconds > 0 ? "nhanh" : "chậm", Math.abs(seconds)));
    }

    private static CaseFact skewed(CaseFact fact, long seconds) {
        return fact instanceof CaseFact.Corrected it && it.occurred() != null
                ? new CaseFact.Corrected(
                        it.source(),
                        it.id(),
                        it.occurred().plusSeconds(seconds),
                        it.fact(),
                        it.withdrawn(),
                        it.reason())
                : fact;
    }
}
