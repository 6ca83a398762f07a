package vn.nhip.server.catalog;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import vn.nhip.server.register.Column;
import vn.nhip.server.register.Entry;
import vn.nhip.server.register.Kept;
import vn.nhip.server.register.Kind;
import vn.nhip.server.register.Register;
import vn.nhip.server.register.Shape;

/** What provinces tell about procedures and the national catalogue does not: online services, announcements, who is in charge. */
@Component
public class CatalogRegisters {
    static final Shape SERVICES = new Shape(
            "services",
            "dịch vụ công",
            "catalog.service",
            List.of(
                    Column.key("service", Kind.TEXT, "mã dịch vụ công"),
                    Column.required("procedure", Kind.TEXT, "mã thủ tục"),
                    Column.required("agency", Kind.TEXT, "mã cơ quan cung cấp"),
                    Column.required("status", Kind.TEXT, "trạng thái").of("public", "stopping", "testing", "stopped"),
                    Column.optional("valid_from", Kind.DAY, "ngày đầu tiên"),
                    Column.optional("valid_to", Kind.DAY, "ngày cuối cùng")),
            entry -> Validity.contradiction(entry.day("valid_from"), entry.day("valid_to")));
    static final Shape ANNOUNCEMENTS = new Shape(
            "announcements",
            "công bố thủ tục",
            "catalog.announcement",
            List.of(
                    Column.key("decision", Kind.TEXT, "số quyết định công bố"),
                    Column.key("procedure", Kind.TEXT, "mã thủ tục"),
                    Column.required("agency", Kind.TEXT, "mã tỉnh hoặc bộ công bố"),
                    Column.required("decided", Kind.DAY, "ngày quyết định"),
                    Column.required("in_force", Kind.DAY, "ngày có hiệu lực mới nhất của văn bản"),
                    Column.optional("simplified", Kind.FLAG, "văn bản ban hành theo trình tự rút gọn"),
                    Column.optional("published", Kind.DAY, "ngày công khai trên Cơ sở dữ liệu quốc gia")),
            CatalogRegisters::contradiction);
    static final Shape AUTHORITY = new Shape(
            "authority",
            "thẩm quyền giải quyết",
            "catalog.authority",
            List.of(
                    Column.key("procedure", Kind.TEXT, "mã thủ tục"),
                    Column.key("agency", Kind.TEXT, "mã cơ quan có thẩm quyền"),
                    Column.optional("valid_from", Kind.DAY, "ngày đầu tiên"),
                    Column.optional("valid_to", Kind.DAY, "ngày cuối cùng")),
            entry -> Validity.contradiction(entry.day("valid_from"), entry.day("valid_to")));

    private final Kept<OnlineService> services;
    private final Kept<Announcement> announcements;
    private final Kept<Authority> authority;

    CatalogRegisters(Services services, Announcements announcements, Authorities authority) {
        this.services = new Kept<>(services, CatalogRegisters::service);
        this.announcements = new Kept<>(announcements, CatalogRegisters::announcement);
        this.authority = new Kept<>(authority, CatalogRegisters::authority);
    }

    @Component
    static class Services extends Register {
        Services(JdbcTemplate jdbc, TransactionTemplate transaction) {
            super(SERVICES, jdbc, transaction);
        }
    }

    @Component
    static class Announcements extends Register {
        Announcements(JdbcTemplate jdbc, TransactionTemplate transaction) {
            super(ANNOUNCEMENTS, jdbc, transaction);
        }
    }

    @Component
    static class Authorities extends Register {
        Authorities(JdbcTemplate jdbc, TransactionTemplate transaction) {
            super(AUTHORITY, jdbc, transaction);
        }
    }

    /** Every service there is or was. */
    public List<OnlineService> services() {
        return services.all();
    }

    /** Every announcement. */
    public List<Announcement> announcements() {
        return announcements.all();
    }

    /** The codes of the procedures under the authority of each agency below the province on a day, where somebody told it. */
    public Map<String, Set<String>> authority(LocalDate day) {
        Map<String, Set<String>> byAgency = new HashMap<>();
        for (Authority each : authority.all()) {
            if (Validity.holds(each.validFrom(), each.validTo(), day)) {
                byAgency.computeIfAbsent(each.agency(), added -> new HashSet<>())
                        .add(each.procedure());
            }
        }
        return byAgency;
    }

    private record Authority(
            String procedure,
            String agency,
            @Nullable LocalDate validFrom,
            @Nullable LocalDate validTo) {}

    private static Authority authority(Entry entry) {
        return new Authority(
                entry.needed("procedure"), entry.needed("agency"), entry.day("valid_from"), entry.day("valid_to"));
    }

    private static OnlineService service(Entry entry) {
        return new OnlineService(
                entry.needed("service"),
                entry.needed("procedure"),
                entry.needed("agency"),
                !entry.needed("status").equals("stopped"),
                entry.day("valid_from"),
                entry.day("valid_to"));
    }

    private static Announcement announcement(Entry entry) {
        return new Announcement(
                entry.needed("decision"),
                entry.needed("procedure"),
                entry.needed("agency"),
                entry.neededDay("decided"),
                entry.neededDay("in_force"),
                entry.is("simplified"),
                entry.day("published"));
    }

    private static @Nullable String contradiction(Entry entry) {
        LocalDate published = entry.day("published");
        LocalDate decided = Objects.requireNonNull(entry.day("decided"));
        return published != null && published.isBefore(decided)
                ? "công khai ngày %s trước ngày quyết định %s; sửa một trong hai".formatted(published, decided)
                : null;
    }
}
