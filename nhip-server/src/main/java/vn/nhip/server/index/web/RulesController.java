package vn.nhip.server.index.web;

import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.nhip.definitions.Definitions;
import vn.nhip.server.identity.Allowed;
import vn.nhip.server.identity.Permission;

/** The rules by which everything is counted, as a page to read. */
@Controller
@Allowed(Permission.PUBLIC_READ)
class RulesController {
    private final Asking asking;
    private final Definitions definitions;

    RulesController(Asking asking, Definitions definitions) {
        this.asking = asking;
        this.definitions = definitions;
    }

    @GetMapping("/index/rules")
    ModelAndView rules(@RequestParam Map<String, String> asked) {
        Look look = asking.look(asked);
        String code = look.book().definition().code();
        return new ModelAndView(
                "index/rules",
                Map.of(
                        "page", look.page("Bộ quy tắc", null),
                        "look", look,
                        "versions", definitions.versions(code)));
    }
}
