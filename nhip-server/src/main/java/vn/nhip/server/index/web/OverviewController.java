package vn.nhip.server.index.web;

import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.nhip.core.scoring.GroupScore;
import vn.nhip.server.identity.Allowed;
import vn.nhip.server.identity.Permission;
import vn.nhip.server.index.CaseForecasts;
import vn.nhip.server.index.ScoreBooks;
import vn.nhip.server.screen.Files;
import vn.nhip.server.screen.Page.Section;
import vn.nhip.server.screen.Sheet;

/** The first page: where the province stands and why. */
@Controller
@Allowed(Permission.PUBLIC_READ)
class OverviewController {
    private final Asking asking;
    private final ScoreBooks books;
    private final CaseForecasts forecasts;

    OverviewController(Asking asking, ScoreBooks books, CaseForecasts forecasts) {
        this.forecasts = forecasts;
        this.asking = asking;
        this.books = books;
    }

    @GetMapping("/")
    ModelAndView overview(@RequestParam Map<String, String> asked) {
        Look look = asking.look(asked);
        Overview overview = Overview.of(
                look,
                books.movement(look.book()).orElse(null),
                forecasts.outlook(look.book(), look.book().province()).orElse(null));
        return new ModelAndView(
                "index/overview", Map.of("page", look.page("Tổng quan", Section.OVERVIEW), "screen", overview));
    }

    @GetMapping("/index/groups.csv")
    ResponseEntity<byte[]> groups(@RequestParam Map<String, String> asked) {
        Look look = asking.look(asked);
        Sheet.Builder sheet = new Sheet.Builder("group", "title", "points", "max", "lost", "portal_points", "status");
        for (GroupScore group : look.book().province().card().groups()) {
            sheet.row(
                    group.group().code(),
                    group.group().shortTitle(),
                    group.points(),
                    group.max(),
                    group.points() == null ? null : Double.valueOf(group.lost()),
                    look.book().province().portalPoints(group),
                    group.status().code());
        }
        var province = look.book().province();
        sheet.row(
                "total",
                "Tổng",
                province.total(),
                look.book().definition().max(),
                province.total() == null
                        ? null
                        : Double.valueOf(look.book().definition().max() - province.total()),
                province.portalTotal(),
                province.card().status().code());
        return Files.csv(sheet.build("nhom-chi-so-" + look.fileMark(), look.about("Sáu nhóm chỉ số", look.overview())));
    }
}
