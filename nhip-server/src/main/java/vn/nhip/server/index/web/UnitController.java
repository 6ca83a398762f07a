package vn.nhip.server.index.web;

import java.math.BigDecimal;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.nhip.core.scoring.GroupScore;
import vn.nhip.core.scoring.IndicatorScore;
import vn.nhip.server.identity.Allowed;
import vn.nhip.server.identity.Permission;
import vn.nhip.server.index.UnitResult;
import vn.nhip.server.screen.Files;
import vn.nhip.server.screen.Page.Section;
import vn.nhip.server.screen.Refusal;
import vn.nhip.server.screen.Sheet;

/** One unit: its scorecard, why it is so, and what would change it. */
@Controller
@Allowed(Permission.PUBLIC_READ)
class UnitController {
    private final Asking asking;

    UnitController(Asking asking) {
        this.asking = asking;
    }

    @GetMapping("/index/units/{code}")
    ModelAndView unit(@PathVariable String code, @RequestParam Map<String, String> asked) {
        Look look = asking.look(asked);
        UnitResult unit = find(look, code);
        UnitView view = new UnitView(look, unit, WhatIfForm.of(look, unit, asked));
        return new ModelAndView(
                "index/unit", Map.of("page", look.page(unit.agency().shortName(), Section.RANKING), "screen", view));
    }

    @GetMapping("/index/units/{code}.csv")
    ResponseEntity<byte[]> csv(@PathVariable String code, @RequestParam Map<String, String> asked) {
        Look look = asking.look(asked);
        UnitResult unit = find(look, code);
        Sheet.Builder sheet = new Sheet.Builder(
                "group",
                "indicator",
                "title",
                "numerator",
                "denominator",
                "ratio_percent",
                "points",
                "max",
                "lost",
                "portal_points",
                "status",
                "marginal_gain",
                "formula",
                "clause");
        for (GroupScore group : unit.card().groups()) {
            group.indicators().forEach(score -> add(sheet, unit, group, score));
            sheet.row(
                    group.group().code(),
                    null,
                    group.group().shortTitle(),
                    null,
                    null,
                    null,
                    group.points(),
                    group.max(),
                    group.points() == null ? null : Double.valueOf(group.lost()),
                    unit.portalPoints(group),
                    group.status().code(),
                    null,
                    null,
                    null);
        }
        Double total = unit.total();
        double max = look.book().definition().max();
        sheet.row(
                "total",
                null,
                "Tổng",
                null,
                null,
                null,
                total,
                max,
                total == null ? null : Double.valueOf(max - total),
                unit.portalTotal(),
                unit.card().status().code(),
                null,
                null,
                null);
        return Files.csv(sheet.build(
                unit.code() + "-" + look.book().question().period().code(),
                look.about(unit.agency().shortName(), look.unit(unit))));
    }

    private static void add(Sheet.Builder sheet, UnitResult unit, GroupScore group, IndicatorScore score) {
        Double ratio = score.ratio();
        Double gain = score.marginalGain();
        sheet.row(
                group.group().code(),
                score.indicator().code(),
                score.indicator().wording().shortTitle(),
                score.counts().numerator(),
                score.counts().denominator(),
                ratio == null ? null : Double.valueOf(100 * ratio),
                score.points(),
                score.max(),
                score.indicator().isScored() && !score.counts().isWithheld() ? Double.valueOf(score.lost()) : null,
                unit.portalPoints(score),
                score.statusCode(),
                gain == null ? null : new BigDecimal(gain).setScale(6, java.math.RoundingMode.HALF_UP),
                score.explanation().formula(),
                score.explanation().clause());
    }

    private static UnitResult find(Look look, String code) {
        return look.book()
                .unit(code)
                .orElseThrow(() -> Refusal.notFound(
                        "Không có đơn vị %s trong số liệu %s".formatted(code, look.period()),
                        "Tìm đơn vị theo tên ở ô phía trên, hoặc chọn ở trang xếp hạng."));
    }
}
