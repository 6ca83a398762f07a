package vn.nhip.server.cases.projection;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.cases.CaseFile;
import vn.nhip.core.deadline.Reckoning;
import vn.nhip.core.deadline.Standing;
import vn.nhip.core.deadline.Term;
import vn.nhip.server.cases.store.CopyRows;

/** The row of a case in {@code cases.case_file}: columns and, in their order, values. */
public final class CaseRow {
    /** Every column, in the order in which {@link #encode} writes them. */
    public static final List<String> COLUMNS = List.of(
            "code",
            "state",
            "procedure",
            "case_kind",
            "agency",
            "channel",
            "subject",
            "submitted",
            "accepted",
            "stated_due",
            "term_amount",
            "term_unit",
            "legal_due",
            "legal_end",
            "legal_standing",
            "portal_due",
            "portal_end",
            "portal_standing",
            "clock_problem",
            "supplements",
            "components",
            "digitised",
            "reused",
            "from_personal_store",
            "has_result",
            "result_signed",
            "result_to_personal_store",
            "result_attached",
            "fee_required",
            "fee_waived",
            "fee_paid",
            "fee_paid_online",
            "fee_gateway",
            "identity_verified",
            "population_data_used",
            "satisfied",
            "synchronised",
            "synchronisation_at",
            "synchronisation_answer",
            "refusals",
            "corrected",
            "events",
            "first_recorded",
            "last_occurred",
            "last_recorded",
            "detail");

    private static final Set<String> TIMES = Set.of(
            "submitted",
            "accepted",
            "stated_due",
            "legal_due",
            "legal_end",
            "portal_due",
            "portal_end",
            "result_attached",
            "synchronisation_at",
            "first_recorded",
            "last_occurred",
            "last_recorded");
    private static final Set<String> FLAGS = Set.of(
            "has_result",
            "result_signed",
            "result_to_personal_store",
            "fee_waived",
            "fee_paid",
            "fee_paid_online",
            "identity_verified",
            "population_data_used",
            "satisfied",
            "synchronised");
    private static final Set<String> NUMBERS = Set.of(
            "term_amount",
            "supplements",
            "components",
            "digitised",
            "reused",
            "from_personal_store",
            "fee_required",
            "refusals",
            "corrected",
            "events");

    private CaseRow() {}

    /** The value of a column, from the bytes that {@link #encode} writes for it. */
    public static String words(String column, byte[] field) {
        if (TIMES.contains(column)) {
            return CopyRows.instant(number(field)).toString();
        }
        if (FLAGS.contains(column)) {
            return Boolean.toString(number(field) != 0);
        }
        return NUMBERS.contains(column) ? Long.toString(number(field)) : new String(field, StandardCharsets.UTF_8);
    }

    private static long number(byte[] field) {
        return new BigInteger(field).longValueExact();
    }

    /**
     * Writes the columns, after what begins the row.
     *
     * @param firstRecorded when the first event of the case was recorded
     */
    public static void encode(CopyRows rows, CaseFile file, Clocks clocks, Instant firstRecorded) {
        rows.text(file.code()).text(file.state().name());
        filing(rows, file);
        clocks(rows, clocks);
        papers(rows, file);
        fees(rows, file.fees());
        rest(rows, file);
        rows.instant(firstRecorded).instant(file.lastOccurred()).instant(file.lastRecorded());
        rows.bytes(CaseDetail.json(file));
    }

    private static void filing(CopyRows rows, CaseFile file) {
        rows.text(file.procedure()).text(file.caseKind()).text(file.agency());
        rows.text(name(file.channel())).text(name(file.subject()));
        rows.instant(file.submitted()).instant(file.accepted()).instant(file.due());
    }

    private static void clocks(CopyRows rows, Clocks clocks) {
        Term term = clocks.term();
        if (term == null) {
            rows.nothing().nothing();
        } else {
            rows.int32(term.amount()).text(term.unit().name());
        }
        clock(rows, clocks.legal());
        clock(rows, clocks.portal());
        rows.text(clocks.problem());
    }

    private static void clock(CopyRows rows, @Nullable Reckoning reckoning) {
        if (reckoning == null) {
            rows.nothing().nothing().nothing();
        } else {
            rows.instant(reckoning.due()).instant(reckoning.end());
            rows.text(timeless(reckoning.standing()).name());
        }
    }

    /** "Due soon" comes and goes with time alone; what the events themselves made late stays late. */
    private static Standing timeless(Standing standing) {
        return standing == Standing.DUE_SOON ? Standing.RUNNING : standing;
    }

    private static void papers(CopyRows rows, CaseFile file) {
        CaseFile.Papers papers = file.papers();
        rows.int32(file.supplementRequests())
                .int32(papers.components())
                .int32(papers.digitised())
                .int32(papers.reused())
                .int32(papers.fromPersonalStore());
        rows.bool(papers.result()).bool(papers.resultSigned()).bool(papers.resultToPersonalStore());
        rows.instant(papers.resultAttached());
    }

    private static void fees(CopyRows rows, CaseFile.Fees fees) {
        Long required = fees.required();
        if (required == null) {
            rows.nothing();
        } else {
            rows.int64(required);
        }
        rows.bool(fees.waived()).bool(fees.paid()).bool(fees.paidOnline()).text(name(fees.gateway()));
    }

    private static void rest(CopyRows rows, CaseFile file) {
        rows.bool(file.identityVerified()).bool(file.populationDataUsed());
        Boolean satisfied = file.satisfied();
        CaseFile.Synchronisation synchronisation = file.synchronisation();
        if (satisfied == null) {
            rows.nothing();
        } else {
            rows.bool(satisfied);
        }
        if (synchronisation == null) {
            rows.nothing().nothing().nothing();
        } else {
            rows.bool(synchronisation.succeeded()).instant(synchronisation.at()).text(synchronisation.answer());
        }
        rows.int32(file.refusals().size()).int32(file.corrected()).int32(file.events());
    }

    private static @Nullable String name(@Nullable Enum<?> value) {
        return value == null ? null : value.name();
    }
}
