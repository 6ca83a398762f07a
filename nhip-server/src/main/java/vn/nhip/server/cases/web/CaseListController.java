package vn.nhip.server.cases.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.nhip.core.deadline.ClockKind;
import vn.nhip.server.audit.Act;
import vn.nhip.server.audit.Audit;
import vn.nhip.server.audit.AuditEvent;
import vn.nhip.server.cases.CaseLists;
import vn.nhip.server.cases.ListedCase;
import vn.nhip.server.cases.VisibleCases;
import vn.nhip.server.catalog.Agencies;
import vn.nhip.server.catalog.Procedures;
import vn.nhip.server.identity.Allowed;
import vn.nhip.server.identity.Permission;
import vn.nhip.server.identity.Recorded;
import vn.nhip.server.identity.Viewers;
import vn.nhip.server.screen.Address;
import vn.nhip.server.screen.Page;
import vn.nhip.server.screen.Page.Section;
import vn.nhip.server.screen.Refusal;
import vn.nhip.server.screen.RowFile;
import vn.nhip.server.screen.Vi;

/** The lists of cases, on the screen and as files of all that is in them. */
@Controller
@Allowed(Permission.CASES_READ)
class CaseListController {
    private static final List<String> HEADER = List.of(
            "Mã hồ sơ",
            "Trạng thái",
            "Mã thủ tục",
            "Thủ tục",
            "Mã đơn vị",
            "Đơn vị",
            "Tiếp nhận",
            "Hẹn trả theo Cổng",
            "Theo Cổng",
            "Hẹn trả theo luật",
            "Theo luật",
            "Kết thúc",
            "Kết quả điện tử",
            "Đồng bộ",
            "Sự kiện không khớp");

    private final CaseLists lists;
    private final VisibleCases cases;
    private final Procedures procedures;
    private final Agencies agencies;
    private final Clock clock;
    private final Audit audit;

    CaseListController(
            CaseLists lists, VisibleCases cases, Procedures procedures, Agencies agencies, Clock clock, Audit audit) {
        this.lists = lists;
        this.cases = cases;
        this.procedures = procedures;
        this.agencies = agencies;
        this.clock = clock;
        this.audit = audit;
    }

    @GetMapping("/cases")
    ModelAndView list(@RequestParam Map<String, String> parameters) {
        Asked asked = Asked.of(parameters);
        String code = asked.filter().code();
        if (!code.isEmpty()) {
            for (String spelling : CaseCodes.spellings(code)) {
                if (!cases.events(spelling).isEmpty()) {
                    return new ModelAndView("redirect:/cases/" + CaseWords.segment(spelling));
                }
            }
        }
        Instant now = clock.instant();
        CaseListView view =
                new CaseListView(asked, slice(asked, now), lists.counts(asked.filter(), now), names(now), now);
        return new ModelAndView("cases/list", Map.of("page", page(view.headline()), "screen", view));
    }

    private CaseLists.Slice slice(Asked asked, Instant now) {
        try {
            return lists.page(asked.filter(), asked.order(), asked.descending(), asked.start(), now);
        } catch (IllegalArgumentException e) {
            throw Refusal.notUnderstood("Không hiểu trang trong địa chỉ", "Bắt đầu lại từ trang đầu của danh sách.");
        }
    }

    @Allowed(Permission.CASES_EXPORT)
    @Recorded("CASES_EXPORTED")
    @GetMapping("/cases.csv")
    void csv(@RequestParam Map<String, String> parameters, HttpServletResponse response) throws IOException {
        Asked asked = Asked.of(parameters);
        try (RowFile file = RowFile.csv(response, fileName(asked), HEADER)) {
            write(asked, file);
        }
    }

    @Allowed(Permission.CASES_EXPORT)
    @Recorded("CASES_EXPORTED")
    @GetMapping("/cases.xlsx")
    void xlsx(@RequestParam Map<String, String> parameters, HttpServletResponse response) throws IOException {
        Asked asked = Asked.of(parameters);
        try (RowFile file = RowFile.xlsx(response, fileName(asked), HEADER)) {
            write(asked, file);
        }
    }

    private void write(Asked asked, RowFile file) throws IOException {
        Instant now = clock.instant();
        CaseNames names = names(now);
        // Before the first row goes out: no record, no file.
        audit.record(Act.of(AuditEvent.CASES_EXPORTED, "cases")
                .inAgency(
                        asked.filter().agency().isEmpty()
                                ? null
                                : asked.filter().agency())
                .with("asked", asked.address().link()));
        try {
            Viewers.run(
                    Viewers.now().where(Permission.CASES_EXPORT),
                    () -> lists.each(
                            asked.filter(), asked.order(), asked.descending(), now, row -> put(file, row, names)));
        } catch (UncheckedIOException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static void put(RowFile file, ListedCase row, CaseNames names) {
        Instant end = row.portal().end();
        Boolean synchronised = row.flags().synchronised();
        List<@Nullable Object> cells = Arrays.asList(
                row.code(),
                row.state().vietnamese(),
                row.procedure(),
                names.procedure(row.procedure()),
                row.agency(),
                row.agency() == null ? null : names.agency(row.agency()),
                Vi.moment(row.received()),
                due(row.portal()),
                CaseWords.standing(row.portal().standing()),
                due(row.legal()),
                CaseWords.standing(row.legal().standing()),
                end == null ? null : Vi.moment(end),
                row.flags().result() ? "có" : "chưa",
                synchronised == null ? "chưa" : synchronised ? "rồi" : "Cổng không nhận",
                row.flags().refused());
        try {
            file.row(cells);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable String due(ListedCase.OnClock clock) {
        Instant due = clock.due();
        return due == null ? null : CaseWords.due(due);
    }

    private static String fileName(Asked asked) {
        return "ho-so-" + asked.filter().listing().code()
                + (asked.filter().clock() == ClockKind.LEGAL ? "-theo-luat" : "");
    }

    private CaseNames names(Instant now) {
        return new CaseNames(procedures, agencies, Vi.dayOf(now));
    }

    private static Page page(String title) {
        return new Page(title, Section.CASES, Address.of("/"), null, null);
    }
}
