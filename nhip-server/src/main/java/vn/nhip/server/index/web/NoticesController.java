package vn.nhip.server.index.web;

import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.nhip.server.identity.Allowed;
import vn.nhip.server.identity.Permission;
import vn.nhip.server.reconciliation.PortalCaptures;
import vn.nhip.server.screen.Page.Section;

/** What is odd in the figures, what it costs, and from which captures they come. */
@Controller
@Allowed(Permission.PUBLIC_READ)
class NoticesController {
    private final Asking asking;
    private final PortalCaptures captures;

    NoticesController(Asking asking, PortalCaptures captures) {
        this.asking = asking;
        this.captures = captures;
    }

    @GetMapping("/index/notices")
    ModelAndView notices(@RequestParam Map<String, String> asked) {
        Look look = asking.look(asked);
        var question = look.book().question();
        return new ModelAndView(
                "index/notices",
                Map.of(
                        "page", look.page("Lưu ý số liệu", Section.NOTICES),
                        "look", look,
                        "captures", captures.captures(question.root(), question.period())));
    }
}
