package vn.nhip.server.cases.web;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.cases.CaseEvent;
import vn.nhip.core.cases.CaseFact;
import vn.nhip.core.cases.CaseFile;
import vn.nhip.server.screen.Vi;

/**
 * What happened to a case, in order. Nothing is left out: what was corrected stands struck through with the right one, what does not
 * fit stands with its reason.
 *
 * @param entries one for each event
 * @param sources the systems that told them, in order of their first word
 * @param allRecorded when all of them were recorded, where that was at one time and much later; empty otherwise
 */
public record Timeline(List<Entry> entries, List<String> sources, String allRecorded) {
    private static final Duration SOON_ENOUGH = Duration.ofHours(1);

    public Timeline {
        entries = List.copyOf(entries);
        sources = List.copyOf(sources);
    }

    /** How an event counts. */
    public enum Mark {
        /** It made the case what it is. */
        COUNTS,
        /** A later event corrected it. */
        CORRECTED,
        /** A later event says that it never happened. */
        WITHDRAWN,
        /** It does not fit the life of the case and changed nothing. */
        REFUSED
    }

    /**
     * One event.
     *
     * @param remark what must be known of it: the right one, why refused; empty when nothing
     * @param recorded when we learned of it, where that was much later; empty otherwise
     */
    public record Entry(
            String id,
            CaseFact.Kind kind,
            String when,
            String title,
            String detail,
            Mark mark,
            String remark,
            String recorded,
            String source) {

        /** Its class in the style sheet: the colour of its dot. */
        public String css() {
            return switch (kind) {
                case SUPPLEMENT_REQUESTED, SUPPLEMENT_RECEIVED, SUSPENDED, RESUMED -> "waits";
                case DECLINED, STOPPED, WITHDRAWN, SYNCHRONISATION_FAILED -> "stops";
                case EXTENDED, CORRECTED, PETITIONED -> "odd";
                case COMPLETED, RETURNED, RESULT_ATTACHED -> "ends";
                default -> "goes";
            };
        }

        Entry withoutRecorded() {
            return new Entry(id, kind, when, title, detail, mark, remark, "", source);
        }

        public boolean isRefused() {
            return mark == Mark.REFUSED;
        }

        public boolean isStruck() {
            return mark == Mark.CORRECTED || mark == Mark.WITHDRAWN;
        }
    }

    private record Key(String source, String id) {
        static Key of(CaseEvent event) {
            return new Key(event.source(), event.id());
        }
    }

    /** The timeline of a case; the events in any order. */
    static Timeline of(Collection<CaseEvent> events, List<CaseFile.Refusal> refusals) {
        Map<Key, CaseEvent> corrections = new HashMap<>();
        Map<Key, CaseFile.Refusal> refused = new HashMap<>();
        refusals.forEach(r -> refused.put(Key.of(r.event()), r));
        List<CaseEvent> ordered = events.stream().sorted(CaseEvent.ORDER).toList();
        for (CaseEvent event : ordered) {
            if (event.fact() instanceof CaseFact.Corrected corrected && !refused.containsKey(Key.of(event))) {
                corrections.put(new Key(corrected.source(), corrected.id()), event);
            }
        }
        List<Entry> entries = new ArrayList<>();
        Set<String> sources = new LinkedHashSet<>();
        for (CaseEvent event : ordered) {
            sources.add(event.source());
            entries.add(entry(event, corrections.get(Key.of(event)), refused.get(Key.of(event))));
        }
        return told(entries, List.copyOf(sources));
    }

    /** What came in at one time, as from a file, is said once and not on every line. */
    private static Timeline told(List<Entry> entries, List<String> sources) {
        List<String> times = entries.stream()
                .map(Entry::recorded)
                .filter(r -> !r.isEmpty())
                .distinct()
                .toList();
        if (entries.size() < 3
                || times.size() != 1
                || entries.stream().anyMatch(e -> e.recorded().isEmpty())) {
            return new Timeline(entries, sources, "");
        }
        return new Timeline(entries.stream().map(Entry::withoutRecorded).toList(), sources, times.getFirst());
    }

    private static Entry entry(CaseEvent event, @Nullable CaseEvent correction, CaseFile.@Nullable Refusal refusal) {
        Mark mark = Mark.COUNTS;
        String remark = "";
        if (correction != null && correction.fact() instanceof CaseFact.Corrected corrected) {
            mark = corrected.withdrawn() ? Mark.WITHDRAWN : Mark.CORRECTED;
            remark = corrected.withdrawn() ? "Không xảy ra" : "Đúng là: " + right(event, corrected);
        } else if (refusal != null) {
            mark = Mark.REFUSED;
            remark = refusal.reasonVietnamese();
        }
        return new Entry(
                event.id(),
                event.fact().kind(),
                Vi.moment(event.occurred()),
                EventWords.title(event.fact()),
                EventWords.detail(event.fact()),
                mark,
                remark,
                recorded(event),
                event.source());
    }

    private static String right(CaseEvent wrong, CaseFact.Corrected corrected) {
        Instant occurred = corrected.occurred();
        CaseFact fact = corrected.fact();
        String what = EventWords.title(fact == null ? wrong.fact() : fact);
        String detail = fact == null ? "" : EventWords.detail(fact);
        return what
                + (detail.isEmpty() ? "" : " (" + detail + ")")
                + (occurred == null ? "" : ", lúc " + Vi.moment(occurred));
    }

    private static String recorded(CaseEvent event) {
        return Duration.between(event.occurred(), event.recorded()).compareTo(SOON_ENOUGH) > 0
                ? Vi.moment(event.recorded())
                : "";
    }
}
