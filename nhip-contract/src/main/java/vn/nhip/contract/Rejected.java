package vn.nhip.contract;

import vn.nhip.contract.Problem.Kind;

/** Ends the reading of one event; it never leaves this package and has no stack to fill. */
final class Rejected extends Exception {
    private static final int QUOTED = 60;

    private final transient Problem problem;

    Rejected(Problem problem) {
        super(problem.english(), null, false, false);
        this.problem = problem;
    }

    Problem problem() {
        return problem;
    }

    static Rejected of(Kind kind, String field, String english, String vietnamese) {
        return new Rejected(new Problem(kind, field, english, vietnamese));
    }

    static Rejected missing(String field, String meaning) {
        return of(
                Kind.MISSING,
                field,
                "\"" + field + "\" is missing or empty; expected " + meaning,
                "Thiếu trường \"" + field + "\". Hãy điền trường này ở hệ thống gửi rồi gửi lại.");
    }

    static Rejected form(String field, String expected, String vietnamese) {
        return of(
                Kind.WRONG_FORM,
                field,
                "\"" + field + "\" has the wrong form; expected " + expected,
                "Trường \"" + field + "\" sai kiểu: cần " + vietnamese + ". Hãy sửa rồi gửi lại.");
    }

    static Rejected unknown(String field, String value, String known) {
        return of(
                Kind.UNKNOWN_VALUE,
                field,
                "\"" + field + "\" is " + quote(value) + "; known: " + known,
                "Trường \"" + field + "\" có giá trị lạ " + quote(value) + ". Hãy dùng một trong: " + known + ".");
    }

    /** There are too many types to list them: both say where they stand. */
    static Rejected unknownType(String field, String value) {
        return of(
                Kind.UNKNOWN_VALUE,
                field,
                "\"" + field + "\" is " + quote(value)
                        + "; known: the types of GET /api/v1/schemas/index.json, as vn.nhip.case.submitted.v1",
                "Trường \"" + field + "\" có loại sự kiện lạ " + quote(value)
                        + ". Hãy dùng một loại trong danh sách ở /api/v1/schemas/index.json, ví dụ vn.nhip.case.submitted.v1.");
    }

    static Rejected tooLong(String field, int longest) {
        return of(
                Kind.WRONG_FORM,
                field,
                "\"" + field + "\" is longer than " + longest + " characters",
                "Trường \"" + field + "\" dài quá " + longest + " ký tự. Hãy rút ngắn rồi gửi lại.");
    }

    static Rejected time(String field, String value) {
        if (WireTime.lacksOffset(value)) {
            return of(
                    Kind.WRONG_TIME,
                    field,
                    "\"" + field + "\" is " + quote(value) + ", without an offset; expected RFC 3339 with one, as "
                            + value + "+07:00",
                    "Thời điểm ở trường \"" + field + "\" (" + quote(value)
                            + ") không có múi giờ. Hãy ghi kèm múi giờ, ví dụ " + value + "+07:00.");
        }
        return of(
                Kind.WRONG_TIME,
                field,
                "\"" + field + "\" is " + quote(value)
                        + "; expected RFC 3339 with an offset, as 2026-02-13T15:30:00+07:00, between 1900 and 2200",
                "Không đọc được thời điểm " + quote(value) + " ở trường \"" + field
                        + "\". Hãy ghi theo mẫu 2026-02-13T15:30:00+07:00, trong khoảng năm 1900–2200.");
    }

    static Rejected notJson(long at) {
        return of(
                Kind.UNREADABLE,
                "",
                "not JSON at byte " + at + " of the event",
                "Không phải JSON đúng, sai từ byte thứ " + at
                        + " của sự kiện. Hãy kiểm tra dấu ngoặc, dấu phẩy, dấu nháy rồi gửi lại.");
    }

    static Rejected notUtf8(long at) {
        return of(
                Kind.UNREADABLE,
                "",
                "not UTF-8 at byte " + at + " of the event",
                "Chữ không theo bảng mã UTF-8, sai từ byte thứ " + at
                        + " của sự kiện. Hãy xuất lại dữ liệu với bảng mã UTF-8 rồi gửi lại.");
    }

    /** A value as it may be shown: short, on one line. */
    static String quote(String value) {
        String shown = value.length() > QUOTED ? value.substring(0, QUOTED) + "…" : value;
        return "\"" + shown.replaceAll("\\p{Cntrl}", "?") + "\"";
    }
}
