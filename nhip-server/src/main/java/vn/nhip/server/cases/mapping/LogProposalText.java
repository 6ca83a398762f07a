package vn.nhip.server.cases.mapping;

import java.util.List;
import java.util.Optional;

/** Writes a mapping for an event log in XES as YAML with comments. */
final class LogProposalText {
    private static final List<String> STARTS = List.of("start", "receiv", "submi", "regist", "tiepnhan", "nop");
    private static final List<String> DUES = List.of("due", "deadline", "planned", "hentra");
    private static final List<String> ENDS = List.of("end", "finish", "complet", "close", "ketthuc");

    private final SniffedFile file;
    private final StringBuilder text = new StringBuilder();

    LogProposalText(SniffedFile file) {
        this.file = file;
    }

    String write(String name, String source) {
        line("# Ánh xạ đề xuất cho nhật ký sự kiện (XES) " + name.replaceAll("\\p{Cntrl}", "?")
                + ". Hãy kiểm tra chỗ có dấu (?).");
        line("title: " + ProposalText.quoted("Ánh xạ cho " + name));
        line("source: " + ProposalText.quoted(source));
        line("# Thủ tục, cơ quan không có trong danh mục: quarantine (chờ xử lý) hoặc accept (nhận).");
        line("unknown: accept");
        line("zone: Asia/Ho_Chi_Minh");
        line("file:");
        line("  format: xes");
        line("  empty: [EMPTY, UNKNOWN]");
        line("");
        line("# Hai tệp có thể trùng mã: thêm ${file:name} để phân biệt.");
        line("case: \"${trace:concept:name}\"");
        line("");
        line("events:");
        Optional<String> begins = trace(STARTS);
        begins.ifPresentOrElse(
                this::beginning, () -> line("  # (?) Trace không có ngày bắt đầu: chỉ đọc được các bước."));
        steps();
        trace(ENDS).filter(end -> !begins.equals(Optional.of(end))).ifPresent(end -> {
            line("  # (?) Ngày kết thúc của hồ sơ còn mở có khi chỉ là ngày dự kiến: thêm when nếu cần.");
            event("completed", "trace", end);
        });
        line("");
        line("# Thuộc tính có trong tệp:");
        file.columns().forEach(column -> line("#   " + column.replaceAll("\\p{Cntrl}", " ")));
        return text.toString();
    }

    private void line(String line) {
        text.append(line).append('\n');
    }

    private void beginning(String column) {
        event("submitted", "trace", column);
        event("accepted", "trace", column);
        trace(DUES).ifPresent(due -> {
            line("    fields:");
            line("      due: {value: " + ProposalText.quoted("${" + due + "}") + ", midnight_is_day: true}");
        });
    }

    private void steps() {
        boolean lifecycle = file.distinct("lifecycle:transition").stream().anyMatch("start"::equalsIgnoreCase);
        if (lifecycle) {
            event("step-started", "event", "time:timestamp");
            line("    when: {column: \"lifecycle:transition\", equals: start}");
            step();
            dueOfStep().ifPresent(due -> line("      due: " + ProposalText.quoted("${" + due + "}")));
        }
        event("step-finished", "event", "time:timestamp");
        if (lifecycle) {
            line("    when: {column: \"lifecycle:transition\", equals: complete}");
        }
        step();
    }

    private void step() {
        line("    fields:");
        line("      step: \"${concept:name}\"");
    }

    private void event(String type, String each, String time) {
        line("  - type: " + type);
        line("    each: " + each);
        line("    time: " + ProposalText.quoted("${" + time + "}"));
    }

    private Optional<String> dueOfStep() {
        return file.columns().stream()
                .filter(column -> !column.startsWith(XesRow.TRACE) && speaks(column, DUES))
                .findFirst();
    }

    /** The attribute of the trace that is a time and speaks of something, and of nothing due unless asked for. */
    private Optional<String> trace(List<String> words) {
        return file.columns().stream()
                .filter(column -> column.startsWith(XesRow.TRACE))
                .filter(column -> speaks(column.substring(XesRow.TRACE.length()), words))
                .filter(column -> words.equals(DUES) || !speaks(column, DUES))
                .filter(column ->
                        file.values(column).stream().limit(20).allMatch(value -> DateGuess.fits("iso", value)))
                .findFirst();
    }

    private static boolean speaks(String column, List<String> words) {
        String folded = Folded.of(column);
        return words.stream().anyMatch(folded::contains);
    }
}
