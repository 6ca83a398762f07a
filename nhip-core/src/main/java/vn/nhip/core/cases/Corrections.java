package vn.nhip.core.cases;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands of a case's events once their corrections are applied. Corrections are events themselves and can be corrected: each event
 * is settled only after all that correct it. Of several corrections of one event the last in {@link CaseEvent#ORDER} has the last word,
 * on the time and on the fact apart.
 */
final class Corrections {

    /**
     * What stands.
     *
     * @param events the facts as corrected, in order
     * @param aside known, but no facts of the case: corrections, and what was withdrawn
     * @param corrected how many facts were corrected or withdrawn
     */
    record Standing(List<CaseEvent> events, List<CaseEvent> aside, int corrected) {}

    private final DistinctEvents distinct;
    private final List<CaseFile.Refusal> refusals;

    /** The index of the event that the event at an index corrects; -1 when it corrects none that is known. */
    private final int[] corrects;

    /** How many corrections of the event at an index are not settled. */
    private final int[] awaited;

    /** The settled corrections of the event at an index. */
    private final @Nullable List<CaseEvent>[] settled;

    private final Deque<Integer> ready = new ArrayDeque<>();
    private final List<CaseEvent> standing = new ArrayList<>();
    private final List<CaseEvent> aside = new ArrayList<>();
    private int corrected;

    @SuppressWarnings({"unchecked", "rawtypes"})
    private Corrections(DistinctEvents distinct, List<CaseFile.Refusal> refusals) {
        this.distinct = distinct;
        this.refusals = refusals;
        corrects = new int[distinct.size()];
        awaited = new int[distinct.size()];
        settled = new List[distinct.size()];
    }

    /** Corrections that cannot be applied go to the refusals. */
    static Standing applied(DistinctEvents distinct, List<CaseFile.Refusal> refusals) {
        for (int i = 0; i < distinct.size(); i++) {
            if (distinct.get(i).fact() instanceof CaseFact.Corrected) {
                return new Corrections(distinct, refusals).apply();
            }
        }
        return new Standing(distinct.all(), List.of(), 0);
    }

    private Standing apply() {
        Arrays.fill(corrects, -1);
        for (int i = 0; i < distinct.size(); i++) {
            if (distinct.get(i).fact() instanceof CaseFact.Corrected correction) {
                corrects[i] = distinct.find(correction.source(), correction.id());
                if (corrects[i] >= 0) {
                    awaited[corrects[i]]++;
                }
            }
        }
        for (int i = 0; i < distinct.size(); i++) {
            if (awaited[i] == 0) {
                ready.add(i);
            }
        }
        while (!ready.isEmpty()) {
            settle(ready.remove());
        }
        refuseCircles();
        standing.sort(CaseEvent.ORDER);
        return new Standing(standing, aside, corrected);
    }

    private void settle(int index) {
        CaseEvent told = distinct.get(index);
        CaseEvent right = corrected(told, settled[index]);
        if (right == null) {
            aside.add(told);
        } else if (right.fact() instanceof CaseFact.Corrected correction) {
            aside.add(told);
            hand(right, correction, corrects[index]);
        } else {
            standing.add(right);
        }
        int target = corrects[index];
        if (target >= 0 && --awaited[target] == 0) {
            ready.add(target);
        }
    }

    /** Hands a settled correction to the event it corrects. */
    private void hand(CaseEvent event, CaseFact.Corrected correction, int target) {
        if (target < 0) {
            refuse(
                    event,
                    "corrects event " + correction.id() + " of " + correction.source()
                            + ", which is not known; it takes effect once that event is recorded",
                    "đính chính sự kiện " + correction.id() + " của nguồn " + correction.source()
                            + " chưa từng nhận được; sẽ có hiệu lực khi sự kiện đó đến");
            return;
        }
        List<CaseEvent> corrections = settled[target];
        if (corrections == null) {
            corrections = new ArrayList<>(1);
            settled[target] = corrections;
        }
        corrections.add(event);
    }

    /** The event as corrected; {@code null} when it is withdrawn. */
    private @Nullable CaseEvent corrected(CaseEvent told, @Nullable List<CaseEvent> corrections) {
        if (corrections == null) {
            return told;
        }
        corrections.sort(CaseEvent.ORDER);
        Instant occurred = told.occurred();
        CaseFact fact = told.fact();
        boolean withdrawn = false;
        boolean touched = false;
        for (CaseEvent event : corrections) {
            CaseFact.Corrected correction = (CaseFact.Corrected) event.fact();
            if (redirects(told.fact(), correction.fact())) {
                refuse(
                        event,
                        "would make event " + told.id() + " of " + told.source()
                                + " correct another event; withdraw it and send a correction of that event",
                        "không thể biến sự kiện " + told.id() + " của nguồn " + told.source()
                                + " thành đính chính cho sự kiện khác; hãy rút sự kiện đó rồi gửi đính chính mới");
                continue;
            }
            withdrawn = correction.withdrawn();
            occurred = correction.occurred() == null ? occurred : correction.occurred();
            fact = correction.fact() == null ? fact : correction.fact();
            touched = true;
        }
        if (touched && !(told.fact() instanceof CaseFact.Corrected)) {
            corrected++;
        }
        return withdrawn
                ? null
                : new CaseEvent(told.source(), told.id(), told.caseCode(), occurred, told.recorded(), fact);
    }

    private static boolean redirects(CaseFact told, @Nullable CaseFact right) {
        return right instanceof CaseFact.Corrected to
                && !(told instanceof CaseFact.Corrected from
                        && from.id().equals(to.id())
                        && from.source().equals(to.source()));
    }

    private void refuseCircles() {
        for (int i = 0; i < distinct.size(); i++) {
            if (awaited[i] > 0) {
                CaseEvent event = distinct.get(i);
                aside.add(event);
                refuse(
                        event,
                        "is one of corrections that correct each other in a circle, so that none takes effect;"
                                + " send a new correction of the fact itself",
                        "nằm trong vòng đính chính lẫn nhau nên không có hiệu lực;"
                                + " hãy gửi đính chính mới cho chính sự việc");
            }
        }
    }

    private void refuse(CaseEvent event, String reason, String reasonVietnamese) {
        refusals.add(new CaseFile.Refusal(
                event,
                "Case " + event.caseCode() + ": event " + event.id() + " of " + event.source() + " " + reason,
                "Hồ sơ " + event.caseCode() + ": sự kiện " + event.id() + " của nguồn " + event.source() + " "
                        + reasonVietnamese + "."));
    }
}
