package vn.nhip.server.cases.web;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.nhip.contract.Problem;
import vn.nhip.server.cases.quarantine.Held;
import vn.nhip.server.cases.quarantine.HeldQuestion;
import vn.nhip.server.cases.quarantine.Quarantine.Count;
import vn.nhip.server.cases.quarantine.Quarantine.Settled;
import vn.nhip.server.cases.store.HeldRecords.Status;
import vn.nhip.server.screen.Address;
import vn.nhip.server.screen.Vi;

/**
 * A list of records that could not be taken.
 *
 * @param count how many the question finds
 * @param kinds how many by kind of problem, whatever kind is asked for
 * @param sources how many by source, whatever source is asked for
 * @param settled what a rule just did; null when none was applied
 * @param hint what the form that replaces values begins with
 */
public record QuarantineView(
        QuarantineAsked asked,
        List<Held> page,
        long count,
        List<Count> kinds,
        List<Count> sources,
        @Nullable Settled settled,
        QuarantineHint hint) {
    static final int PAGE = 50;

    public QuarantineView {
        page = List.copyOf(page);
    }

    /** The answer in one sentence. */
    public String headline() {
        String narrowed = asked.question().waiting().equals(HeldQuestion.OPEN) ? "" : " theo bộ lọc";
        if (count == 0) {
            return asked.narrows() ? "Không có bản ghi nào" + narrowed : "Không có gì chờ xử lý";
        }
        Status status = asked.question().status();
        String which = status == null ? "" : " " + standing(status);
        return Vi.count(count) + " bản ghi" + which + narrowed;
    }

    /** How a record stands, in words. */
    public static String standing(Status status) {
        return switch (status) {
            case OPEN -> "chờ xử lý";
            case TAKEN -> "đã vào nhật ký";
            case DISCARDED -> "đã bỏ";
        };
    }

    public static Badge badge(Status status) {
        return new Badge(
                standing(status),
                switch (status) {
                    case OPEN -> Badge.Tone.SOON;
                    case TAKEN -> Badge.Tone.GOOD;
                    case DISCARDED -> Badge.Tone.PLAIN;
                });
    }

    public String kindWords(Count count) {
        return ImportWords.kind(Problem.Kind.valueOf(count.label()));
    }

    public boolean isChosen(Count kind) {
        Problem.Kind chosen = asked.question().kind();
        return chosen != null && chosen.name().equals(kind.label());
    }

    public Address ofKind(Count kind) {
        return asked.address().with("kind", isChosen(kind) ? "" : kind.label());
    }

    public Address ofSource(Count source) {
        return asked.address()
                .with("source", source.label().equals(asked.question().source()) ? "" : source.label());
    }

    /** The next page; null when this is the last. */
    public @Nullable Address next() {
        return page.size() < PAGE
                ? null
                : asked.address().with("before", Long.toString(page.getLast().id()));
    }

    public boolean isFirst() {
        return asked.before() == Long.MAX_VALUE;
    }

    public Address file() {
        return asked.address().at(QuarantineAsked.PLACE + ".csv");
    }

    /** The filter's parts, for the forms that act on what it finds. */
    public Map<String, String> filter() {
        return asked.address().parameters();
    }

    /** Whether there is anything to act on. */
    public boolean canSettle() {
        return count > 0 && asked.question().status() == Status.OPEN;
    }
}
