package vn.nhip.server.index.web;

import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.nhip.core.explain.Lever;
import vn.nhip.server.catalog.Agencies;
import vn.nhip.server.catalog.Procedures;
import vn.nhip.server.identity.Allowed;
import vn.nhip.server.identity.Permission;
import vn.nhip.server.index.CaseExplanations;
import vn.nhip.server.index.UnitResult;
import vn.nhip.server.screen.Page.Section;
import vn.nhip.server.screen.Refusal;

/** What a unit should do first: open cases by what hangs on them, and what can be done for many at once. */
@Controller
@Allowed(Permission.CASES_READ)
class TodoController {
    private static final int ROWS = 40;

    private final Asking asking;
    private final CaseExplanations explanations;
    private final Agencies agencies;
    private final Procedures procedures;

    TodoController(Asking asking, CaseExplanations explanations, Agencies agencies, Procedures procedures) {
        this.asking = asking;
        this.explanations = explanations;
        this.agencies = agencies;
        this.procedures = procedures;
    }

    @GetMapping("/index/todo")
    ModelAndView todo(@RequestParam Map<String, String> asked) {
        Look look = asking.lookAtCases(asked);
        UnitResult unit = CellController.unit(look, asked);
        CaseExplanations.Todo todo = explanations
                .todo(look.book(), unit, ROWS)
                .orElseThrow(() -> Refusal.notFound("Chưa có hồ sơ để tính", "Nạp hồ sơ ở trang Hồ sơ."));
        TodoView view = new TodoView(look, unit, todo, table(look));
        return new ModelAndView(
                "index/todo", Map.of("page", look.page("Việc nên làm trước", Section.TODO), "screen", view));
    }

    /** The cases that one thing to do concerns. */
    @GetMapping("/index/todo/cases")
    ModelAndView cases(@RequestParam Map<String, String> asked) {
        Look look = asking.lookAtCases(asked);
        UnitResult unit = CellController.unit(look, asked);
        Lever lever = lever(asked.getOrDefault("lever", ""));
        CaseExplanations.Listing listing = explanations
                .cases(look.book(), unit, lever, CellController.page(asked) * CellView.ROWS, CellView.ROWS)
                .orElseThrow(() -> Refusal.notFound("Chưa có hồ sơ để tính", "Nạp hồ sơ ở trang Hồ sơ."));
        LeverView view = new LeverView(look, unit, lever, CellController.page(asked), listing, table(look));
        return new ModelAndView(
                "index/lever", Map.of("page", look.page(view.headline(), Section.TODO), "screen", view));
    }

    private CaseTable table(Look look) {
        return new CaseTable(agencies, procedures, look.book().taken().toInstant());
    }

    private static Lever lever(String text) {
        for (Lever lever : Lever.values()) {
            if (LeverView.code(lever).equals(text)) {
                return lever;
            }
        }
        throw Refusal.notUnderstood("Không hiểu việc “%s”".formatted(text), "Chọn ở trang Việc nên làm trước.");
    }
}
