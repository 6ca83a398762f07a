package vn.nhip.server.cases.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.nhip.server.cases.persons.PersonExport;
import vn.nhip.server.cases.persons.PersonField;
import vn.nhip.server.cases.persons.PersonRequests;
import vn.nhip.server.cases.persons.PersonRights;
import vn.nhip.server.cases.persons.RequestKind;
import vn.nhip.server.identity.Allowed;
import vn.nhip.server.identity.Permission;
import vn.nhip.server.identity.Recorded;
import vn.nhip.server.screen.Address;
import vn.nhip.server.screen.Page;
import vn.nhip.server.screen.Page.Section;
import vn.nhip.server.screen.Refusal;

/** Answers persons who ask for their own data. They bring the codes of their cases; nobody is searched for by name or number. */
@Controller
@Allowed(Permission.PERSONS_MANAGE)
class PersonsController {
    private static final String PLACE = PersonsView.PLACE;

    private final PersonRights rights;
    private final PersonRequests requests;

    PersonsController(PersonRights rights, PersonRequests requests) {
        this.rights = rights;
        this.requests = requests;
    }

    @GetMapping(PLACE)
    ModelAndView find(
            @RequestParam(defaultValue = "") String codes,
            @RequestParam(defaultValue = "") String done,
            HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        List<String> asked = PersonsView.codes(codes);
        PersonsView view = new PersonsView(asked, rights.find(asked), requests.list(), requests.today(), done);
        return new ModelAndView("cases/persons", Map.of("page", page("Yêu cầu về dữ liệu cá nhân"), "screen", view));
    }

    private static Page page(String title) {
        return Page.plain(title, Section.CASES);
    }

    /** To be printed and handed over. */
    @Recorded("PERSON_EXPORTED")
    @PostMapping(PLACE + "/export")
    ModelAndView export(
            @RequestParam(defaultValue = "") String codes,
            @RequestParam(defaultValue = "") String words,
            HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        PersonExport export = rights.export(PersonsView.codes(codes), words);
        return new ModelAndView(
                "cases/personexport", Map.of("page", page("Dữ liệu cá nhân đang lưu"), "export", export));
    }

    /** The same for a machine. */
    @Recorded("PERSON_EXPORTED")
    @PostMapping(PLACE + "/export.json")
    ResponseEntity<byte[]> exportJson(
            @RequestParam(defaultValue = "") String codes, @RequestParam(defaultValue = "") String words) {
        PersonExport export = rights.export(PersonsView.codes(codes), words);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("du-lieu-ca-nhan.json")
                                .build()
                                .toString())
                .body(PersonExportJson.write(export));
    }

    @Recorded("PERSON_CORRECTED")
    @PostMapping(PLACE + "/correct")
    ModelAndView correct(@RequestParam(defaultValue = "") String code, @RequestParam Map<String, String> said) {
        Map<PersonField, String> values = new EnumMap<>(PersonField.class);
        for (PersonField field : PersonField.values()) {
            String value = said.getOrDefault(field.code(), "").strip();
            boolean nothing = said.containsKey("no_" + field.code());
            if (nothing || !value.isEmpty()) {
                values.put(field, nothing ? "" : value);
            }
        }
        rights.correct(code, values, said.getOrDefault("words", ""));
        return back(code, "corrected");
    }

    @Recorded("PERSON_ERASED")
    @PostMapping(PLACE + "/erase")
    ModelAndView erase(@RequestParam(defaultValue = "") String code, @RequestParam(defaultValue = "") String words) {
        rights.erase(code, words);
        return back(code, "erased");
    }

    @Recorded("PERSON_REQUESTED")
    @PostMapping(PLACE + "/requests")
    ModelAndView take(@RequestParam Map<String, String> said) {
        RequestKind kind = RequestKind.of(said.getOrDefault("kind", ""))
                .orElseThrow(
                        () -> Refusal.notUnderstood("Chưa chọn loại yêu cầu", "Quay lại và chọn một loại yêu cầu."));
        String codes = said.getOrDefault("codes", "");
        requests.take(
                kind, PersonsView.codes(codes), day(said.getOrDefault("received", "")), said.getOrDefault("words", ""));
        return back(codes, "taken");
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw Refusal.notUnderstood("Không hiểu ngày nhận yêu cầu", "Chọn ngày trong ô Ngày nhận.");
        }
    }

    @Recorded("PERSON_REQUESTED")
    @PostMapping(PLACE + "/requests/{id}")
    ModelAndView close(@PathVariable long id, @RequestParam Map<String, String> said) {
        boolean done = switch (said.getOrDefault("action", "")) {
            case "done" -> true;
            case "refused" -> false;
            default -> throw Refusal.notUnderstood("Chưa chọn kết quả của yêu cầu", "Bấm “Đã làm” hoặc “Từ chối”.");
        };
        requests.close(id, done, said.getOrDefault("words", ""));
        return back(said.getOrDefault("codes", ""), "closed");
    }

    private static ModelAndView back(String codes, String done) {
        return new ModelAndView("redirect:"
                + Address.of(PLACE)
                        .with("codes", String.join(" ", PersonsView.codes(codes)))
                        .with("done", done)
                        .link());
    }
}
