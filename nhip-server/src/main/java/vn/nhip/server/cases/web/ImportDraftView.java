package vn.nhip.server.cases.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.nhip.contract.CaseMessage;
import vn.nhip.contract.Person;
import vn.nhip.definitions.DefinitionError;
import vn.nhip.server.cases.imports.FileImport;
import vn.nhip.server.cases.imports.MappingGuide;
import vn.nhip.server.cases.imports.MappingLines;
import vn.nhip.server.cases.imports.Preview;
import vn.nhip.server.cases.intake.Incoming;
import vn.nhip.server.cases.mapping.MappingProposal;
import vn.nhip.server.screen.Vi;

/**
 * A file that was brought and not taken yet: what its columns are taken for, the mapping, its first rows as they would be read.
 *
 * @param guide what can be chosen; null for files of events
 * @param mistakes in the mapping
 * @param unfit why nothing can be read by this mapping; null when something can
 * @param preview the first rows; null when nothing can be read
 * @param rewritten whether the mapping was just written anew from the choices instead of starting
 */
public record ImportDraftView(
        FileImport brought,
        @Nullable MappingGuide guide,
        List<DefinitionError> mistakes,
        @Nullable String unfit,
        @Nullable Preview preview,
        boolean rewritten) {
    /** What marks a question in a proposed mapping. */
    private static final String ASKED = "(?)";

    private static final int ASKED_SHOWN = 5;

    /** What one record of the file came to. */
    public record Told(boolean wrong, String what, String caseCode, String when, String detail) {}

    public boolean canStart() {
        Preview read = preview;
        return read != null && !read.rows().isEmpty();
    }

    /** The answer in one sentence. */
    public String headline() {
        String name = brought.file().name();
        Preview read = preview;
        if (read == null) {
            return "Chưa đọc được " + name + " bằng ánh xạ này";
        }
        long wrong = read.rows().stream()
                .filter(row -> row.told().stream().anyMatch(Incoming.Unread.class::isInstance))
                .count();
        if (read.rows().isEmpty()) {
            return name + " không cho sự kiện nào với ánh xạ này";
        }
        return wrong == 0
                ? read.rows().size() + " bản ghi đầu của " + name + " đọc được"
                : wrong + " trong " + read.rows().size() + " bản ghi đầu của " + name + " có chỗ chưa đọc được";
    }

    public List<Told> told(Preview.Row row) {
        return row.told().stream().map(ImportDraftView::told).toList();
    }

    private static Told told(Incoming incoming) {
        return switch (incoming) {
            case Incoming.Read(CaseMessage message, String raw) ->
                new Told(
                        false,
                        EventWords.title(message.fact()),
                        message.caseCode(),
                        Vi.moment(message.occurred()),
                        Stream.of(EventWords.detail(message.fact()), person(message.person()))
                                .filter(text -> !text.isEmpty())
                                .reduce((a, b) -> a + "; " + b)
                                .orElse(""));
            case Incoming.Unread unread ->
                new Told(
                        true,
                        ImportWords.kind(unread.problem().kind()),
                        "",
                        "",
                        unread.problem().vietnamese());
        };
    }

    /** Which personal fields were read, and not what they say. */
    private static String person(@Nullable Person person) {
        if (person == null) {
            return "";
        }
        List<String> given = new ArrayList<>();
        add(given, person.name(), "họ tên");
        add(given, person.identityNumber(), "số định danh");
        add(given, person.phone(), "điện thoại");
        add(given, person.email(), "thư điện tử");
        add(given, person.address(), "địa chỉ");
        return given.isEmpty() ? "" : "người nộp: " + String.join(", ", given) + " (giữ riêng, mã hóa)";
    }

    private static void add(List<String> given, @Nullable String value, String name) {
        if (value != null && !value.isBlank()) {
            given.add(name);
        }
    }

    /** All that a column can be taken for. */
    public List<MappingProposal.Role> roles() {
        return MappingProposal.roles();
    }

    /** What is missing or twice among the choices, in words. */
    public List<String> advice() {
        MappingGuide choices = guide;
        if (choices == null || !choices.selectable()) {
            return List.of();
        }
        Map<String, List<String>> columns = new LinkedHashMap<>();
        choices.columns()
                .forEach(column -> columns.computeIfAbsent(column.role(), none -> new ArrayList<>())
                        .add(column.name()));
        columns.remove("");
        List<String> advice = new ArrayList<>();
        for (MappingProposal.Role role : roles()) {
            List<String> names = columns.getOrDefault(role.code(), List.of());
            if (names.size() > 1) {
                advice.add("Các cột “" + String.join("”, “", names) + "” cùng là “" + role.title()
                        + "”: chỉ cột đầu được dùng.");
            }
        }
        if (!columns.containsKey("CASE_CODE")) {
            advice.add("Chưa cột nào là “Mã hồ sơ”: chọn một cột.");
        }
        if (!columns.containsKey("SUBMITTED") && !columns.containsKey("ACCEPTED")) {
            advice.add("Chưa cột nào là ngày nộp hay tiếp nhận: chọn một cột.");
        }
        List<String> open = mapping()
                .lines()
                .filter(line -> line.contains(ASKED))
                .map(String::strip)
                .toList();
        if (!open.isEmpty()) {
            advice.add("Ánh xạ còn " + open.size() + " chỗ chỉ người biết tệp trả lời được, có dấu " + ASKED
                    + "; mở “Xem, sửa YAML”: "
                    + String.join(" · ", open.subList(0, Math.min(ASKED_SHOWN, open.size()))));
        }
        return advice;
    }

    public String zone() {
        return MappingLines.get(mapping(), "zone");
    }

    public String mapping() {
        String mapping = brought.reading().mapping();
        return mapping == null ? "" : mapping;
    }

    public String address() {
        return "/cases/import/" + brought.id();
    }
}
