package vn.nhip.core.cases;

import static vn.nhip.core.cases.CaseFact.Kind.ACCEPTED;
import static vn.nhip.core.cases.CaseFact.Kind.COMPLETED;
import static vn.nhip.core.cases.CaseFact.Kind.COMPONENT_ATTACHED;
import static vn.nhip.core.cases.CaseFact.Kind.CORRECTED;
import static vn.nhip.core.cases.CaseFact.Kind.DECLINED;
import static vn.nhip.core.cases.CaseFact.Kind.EXTENDED;
import static vn.nhip.core.cases.CaseFact.Kind.FEE_PAID;
import static vn.nhip.core.cases.CaseFact.Kind.FEE_REQUIRED;
import static vn.nhip.core.cases.CaseFact.Kind.FEE_WAIVED;
import static vn.nhip.core.cases.CaseFact.Kind.IDENTITY_VERIFIED;
import static vn.nhip.core.cases.CaseFact.Kind.PETITIONED;
import static vn.nhip.core.cases.CaseFact.Kind.POPULATION_DATA_USED;
import static vn.nhip.core.cases.CaseFact.Kind.RATED;
import static vn.nhip.core.cases.CaseFact.Kind.RESULT_ATTACHED;
import static vn.nhip.core.cases.CaseFact.Kind.RESUMED;
import static vn.nhip.core.cases.CaseFact.Kind.RETURNED;
import static vn.nhip.core.cases.CaseFact.Kind.STEP_FINISHED;
import static vn.nhip.core.cases.CaseFact.Kind.STEP_STARTED;
import static vn.nhip.core.cases.CaseFact.Kind.STOPPED;
import static vn.nhip.core.cases.CaseFact.Kind.SUBMITTED;
import static vn.nhip.core.cases.CaseFact.Kind.SUPPLEMENT_RECEIVED;
import static vn.nhip.core.cases.CaseFact.Kind.SUPPLEMENT_REQUESTED;
import static vn.nhip.core.cases.CaseFact.Kind.SUSPENDED;
import static vn.nhip.core.cases.CaseFact.Kind.SYNCHRONISATION_FAILED;
import static vn.nhip.core.cases.CaseFact.Kind.SYNCHRONISED;
import static vn.nhip.core.cases.CaseFact.Kind.WITHDRAWN;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The life of a case as one table: state × kind of fact → next state or refusal. {@code docs/case-life.md} is drawn from it.
 *
 * <p>A fact <i>leads</i> to the state of its own name, goes <i>to</i> another one, lets the case <i>go on</i>, is <i>noted</i> without a
 * change of state, or is <i>refused</i>. To go on is to be in progress where the case was accepted or work on it was told, else to be
 * newly submitted: the end of a wait does not make an acceptance.
 *
 * <p>Where several endings are told, they follow the portal's priority: Đã xử lý xong before Đã trả kết quả before Dừng xử lý, Từ chối
 * (766-rules 1.3, indicator 2.1); what a citizen asks to withdraw can still be closed any other way.
 */
public final class CaseTransitions {

    private static final List<Row> TABLE = List.of(
            from(CaseState.UNKNOWN)
                    .leads(SUBMITTED, ACCEPTED)
                    .leads(SUPPLEMENT_REQUESTED, FEE_REQUIRED, SUSPENDED)
                    .leads(DECLINED, WITHDRAWN, STOPPED, COMPLETED, RETURNED)
                    .to(CaseState.IN_PROGRESS, STEP_STARTED, STEP_FINISHED, RESUMED, EXTENDED)
                    .goesOn(SUPPLEMENT_RECEIVED)
                    .notes(FEE_PAID, FEE_WAIVED),
            from(CaseState.SUBMITTED)
                    .leads(ACCEPTED)
                    .leads(SUPPLEMENT_REQUESTED, FEE_REQUIRED, SUSPENDED)
                    .leads(DECLINED, WITHDRAWN, STOPPED, COMPLETED, RETURNED)
                    .notes(SUBMITTED, STEP_STARTED, STEP_FINISHED, SUPPLEMENT_RECEIVED, RESUMED, EXTENDED)
                    .notes(FEE_PAID, FEE_WAIVED),
            from(CaseState.ACCEPTED)
                    .leads(SUPPLEMENT_REQUESTED, FEE_REQUIRED, SUSPENDED)
                    .leads(DECLINED, WITHDRAWN, STOPPED, COMPLETED, RETURNED)
                    .to(CaseState.IN_PROGRESS, STEP_STARTED, STEP_FINISHED, RESUMED)
                    .notes(SUBMITTED, ACCEPTED, SUPPLEMENT_RECEIVED, EXTENDED, FEE_PAID, FEE_WAIVED),
            from(CaseState.IN_PROGRESS)
                    .leads(SUPPLEMENT_REQUESTED, FEE_REQUIRED, SUSPENDED)
                    .leads(DECLINED, WITHDRAWN, STOPPED, COMPLETED, RETURNED)
                    .notes(SUBMITTED, ACCEPTED, STEP_STARTED, STEP_FINISHED, SUPPLEMENT_RECEIVED, RESUMED, EXTENDED)
                    .notes(FEE_PAID, FEE_WAIVED),
            from(CaseState.SUPPLEMENT_REQUESTED)
                    .leads(ACCEPTED)
                    .leads(DECLINED, WITHDRAWN, STOPPED, COMPLETED, RETURNED)
                    .goesOn(SUPPLEMENT_RECEIVED)
                    .notes(SUBMITTED, STEP_STARTED, STEP_FINISHED, SUPPLEMENT_REQUESTED, SUSPENDED, RESUMED, EXTENDED)
                    .notes(FEE_REQUIRED, FEE_PAID, FEE_WAIVED),
            from(CaseState.FEE_REQUIRED)
                    .leads(ACCEPTED)
                    .leads(SUPPLEMENT_REQUESTED, SUSPENDED)
                    .leads(DECLINED, WITHDRAWN, STOPPED, COMPLETED, RETURNED)
                    .goesOn(FEE_PAID, FEE_WAIVED, RESUMED)
                    .notes(SUBMITTED, STEP_STARTED, STEP_FINISHED, SUPPLEMENT_RECEIVED, EXTENDED, FEE_REQUIRED),
            from(CaseState.SUSPENDED)
                    .leads(ACCEPTED)
                    .leads(SUPPLEMENT_REQUESTED)
                    .leads(DECLINED, WITHDRAWN, STOPPED, COMPLETED, RETURNED)
                    .goesOn(RESUMED, SUPPLEMENT_RECEIVED)
                    .notes(SUBMITTED, STEP_STARTED, STEP_FINISHED, SUSPENDED, EXTENDED)
                    .notes(FEE_REQUIRED, FEE_PAID, FEE_WAIVED),
            from(CaseState.DECLINED)
                    .leads(ACCEPTED)
                    .leads(COMPLETED, RETURNED)
                    .notes(SUBMITTED, DECLINED, STEP_STARTED, STEP_FINISHED, FEE_REQUIRED, FEE_PAID, FEE_WAIVED)
                    .refuses(Why.ENDED, SUPPLEMENT_REQUESTED, SUPPLEMENT_RECEIVED, SUSPENDED, RESUMED, EXTENDED)
                    .refuses(Why.ENDED_OTHERWISE, WITHDRAWN, STOPPED),
            from(CaseState.WITHDRAWN)
                    .leads(DECLINED, STOPPED, COMPLETED, RETURNED)
                    .goesOn(RESUMED)
                    .notes(SUBMITTED, ACCEPTED, WITHDRAWN, STEP_STARTED, STEP_FINISHED)
                    .notes(FEE_REQUIRED, FEE_PAID, FEE_WAIVED)
                    .refuses(Why.ENDED, SUPPLEMENT_REQUESTED, SUPPLEMENT_RECEIVED, SUSPENDED, EXTENDED),
            from(CaseState.STOPPED)
                    .leads(COMPLETED, RETURNED)
                    .goesOn(RESUMED)
                    .notes(SUBMITTED, ACCEPTED, STOPPED, STEP_STARTED, STEP_FINISHED)
                    .notes(FEE_REQUIRED, FEE_PAID, FEE_WAIVED)
                    .refuses(Why.ENDED, SUPPLEMENT_REQUESTED, SUPPLEMENT_RECEIVED, SUSPENDED, EXTENDED)
                    .refuses(Why.ENDED_OTHERWISE, DECLINED, WITHDRAWN),
            from(CaseState.COMPLETED)
                    .leads(RETURNED)
                    .notes(SUBMITTED, ACCEPTED, COMPLETED, STEP_STARTED, STEP_FINISHED)
                    .notes(FEE_REQUIRED, FEE_PAID, FEE_WAIVED)
                    .refuses(Why.ENDED, SUPPLEMENT_REQUESTED, SUPPLEMENT_RECEIVED, SUSPENDED, RESUMED, EXTENDED)
                    .refuses(Why.OUTRANKED, DECLINED, WITHDRAWN, STOPPED),
            from(CaseState.RETURNED)
                    .notes(SUBMITTED, ACCEPTED, COMPLETED, RETURNED, STEP_STARTED, STEP_FINISHED)
                    .notes(FEE_REQUIRED, FEE_PAID, FEE_WAIVED)
                    .refuses(Why.ENDED, SUPPLEMENT_REQUESTED, SUPPLEMENT_RECEIVED, SUSPENDED, RESUMED, EXTENDED)
                    .refuses(Why.OUTRANKED, DECLINED, WITHDRAWN, STOPPED));

    private static final Map<CaseState, Map<CaseFact.Kind, Transition>> BEFORE_IT_BEGAN = entries(false);
    private static final Map<CaseState, Map<CaseFact.Kind, Transition>> ONCE_BEGUN = entries(true);

    private CaseTransitions() {}

    /**
     * What a fact does to a case.
     *
     * @param begun the case has been accepted, or work on it was told; decides where it goes on after a wait
     */
    public static Transition on(CaseState from, CaseFact.Kind kind, boolean begun) {
        return entry(begun ? ONCE_BEGUN : BEFORE_IT_BEGAN, from, kind);
    }

    private static Transition entry(
            Map<CaseState, Map<CaseFact.Kind, Transition>> table, CaseState from, CaseFact.Kind kind) {
        Map<CaseFact.Kind, Transition> row = table.get(from);
        Transition entry = row == null ? null : row.get(kind);
        if (entry == null) {
            throw new IllegalStateException("Programmer error: " + from + " does not say what happens on " + kind);
        }
        return entry;
    }

    /** The kinds of fact that are not refused in a state, in the natural course of a case. */
    public static List<CaseFact.Kind> allowedFrom(CaseState state) {
        List<CaseFact.Kind> allowed = new ArrayList<>();
        for (CaseFact.Kind kind : CaseFact.Kind.values()) {
            if (on(state, kind, true) instanceof Transition.Moved) {
                allowed.add(kind);
            }
        }
        return allowed;
    }

    private static Map<CaseState, Map<CaseFact.Kind, Transition>> entries(boolean begun) {
        Map<CaseState, Map<CaseFact.Kind, Transition>> entries = new EnumMap<>(CaseState.class);
        for (Row row : TABLE) {
            if (entries.put(row.from, row.entries(begun)) != null) {
                throw new IllegalStateException("Programmer error: two rows for " + row.from);
            }
        }
        return entries;
    }

    private static Row from(CaseState state) {
        return new Row(state).notes(Row.ALWAYS_NOTED);
    }

    /** Why a fact is refused. */
    private enum Why {
        ENDED("an ended case neither waits nor moves its due date", "hồ sơ đã kết thúc nên không chờ và không đổi hẹn"),
        ENDED_OTHERWISE("the case has ended in another way of the same rank", "hồ sơ đã kết thúc theo cách khác"),
        OUTRANKED(
                "a finished case cannot end unfinished: Đã xử lý xong > Đã trả kết quả > Dừng xử lý/Từ chối",
                "hồ sơ đã xử lý xong hoặc đã trả kết quả thì không thể kết thúc dở dang");

        private final String english;
        private final String vietnamese;

        Why(String english, String vietnamese) {
            this.english = english;
            this.vietnamese = vietnamese;
        }
    }

    /** One state and what each kind of fact does in it; each kind exactly once. */
    private static final class Row {

        /** Facts about a case that are no part of its course, before, during or after it. */
        private static final CaseFact.Kind[] ALWAYS_NOTED = {
            IDENTITY_VERIFIED,
            POPULATION_DATA_USED,
            COMPONENT_ATTACHED,
            RESULT_ATTACHED,
            SYNCHRONISED,
            SYNCHRONISATION_FAILED,
            RATED,
            PETITIONED,
            CORRECTED
        };

        private final CaseState from;
        private final Map<CaseFact.Kind, Cell> cells = new EnumMap<>(CaseFact.Kind.class);

        private Row(CaseState from) {
            this.from = from;
        }

        private Row leads(CaseFact.Kind... kinds) {
            for (CaseFact.Kind kind : kinds) {
                put(kind, new Cell.To(CaseState.valueOf(kind.name())));
            }
            return this;
        }

        private Row to(CaseState to, CaseFact.Kind... kinds) {
            return put(new Cell.To(to), kinds);
        }

        private Row goesOn(CaseFact.Kind... kinds) {
            return put(new Cell.GoesOn(), kinds);
        }

        private Row notes(CaseFact.Kind... kinds) {
            return put(new Cell.To(from), kinds);
        }

        private Row refuses(Why why, CaseFact.Kind... kinds) {
            return put(new Cell.Refuses(why), kinds);
        }

        private Row put(Cell cell, CaseFact.Kind... kinds) {
            for (CaseFact.Kind kind : kinds) {
                put(kind, cell);
            }
            return this;
        }

        private void put(CaseFact.Kind kind, Cell cell) {
            if (cells.put(kind, cell) != null) {
                throw new IllegalStateException("Programmer error: " + from + " says twice what happens on " + kind);
            }
        }

        private Map<CaseFact.Kind, Transition> entries(boolean begun) {
            Map<CaseFact.Kind, Transition> entries = new EnumMap<>(CaseFact.Kind.class);
            cells.forEach((kind, cell) -> entries.put(
                    kind,
                    switch (cell) {
                        case Cell.To(CaseState to) -> new Transition.Moved(to);
                        case Cell.GoesOn() -> new Transition.Moved(begun ? CaseState.IN_PROGRESS : CaseState.SUBMITTED);
                        case Cell.Refuses(Why why) -> refusal(kind, why);
                    }));
            return entries;
        }

        private Transition.Refused refusal(CaseFact.Kind kind, Why why) {
            String asked = kind == EXTENDED || kind == RESUMED || kind == SUPPLEMENT_RECEIVED
                    ? CaseState.IN_PROGRESS.name()
                    : kind.name();
            StringBuilder allowed = new StringBuilder();
            cells.forEach((other, cell) -> {
                if (!(cell instanceof Cell.Refuses)) {
                    allowed.append(allowed.isEmpty() ? "" : ", ").append(factName(other));
                }
            });
            return new Transition.Refused(
                    "cannot go " + from + " -> " + asked + " on " + factName(kind) + ": " + why.english + "; from "
                            + from + " allowed: " + allowed,
                    "đang ở trạng thái “" + from.vietnamese() + "”, không nhận “" + kind.vietnamese() + "”: "
                            + why.vietnamese
                            + ". Nếu việc này có thật, hãy gửi đính chính cho sự kiện đã ghi sai trước đó.");
        }
    }

    /** {@code SUPPLEMENT_REQUESTED} as the record is called: {@code SupplementRequested}. */
    private static String factName(CaseFact.Kind kind) {
        StringBuilder name = new StringBuilder();
        for (String word : kind.name().split("_", -1)) {
            name.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
        }
        return name.toString();
    }

    private sealed interface Cell {
        record To(CaseState to) implements Cell {}

        record GoesOn() implements Cell {}

        record Refuses(Why why) implements Cell {}
    }
}
