package vn.nhip.server.cases.web;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.cases.CaseState;
import vn.nhip.core.deadline.ClockKind;
import vn.nhip.core.deadline.Standing;
import vn.nhip.server.cases.CaseFilter;
import vn.nhip.server.cases.CaseListing;
import vn.nhip.server.cases.CaseLists.Order;
import vn.nhip.server.cases.CaseLists.Place;
import vn.nhip.server.cases.CaseLists.Slice;
import vn.nhip.server.cases.ListedCase;
import vn.nhip.server.screen.Address;
import vn.nhip.server.screen.Vi;

/** A page of a list of cases, with every address that leads on from it. */
public final class CaseListView {
    private final Asked asked;
    private final Slice slice;
    private final Map<CaseListing, Long> counts;
    private final CaseNames names;
    private final Instant now;

    CaseListView(Asked asked, Slice slice, Map<CaseListing, Long> counts, CaseNames names, Instant now) {
        this.asked = asked;
        this.slice = slice;
        this.counts = Map.copyOf(counts);
        this.names = names;
        this.now = now;
    }

    /** A list to choose, with how many cases are in it. */
    public record Tab(String text, String address, long count, boolean current, boolean bad) {}

    public CaseFilter filter() {
        return asked.filter();
    }

    public List<ListedCase> rows() {
        return slice.rows();
    }

    public Instant now() {
        return now;
    }

    public List<Tab> tabs() {
        return Arrays.stream(CaseListing.values())
                .map(listing -> new Tab(
                        CaseWords.listing(listing, asked.filter()),
                        asked.in(listing).address().link(),
                        count(listing),
                        listing == asked.filter().listing(),
                        listing == CaseListing.OVERDUE && count(listing) > 0))
                .toList();
    }

    private long count(CaseListing listing) {
        return counts.getOrDefault(listing, 0L);
    }

    public long count() {
        return count(asked.filter().listing());
    }

    /** "1.204 hồ sơ quá hạn theo Cổng". */
    public String headline() {
        String what = CaseWords.headline(asked.filter());
        return count() == 0 ? "Không có hồ sơ nào" + what : Vi.count(count()) + " hồ sơ" + what;
    }

    /** Whether there is no case at all, so that the way on is an import. */
    public boolean isEmptyLog() {
        return count(CaseListing.ALL) == 0 && !asked.filter().narrows();
    }

    public List<CaseState> states() {
        return List.of(CaseState.values());
    }

    public String code(CaseState state) {
        return Asked.code(state);
    }

    public Address address() {
        return asked.address();
    }

    /** The list without what narrows it. */
    public Address bare() {
        return Address.of("/cases")
                .with("list", asked.address().parameters().get("list"))
                .with("clock", asked.address().parameters().get("clock"));
    }

    public Address file(String ending) {
        return asked.address().at("/cases." + ending);
    }

    public @Nullable Address next() {
        Place after = slice.after();
        return after == null ? null : asked.after(after);
    }

    public @Nullable Address previous() {
        Place before = slice.before();
        return before == null ? null : asked.before(before);
    }

    public boolean isFirst() {
        return slice.before() == null;
    }

    public String sortedBy(String order) {
        return asked.sorted(Order.valueOf(order)).address().link();
    }

    /** Whether the list is short enough to be ordered by due instants: what runs, or what was narrowed. */
    public boolean isSortedByDueFast() {
        return asked.filter().narrows()
                || switch (asked.filter().listing()) {
                    case OVERDUE, DUE, WAITING, RUNNING, REFUSED_EVENTS, UNKNOWN_ORIGIN -> true;
                    case ALL, DONE_IN_TIME, DONE_LATE, CLOCKS_DIFFER, NO_RESULT, NOT_SYNCHRONISED -> false;
                };
    }

    /** How a column is sorted, in HTML's words; empty when it is not. */
    public String direction(String order) {
        return Order.valueOf(order) != asked.order() ? "" : asked.descending() ? "descending" : "ascending";
    }

    public String caseAddress(ListedCase row) {
        return "/cases/" + CaseWords.segment(row.code());
    }

    /** The clock asked for. */
    public ListedCase.OnClock main(ListedCase row) {
        return asked.filter().clock() == ClockKind.LEGAL ? row.legal() : row.portal();
    }

    public ListedCase.OnClock other(ListedCase row) {
        return asked.filter().clock() == ClockKind.LEGAL ? row.portal() : row.legal();
    }

    public String mainClock() {
        return CaseWords.by(asked.filter().clock());
    }

    public String otherClock() {
        return CaseWords.by(asked.filter().clock() == ClockKind.LEGAL ? ClockKind.PORTAL : ClockKind.LEGAL);
    }

    /** How much late, or how much is left; empty where neither says anything. */
    public String distance(ListedCase.OnClock clock) {
        Instant due = clock.due();
        Instant end = clock.end();
        if (due == null) {
            return "";
        }
        return switch (clock.standing()) {
            case OVERDUE -> CaseWords.distance(due, now);
            case FINISHED_LATE -> end == null ? "" : CaseWords.distance(due, end);
            case RUNNING, DUE_SOON -> "còn " + CaseWords.distance(now, due);
            default -> "";
        };
    }

    public boolean isLate(ListedCase.OnClock clock) {
        Standing standing = clock.standing();
        return standing.isLate();
    }

    public @Nullable String procedureName(ListedCase row) {
        return names.procedure(row.procedure());
    }

    public String agencyName(ListedCase row) {
        return names.agency(row.agency());
    }

    public String otherClockAddress() {
        return asked.by(asked.filter().clock() == ClockKind.LEGAL ? ClockKind.PORTAL : ClockKind.LEGAL)
                .address()
                .link();
    }

    /** What the order is, in words. */
    public String orderWords() {
        return switch (asked.order()) {
            case RECEIVED -> asked.descending() ? "tiếp nhận gần nhất trước" : "tiếp nhận lâu nhất trước";
            case DUE -> asked.descending() ? "hẹn trả xa nhất trước" : "hẹn trả sớm nhất trước";
            case CODE -> asked.descending() ? "theo mã, ngược" : "theo mã";
        };
    }

    /** Why there is nothing, and whether that is good news. */
    public String emptyWords() {
        if (asked.filter().narrows()) {
            return "Không có hồ sơ nào khớp bộ lọc.";
        }
        return switch (asked.filter().listing()) {
            case OVERDUE -> "Không có hồ sơ nào đang quá hạn.";
            case NOT_SYNCHRONISED -> "Mọi hồ sơ đã tiếp nhận đều đã đồng bộ.";
            case REFUSED_EVENTS -> "Mọi sự kiện đều khớp.";
            default -> "Danh sách này đang trống.";
        };
    }
}
