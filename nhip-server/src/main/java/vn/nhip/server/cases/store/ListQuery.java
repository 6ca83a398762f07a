package vn.nhip.server.cases.store;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.cases.CaseState;
import vn.nhip.core.deadline.ClockKind;
import vn.nhip.server.cases.CaseFilter;
import vn.nhip.server.cases.CaseListing;
import vn.nhip.server.cases.CaseLists.Order;
import vn.nhip.server.identity.Reach;
import vn.nhip.server.identity.Viewers;

/** The SQL of a list: conditions with their values. Every condition is written so that an index of V3 answers it. */
final class ListQuery {
    private static final ZoneOffset HANOI = ZoneOffset.ofHours(7);

    /** The day of the lists: acceptance, else submission, else the first word of it. */
    static final String RECEIVED = "coalesce(accepted, submitted, first_recorded)";

    /** Of a part of a code that fits more, the first so many are meant: it must be typed further. */
    private static final int MOST_CODES = 10_000;

    private static final String WAITS = "('WAITING_FOR_CITIZEN', 'SUSPENDED')";

    /** What can become overdue with time alone, on either clock; two partial indexes have it. */
    static final String EITHER_RUNS = "((" + running("legal") + ") or (" + running("portal") + "))";

    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> values = new HashMap<>();
    private final String clock;
    private final boolean allHaveDue;

    private ListQuery(CaseFilter filter, Instant now) {
        this.clock = filter.clock() == ClockKind.LEGAL ? "legal" : "portal";
        this.allHaveDue = filter.listing() == CaseListing.OVERDUE || filter.listing() == CaseListing.DUE;
        values.put("now", at(now));
        values.put("until", at(now.plusSeconds(86_400L * filter.days())));
    }

    /** What narrows besides the list. */
    static ListQuery narrowed(CaseFilter filter, Instant now) {
        ListQuery query = new ListQuery(filter, now);
        query.reach(Viewers.now().reach());
        query.code(filter.code());
        CaseState state = filter.state();
        if (state != null) {
            query.add("state = :state", "state", state.name());
        }
        query.under("agency", filter.agency());
        query.under("procedure", filter.procedure());
        query.received(filter.from(), filter.to());
        return query;
    }

    /** The whole question. */
    static ListQuery of(CaseFilter filter, Instant now) {
        ListQuery query = narrowed(filter, now);
        if (filter.listing() != CaseListing.ALL) {
            query.conditions.add(query.condition(filter.listing()));
        }
        return query;
    }

    private void code(String part) {
        if (!part.isEmpty()) {
            add(
                    "code in (select code from (select code from cases.case_file where strpos(code, :code) > 0"
                            + " or strpos(code, upper(:code)) > 0 limit " + MOST_CODES + ") found)",
                    "code",
                    part);
        }
    }

    /** Rows of those agencies that whoever asks may see, and of no others, whatever the address says. */
    private void reach(Reach reach) {
        switch (reach) {
            case Reach.Everything() -> {}
            case Reach.Nothing() -> conditions.add("false");
            case Reach.Some some -> {
                List<String> either = new ArrayList<>();
                for (String root : some.whole()) {
                    either.add(range("agency", "reach" + either.size()));
                    values.put("reach" + (either.size() - 1), root);
                }
                Set<String> single = some.single();
                if (!single.isEmpty() || either.isEmpty()) {
                    either.add("agency = any (cast(:reach as text[]))");
                    values.put("reach", array(single));
                }
                conditions.add("(" + String.join(" or ", either) + ")");
            }
        }
    }

    /** What is not below one agency, as ranges that the index of agencies answers. */
    static ListQuery outside(String root, CaseFilter filter, Instant now) {
        ListQuery query = new ListQuery(filter, now);
        query.add(
                "(agency is null or agency < :outside or (agency > :outside and agency < :outside || '.')"
                        + " or agency >= :outside || '/')",
                "outside",
                root);
        return query;
    }

    /** Every row, whoever asks: for counts from which those of others are taken away. */
    static ListQuery ofAll(CaseFilter filter, Instant now) {
        return new ListQuery(filter, now);
    }

    private static String array(Set<String> codes) {
        return codes.stream()
                .map(code -> '"' + code.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                .collect(Collectors.joining(",", "{", "}"));
    }

    /** A code and everything below it: H26.19 and H26.19.15, but not H26.190. */
    private void under(String column, String code) {
        if (!code.isEmpty()) {
            add(range(column, column), column, code);
        }
    }

    private static String range(String column, String value) {
        return "(%1$s = :%2$s or (%1$s >= :%2$s || '.' and %1$s < :%2$s || '/'))".formatted(column, value);
    }

    private void received(@Nullable LocalDate from, @Nullable LocalDate to) {
        if (from != null) {
            add(RECEIVED + " >= :from", "from", at(from.atStartOfDay().toInstant(HANOI)));
        }
        if (to != null) {
            add(RECEIVED + " < :to", "to", at(to.plusDays(1).atStartOfDay().toInstant(HANOI)));
        }
    }

    void add(String condition, String name, Object value) {
        conditions.add(condition);
        values.put(name, value);
    }

    /** When a case is in a list. */
    String condition(CaseListing listing) {
        return switch (listing) {
            case ALL -> "true";
            case OVERDUE -> running(clock) + " and " + clock + "_due < :now";
            case DUE -> running(clock) + " and " + clock + "_due >= :now and " + clock + "_due < :until";
            case WAITING -> clock + "_standing in " + WAITS;
            case RUNNING -> "state in ('ACCEPTED', 'IN_PROGRESS', 'SUPPLEMENT_REQUESTED', 'FEE_REQUIRED', 'SUSPENDED')";
            case DONE_IN_TIME -> clock + "_standing in ('FINISHED_EARLY', 'FINISHED_ON_TIME')";
            case DONE_LATE -> clock + "_standing = 'FINISHED_LATE'";
            case CLOCKS_DIFFER ->
                late("legal") + " <> " + late("portal")
                        + " and legal_standing <> 'NO_TERM' and portal_standing <> 'NO_TERM'";
            case NO_RESULT -> "not has_result and state in ('COMPLETED', 'RETURNED')";
            case NOT_SYNCHRONISED -> "synchronised is not true and accepted is not null";
            case REFUSED_EVENTS -> "refusals > 0";
            case UNKNOWN_ORIGIN -> "state = 'UNKNOWN'";
        };
    }

    private static String running(String clock) {
        return clock + "_end is null and " + clock + "_due is not null and " + runs(clock);
    }

    private static String runs(String clock) {
        return clock + "_standing in ('RUNNING', 'DUE_SOON', 'OVERDUE')";
    }

    private static String late(String clock) {
        return "coalesce(%1$s_standing = 'FINISHED_LATE' or (%2$s and %1$s_due < :now), false)"
                .formatted(clock, running(clock));
    }

    /** By what an order sorts. What has no due instant is due never; where all have one, the plain column has the index. */
    String key(Order order) {
        return switch (order) {
            case RECEIVED -> RECEIVED;
            case DUE -> allHaveDue ? clock + "_due" : "coalesce(" + clock + "_due, timestamptz 'infinity')";
            case CODE -> "code";
        };
    }

    String where() {
        return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    }

    Map<String, Object> values() {
        return values;
    }

    static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
