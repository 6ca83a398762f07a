package vn.nhip.server.decisions.web;

import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.nhip.core.calendar.WorkCalendar;
import vn.nhip.core.index.Period;
import vn.nhip.server.decisions.Decisions;
import vn.nhip.server.decisions.LineDifference;
import vn.nhip.server.decisions.Proposal;
import vn.nhip.server.decisions.Publication;
import vn.nhip.server.decisions.Publications;
import vn.nhip.server.decisions.RuleMistakes;
import vn.nhip.server.identity.Allowed;
import vn.nhip.server.identity.Permission;
import vn.nhip.server.identity.Recorded;
import vn.nhip.server.identity.Viewer;
import vn.nhip.server.identity.Viewers;
import vn.nhip.server.screen.Page;
import vn.nhip.server.screen.Refusal;

/** Proposals: written by one, decided by another, seen by everybody who works with the figures. */
@Controller
@Allowed(Permission.FIGURES_READ)
public class DecisionsController {
    static final String PLACE = "/decisions";

    private final Decisions decisions;
    private final Publications publications;
    private final Clock clock;

    DecisionsController(Decisions decisions, Publications publications, Clock clock) {
        this.decisions = decisions;
        this.publications = publications;
        this.clock = clock;
    }

    /**
     * A line of the list.
     *
     * @param mayDecide whether who looks may decide it
     */
    public record Row(Proposal proposal, boolean mayDecide) {}

    @GetMapping(PLACE)
    ModelAndView list(HttpServletResponse response) {
        List<Row> rows = decisions.list().stream()
                .map(proposal -> new Row(proposal, decisions.mayDecide(proposal)))
                .toList();
        return page("decisions/list", "Duyệt hai người", Map.of("rows", rows), response);
    }

    private static ModelAndView page(
            String template, String title, Map<String, ?> model, HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        Map<String, @Nullable Object> all = new HashMap<>(model);
        all.put("page", Page.plain(title));
        return new ModelAndView(template, all);
    }

    @GetMapping(PLACE + "/{id}")
    ModelAndView show(@PathVariable long id, HttpServletResponse response) {
        Proposal proposal = decisions.find(id);
        Viewer viewer = Viewers.now();
        DecisionView view = new DecisionView(
                proposal,
                LineDifference.between(before(proposal), proposal.content()),
                decisions.baseHash(proposal),
                decisions.mayDecide(proposal),
                decisions.mayWithdraw(proposal),
                proposal.proposer().id().equals(viewer.id()),
                publications.byId(id).orElse(null),
                publications.byId(id).filter(Publication::isInForce).isPresent()
                        && viewer.may(Permission.RULES_PROPOSE));
        return page("decisions/proposal", DecisionView.title(proposal), Map.of("screen", view), response);
    }

    /** The published counts, to be recounted and compared by their SHA-256: as they were proposed, to the last byte. */
    @Allowed(Permission.PUBLIC_READ)
    @GetMapping(PLACE + "/{id}/counts.csv")
    ResponseEntity<byte[]> counts(@PathVariable long id) {
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"so-dem-cong-bo-%d.csv\"".formatted(id))
                .cacheControl(CacheControl.noStore())
                .body(decisions.counts(id).getBytes(StandardCharsets.UTF_8));
    }

    private String before(Proposal proposal) {
        return proposal.isWaiting() ? decisions.textInForce(proposal) : proposal.content();
    }

    /** The form for a file of rules, filled with what holds. */
    @Allowed(Permission.RULES_PROPOSE)
    @GetMapping(PLACE + "/rules")
    ModelAndView rules(@RequestParam(defaultValue = "deadlines.yaml") String name, HttpServletResponse response) {
        return rules(name, decisions.textInForce(name), "", List.of(), HttpStatus.OK, response);
    }

    private ModelAndView rules(
            String name,
            String text,
            String words,
            List<String> mistakes,
            HttpStatus status,
            HttpServletResponse response) {
        Set<String> names = new TreeSet<>(decisions.names());
        names.add("deadlines.yaml");
        ModelAndView page = page(
                "decisions/rules",
                "Đề nghị thay đổi quy tắc",
                Map.of("name", name, "text", text, "words", words, "mistakes", mistakes, "names", names),
                response);
        page.setStatus(status);
        return page;
    }

    @Allowed(Permission.RULES_PROPOSE)
    @Recorded("RULE_PROPOSED")
    @PostMapping(PLACE + "/rules")
    ModelAndView proposeRules(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "") String words,
            HttpServletResponse response) {
        try {
            return to(decisions.proposeRules(name.strip(), text, words));
        } catch (RuleMistakes e) {
            return rules(name, text, words, e.mistakes(), HttpStatus.BAD_REQUEST, response);
        }
    }

    /** The form for figures. */
    @Allowed(Permission.RULES_PROPOSE)
    @GetMapping(PLACE + "/publications")
    ModelAndView publication(HttpServletResponse response) {
        String now = LocalDateTime.ofInstant(clock.instant(), WorkCalendar.ZONE)
                .truncatedTo(ChronoUnit.MINUTES)
                .toString();
        return page(
                "decisions/publication",
                "Đề nghị công bố số liệu",
                Map.of("choices", decisions.choices(), "now", now, "standing", publications.inForce()),
                response);
    }

    @Allowed(Permission.RULES_PROPOSE)
    @Recorded("RULE_PROPOSED")
    @PostMapping(PLACE + "/publications")
    ModelAndView proposePublication(
            @RequestParam(defaultValue = "") String figures,
            @RequestParam(defaultValue = "") String at,
            @RequestParam(defaultValue = "") String words) {
        int slash = figures.indexOf('/');
        Period period = Period.parse(figures.substring(slash + 1))
                .filter(any -> slash > 0)
                .orElseThrow(() -> Refusal.notUnderstood("Chưa chọn số liệu", "Chọn đơn vị và kỳ trong danh sách."));
        return to(decisions.proposePublication(figures.substring(0, slash), period, instant(at), words));
    }

    private static Instant instant(String text) {
        try {
            return LocalDateTime.parse(text)
                    .truncatedTo(ChronoUnit.SECONDS)
                    .atZone(WorkCalendar.ZONE)
                    .toInstant();
        } catch (DateTimeException e) {
            throw Refusal.notUnderstood("Không hiểu thời điểm của số liệu", "Chọn ngày và giờ trong ô Tính đến.");
        }
    }

    /** Proposes to close a publication again. */
    @Allowed(Permission.RULES_PROPOSE)
    @Recorded("RULE_PROPOSED")
    @PostMapping(PLACE + "/{id}/end")
    ModelAndView end(@PathVariable long id, @RequestParam(defaultValue = "") String words) {
        return to(decisions.proposeWithdrawal(id, words));
    }

    @Allowed(Permission.RULES_APPROVE)
    @Recorded({"RULE_APPROVED", "PUBLISHED", "PUBLICATION_WITHDRAWN"})
    @PostMapping(PLACE + "/{id}/approve")
    ModelAndView approve(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String hash,
            @RequestParam(defaultValue = "") String base,
            @RequestParam(defaultValue = "") String words) {
        decisions.approve(id, hash, base, words);
        return to(id);
    }

    @Allowed(Permission.RULES_APPROVE)
    @Recorded("RULE_REJECTED")
    @PostMapping(PLACE + "/{id}/reject")
    ModelAndView reject(@PathVariable long id, @RequestParam(defaultValue = "") String words) {
        decisions.reject(id, words);
        return to(id);
    }

    @Allowed(Permission.RULES_PROPOSE)
    @Recorded("RULE_WITHDRAWN")
    @PostMapping(PLACE + "/{id}/withdraw")
    ModelAndView withdraw(@PathVariable long id, @RequestParam(defaultValue = "") String words) {
        decisions.withdraw(id, words);
        return to(id);
    }

    private static ModelAndView to(long id) {
        return new ModelAndView("redirect:" + PLACE + "/" + id);
    }
}
