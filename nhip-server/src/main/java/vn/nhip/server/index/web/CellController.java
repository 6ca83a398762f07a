package vn.nhip.server.index.web;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.nhip.core.explain.Cell.Part;
import vn.nhip.core.scoring.IndicatorScore;
import vn.nhip.server.audit.Act;
import vn.nhip.server.audit.Audit;
import vn.nhip.server.audit.AuditEvent;
import vn.nhip.server.catalog.Agencies;
import vn.nhip.server.catalog.Procedures;
import vn.nhip.server.identity.Allowed;
import vn.nhip.server.identity.Permission;
import vn.nhip.server.identity.Recorded;
import vn.nhip.server.identity.Viewers;
import vn.nhip.server.index.CaseExplanations;
import vn.nhip.server.index.CaseExplanations.Listing;
import vn.nhip.server.index.Thing;
import vn.nhip.server.index.UnitResult;
import vn.nhip.server.screen.Files;
import vn.nhip.server.screen.Page.Section;
import vn.nhip.server.screen.Refusal;

/** From any number that is counted to what it is made of: cases, procedures, services or petitions. */
@Controller
@Allowed(Permission.CASES_READ)
class CellController {
    /** More do not fit a person, nor most spreadsheets. */
    private static final int FILE_ROWS = 200_000;

    private final Asking asking;
    private final CaseExplanations explanations;
    private final Audit audit;
    private final Agencies agencies;
    private final Procedures procedures;

    CellController(
            Asking asking, CaseExplanations explanations, Agencies agencies, Procedures procedures, Audit audit) {
        this.audit = audit;
        this.asking = asking;
        this.explanations = explanations;
        this.agencies = agencies;
        this.procedures = procedures;
    }

    @GetMapping("/index/cases")
    ModelAndView cases(@RequestParam Map<String, String> asked) {
        CellView view = view(asked, page(asked), CellView.ROWS);
        return new ModelAndView(
                "index/cell", Map.of("page", view.look().page(view.headline(), Section.INDICATORS), "screen", view));
    }

    @Allowed(Permission.CASES_EXPORT)
    @Recorded("CASES_EXPORTED")
    @GetMapping("/index/cases.csv")
    ResponseEntity<byte[]> csv(@RequestParam Map<String, String> asked) {
        CellView view = Viewers.as(Viewers.now().where(Permission.CASES_EXPORT), () -> view(asked, 0, FILE_ROWS));
        audit.record(Act.of(AuditEvent.CASES_EXPORTED, "cases")
                .inAgency(view.unit().code())
                .with("indicator", view.score().indicator().code()));
        var about = view.look().about(view.headline(), view.file());
        String name = "chi-so-%s-%s-%s"
                .formatted(
                        view.score().indicator().code(),
                        view.unit().code(),
                        view.look().fileMark());
        return Files.csv(
                view.counting().cases() == null
                        ? view.table().sheetOfThings(name, about, view.things())
                        : view.table().sheet(name, about, view.cases()));
    }

    private CellView view(Map<String, String> asked, int page, int rows) {
        Look look = asking.look(asked);
        if (!look.book().isFromCases()) {
            throw Refusal.notFound(
                    "Cổng chỉ công bố tổng số, không có từng hồ sơ",
                    "Đổi nguồn sang “Từng hồ sơ trong Nhịp” ở thanh dưới menu.");
        }
        UnitResult unit = unit(look, asked);
        IndicatorScore score = score(unit, asked.getOrDefault("indicator", "2.1"));
        Part part = part(asked.getOrDefault("part", "lost"));
        CaseTable table =
                new CaseTable(agencies, procedures, look.book().taken().toInstant());
        Optional<Listing> cases = explanations.cases(look.book(), unit, score, part, page * CellView.ROWS, rows);
        if (cases.isPresent()) {
            Listing listing = cases.get();
            return new CellView(look, unit, score, part, page, listing.total(), listing.cases(), List.of(), table);
        }
        List<Thing> things = explanations
                .things(look.book(), unit, score, part)
                .orElseThrow(() -> Refusal.notFound(
                        "Chỉ số %s của đơn vị này không đếm được từ hồ sơ, danh mục hay phản ánh trong Nhịp"
                                .formatted(score.indicator().code()),
                        "Xem quy tắc của chỉ số ở trang Chỉ số, và số Cổng công bố ở trang Khác Cổng ở đâu."));
        List<Thing> shown =
                things.stream().skip((long) page * CellView.ROWS).limit(rows).toList();
        return new CellView(look, unit, score, part, page, things.size(), List.of(), shown, table);
    }

    /** The unit asked for, the province when none is. */
    static UnitResult unit(Look look, Map<String, String> asked) {
        String code = asked.get("unit");
        return code == null
                ? look.book().province()
                : look.book()
                        .unit(code)
                        .orElseThrow(() -> Refusal.notFound(
                                "Không có đơn vị %s trong số liệu %s".formatted(code, look.period()),
                                "Tìm đơn vị theo tên ở ô phía trên, hoặc chọn ở trang xếp hạng."));
    }

    private static IndicatorScore score(UnitResult unit, String code) {
        return unit.card()
                .indicator(code)
                .orElseThrow(() -> Refusal.notFound("Không có chỉ số " + code, "Chọn ở trang danh sách chỉ số."));
    }

    private static Part part(String text) {
        try {
            return Part.valueOf(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw Refusal.notUnderstood(
                    "Không hiểu phần “%s”".formatted(text), "Viết counted (mẫu số), won (tử số) hoặc lost (mất).");
        }
    }

    static int page(Map<String, String> asked) {
        try {
            return Math.clamp(Integer.parseInt(asked.getOrDefault("page", "0")), 0, 1_000_000);
        } catch (NumberFormatException e) {
            throw Refusal.notUnderstood(
                    "Không hiểu trang “%s”".formatted(asked.get("page")), "Bắt đầu lại từ trang đầu của danh sách.");
        }
    }
}
