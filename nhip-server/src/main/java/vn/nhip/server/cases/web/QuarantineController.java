package vn.nhip.server.cases.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import vn.nhip.contract.Problem;
import vn.nhip.server.audit.Act;
import vn.nhip.server.audit.Audit;
import vn.nhip.server.audit.AuditEvent;
import vn.nhip.server.cases.intake.Outcome;
import vn.nhip.server.cases.persons.Purpose;
import vn.nhip.server.cases.persons.RecordAccess;
import vn.nhip.server.cases.quarantine.Held;
import vn.nhip.server.cases.quarantine.HeldDetail;
import vn.nhip.server.cases.quarantine.Quarantine;
import vn.nhip.server.cases.quarantine.Quarantine.Settled;
import vn.nhip.server.cases.quarantine.Rule;
import vn.nhip.server.identity.Allowed;
import vn.nhip.server.identity.Permission;
import vn.nhip.server.identity.Recorded;
import vn.nhip.server.identity.Viewers;
import vn.nhip.server.screen.Address;
import vn.nhip.server.screen.Page;
import vn.nhip.server.screen.Page.Section;
import vn.nhip.server.screen.Refusal;
import vn.nhip.server.screen.RowFile;
import vn.nhip.server.screen.Vi;

/** What could not be taken: found, corrected one by one or by a rule, put aside. */
@Controller
@Allowed(Permission.QUARANTINE_READ)
class QuarantineController {
    private static final String PLACE = QuarantineAsked.PLACE;

    private static final int TRIED = 500;
    private static final int EXPORTED_AT_ONCE = 1_000;
    private static final JsonMapper PRETTY =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final List<String> HEADER = List.of(
            "Số",
            "Vào lúc",
            "Nguồn",
            "Tệp",
            "Chỗ trong tệp",
            "Lý do",
            "Trường",
            "Nói rõ",
            "Hồ sơ",
            "Mã sự kiện",
            "Trạng thái",
            "Xử lý lúc");

    private final Quarantine quarantine;
    private final RecordAccess access;
    private final Audit audit;

    QuarantineController(Quarantine quarantine, RecordAccess access, Audit audit) {
        this.access = access;
        this.quarantine = quarantine;
        this.audit = audit;
    }

    @GetMapping(PLACE)
    ModelAndView list(@RequestParam Map<String, String> said) {
        return list(QuarantineAsked.of(said), null);
    }

    private ModelAndView list(QuarantineAsked asked, @Nullable Settled settled) {
        List<Held> page = quarantine.list(asked.question(), asked.before(), QuarantineView.PAGE);
        QuarantineHint hint = page.isEmpty()
                ? QuarantineHint.NONE
                : quarantine.find(page.getFirst().id()).map(QuarantineHint::of).orElse(QuarantineHint.NONE);
        QuarantineView view = new QuarantineView(
                asked,
                page,
                quarantine.count(asked.question()),
                quarantine.byKind(asked.question()),
                quarantine.bySource(asked.question()),
                settled,
                hint);
        return answer("cases/quarantine", view.headline(), view);
    }

    /** Without what the records say: that may be personal. */
    @Recorded("CASES_EXPORTED")
    @GetMapping(PLACE + ".csv")
    void csv(@RequestParam Map<String, String> said, HttpServletResponse response) throws IOException {
        QuarantineAsked asked = QuarantineAsked.of(said);
        List<Held> first = quarantine.list(asked.question(), Long.MAX_VALUE, EXPORTED_AT_ONCE);
        audit.record(Act.of(AuditEvent.CASES_EXPORTED, "records"));
        try (RowFile file = RowFile.csv(response, "cho-xu-ly", HEADER)) {
            List<Held> page = first;
            while (!page.isEmpty()) {
                for (Held held : page) {
                    file.row(row(held));
                }
                page = quarantine.list(asked.question(), page.getLast().id(), EXPORTED_AT_ONCE);
            }
        }
    }

    private static List<@Nullable Object> row(Held held) {
        Problem problem = held.problem();
        return Arrays.asList(
                held.id(),
                Vi.moment(held.recorded()),
                held.source(),
                held.delivery(),
                held.place(),
                ImportWords.kind(problem.kind()),
                problem.field(),
                problem.vietnamese(),
                held.caseCode(),
                held.eventId(),
                QuarantineView.standing(held.status()),
                held.settled() == null ? null : Vi.moment(held.settled()));
    }

    /** All but what the record says: that may be personal. */
    @GetMapping(PLACE + "/{id}")
    ModelAndView record(@PathVariable long id, HttpServletResponse response) {
        return record(QuarantineRecordView.closed(find(id)), response);
    }

    /** What it says too, to somebody who said what for. */
    @Recorded("PERSON_OPENED")
    @PostMapping(PLACE + "/{id}/open")
    ModelAndView open(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String purpose,
            @RequestParam(defaultValue = "") String words,
            HttpServletResponse response) {
        HeldDetail detail = find(id);
        if (detail.shut()) {
            throw Refusal.shut("Nội dung đã mã hóa của bản ghi %d không mở được".formatted(id));
        }
        access.open(id, Purpose.chosen(purpose), words);
        return record(QuarantineRecordView.opened(detail, pretty(detail.editable())), response);
    }

    private static ModelAndView record(QuarantineRecordView view, HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        return answer(
                "cases/quarantinerecord", "Bản ghi " + view.detail().held().id(), view);
    }

    @Allowed(Permission.QUARANTINE_SETTLE)
    @Recorded("RECORD_SETTLED")
    @PostMapping(PLACE + "/{id}")
    ModelAndView settle(@PathVariable long id, @RequestParam Map<String, String> said, HttpServletResponse response) {
        HeldDetail detail = find(id);
        String text = said.getOrDefault("event", "");
        switch (said.getOrDefault("action", "check")) {
            case "take" -> {
                Outcome outcome =
                        quarantine.correct(id, compact(text), Viewers.now().name());
                if (outcome instanceof Outcome.Quarantined(Problem problem)) {
                    return record(QuarantineRecordView.checked(find(id), text, Optional.of(problem)), response);
                }
            }
            case "again" ->
                quarantine.apply(new Rule.ReadAgain(), id, Viewers.now().name());
            case "accept" ->
                quarantine.apply(new Rule.AcceptUnknown(), id, Viewers.now().name());
            case "discard" -> {
                Map<String, String> rule = new HashMap<>(said);
                rule.put("rule", "discard");
                quarantine.apply(QuarantineRuleForm.of(rule), id, Viewers.now().name());
            }
            default -> {
                return record(QuarantineRecordView.checked(detail, text, quarantine.tryOut(compact(text))), response);
            }
        }
        return new ModelAndView("redirect:" + PLACE + "/" + id);
    }

    /** What a rule would do to everything that a filter finds; done by sending the same again. */
    @Allowed(Permission.QUARANTINE_SETTLE)
    @Recorded("RECORD_SETTLED")
    @PostMapping(PLACE + "/rule")
    ModelAndView rule(@RequestParam Map<String, String> said) {
        QuarantineAsked asked = QuarantineAsked.of(said);
        Rule rule = QuarantineRuleForm.of(said);
        if (said.getOrDefault("action", "").equals("apply")) {
            Settled settled =
                    quarantine.apply(rule, asked.question(), Viewers.now().name());
            return list(asked, settled);
        }
        Map<String, String> again = new LinkedHashMap<>(said);
        again.remove("action");
        QuarantineTrialView view = new QuarantineTrialView(
                asked,
                QuarantineRuleForm.words(rule),
                again,
                quarantine.count(asked.question().waiting()),
                quarantine.tryOut(rule, asked.question(), TRIED),
                rule instanceof Rule.Discard);
        return answer("cases/quarantinetrial", view.headline(), view);
    }

    private static String pretty(String text) {
        try {
            return PRETTY.writeValueAsString(PRETTY.readTree(text));
        } catch (JacksonException notJson) {
            return text;
        }
    }

    /** On one line again, as events are kept; what is no JSON stays as it is, and the reader says so. */
    private static String compact(String text) {
        try {
            return PRETTY.readTree(text).toString();
        } catch (JacksonException notJson) {
            return text;
        }
    }

    private HeldDetail find(long id) {
        return quarantine
                .find(id)
                .orElseThrow(() -> Refusal.notFound("Không có bản ghi " + id, "Mở lại danh sách chờ xử lý."));
    }

    private static ModelAndView answer(String template, String title, Object view) {
        return new ModelAndView(
                template, Map.of("page", new Page(title, Section.CASES, Address.of("/"), null, null), "screen", view));
    }
}
