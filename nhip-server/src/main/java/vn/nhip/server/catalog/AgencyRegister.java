package vn.nhip.server.catalog;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import vn.nhip.core.calendar.WorkCalendar;
import vn.nhip.core.index.Level;
import vn.nhip.server.identity.Scope;
import vn.nhip.server.register.Column;
import vn.nhip.server.register.Entry;
import vn.nhip.server.register.Kind;
import vn.nhip.server.register.Register;
import vn.nhip.server.register.Shape;

/** Agencies as a province lists them. What a list says becomes part of the tree as what the portal's answers say does. */
@Component
class AgencyRegister extends Register {
    static final Shape SHAPE = new Shape(
            "agencies",
            "cơ quan, đơn vị",
            "catalog.agency_record",
            List.of(
                    Column.key("code", Kind.TEXT, "mã định danh, ví dụ H44.100"),
                    Column.required("name", Kind.TEXT, "tên đầy đủ"),
                    Column.optional("short_name", Kind.TEXT, "tên ngắn; để trống: rút từ tên đầy đủ"),
                    Column.optional("level", Kind.TEXT, "cấp").of("PROVINCE", "DEPARTMENT", "COMMUNE"),
                    Column.optional("parent", Kind.TEXT, "mã cơ quan cấp trên"),
                    Column.optional("valid_from", Kind.DAY, "ngày đầu tiên đúng như dòng này"),
                    Column.optional("seen_on", Kind.DAY, "ngày lập danh sách; để trống: hôm nay")),
            AgencyRegister::contradiction);

    private final Agencies agencies;
    private final TransactionTemplate transaction;

    AgencyRegister(JdbcTemplate jdbc, TransactionTemplate transaction, Agencies agencies) {
        super(SHAPE, jdbc, transaction);
        this.agencies = agencies;
        this.transaction = transaction;
    }

    /** Its own: who may say which petitions there are does not say who sees whose cases. */
    @Override
    public Scope scope() {
        return Scope.AGENCIES_WRITE;
    }

    /** Itself and what it is put below. */
    @Override
    protected Set<String> named(Entry entry) {
        String parent = entry.text("parent");
        return parent == null ? Set.of(entry.needed("code")) : Set.of(entry.needed("code"), parent);
    }

    private static @Nullable String contradiction(Entry entry) {
        String code = entry.needed("code");
        String parent = entry.text("parent");
        if (entry.isRemoved()) {
            return "cơ quan không rút lại được; nạp dòng đúng, valid_from là ngày đổi";
        }
        if ("PROVINCE".equals(entry.text("level"))) {
            return parent != null || code.indexOf('.') >= 0
                    ? "PROVINCE không có parent và mã không có dấu chấm; sửa level, code hoặc parent"
                    : null;
        }
        if (parent == null) {
            return "thiếu parent (mã cơ quan cấp trên); chỉ PROVINCE để trống";
        }
        // Cases of an agency count for the province that its code begins with.
        String province = province(parent);
        return code.startsWith(province + ".")
                ? null
                : "code %s không thuộc tỉnh %s của parent %s; sửa một trong hai".formatted(code, province, parent);
    }

    private static String province(String code) {
        int dot = code.indexOf('.');
        return dot < 0 ? code : code.substring(0, dot);
    }

    @Override
    protected Map<Integer, String> wrongTogether(List<Entry> entries) {
        Map<String, @Nullable String> parents = new HashMap<>();
        entries.forEach(entry -> parents.put(entry.needed("code"), entry.text("parent")));
        Set<String> known = new HashSet<>(agencies.codes());
        known.addAll(parents.keySet());
        LocalDate today = today();
        Map<Integer, String> wrong = new HashMap<>();
        for (int place = 0; place < entries.size(); place++) {
            Entry entry = entries.get(place);
            String parent = entry.text("parent");
            if (isAfter(entry.day("valid_from"), today) || isAfter(entry.day("seen_on"), today)) {
                wrong.put(place, "valid_from hoặc seen_on ở tương lai; nạp dòng này từ ngày đó");
            } else if (parent != null && !known.contains(parent)) {
                wrong.put(place, "parent %s chưa có; thêm dòng của cơ quan đó vào tệp, hoặc sửa mã".formatted(parent));
            } else if (isUnderItself(entry.needed("code"), parents)) {
                wrong.put(place, "đi lên theo parent lại gặp chính %s; sửa parent".formatted(entry.needed("code")));
            }
        }
        return wrong;
    }

    private static boolean isAfter(@Nullable LocalDate day, LocalDate today) {
        return day != null && day.isAfter(today);
    }

    /** Whether the way up leads back to it; what is above the agencies of the file is as it is known. */
    private boolean isUnderItself(String code, Map<String, @Nullable String> parents) {
        Set<String> passed = new HashSet<>();
        String above = parents.get(code);
        while (above != null && passed.add(above)) {
            if (above.equals(code)) {
                return true;
            }
            if (!parents.containsKey(above)) {
                parents.put(above, agencies.find(above).map(Agency::parent).orElse(null));
            }
            above = parents.get(above);
        }
        return false;
    }

    private static LocalDate today() {
        return LocalDate.now(WorkCalendar.ZONE);
    }

    /** All or none; the tree takes those of one day at a time. */
    @Override
    protected void added(List<Entry> entries) {
        LocalDate today = today();
        Map<LocalDate, List<Agency>> byDay = new TreeMap<>();
        entries.forEach(entry -> byDay.computeIfAbsent(
                        Objects.requireNonNullElse(entry.day("seen_on"), today), added -> new ArrayList<>())
                .add(agency(entry)));
        transaction.executeWithoutResult(status -> byDay.forEach((day, seen) -> agencies.record(seen, day)));
    }

    private static Agency agency(Entry entry) {
        String level = entry.text("level");
        Agency named = Agency.named(
                entry.needed("code"),
                entry.needed("name"),
                level == null ? null : Level.valueOf(level),
                entry.text("parent"));
        return new Agency(
                named.code(),
                named.name(),
                Objects.requireNonNullElse(entry.text("short_name"), named.shortName()),
                named.level(),
                named.parent(),
                null,
                entry.day("valid_from"));
    }
}
