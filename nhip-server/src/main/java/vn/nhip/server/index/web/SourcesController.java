package vn.nhip.server.index.web;

import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.nhip.core.scoring.IndicatorScore;
import vn.nhip.server.identity.Allowed;
import vn.nhip.server.identity.Permission;
import vn.nhip.server.index.UnitResult;
import vn.nhip.server.reconciliation.PortalCount;
import vn.nhip.server.screen.Files;
import vn.nhip.server.screen.Page.Section;
import vn.nhip.server.screen.Sheet;

/** What single cases say beside what the portal published, indicator by indicator. */
@Controller
@Allowed(Permission.PUBLIC_READ)
class SourcesController {
    private final Asking asking;

    SourcesController(Asking asking) {
        this.asking = asking;
    }

    @GetMapping("/index/sources")
    ModelAndView sources(@RequestParam Map<String, String> asked) {
        SourcesView view = view(asked);
        return new ModelAndView(
                "index/sources",
                Map.of("page", view.look().page("Hai nguồn khác nhau ở đâu", Section.NOTICES), "screen", view));
    }

    @GetMapping("/index/sources.csv")
    ResponseEntity<byte[]> csv(@RequestParam Map<String, String> asked) {
        SourcesView view = view(asked);
        Sheet.Builder sheet = new Sheet.Builder(
                "indicator",
                "title",
                "source",
                "numerator",
                "denominator",
                "points",
                "portal_numerator",
                "portal_denominator",
                "portal_points",
                "explanation");
        for (IndicatorScore score : view.scores()) {
            PortalCount portal = view.portal(score);
            sheet.row(
                    score.indicator().code(),
                    score.indicator().wording().shortTitle(),
                    view.unit().isCounted(score) ? "cases" : "portal",
                    score.counts().numerator(),
                    score.counts().denominator(),
                    score.points(),
                    portal == null ? null : portal.numerator(),
                    portal == null ? null : portal.denominator(),
                    portal == null ? null : portal.points(),
                    view.why(score));
        }
        return Files.csv(sheet.build(
                "hai-nguon-%s-%s".formatted(view.unit().code(), view.look().fileMark()),
                view.look().about("Hai nguồn khác nhau ở đâu", view.address())));
    }

    private SourcesView view(Map<String, String> asked) {
        Look look = asking.lookAtCases(asked);
        UnitResult unit = CellController.unit(look, asked);
        return new SourcesView(look, unit);
    }
}
