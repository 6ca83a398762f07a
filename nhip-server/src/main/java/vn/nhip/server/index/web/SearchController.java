package vn.nhip.server.index.web;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.nhip.core.index.Indicator;
import vn.nhip.server.catalog.Procedures;
import vn.nhip.server.index.UnitResult;

/** Finds units, indicators and procedures by name or code; diacritics may be left out. */
@Controller
class SearchController {
    private final Asking asking;
    private final Procedures procedures;

    SearchController(Asking asking, Procedures procedures) {
        this.asking = asking;
        this.procedures = procedures;
    }

    @GetMapping("/index/search")
    ModelAndView search(@RequestParam Map<String, String> asked) {
        String text = asked.getOrDefault("q", "").strip();
        Look look;
        try {
            look = asking.look(asked);
        } catch (Asking.NothingImported e) {
            if (procedures.isEmpty()) {
                throw e;
            }
            return new ModelAndView("redirect:" + Found.allProcedures(text).link());
        }
        return new ModelAndView(
                "index/search",
                Map.of("page", look.page("Tìm “%s”".formatted(text), null), "screen", find(look, text)));
    }

    private Found find(Look look, String text) {
        String wanted = RankingView.plain(text);
        if (wanted.isEmpty()) {
            return new Found(look, text, List.of(), List.of(), List.of());
        }
        List<UnitResult> units = look.book().all().stream()
                .filter(u -> RankingView.plain(u.code() + " " + u.agency().name() + " "
                                + u.agency().shortName())
                        .contains(wanted))
                .toList();
        List<Indicator> indicators = look.book()
                .definition()
                .indicators()
                .filter(i -> RankingView.plain(i.code() + " " + i.wording().title() + " "
                                + i.wording().shortTitle())
                        .contains(wanted))
                .toList();
        return new Found(look, text, units, indicators, procedures.search(text, Found.PROCEDURES_MAX));
    }
}
