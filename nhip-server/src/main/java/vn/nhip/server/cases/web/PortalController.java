package vn.nhip.server.cases.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.nhip.contract.CaseMessage;
import vn.nhip.contract.EventWriter;
import vn.nhip.contract.Problem;
import vn.nhip.contract.portal.LintFinding;
import vn.nhip.contract.portal.PortalEvents;
import vn.nhip.contract.portal.PortalLinter;
import vn.nhip.contract.portal.PortalPayload;
import vn.nhip.contract.portal.PortalRecord;
import vn.nhip.contract.portal.PortalSource;
import vn.nhip.contract.portal.SubjectNumbering;
import vn.nhip.server.cases.intake.Incoming;
import vn.nhip.server.identity.Scope;

/**
 * {@code POST /api/v1/portal/dossiers}: what a system sends to the national portal ({@code DongBoHoSoMC}, {@code CapNhatTienDoHoSoMC};
 * 766-rules section 12), taken as events. The answer says of every event what became of it, and which indicators the gaps of the payload
 * will cost.
 */
@RestController
class PortalController {
    private final Doorkeeper door;

    PortalController(Doorkeeper door) {
        this.door = door;
    }

    @PostMapping("/api/v1/portal/dossiers")
    void take(HttpServletRequest request, HttpServletResponse response) throws IOException {
        SubjectNumbering numbering = numbering(request.getParameter("subjects"));
        List<LintFinding> findings = new ArrayList<>();
        Doorkeeper.Taken taken = door.take(request, Scope.PORTAL_WRITE, (body, source) -> {
            PortalPayload payload = PortalPayload.read(body);
            findings.addAll(PortalLinter.lint(payload));
            return records(payload, new PortalSource(source, payload.agency(), numbering, Set.of()));
        });
        TakenAnswer.write(taken, findings, response);
    }

    private static List<Incoming> records(PortalPayload payload, PortalSource source) {
        List<Incoming> records = new ArrayList<>();
        Problem whole = payload.problem();
        if (whole != null && payload.records().isEmpty()) {
            throw RequestRefused.of(
                    HttpStatus.BAD_REQUEST,
                    "field \"" + whole.field() + "\": " + whole.english() + "; nothing was taken");
        }
        int place = 0;
        for (PortalRecord dossier : payload.records()) {
            place++;
            PortalEvents events = PortalEvents.of(dossier, source);
            for (CaseMessage message : events.messages()) {
                records.add(new Incoming.Read(message, new String(EventWriter.write(message), StandardCharsets.UTF_8)));
            }
            String where = Objects.requireNonNullElse(dossier.caseCode(), "data[" + place + "]");
            for (Problem problem : events.problems()) {
                records.add(new Incoming.Unread(source.source(), where, problem, dossier.json()));
            }
        }
        return records;
    }

    private static SubjectNumbering numbering(@Nullable String given) {
        return switch (Objects.requireNonNullElse(given, "from-one")) {
            case "from-one" -> SubjectNumbering.FROM_ONE;
            case "from-zero" -> SubjectNumbering.FROM_ZERO;
            default ->
                throw RequestRefused.of(
                        HttpStatus.BAD_REQUEST,
                        "subjects=" + given
                                + ", expected from-one (1 citizen, 2 business, 3 agency, 4 other) or from-zero (0"
                                + " citizen, 1 business, 2 household business)");
        };
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(RequestRefused refused) {
        return refused.answer();
    }
}
