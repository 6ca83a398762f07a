package vn.nhip.server.index.web;

import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.nhip.server.identity.Allowed;
import vn.nhip.server.identity.Permission;
import vn.nhip.server.index.Loss;
import vn.nhip.server.index.UnitResult;
import vn.nhip.server.screen.Files;
import vn.nhip.server.screen.Page.Section;
import vn.nhip.server.screen.Sheet;

/** Where the province's points were lost, and what it would take to win them back. */
@Controller
@Allowed(Permission.PUBLIC_READ)
class LossesController {
    private final Asking asking;

    LossesController(Asking asking) {
        this.asking = asking;
    }

    @GetMapping("/index/losses")
    ModelAndView losses(@RequestParam Map<String, String> asked) {
        Look look = asking.look(asked);
        return new ModelAndView(
                "index/losses",
                Map.of("page", look.page("Điểm mất ở đâu", Section.LOSSES), "screen", LossesView.of(look, asked)));
    }

    @GetMapping("/index/losses.csv")
    ResponseEntity<byte[]> csv(@RequestParam Map<String, String> asked) {
        LossesView view = LossesView.of(asking.look(asked), asked);
        Sheet.Builder sheet = new Sheet.Builder(
                "indicator",
                "title",
                "unit",
                "name",
                "kind",
                "points",
                "missing",
                "numerator",
                "denominator",
                "mender");
        for (Loss loss : view.parts()) {
            UnitResult unit = loss.unit();
            sheet.row(
                    loss.score().indicator().code(),
                    loss.score().indicator().wording().shortTitle(),
                    unit == null ? null : unit.code(),
                    Words.holder(loss),
                    loss.kind().name().toLowerCase(java.util.Locale.ROOT),
                    loss.points(),
                    loss.missing(),
                    loss.score().counts().numerator(),
                    loss.score().counts().denominator(),
                    loss.score().indicator().wording().mender());
        }
        return Files.csv(
                sheet.build("diem-mat-" + view.look().fileMark(), view.look().about("Điểm mất ở đâu", view.address())));
    }
}
