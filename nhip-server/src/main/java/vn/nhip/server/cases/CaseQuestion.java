package vn.nhip.server.cases;

import org.jspecify.annotations.Nullable;
import vn.nhip.core.cases.CaseState;

/**
 * Which cases are asked for.
 *
 * @param list which list
 * @param days for {@link CaseList#DUE_SOON}: within how many days from now
 * @param code the beginning of the case's code; {@code null} for any
 * @param agency code of the agency, the ones below it included; {@code null} for any
 * @param procedure the beginning of the procedure's code; {@code null} for any
 */
public record CaseQuestion(
        CaseList list,
        int days,
        @Nullable String code,
        @Nullable CaseState state,
        @Nullable String agency,
        @Nullable String procedure) {

    /** All cases of a list; due soon is within three days. */
    public static CaseQuestion of(CaseList list) {
        return new CaseQuestion(list, 3, null, null, null, null);
    }

    /** The same for another list. */
    public CaseQuestion in(CaseList other) {
        return new CaseQuestion(other, days, code, state, agency, procedure);
    }
}
