package vn.nhip.server.cases.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.nhip.core.cases.CaseEvent;
import vn.nhip.core.cases.CaseFile;
import vn.nhip.core.cases.CaseLife;
import vn.nhip.server.cases.Cases;
import vn.nhip.server.identity.Allowed;
import vn.nhip.server.identity.Permission;
import vn.nhip.server.screen.AddressLimit;
import vn.nhip.server.screen.Page;

/**
 * The public look-up: code and progress, nothing personal, nobody's name. A code that does not exist, one that is no code and one of
 * which nothing can be shown get the same answer after the same work.
 */
@Controller
@Allowed(Permission.PUBLIC_READ)
class LookupController {
    private static final int LONGEST = 80;

    /** Enough for a person with a pile of receipts, too little to try codes one by one. */
    static final int AT_ONCE = 20;

    static final Duration REFILL = Duration.ofMinutes(1);

    private final Cases cases;
    private final ClockReader clocks;
    private final Clock clock;
    private final AddressLimit limit = new AddressLimit(AT_ONCE, REFILL);

    LookupController(Cases cases, ClockReader clocks, Clock clock) {
        this.cases = cases;
        this.clocks = clocks;
        this.clock = clock;
    }

    @GetMapping("/lookup")
    ModelAndView lookup(
            @RequestParam(defaultValue = "") String code, HttpServletRequest request, HttpServletResponse response) {
        response.setHeader("X-Robots-Tag", "noindex, nofollow");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        String asked = code.length() > LONGEST ? code.substring(0, LONGEST) : code;
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put("page", Page.plain("Tra cứu hồ sơ"));
        model.put("asked", asked.strip());
        if (asked.isBlank()) {
            return new ModelAndView("cases/lookup", model);
        }
        long wait = limit.take(request.getRemoteAddr());
        if (wait > 0) {
            return busy(wait, response);
        }
        Optional<Progress> progress = find(asked);
        model.put("progress", progress.orElse(null));
        ModelAndView page = new ModelAndView("cases/lookup", model);
        page.setStatus(progress.isPresent() ? HttpStatus.OK : HttpStatus.NOT_FOUND);
        return page;
    }

    /** Every spelling is asked for, whichever is found: the answer takes as long for a code that exists. */
    private Optional<Progress> find(String asked) {
        Optional<Progress> found = Optional.empty();
        for (String spelling : CaseCodes.spellings(asked)) {
            List<CaseEvent> events = cases.events(spelling);
            if (found.isEmpty() && !events.isEmpty()) {
                found = Optional.of(progress(CaseLife.fold(events)));
            }
        }
        return found;
    }

    private Progress progress(CaseFile file) {
        Instant now = clock.instant();
        return Progress.of(file, clocks.read(file, now).legal(), now);
    }

    private static ModelAndView busy(long seconds, HttpServletResponse response) {
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
        ModelAndView page =
                new ModelAndView("cases/busy", Map.of("page", Page.plain("Tra cứu quá nhiều lần"), "seconds", seconds));
        page.setStatus(HttpStatus.TOO_MANY_REQUESTS);
        return page;
    }
}
