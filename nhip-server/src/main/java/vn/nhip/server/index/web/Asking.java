package vn.nhip.server.index.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.nhip.core.index.Period;
import vn.nhip.server.decisions.Publication;
import vn.nhip.server.index.Question;
import vn.nhip.server.index.ScoreBooks;
import vn.nhip.server.index.Source;
import vn.nhip.server.reconciliation.PortalCaptures.Available;
import vn.nhip.server.screen.Refusal;
import vn.nhip.server.screen.Vi;

/** Reads the question out of an address and opens the score book it asks for. What was not asked is the newest. */
@Component
class Asking {
    private static final String WAY = "Bắt đầu từ trang tổng quan rồi chọn lại kỳ.";

    private final ScoreBooks books;

    Asking(ScoreBooks books) {
        this.books = books;
    }

    /**
     * Opens what is asked.
     *
     * @param asked the address's parameters: root, period, asof, rules, reading
     * @throws NothingImported before the first import
     * @throws Refusal when the question cannot be understood or has no figures
     */
    Look look(Map<String, String> asked) {
        Source source = source(asked);
        Optional<Long> loading = books.loading();
        if (source == Source.CASES && loading.isPresent()) {
            throw new StillLoading(loading.get());
        }
        refuseWithdrawn(source, asked);
        Question newest = books.newest(source).orElseThrow(() -> new NothingImported(source));
        String root = asked.getOrDefault("root", newest.root());
        Question question = books.asPublished(
                new Question(source, root, period(source, root, asked), asOf(asked), rulesAt(asked), readings(asked)));
        try {
            return books.open(question)
                    .map(book -> new Look(book, books.available(source), others(question)))
                    .orElseThrow(() -> Refusal.notFound(
                            "Chưa có số liệu của %s cho %s".formatted(root, Vi.period(question.period())),
                            there(source)));
        } catch (IllegalArgumentException e) {
            throw Refusal.notUnderstood(
                    "Không có bộ quy tắc hay cách hiểu như vậy", Objects.requireNonNullElse(e.getMessage(), WAY));
        }
    }

    /** What was public and is no longer says so. */
    private void refuseWithdrawn(Source source, Map<String, String> asked) {
        String root = asked.get("root");
        Period period = Period.parse(asked.getOrDefault("period", "")).orElse(null);
        if (root == null || period == null) {
            return;
        }
        books.withdrawn(source, root, period, asOf(asked)).ifPresent(published -> {
            Publication.Withdrawn withdrawn = Objects.requireNonNull(published.withdrawn());
            throw Refusal.notFound(
                    "Số liệu của %s cho %s, công bố ngày %s, đã được thu hồi ngày %s"
                            .formatted(
                                    root, Vi.period(period), Vi.date(published.published()), Vi.date(withdrawn.at())),
                    "Lý do: %s. %s".formatted(withdrawn.reason(), WAY));
        });
    }

    /** The same of single cases, whatever source was asked for: only they can answer. */
    Look lookAtCases(Map<String, String> asked) {
        Map<String, String> ofCases = new HashMap<>(asked);
        boolean other = !Source.CASES.code().equals(asked.get("source"));
        ofCases.put("source", Source.CASES.code());
        if (other) {
            // An instant of the portal's figures is none of ours, and cases may not reach into its period.
            ofCases.remove("asof");
            Period.parse(asked.getOrDefault("period", ""))
                    .filter(period -> books.available(Source.CASES).stream()
                            .noneMatch(there -> there.period().equals(period)))
                    .ifPresent(missing -> ofCases.remove("period"));
            if (books.available(Source.CASES).stream()
                    .noneMatch(there -> there.root().equals(asked.get("root")))) {
                ofCases.remove("root");
            }
        }
        return look(ofCases);
    }

    /** What was not asked is the portal's where it published anything, and else the cases. */
    private Source source(Map<String, String> asked) {
        String text = asked.get("source");
        if (text != null) {
            return Source.of(text)
                    .orElseThrow(() -> Refusal.notUnderstood(
                            "Không hiểu nguồn “%s”".formatted(text), "Nguồn là portal hoặc cases."));
        }
        return books.newest().map(Question::source).orElse(Source.PORTAL);
    }

    /** The same question to the other sources, as far as they have anything. */
    private List<Question> others(Question question) {
        List<Question> others = new ArrayList<>();
        for (Source source : Source.values()) {
            if (source == question.source()) {
                continue;
            }
            List<Available> there = books.available(source);
            Available same = new Available(question.root(), question.period());
            if (there.contains(same)) {
                others.add(books.asPublished(question.from(source)));
            } else {
                books.newest(source).ifPresent(others::add);
            }
        }
        return others;
    }

    private Period period(Source source, String root, Map<String, String> asked) {
        String text = asked.get("period");
        if (text != null) {
            return Period.parse(text)
                    .orElseThrow(() -> Refusal.notUnderstood(
                            "Không hiểu kỳ “%s”".formatted(text), "Viết kỳ như 2026-08, 2026-Q3 hoặc 2026."));
        }
        return books.available(source).stream()
                .filter(a -> a.root().equals(root))
                .map(Available::period)
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("Chưa có số liệu của %s".formatted(root), there(source)));
    }

    private static @Nullable Instant asOf(Map<String, String> asked) {
        String text = asked.get("asof");
        try {
            return text == null ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw Refusal.notUnderstood(
                    "Không hiểu thời điểm “%s”".formatted(text), "Viết thời điểm như 2026-09-26T18:14:00Z.");
        }
    }

    private static @Nullable LocalDate rulesAt(Map<String, String> asked) {
        String text = asked.get("rules");
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw Refusal.notUnderstood("Không hiểu ngày “%s”".formatted(text), "Viết ngày như 2026-08-01.");
        }
    }

    /** Written {@code reading=4.2:target-80,zero:full}. */
    private static Map<String, String> readings(Map<String, String> asked) {
        String text = asked.getOrDefault("reading", "");
        Map<String, String> readings = new TreeMap<>();
        for (String part : text.isEmpty() ? new String[0] : text.split(",", -1)) {
            int colon = part.indexOf(':');
            if (colon < 1) {
                throw Refusal.notUnderstood(
                        "Không hiểu cách hiểu “%s”".formatted(part),
                        "Viết như 4.2:tên-cách-hiểu, cách nhau bằng dấu phẩy.");
            }
            readings.put(part.substring(0, colon), part.substring(colon + 1));
        }
        return readings;
    }

    private String there(Source source) {
        return "Các kỳ đã có: "
                + books.available(source).stream()
                        .map(a -> a.root() + " " + Vi.period(a.period()))
                        .collect(Collectors.joining(", "))
                + ".";
    }

    /** Cases are being read into memory. */
    static final class StillLoading extends RuntimeException {
        private final long loaded;

        StillLoading(long loaded) {
            super("Facts of " + loaded + " cases are loaded, more are to come");
            this.loaded = loaded;
        }

        long loaded() {
            return loaded;
        }
    }

    /** There is nothing to show yet. */
    static final class NothingImported extends RuntimeException {
        private final boolean ofCases;

        NothingImported(Source source) {
            super("Nothing has been imported of " + source);
            ofCases = source == Source.CASES;
        }

        /** Whether cases were asked for; otherwise the portal's figures. */
        boolean isOfCases() {
            return ofCases;
        }
    }
}
