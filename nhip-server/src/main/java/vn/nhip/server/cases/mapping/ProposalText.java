package vn.nhip.server.cases.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes a mapping for a table as YAML with comments that say what was found, and what only a person can know. */
final class ProposalText {
    private static final int DISTINCT_MAX = 40;

    private final SniffedFile file;
    private final ColumnGuesses guesses;
    private final StringBuilder text = new StringBuilder();

    ProposalText(SniffedFile file, ColumnGuesses guesses) {
        this.file = file;
        this.guesses = guesses;
    }

    String write(String name, String source) {
        line("# Ánh xạ đề xuất cho tệp " + name.replaceAll("\\p{Cntrl}", "?")
                + ". Hãy kiểm tra từng dòng, nhất là chỗ có dấu (?).");
        line("title: " + quoted("Ánh xạ cho " + name));
        line("# Hệ thống nào gửi. Giữ nguyên từ lần nạp này sang lần nạp khác, nếu không sự kiện sẽ vào hai lần.");
        line("source: " + quoted(source));
        line("# Thủ tục, cơ quan không có trong danh mục: quarantine (chờ xử lý) hoặc accept (nhận).");
        line("unknown: quarantine");
        line("zone: Asia/Ho_Chi_Minh");
        form();
        line("dates: [" + guesses.dates().stream().map(ProposalText::quoted).collect(Collectors.joining(", ")) + "]");
        tables();
        code();
        person();
        line("");
        line("# Theo trình tự tự nhiên của hồ sơ. Sự kiện có thời điểm trống là chưa xảy ra.");
        line("events:");
        beginnings();
        middle();
        endings();
        leftOut();
        return text.toString();
    }

    private void line(String line) {
        text.append(line).append('\n');
    }

    static String quoted(String value) {
        return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"").replaceAll("\\p{Cntrl}", " ") + '"';
    }

    private static String column(String name) {
        return quoted("${" + name + "}");
    }

    private void form() {
        FileForm form = file.form();
        line("file:");
        if (form.format() == FileForm.Format.XLSX) {
            line("  format: xlsx");
            line("  sheet: " + quoted(String.valueOf(form.sheet())));
        } else {
            line("  format: csv");
            line("  charset: " + form.charset());
            line("  delimiter: " + (form.delimiter() == '\t' ? "tab" : quoted(String.valueOf(form.delimiter()))));
        }
        line("  # Dòng có tên các cột.");
        line("  header: " + form.header());
    }

    private void tables() {
        if (!guesses.has(ColumnRole.STATE) && !guesses.has(ColumnRole.CHANNEL) && !guesses.has(ColumnRole.SUBJECT)) {
            return;
        }
        line("");
        line("# Giá trị trong tệp: nghĩa của nó. Giá trị không có ở đây vào khu chờ xử lý.");
        line("tables:");
        table(
                ColumnRole.CHANNEL,
                "kenh",
                "DIRECT (trực tiếp), ONLINE (trực tuyến), POSTAL (bưu chính)",
                KnownWords::channel);
        table(
                ColumnRole.SUBJECT,
                "doi_tuong",
                "CITIZEN, BUSINESS, HOUSEHOLD_BUSINESS, AGENCY, OTHER",
                KnownWords::subject);
        table(
                ColumnRole.STATE,
                "trang_thai",
                "submitted, open, supplement, fee, declined, withdrawn, stopped, completed, returned",
                KnownWords::state);
    }

    private void table(ColumnRole role, String name, String known, Function<String, @Nullable String> meaning) {
        String column = guesses.column(role);
        if (column == null) {
            return;
        }
        line("  " + name + ":");
        line("    # Chọn trong: " + known);
        List<String> distinct = file.distinct(column);
        List<String> lines = new ArrayList<>();
        for (String value : distinct.subList(0, Math.min(DISTINCT_MAX, distinct.size()))) {
            String means = meaning.apply(value);
            lines.add(means == null ? "      # " + quoted(value) + ": (?)" : "      " + quoted(value) + ": " + means);
        }
        line("    values:" + (lines.stream().allMatch(entry -> entry.startsWith("      #")) ? " {}" : ""));
        lines.forEach(this::line);
        if (distinct.size() > DISTINCT_MAX) {
            line("      # … và " + (distinct.size() - DISTINCT_MAX) + " giá trị khác (?)");
        }
        line("    otherwise: quarantine");
    }

    private void code() {
        line("");
        String column = guesses.column(ColumnRole.CASE_CODE);
        line(
                guesses.codeIsGuessed()
                        ? "# (?) Không cột nào có tên là mã hồ sơ: cột này khác nhau nhiều nhất."
                        : "# Mã hồ sơ.");
        line("case: " + column(column == null ? "1" : column));
    }

    private void person() {
        boolean begun = false;
        for (ColumnRole role : ColumnRole.values()) {
            String column = guesses.column(role);
            if (column != null && role.person().isPresent()) {
                if (!begun) {
                    line("");
                    line("# Nơi duy nhất được dùng cột cá nhân; giữ riêng, mã hóa. Bỏ dòng nào không cần.");
                    line("person:");
                    begun = true;
                }
                line("  " + role.person().get().key() + ": " + column(column));
            }
        }
    }

    private void beginnings() {
        String submitted = first(ColumnRole.SUBMITTED, ColumnRole.ACCEPTED);
        if (submitted == null) {
            line("  # (?) Không nhận ra cột ngày nộp hay ngày tiếp nhận: hãy sửa tên cột ở dưới.");
            submitted = firstTime();
        }
        event("submitted", null, submitted);
        fields();
        field("procedure", ColumnRole.PROCEDURE, null);
        field("agency", ColumnRole.AGENCY, null);
        field("channel", ColumnRole.CHANNEL, "kenh");
        field("subject", ColumnRole.SUBJECT, "doi_tuong");
        String accepted = guesses.column(ColumnRole.ACCEPTED);
        if (accepted != null) {
            event("accepted", null, accepted);
            fields();
            field("procedure", ColumnRole.PROCEDURE, null);
            field("agency", ColumnRole.AGENCY, null);
            field("channel", ColumnRole.CHANNEL, "kenh");
            field("due", ColumnRole.DUE, null);
        }
        if (guesses.has(ColumnRole.VERIFIED)) {
            event(
                    "identity-verified",
                    "{column: " + quoted(name(ColumnRole.VERIFIED)) + ", in: [\"1\", \"true\"]}",
                    submitted);
        }
        if (guesses.has(ColumnRole.FEE)) {
            line("  - type: fee-required");
            line("    when:");
            line("      - {column: " + quoted(name(ColumnRole.FEE)) + ", is: not_empty}");
            line("      - {column: " + quoted(name(ColumnRole.FEE)) + ", not_in: [\"0\"]}");
            line("    time: " + column(accepted == null ? submitted : accepted));
            line("    fields:");
            line("      amount: " + column(name(ColumnRole.FEE)));
        }
    }

    private void middle() {
        if (guesses.has(ColumnRole.DECLINED)) {
            event("declined", state("declined"), name(ColumnRole.DECLINED));
            reason();
        }
        if (guesses.has(ColumnRole.SUPPLEMENT_REQUESTED)) {
            event("supplement-requested", null, name(ColumnRole.SUPPLEMENT_REQUESTED));
        }
        if (guesses.has(ColumnRole.SUPPLEMENT_RECEIVED)) {
            event("supplement-received", null, name(ColumnRole.SUPPLEMENT_RECEIVED));
        }
    }

    private void endings() {
        String ended = first(ColumnRole.COMPLETED, ColumnRole.RETURNED);
        if (ended != null) {
            event("completed", state("completed, returned"), ended);
            if (guesses.has(ColumnRole.STATE)) {
                event("withdrawn", state("withdrawn"), ended);
                event("stopped", state("stopped"), ended);
                reason();
            }
        }
        if (guesses.has(ColumnRole.RETURNED)) {
            event("returned", state("returned"), name(ColumnRole.RETURNED));
        }
    }

    private void reason() {
        if (guesses.has(ColumnRole.REASON)) {
            fields();
            field("reason", ColumnRole.REASON, null);
        }
    }

    private @Nullable String state(String states) {
        return guesses.has(ColumnRole.STATE)
                ? "{column: " + quoted(name(ColumnRole.STATE)) + ", table: trang_thai, in: [" + states + "]}"
                : null;
    }

    private void event(String type, @Nullable String when, String time) {
        line("  - type: " + type);
        if (when != null) {
            line("    when: " + when);
        }
        line("    time: " + column(time));
    }

    private void fields() {
        line("    fields:");
    }

    private void field(String field, ColumnRole role, @Nullable String table) {
        String column = guesses.column(role);
        if (column != null) {
            line("      " + field + ": "
                    + (table == null ? column(column) : "{value: " + column(column) + ", table: " + table + "}"));
        }
    }

    private @Nullable String first(ColumnRole one, ColumnRole other) {
        String column = guesses.column(one);
        return column == null ? guesses.column(other) : column;
    }

    /** Any column with dates in it, else the first there is. */
    private String firstTime() {
        return file.columns().stream()
                .filter(column -> !PersonalColumns.isPersonal(column))
                .filter(column -> file.values(column).stream()
                        .limit(20)
                        .anyMatch(value -> DateGuess.of(value, List.of(value)).isPresent()))
                .findFirst()
                .orElse(file.columns().isEmpty() ? "1" : file.columns().getFirst());
    }

    private String name(ColumnRole role) {
        return String.valueOf(guesses.column(role));
    }

    private void leftOut() {
        List<String> left = file.columns().stream()
                .filter(column -> !column.isEmpty() && guesses.role(column).isEmpty())
                .toList();
        if (!left.isEmpty()) {
            line("");
            line("# Cột không dùng, sẽ bị bỏ (không lưu):");
            left.forEach(column -> line("#   " + column.replaceAll("\\p{Cntrl}", " ")));
        }
    }
}
