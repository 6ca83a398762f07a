package vn.nhip.server.index.web;

import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.nhip.core.index.Indicator;
import vn.nhip.server.identity.Allowed;
import vn.nhip.server.identity.Permission;
import vn.nhip.server.screen.Files;
import vn.nhip.server.screen.Page.Section;
import vn.nhip.server.screen.Refusal;
import vn.nhip.server.screen.Sheet;

/** All indicators, and every unit for one of them. */
@Controller
@Allowed(Permission.PUBLIC_READ)
class IndicatorController {
    private final Asking asking;

    IndicatorController(Asking asking) {
        this.asking = asking;
    }

    @GetMapping("/index/indicators")
    ModelAndView indicators(@RequestParam Map<String, String> asked) {
        Look look = asking.look(asked);
        return new ModelAndView(
                "index/indicators", Map.of("page", look.page("Chỉ số", Section.INDICATORS), "look", look));
    }

    @GetMapping("/index/indicators/{code}")
    ModelAndView indicator(@PathVariable String code, @RequestParam Map<String, String> asked) {
        IndicatorView view = view(code, asked);
        String title = "%s %s".formatted(code, view.indicator().wording().shortTitle());
        return new ModelAndView(
                "index/indicator", Map.of("page", view.look().page(title, Section.INDICATORS), "screen", view));
    }

    @GetMapping("/index/indicators/{code}.csv")
    ResponseEntity<byte[]> csv(@PathVariable String code, @RequestParam Map<String, String> asked) {
        IndicatorView view = view(code, asked);
        Sheet.Builder sheet = new Sheet.Builder(
                "unit",
                "name",
                "level",
                "numerator",
                "denominator",
                "ratio_percent",
                "points",
                "max",
                "missing",
                "province_points_lost",
                "status");
        view.rows().forEach(row -> {
            Double ratio = row.score().ratio();
            sheet.row(
                    row.unit().code(),
                    row.unit().agency().shortName(),
                    Words.level(row.unit().card().level()),
                    row.score().counts().numerator(),
                    row.score().counts().denominator(),
                    ratio == null ? null : Double.valueOf(100 * ratio),
                    row.score().points(),
                    row.score().max(),
                    row.score().missingToTarget(),
                    row.provincePoints(),
                    row.score().statusCode());
        });
        return Files.csv(sheet.build(
                "chi-so-%s-%s".formatted(code, view.look().fileMark()),
                view.look().about(view.indicator().wording().title(), view.address())));
    }

    private IndicatorView view(String code, Map<String, String> asked) {
        Look look = asking.look(asked);
        Indicator indicator = look.book()
                .definition()
                .indicator(code)
                .orElseThrow(() -> Refusal.notFound(
                        "Không có chỉ số %s trong bộ quy tắc %s"
                                .formatted(code, look.book().definition().version()),
                        "Chọn ở trang danh sách chỉ số."));
        return IndicatorView.of(look, indicator, asked);
    }
}
