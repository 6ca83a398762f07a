package vn.nhip.server.catalog.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.nhip.server.catalog.HandlingLevel;
import vn.nhip.server.catalog.OnlineLevel;
import vn.nhip.server.catalog.procedures.LevelWords;
import vn.nhip.server.catalog.procedures.NoticeKind;
import vn.nhip.server.catalog.procedures.PlainText;
import vn.nhip.server.catalog.procedures.TermWords;
import vn.nhip.server.catalog.store.ProcedureImports.ProcedureImport;
import vn.nhip.server.catalog.store.ProcedureLine;
import vn.nhip.server.catalog.store.ProcedureShelf;
import vn.nhip.server.catalog.web.ProcedureFilter.Choice;
import vn.nhip.server.screen.Address;
import vn.nhip.server.screen.Vi;

/**
 * The list of procedures as it was asked for.
 *
 * @param filter what is left out
 * @param found what the text finds, before any choice
 * @param lines what is left, in order
 * @param page which page of it, from 1
 * @param total procedures there are
 * @param newest the newest import; {@code null} before the first
 */
public record ProceduresView(
        ProcedureFilter filter,
        ProcedureShelf.Found found,
        List<ProcedureLine> lines,
        int page,
        long total,
        @Nullable ProcedureImport newest) {
    static final int PAGE = 50;
    static final String PATH = "/catalog/procedures";

    /**
     * A value to choose.
     *
     * @param count how many procedures have it, under the other choices
     */
    public record Option(String value, String title, long count, boolean chosen) {
        public String text() {
            return "%s (%s)".formatted(title, Vi.count(count));
        }
    }

    static ProceduresView of(
            Map<String, String> asked, ProcedureShelf.Found found, long total, @Nullable ProcedureImport newest) {
        ProcedureFilter filter = ProcedureFilter.of(asked);
        List<ProcedureLine> lines =
                found.lines().stream().filter(line -> filter.passes(line, null)).toList();
        return new ProceduresView(
                filter, found, lines, page(asked.getOrDefault("page", "1"), lines.size()), total, newest);
    }

    private static int page(String asked, int lines) {
        int last = Math.max(1, (lines + PAGE - 1) / PAGE);
        return asked.matches("\\d{1,6}") ? Math.clamp(Integer.parseInt(asked), 1, last) : 1;
    }

    public List<ProcedureLine> shown() {
        return lines.subList(Math.min((page - 1) * PAGE, lines.size()), Math.min(page * PAGE, lines.size()));
    }

    public int pages() {
        return Math.max(1, (lines.size() + PAGE - 1) / PAGE);
    }

    public Address address() {
        return filter.address(PATH);
    }

    public Address page(int number) {
        return address().with("page", number == 1 ? null : String.valueOf(number));
    }

    public Address all() {
        return Address.of(PATH);
    }

    /** Whether a choice or a text is set. */
    public boolean isFiltered() {
        return !filter.isEmpty();
    }

    /** What is shown, in words: "1–50 trong 312 thủ tục". */
    public String range() {
        int first = (page - 1) * PAGE;
        return "%s–%s trong %s thủ tục"
                .formatted(
                        Vi.count(Math.min(first + 1, lines.size())),
                        Vi.count(Math.min(first + PAGE, lines.size())),
                        Vi.count(lines.size()));
    }

    /** The values of a choice with their counts; the chosen one always among them. */
    public List<Option> options(Choice choice) {
        Map<String, Long> counts = new HashMap<>();
        Map<String, String> titles = new HashMap<>();
        for (ProcedureLine line : found.lines()) {
            if (filter.passes(line, choice)) {
                for (String value : ProcedureFilter.values(line, choice)) {
                    counts.merge(value, 1L, Long::sum);
                    titles.putIfAbsent(value, title(choice, value, line));
                }
            }
        }
        String chosen = filter.chosen(choice);
        if (!chosen.isEmpty()) {
            counts.putIfAbsent(chosen, 0L);
        }
        List<Option> options = new ArrayList<>();
        counts.forEach((value, count) ->
                options.add(new Option(value, titles.getOrDefault(value, value), count, value.equals(chosen))));
        options.sort(Comparator.comparingInt((Option o) -> rank(choice, o.value()))
                .thenComparing(
                        choice == Choice.FIELD || choice == Choice.AGENCY
                                ? Comparator.comparing(o -> plain(o.title()))
                                : Comparator.comparingLong(Option::count).reversed()));
        return options;
    }

    private static String plain(String title) {
        return PlainText.searchable(title);
    }

    private static int rank(Choice choice, String value) {
        return switch (choice) {
            case LEVEL ->
                List.of("ministry", "province", "commune", "vertical", "other").indexOf(value);
            case ONLINE -> List.of("full", "partial", "none", "unknown").indexOf(value);
            case PARTS -> List.of("complete", "missing", "unknown").indexOf(value);
            case NOTICE -> value.equals("any") ? 0 : value.equals("none") ? 1 : 2;
            case FIELD, AGENCY, UNIT -> 0;
        };
    }

    private static String title(Choice choice, String value, ProcedureLine line) {
        return switch (choice) {
            case FIELD -> value.isEmpty() ? "không ghi lĩnh vực" : value;
            case LEVEL -> Vi.capital(LevelWords.level(HandlingLevel.valueOf(upper(value))));
            case AGENCY -> line.promulgator().name();
            case ONLINE -> LevelWords.online(value.equals("unknown") ? null : OnlineLevel.valueOf(upper(value)));
            case UNIT -> Vi.capital(TermWords.unit(value));
            case PARTS ->
                switch (value) {
                    case "complete" -> "Đủ bảy phần";
                    case "missing" -> "Thiếu phần";
                    default -> "Chưa rõ, cần tệp chi tiết";
                };
            case NOTICE ->
                switch (value) {
                    case "any" -> "Có lưu ý";
                    case "none" -> "Không có lưu ý";
                    default -> NoticeKind.valueOf(value).title();
                };
        };
    }

    private static String upper(String value) {
        return value.toUpperCase(Locale.ROOT);
    }
}
