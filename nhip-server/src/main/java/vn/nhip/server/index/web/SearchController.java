package vn.nhip.server.index.web;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.nhip.core.index.Indicator;
import vn.nhip.server.catalog.Procedures;
import vn.nhip.server.identity.Allowed;
import vn.nhip.server.identity.Permission;
import vn.nhip.server.index.UnitResult;
import vn.nhip.server.screen.Address;

/** Finds units, indicators and procedures by name or code; diacritics may be left out. */
@Controller
@Allowed(Permission.PUBLIC_READ)
class SearchController {
    /** As systems write the code of a case, typed with or without capitals and spaces (766-rules section 4). */
    private static final Pattern CASE_CODE = Pattern.compile(
            "(?i)([A-Z]\\d{2}(\\.\\d{1,3}){0,4}|\\d{3}(\\.\\d{2}){2}\\.[A-Z]\\d{2})\\s*-\\s*(\\d{6}|\\d{8})\\s*-\\s*\\d{3,7}");

    private final Asking asking;
    private final Procedures procedures;

    SearchController(Asking asking, Procedures procedures) {
        this.asking = asking;
        this.procedures = procedures;
    }

    @GetMapping("/index/search")
    ModelAndView search(@RequestParam Map<String, String> asked) {
        String text = asked.getOrDefault("q", "").strip();
        if (CASE_CODE.matcher(text).matches()) {
            return new ModelAndView("redirect:" + cases(text).link());
        }
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

    /** Where cases are searched by code; whether there is such a case is said there, to those who may know. */
    static Address cases(String text) {
        return Address.of("/cases").with("q", text);
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
