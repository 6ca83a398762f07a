package vn.nhip.server.cases.mapping;

import vn.nhip.contract.Problem;
import vn.nhip.contract.Problem.Kind;

/** Ends the mapping of one event; it never leaves this package and has no stack to fill. */
final class Unmappable extends Exception {
    private static final int SHOWN = 60;

    private final transient Problem problem;

    Unmappable(Problem problem) {
        super(problem.english(), null, false, false);
        this.problem = problem;
    }

    Problem problem() {
        return problem;
    }

    static Unmappable of(Kind kind, String field, String english, String vietnamese) {
        return new Unmappable(new Problem(kind, field, english, vietnamese));
    }

    static Unmappable missing(String column, String meaning) {
        return of(
                Kind.MISSING,
                column,
                column + " is empty; expected " + meaning,
                "Cột \"" + column + "\" để trống. Hãy điền vào tệp rồi nạp lại, hoặc sửa tệp ánh xạ.");
    }

    static Unmappable form(String column, String value, String expected, String vietnamese) {
        return of(
                Kind.WRONG_FORM,
                column,
                column + " is " + quoted(value) + "; expected " + expected,
                "Cột \"" + column + "\" có giá trị " + quoted(value) + ": cần " + vietnamese
                        + ". Hãy sửa tệp, hoặc thêm bảng giá trị vào tệp ánh xạ.");
    }

    static Unmappable unknown(String column, String value, String known) {
        return of(
                Kind.UNKNOWN_VALUE,
                column,
                column + " is " + quoted(value) + "; known: " + known,
                "Cột \"" + column + "\" có giá trị lạ " + quoted(value)
                        + ". Hãy thêm giá trị này vào bảng giá trị của tệp ánh xạ. Đã biết: " + known + ".");
    }

    static Unmappable time(String column, String value, String formats) {
        return of(
                Kind.WRONG_TIME,
                column,
                column + " is " + quoted(value) + "; fits none of " + formats + ", or no day of 1900–2200",
                "Cột \"" + column + "\" có giá trị " + quoted(value) + ": không đọc được theo mẫu nào trong " + formats
                        + ", hoặc ngoài khoảng năm 1900–2200. Hãy sửa tệp, hoặc thêm mẫu vào mục dates của tệp ánh xạ.");
    }

    /** A value as it may be shown: short, on one line. */
    static String quoted(String value) {
        String shown = value.length() > SHOWN ? value.substring(0, SHOWN) + "…" : value;
        return "\"" + shown.replaceAll("\\p{Cntrl}", "?") + "\"";
    }
}
