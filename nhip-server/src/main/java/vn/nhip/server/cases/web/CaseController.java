package vn.nhip.server.cases.web;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.nhip.core.cases.CaseEvent;
import vn.nhip.core.cases.CaseFile;
import vn.nhip.core.deadline.DayAccount;
import vn.nhip.core.facts.ProcedureTraits;
import vn.nhip.core.scoring.CaseVerdict;
import vn.nhip.core.scoring.CaseVerdicts;
import vn.nhip.server.cases.CasePoints;
import vn.nhip.server.cases.CasePoints.Worth;
import vn.nhip.server.cases.VisibleCases;
import vn.nhip.server.cases.persons.PersonAccess;
import vn.nhip.server.catalog.Agencies;
import vn.nhip.server.catalog.Agency;
import vn.nhip.server.catalog.Procedure;
import vn.nhip.server.catalog.Procedures;
import vn.nhip.server.identity.Allowed;
import vn.nhip.server.identity.Permission;
import vn.nhip.server.screen.Address;
import vn.nhip.server.screen.Files;
import vn.nhip.server.screen.Page;
import vn.nhip.server.screen.Page.Section;
import vn.nhip.server.screen.Refusal;
import vn.nhip.server.screen.Sheet;
import vn.nhip.server.screen.Vi;

/** One case: what happened, what both clocks say of every day and why, and which points it wins or loses. */
@Controller
@Allowed(Permission.CASES_READ)
class CaseController {
    private final VisibleCases cases;
    private final ClockReader clocks;
    private final Procedures procedures;
    private final Agencies agencies;
    private final ObjectProvider<CasePoints> points;
    private final PersonAccess persons;
    private final Clock clock;

    CaseController(
            VisibleCases cases,
            ClockReader clocks,
            Procedures procedures,
            Agencies agencies,
            ObjectProvider<CasePoints> points,
            PersonAccess persons,
            Clock clock) {
        this.cases = cases;
        this.clocks = clocks;
        this.procedures = procedures;
        this.agencies = agencies;
        this.points = points;
        this.persons = persons;
        this.clock = clock;
    }

    @GetMapping("/cases/{code}")
    ModelAndView one(@PathVariable String code, @RequestParam Map<String, String> parameters) {
        CaseLook look = look(code, parameters);
        Page page = new Page("Hồ sơ " + code, Section.CASES, Address.of("/"), null, null);
        return new ModelAndView(
                "cases/case", Map.of("page", page, "screen", look, "holder", persons.glance(look.file())));
    }

    @GetMapping("/cases/{code}/days.csv")
    ResponseEntity<byte[]> days(@PathVariable String code, @RequestParam Map<String, String> parameters) {
        CaseLook look = look(code, parameters);
        Sheet.Builder sheet = new Sheet.Builder(
                "Ngày",
                "Thứ",
                "Theo luật",
                "Luật đếm",
                "Vì sao theo luật",
                "Theo Cổng",
                "Cổng đếm",
                "Vì sao theo Cổng");
        for (Strip.Day day : look.strip().days()) {
            sheet.row(
                    day.date().toString(),
                    day.weekday(),
                    kind(day.legal()),
                    counted(day.legal()),
                    reason(day.legal()),
                    kind(day.portal()),
                    counted(day.portal()),
                    reason(day.portal()));
        }
        return Files.csv(sheet.build(
                "ho-so-" + code.replaceAll("[^A-Za-z0-9.-]", "_") + "-tung-ngay",
                List.of(look.headline(), "Lúc " + Vi.moment(look.asOf().instant()))));
    }

    private static @Nullable String kind(@Nullable DayAccount account) {
        return account == null ? null : Strip.kind(account.kind());
    }

    private static @Nullable Integer counted(@Nullable DayAccount account) {
        return account == null ? null : account.counted();
    }

    private static @Nullable String reason(@Nullable DayAccount account) {
        return account == null ? null : Strip.reason(account);
    }

    private CaseLook look(String code, Map<String, String> parameters) {
        AsOf asOf = AsOf.of(parameters, clock.instant());
        List<CaseEvent> events = cases.events(code);
        if (events.isEmpty()) {
            throw Refusal.notFound(
                    "Không có hồ sơ " + code, "Kiểm tra lại mã, hoặc tìm bằng một phần của mã ở trang Hồ sơ.");
        }
        List<CaseEvent> known = events.stream().filter(asOf::knows).toList();
        CaseFile file =
                asOf.fold(events).filter(any -> !known.isEmpty()).orElseThrow(() -> nothingYet(code, asOf, events));
        BothClocks both = clocks.read(file, asOf.instant());
        Optional<Procedure> procedure = procedure(file);
        List<CaseVerdict> verdicts = CaseVerdicts.of(
                file, both.portal(), procedure.map(Procedure::traits).orElse(ProcedureTraits.UNKNOWN));
        return new CaseLook(
                file,
                both,
                Strip.of(both.legalDays(), both.portalDays()),
                Timeline.of(known, file.refusals()),
                IndicatorRow.of(verdicts, worth(file, verdicts)),
                names(file, procedure),
                asOf);
    }

    private static Refusal nothingYet(String code, AsOf asOf, List<CaseEvent> events) {
        Instant first = events.stream()
                .map(asOf.knownThen() ? CaseEvent::recorded : CaseEvent::occurred)
                .min(Instant::compareTo)
                .orElseThrow();
        return Refusal.notFound(
                "Lúc %s chưa có gì về hồ sơ %s".formatted(Vi.moment(asOf.instant()), code),
                asOf.knownThen()
                        ? "Sự kiện đầu tiên được ghi nhận lúc %s; xem theo việc đã xảy ra thay vì theo những gì đã ghi nhận."
                                .formatted(Vi.moment(first))
                        : "Sự kiện đầu tiên xảy ra lúc %s; chọn thời điểm sau đó.".formatted(Vi.moment(first)));
    }

    private Map<String, Worth> worth(CaseFile file, List<CaseVerdict> verdicts) {
        CasePoints keeper = points.getIfAvailable();
        return keeper == null
                ? Map.of()
                : keeper.of(
                        file.agency(),
                        day(file),
                        verdicts.stream().map(CaseVerdict::indicator).toList());
    }

    /** The procedure as it stood when the case was received. */
    private Optional<Procedure> procedure(CaseFile file) {
        String code = file.procedure();
        return code == null ? Optional.empty() : procedures.at(code, day(file));
    }

    private static LocalDate day(CaseFile file) {
        Instant accepted = file.accepted();
        return Vi.dayOf(accepted == null ? file.lastOccurred() : accepted);
    }

    private CaseLook.Names names(CaseFile file, Optional<Procedure> procedure) {
        String agency = file.agency();
        return new CaseLook.Names(
                procedure.map(Procedure::name).orElse(null),
                procedure.map(Procedure::code).orElse(null),
                agency == null
                        ? null
                        : agencies.find(agency).map(Agency::shortName).orElse(null));
    }
}
