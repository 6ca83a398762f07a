package vn.nhip.server.catalog.procedures;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.nhip.server.catalog.CodedName;
import vn.nhip.server.screen.Vi;

/** What changed between two versions of a procedure, in words. */
public final class Changes {
    private final PublishedProcedure before;
    private final PublishedProcedure after;
    private final List<Change> changes = new ArrayList<>();

    private Changes(PublishedProcedure before, PublishedProcedure after) {
        this.before = before;
        this.after = after;
    }

    /**
     * A change.
     *
     * @param what which part
     * @param before as it was; {@code null} when it was not told
     * @param after as it is; {@code null} when it is not told
     */
    public record Change(
            String what, @Nullable String before, @Nullable String after) {}

    public static List<Change> between(PublishedProcedure before, PublishedProcedure after) {
        Changes changes = new Changes(before, after);
        changes.compare("Tên thủ tục", PublishedProcedure::name);
        changes.compare("Lĩnh vực", p -> p.identity().field().name());
        changes.compare("Cơ quan công bố", p -> p.identity().promulgator().name());
        changes.compare("Mức trực tuyến", p -> LevelWords.online(Terms.online(p)));
        changes.compare("Cấp thực hiện", p -> LevelWords.levels(p.offering().levels()));
        changes.compare("Trình tự thực hiện", Changes::steps);
        changes.compare("Cách thức và thời hạn theo hình thức nộp", Changes::methods);
        changes.compare("Trường hợp và thời hạn", Changes::kinds);
        changes.compare("Phí, lệ phí", Changes::fees);
        changes.compare("Thành phần hồ sơ", Changes::dossier);
        changes.compare(
                "Đối tượng thực hiện", p -> String.join("; ", p.parties().subjects()));
        changes.compare("Cơ quan thực hiện", p -> joined(p.parties().executing()));
        changes.compare("Cơ quan có thẩm quyền", p -> joined(p.parties().competent()));
        changes.compare("Cơ quan phối hợp", p -> joined(p.parties().coordinating()));
        changes.compare("Nơi tiếp nhận", p -> p.parties().receiving());
        changes.compare("Kết quả", p -> names(p.results()));
        changes.compare("Yêu cầu, điều kiện", p -> p.course().conditions());
        changes.compare("Ghi chú", p -> p.course().note());
        changes.compare("Quyết định công bố", p -> p.basis().decision());
        changes.compare(
                "Ngày quyết định",
                p -> p.basis().decided() == null ? null : Vi.date(p.basis().decided()));
        changes.compare("Căn cứ pháp lý", p -> names(p.basis().laws()));
        return List.copyOf(changes.changes);
    }

    private void compare(String what, Function<PublishedProcedure, @Nullable String> part) {
        String was = part.apply(before);
        String is = part.apply(after);
        if (!Objects.equals(was, is)) {
            changes.add(new Change(what, was, is));
        }
    }

    private static @Nullable String steps(PublishedProcedure procedure) {
        List<PublishedProcedure.Step> steps = procedure.course().steps();
        return steps == null
                ? null
                : steps.stream()
                        .map(s -> s.name() == null ? s.text() : s.name() + "\n" + s.text())
                        .collect(Collectors.joining("\n"));
    }

    private static String methods(PublishedProcedure procedure) {
        return Terms.channels(procedure).stream()
                .map(c -> Terms.title(c.channel()) + ": " + TermWords.stated(c.term())
                        + (c.term().text() == null ? "" : " (" + c.term().text() + ")"))
                .collect(Collectors.joining("\n"));
    }

    private static String kinds(PublishedProcedure procedure) {
        return Terms.kinds(procedure).stream()
                .map(k -> "%s %s: %s".formatted(k.code(), k.name(), TermWords.stated(k.term())))
                .collect(Collectors.joining("\n"));
    }

    private static @Nullable String fees(PublishedProcedure procedure) {
        var summary = procedure.feeSummary();
        if (summary != null) {
            return "%d dòng phí%s"
                    .formatted(
                            summary.lines(),
                            summary.highest() == null
                                    ? ""
                                    : ", cao nhất " + summary.highest().toPlainString());
        }
        return procedure.methods().stream()
                .filter(m -> m.fees() != null)
                .flatMap(m -> Objects.requireNonNull(m.fees()).stream()
                        .map(fee -> Terms.title(m.channel()) + ": " + words(fee)))
                .collect(Collectors.joining("\n"));
    }

    private static String words(PublishedProcedure.Fee fee) {
        return Stream.of(fee.value() == null ? "" : fee.value().toPlainString(), fee.currency(), fee.text())
                .filter(word -> word != null && !word.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private static @Nullable String dossier(PublishedProcedure procedure) {
        var groups = procedure.dossier().groups();
        return groups == null
                ? null
                : groups.stream()
                        .flatMap(g -> g.components().stream())
                        .map(c -> "%s (bản chính %d, bản sao %d)".formatted(c.name(), c.originals(), c.copies()))
                        .collect(Collectors.joining("\n"));
    }

    private static @Nullable String names(@Nullable List<CodedName> list) {
        return list == null ? null : list.stream().map(CodedName::name).collect(Collectors.joining("; "));
    }

    private static @Nullable String joined(@Nullable List<String> list) {
        return list == null ? null : String.join("; ", list);
    }
}
