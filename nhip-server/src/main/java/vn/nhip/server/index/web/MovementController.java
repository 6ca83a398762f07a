package vn.nhip.server.index.web;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.nhip.core.calendar.WorkCalendar;
import vn.nhip.core.index.Period;
import vn.nhip.server.identity.Allowed;
import vn.nhip.server.identity.Permission;
import vn.nhip.server.index.CaseMovement;
import vn.nhip.server.index.CaseMovements;
import vn.nhip.server.index.Question;
import vn.nhip.server.index.UnitResult;
import vn.nhip.server.screen.Page.Section;
import vn.nhip.server.screen.Refusal;

/** Why figures moved, to the last hundredth. */
@Controller
@Allowed(Permission.PUBLIC_READ)
class MovementController {
    private final Asking asking;
    private final CaseMovements movements;

    MovementController(Asking asking, CaseMovements movements) {
        this.asking = asking;
        this.movements = movements;
    }

    @GetMapping("/index/movement")
    ModelAndView movement(@RequestParam Map<String, String> asked) {
        Look look = asking.lookAtCases(asked);
        UnitResult unit = CellController.unit(look, asked);
        MovementView.Since since = MovementView.Since.of(asked.getOrDefault("since", "day"))
                .orElseThrow(() -> Refusal.notUnderstood(
                        "Không hiểu mốc “%s”".formatted(asked.get("since")),
                        "Chọn hour, day, week, start hoặc previous."));
        boolean asKnownThen = !"now".equals(asked.get("known"));
        Optional<CaseMovement> moved = movements.between(earlier(look, since), look.book(), unit.code(), asKnownThen);
        return new ModelAndView(
                "index/movement-page",
                Map.of(
                        "page",
                        look.page("Vì sao thay đổi", Section.MOVEMENT),
                        "screen",
                        new MovementView(look, unit, since, asKnownThen, moved)));
    }

    private static Question earlier(Look look, MovementView.Since since) {
        Question question = look.book().question();
        Period period = question.period();
        Instant start = period.firstDay().atStartOfDay(WorkCalendar.ZONE).toInstant();
        Instant now = look.book().taken().toInstant();
        return switch (since) {
            case HOUR -> question.asOf(latest(now.minus(Duration.ofHours(1)), start));
            case DAY -> question.asOf(latest(now.minus(Duration.ofDays(1)), start));
            case WEEK -> question.asOf(latest(now.minus(Duration.ofDays(7)), start));
            case START -> question.asOf(start);
            case PREVIOUS -> question.of(period.previous()).asOf(start.minusSeconds(1));
        };
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
