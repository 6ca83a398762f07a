package vn.nhip.server.index.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.nhip.core.index.Group;
import vn.nhip.core.scoring.Standing;
import vn.nhip.server.identity.Allowed;
import vn.nhip.server.identity.Permission;
import vn.nhip.server.index.UnitResult;
import vn.nhip.server.screen.Files;
import vn.nhip.server.screen.Page.Section;
import vn.nhip.server.screen.Sheet;

/** All units in order, on the screen and as files of exactly what is shown. */
@Controller
@Allowed(Permission.PUBLIC_READ)
class RankingController {
    private final Asking asking;

    RankingController(Asking asking) {
        this.asking = asking;
    }

    @GetMapping("/index/ranking")
    ModelAndView ranking(@RequestParam Map<String, String> asked) {
        Look look = asking.look(asked);
        return new ModelAndView(
                "index/ranking",
                Map.of("page", look.page("Xếp hạng", Section.RANKING), "screen", RankingView.of(look, asked)));
    }

    @GetMapping("/index/ranking.csv")
    ResponseEntity<byte[]> csv(@RequestParam Map<String, String> asked) {
        return Files.csv(sheet(RankingView.of(asking.look(asked), asked)));
    }

    @GetMapping("/index/ranking.xlsx")
    ResponseEntity<byte[]> xlsx(@RequestParam Map<String, String> asked) {
        return Files.xlsx(sheet(RankingView.of(asking.look(asked), asked)));
    }

    private static Sheet sheet(RankingView view) {
        List<String> header = new ArrayList<>(
                List.of("Hạng", "Đồng hạng", "Mã", "Đơn vị", "Cấp", "Hồ sơ", "Nhóm quy mô", "Tổng điểm", "Xếp loại"));
        for (Group group : view.groups()) {
            header.add(group.shortTitle());
        }
        header.add("Ghi chú");
        Sheet.Builder sheet = new Sheet.Builder(header);
        view.sections().forEach(section -> section.units().forEach(unit -> sheet.row(row(view, unit))));
        return sheet.build("xep-hang-" + view.look().fileMark(), view.look().about("Xếp hạng", view.address()));
    }

    private static List<@Nullable Object> row(RankingView view, UnitResult unit) {
        Standing standing = view.standing(unit);
        List<@Nullable Object> cells = new ArrayList<>();
        cells.add(standing.rank());
        cells.add(standing.tied() ? "có" : null);
        cells.add(unit.code());
        cells.add(unit.agency().shortName());
        cells.add(Words.level(unit.card().level()));
        cells.add(unit.card().volume());
        cells.add(standing.volumeBand() == null ? null : standing.volumeBand().title());
        cells.add(unit.total());
        cells.add(unit.card().band() == null ? null : unit.card().band().name());
        unit.card().groups().forEach(group -> cells.add(group.points()));
        cells.add(view.note(unit));
        return cells;
    }
}
