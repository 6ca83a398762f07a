package vn.nhip.server.catalog.procedures;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How codes of procedures are written (766-rules section 4). */
public final class ProcedureCode {
    private static final Pattern NATIONAL = Pattern.compile("(\\d\\.\\d{6})(?:\\..*)?");

    private ProcedureCode() {}

    /** {@code 1.004194} of {@code 1.004194.000.00.00.H26} or {@code 1.004194.01}; null when it is no national code. */
    public static @Nullable String national(String written) {
        Matcher matcher = NATIONAL.matcher(written);
        return matcher.matches() ? matcher.group(1) : null;
    }

    /** Whether it is a national code and nothing else. */
    static boolean isNational(String written) {
        return written.equals(national(written));
    }
}
