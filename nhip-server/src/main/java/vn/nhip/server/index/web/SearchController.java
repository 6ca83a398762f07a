package vn.nhip.server.index.web;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.nhip.core.index.Indicator;
import vn.nhip.server.index.UnitResult;

/** Finds units and indicators by name or code; diacritics may be left out. */
@Controller
class SearchController {
    private final Asking asking;

    SearchController(Asking asking) {
        this.asking = asking;
    }

    @GetMapping("/index/search")
    ModelAndView search(@RequestParam Map<String, String> asked) {
        Look look = asking.look(asked);
        String text = asked.getOrDefault("q", "").strip();
        return new ModelAndView(
                "index/search",
                Map.of("page", look.page("Tìm “%s”".formatted(text), null), "screen", find(look, text)));
    }

    private static Found find(Look look, String text) {
        String wanted = RankingView.plain(text);
        if (wanted.isEmpty()) {
            return new Found(look, text, List.of(), List.of());
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
        return new Found(look, text, units, indicators);
    }
}
