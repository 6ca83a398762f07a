package vn.nhip.server.cases.web;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.cases.CaseState;
import vn.nhip.core.deadline.ClockKind;
import vn.nhip.server.cases.CaseFilter;
import vn.nhip.server.cases.CaseListing;
import vn.nhip.server.cases.CaseLists.Order;
import vn.nhip.server.cases.CaseLists.Place;
import vn.nhip.server.cases.CaseLists.Start;
import vn.nhip.server.screen.Address;
import vn.nhip.server.screen.Refusal;

/**
 * The question of a list of cases, as its address holds it.
 *
 * @param filter which cases
 * @param order by what they are ordered
 * @param descending the last first
 * @param start where the page begins
 */
record Asked(CaseFilter filter, Order order, boolean descending, Start start) {
    private static final int MOST_DAYS = 366;

    /**
     * Reads the question out of an address.
     *
     * @throws Refusal naming the value that cannot be understood
     */
    static Asked of(Map<String, String> asked) {
        CaseListing listing = listing(asked.getOrDefault("list", CaseListing.ALL.code()));
        CaseFilter filter = new CaseFilter(
                listing,
                asked.getOrDefault("clock", "").equals("legal") ? ClockKind.LEGAL : ClockKind.PORTAL,
                days(asked.getOrDefault("days", "")),
                asked.getOrDefault("q", "").strip(),
                state(asked.getOrDefault("state", "")),
                asked.getOrDefault("agency", "").strip(),
                asked.getOrDefault("procedure", "").strip(),
                day(asked.getOrDefault("from", "")),
                day(asked.getOrDefault("to", "")));
        Order order = order(asked.getOrDefault("sort", ""), listing);
        String dir = asked.getOrDefault("dir", "");
        boolean descending = dir.isEmpty() ? isNaturallyDescending(order) : dir.equals("desc");
        return new Asked(filter, order, descending, start(asked));
    }

    private static CaseListing listing(String code) {
        return Arrays.stream(CaseListing.values())
                .filter(l -> l.code().equals(code))
                .findFirst()
                .orElseThrow(() -> notUnderstood(
                        "danh sách",
                        code,
                        Arrays.stream(CaseListing.values())
                                .map(CaseListing::code)
                                .collect(Collectors.joining(", "))));
    }

    private static int days(String text) {
        if (text.isEmpty()) {
            return CaseFilter.ALL.days();
        }
        if (!text.matches("\\d{1,3}") || Integer.parseInt(text) > MOST_DAYS) {
            throw notUnderstood("số ngày", text, "một số từ 0 đến " + MOST_DAYS);
        }
        return Integer.parseInt(text);
    }

    private static @Nullable CaseState state(String text) {
        if (text.isEmpty()) {
            return null;
        }
        return Arrays.stream(CaseState.values())
                .filter(s -> code(s).equals(text))
                .findFirst()
                .orElseThrow(() -> notUnderstood(
                        "trạng thái",
                        text,
                        Arrays.stream(CaseState.values()).map(Asked::code).collect(Collectors.joining(", "))));
    }

    /** The name of a state in addresses. */
    static String code(CaseState state) {
        return state.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static @Nullable LocalDate day(String text) {
        if (text.isEmpty()) {
            return null;
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw notUnderstood("ngày", text, "ngày như 2026-03-04");
        }
    }

    /** Where due dates are what the list is about, the most urgent comes first. */
    private static Order order(String text, CaseListing listing) {
        return switch (text) {
            case "" -> natural(listing);
            case "received" -> Order.RECEIVED;
            case "due" -> Order.DUE;
            case "code" -> Order.CODE;
            default -> throw notUnderstood("thứ tự", text, "received, due, code");
        };
    }

    static Order natural(CaseListing listing) {
        return listing == CaseListing.OVERDUE || listing == CaseListing.DUE ? Order.DUE : Order.RECEIVED;
    }

    static boolean isNaturallyDescending(Order order) {
        return order == Order.RECEIVED;
    }

    private static Start start(Map<String, String> asked) {
        String after = asked.getOrDefault("after", "");
        String before = asked.getOrDefault("before", "");
        if (!after.isEmpty()) {
            return new Start(read(after), false);
        }
        return before.isEmpty() ? Start.BEGINNING : new Start(read(before), true);
    }

    private static Place read(String text) {
        try {
            String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            int end = plain.indexOf('\n');
            if (end >= 0) {
                return new Place(plain.substring(0, end), plain.substring(end + 1));
            }
        } catch (IllegalArgumentException e) {
            throw notUnderstood("trang", text, "địa chỉ nguyên vẹn của một trang");
        }
        throw notUnderstood("trang", text, "địa chỉ nguyên vẹn của một trang");
    }

    private static String write(Place place) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((place.key() + "\n" + place.code()).getBytes(StandardCharsets.UTF_8));
    }

    private static Refusal notUnderstood(String what, String value, String expected) {
        return Refusal.notUnderstood(
                "Không hiểu %s “%s” trong địa chỉ".formatted(what, value),
                "Giá trị được nhận: %s. Hoặc bắt đầu từ trang hồ sơ.".formatted(expected));
    }

    /** The address of this question, at its first page. */
    Address address() {
        CaseState state = filter.state();
        LocalDate from = filter.from();
        LocalDate to = filter.to();
        return Address.of("/cases")
                .with(
                        "list",
                        filter.listing() == CaseListing.ALL
                                ? null
                                : filter.listing().code())
                .with("clock", filter.clock() == ClockKind.LEGAL ? "legal" : null)
                .with("days", filter.days() == CaseFilter.ALL.days() ? null : Integer.toString(filter.days()))
                .with("q", filter.code())
                .with("state", state == null ? null : code(state))
                .with("agency", filter.agency())
                .with("procedure", filter.procedure())
                .with("from", from == null ? null : from.toString())
                .with("to", to == null ? null : to.toString())
                .with(
                        "sort",
                        order == natural(filter.listing()) ? null : order.name().toLowerCase(Locale.ROOT))
                .with("dir", descending == isNaturallyDescending(order) ? null : descending ? "desc" : "asc");
    }

    Address after(Place place) {
        return address().with("after", write(place));
    }

    Address before(Place place) {
        return address().with("before", write(place));
    }

    Asked sorted(Order other) {
        boolean turned = other == order ? !descending : isNaturallyDescending(other);
        return new Asked(filter, other, turned, Start.BEGINNING);
    }

    /** The same question of another list, in that list's own order. */
    Asked in(CaseListing listing) {
        Order natural = natural(listing);
        return new Asked(filter.in(listing), natural, isNaturallyDescending(natural), Start.BEGINNING);
    }

    Asked by(ClockKind clock) {
        CaseFilter same = new CaseFilter(
                filter.listing(),
                clock,
                filter.days(),
                filter.code(),
                filter.state(),
                filter.agency(),
                filter.procedure(),
                filter.from(),
                filter.to());
        return new Asked(same, order, descending, Start.BEGINNING);
    }
}
