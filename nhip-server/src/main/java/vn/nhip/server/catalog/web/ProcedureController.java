package vn.nhip.server.catalog.web;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.nhip.server.catalog.Procedures;
import vn.nhip.server.catalog.procedures.ProcedureCode;
import vn.nhip.server.catalog.store.ProcedureShelf;
import vn.nhip.server.catalog.store.ProcedureShelf.Dated;
import vn.nhip.server.identity.Allowed;
import vn.nhip.server.identity.Permission;
import vn.nhip.server.screen.Page;
import vn.nhip.server.screen.Page.Section;
import vn.nhip.server.screen.Refusal;

/** One procedure with its parts, terms and versions. */
@Controller
@Allowed(Permission.PUBLIC_READ)
class ProcedureController {
    private final Procedures procedures;
    private final ProcedureShelf shelf;

    ProcedureController(Procedures procedures, ProcedureShelf shelf) {
        this.procedures = procedures;
        this.shelf = shelf;
    }

    @GetMapping(ProceduresView.PATH + "/{code}")
    ModelAndView procedure(@PathVariable String code, @RequestParam(required = false) @Nullable Long version) {
        if (procedures.isEmpty()) {
            return NothingImported.page();
        }
        List<Dated> history = shelf.history(code);
        if (history.isEmpty()) {
            String national = ProcedureCode.national(code.strip());
            if (national == null || national.equals(code) || !procedures.known(national)) {
                throw Refusal.notFound(
                        "Không có thủ tục %s trong danh mục".formatted(code),
                        "Tìm theo tên ở trang Thủ tục, hoặc nạp danh mục mới: ./nhip import procedures tệp…");
            }
            return new ModelAndView("redirect:" + Words.procedure(national).link());
        }
        Dated shown = version == null ? current(history) : chosen(history, version);
        ProcedureView view =
                ProcedureView.of(shown, history, shelf.absentSince(code).orElse(null));
        return new ModelAndView(
                "catalog/procedure",
                Map.of("page", Page.plain(code + " · " + view.content().name(), Section.PROCEDURES), "screen", view));
    }

    private static Dated current(List<Dated> history) {
        return history.stream()
                .filter(d -> d.supersededAt() == null && d.validTo() == null)
                .findFirst()
                .orElseGet(history::getFirst);
    }

    private static Dated chosen(List<Dated> history, long version) {
        return history.stream()
                .filter(d -> d.version().id() == version)
                .findFirst()
                .orElseThrow(() -> Refusal.notFound(
                        "Thủ tục này không có phiên bản " + version, "Xem các phiên bản ở cuối trang của thủ tục."));
    }
}
