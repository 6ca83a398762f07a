package vn.nhip.server.cases.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.nhip.server.cases.persons.OpenedPerson;
import vn.nhip.server.cases.persons.PersonAccess;
import vn.nhip.server.cases.persons.Purpose;
import vn.nhip.server.identity.Allowed;
import vn.nhip.server.identity.Permission;
import vn.nhip.server.identity.Recorded;
import vn.nhip.server.screen.Page;
import vn.nhip.server.screen.Page.Section;

/** Shows once who a case belongs to, to somebody who said what for. Posted, so that nothing of it stands in an address or comes again by going back. */
@Controller
class PersonController {
    private final PersonAccess access;

    PersonController(PersonAccess access) {
        this.access = access;
    }

    @Recorded("PERSON_OPENED")
    @PostMapping("/cases/{code}/person")
    @Allowed(Permission.PERSONS_OPEN)
    ModelAndView open(
            @PathVariable String code,
            @RequestParam(defaultValue = "") String purpose,
            @RequestParam(defaultValue = "") String words,
            HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        OpenedPerson person = access.open(code, Purpose.chosen(purpose), words);
        return new ModelAndView(
                "cases/person", Map.of("page", Page.plain("Người nộp hồ sơ", Section.CASES), "person", person));
    }
}
