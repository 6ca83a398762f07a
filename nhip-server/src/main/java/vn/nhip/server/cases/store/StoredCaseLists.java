package vn.nhip.server.cases.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.nhip.core.cases.CaseState;
import vn.nhip.core.deadline.Standing;
import vn.nhip.server.cases.CaseFilter;
import vn.nhip.server.cases.CaseListing;
import vn.nhip.server.cases.CaseLists;
import vn.nhip.server.cases.ListedCase;

/** Lists of cases out of the table of their present state, page by page beside a row. */
@Repository
class StoredCaseLists implements CaseLists {
    private static final int PAGE = 50;
    private static final int BATCH = 5000;

    private static final Pattern INSTANT =
            Pattern.compile("-?infinity|\\d{4,6}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d(\\.\\d{1,6})?[+-]\\d\\d(:\\d\\d)?");

    private static final String COLUMNS = """
            code, state, procedure, agency, accepted, has_result, synchronised, refusals,
            legal_standing, legal_due, legal_end, portal_standing, portal_due, portal_end
            """;

    private final JdbcClient jdbc;
    private final RunningStanding standings;
    private final StoredCounts counts;

    StoredCaseLists(JdbcClient jdbc, RunningStanding standings, StoredCounts counts) {
        this.jdbc = jdbc;
        this.standings = standings;
        this.counts = counts;
    }

    @Override
    public Slice page(CaseFilter filter, Order order, boolean descending, Start start, Instant now) {
        return slice(filter, order, descending, start, now, PAGE);
    }

    @Override
    public void each(CaseFilter filter, Order order, boolean descending, Instant now, Consumer<ListedCase> taker) {
        Start start = Start.BEGINNING;
        while (true) {
            Slice slice = slice(filter, order, descending, start, now, BATCH);
            slice.rows().forEach(taker);
            Place next = slice.after();
            if (next == null) {
                return;
            }
            start = new Start(next, false);
        }
    }

    private Slice slice(CaseFilter filter, Order order, boolean descending, Start start, Instant now, int size) {
        ListQuery query = ListQuery.of(filter, now);
        String key = query.key(order);
        boolean down = descending != start.backwards();
        Place place = start.place();
        if (place != null) {
            query.add(
                    "(%s, code) %s (%s, :placeCode)"
                            .formatted(
                                    key,
                                    down ? "<" : ">",
                                    order == Order.CODE ? ":placeKey" : "cast(:placeKey as timestamptz)"),
                    "placeKey",
                    checked(order, place));
            query.values().put("placeCode", place.code());
        }
        String direction = down ? " desc" : "";
        List<Keyed> found = jdbc.sql("select " + COLUMNS + ", " + ListQuery.RECEIVED + " as received, cast(" + key
                        + " as text) as sort_key from cases.case_file" + query.where() + " order by " + key + direction
                        + ", code" + direction + " limit " + (size + 1))
                .params(query.values())
                .query((row, number) -> new Keyed(row.getString("sort_key"), row(row, now)))
                .list();
        return slice(found, start, size);
    }

    private record Keyed(String key, ListedCase row) {
        Place place() {
            return new Place(key, row.code());
        }
    }

    private static Slice slice(List<Keyed> found, Start start, int size) {
        boolean more = found.size() > size;
        List<Keyed> shown = new ArrayList<>(more ? found.subList(0, size) : found);
        if (start.backwards()) {
            Collections.reverse(shown);
        }
        boolean hasBefore = start.backwards() ? more : start.place() != null;
        boolean hasAfter = start.backwards() || more;
        return new Slice(
                shown.stream().map(Keyed::row).toList(),
                hasBefore && !shown.isEmpty() ? shown.getFirst().place() : null,
                hasAfter && !shown.isEmpty() ? shown.getLast().place() : null);
    }

    private static String checked(Order order, Place place) {
        if (order != Order.CODE && !INSTANT.matcher(place.key()).matches()) {
            throw new IllegalArgumentException(
                    "place \"%s\" in order %s, expected an instant".formatted(place.key(), order));
        }
        return place.key();
    }

    @Override
    public Map<CaseListing, Long> counts(CaseFilter filter, Instant now) {
        return counts.of(filter, now);
    }

    private ListedCase row(ResultSet row, Instant now) throws SQLException {
        boolean synchronised = row.getBoolean("synchronised");
        Boolean known = row.wasNull() ? null : Boolean.valueOf(synchronised);
        return new ListedCase(
                row.getString("code"),
                CaseState.valueOf(row.getString("state")),
                row.getString("procedure"),
                row.getString("agency"),
                row.getObject("received", OffsetDateTime.class).toInstant(),
                clock(row, "legal", now),
                clock(row, "portal", now),
                new ListedCase.Flags(row.getBoolean("has_result"), known, row.getInt("refusals")));
    }

    private ListedCase.OnClock clock(ResultSet row, String clock, Instant now) throws SQLException {
        String stored = row.getString(clock + "_standing");
        Instant due = instant(row, clock + "_due");
        Standing standing = stored == null
                ? row.getObject("accepted") == null ? Standing.NOT_STARTED : Standing.NO_TERM
                : standings.at(Standing.valueOf(stored), due, now);
        return new ListedCase.OnClock(standing, due, instant(row, clock + "_end"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
