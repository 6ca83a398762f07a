package vn.nhip.server.cases.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.nhip.contract.CaseMessage;
import vn.nhip.contract.EventWriter;
import vn.nhip.contract.Problem;
import vn.nhip.contract.portal.LintFinding;
import vn.nhip.contract.portal.PortalDossier;
import vn.nhip.contract.portal.PortalEvents;
import vn.nhip.contract.portal.PortalField;
import vn.nhip.contract.portal.PortalLinter;
import vn.nhip.contract.portal.PortalPayload;
import vn.nhip.contract.portal.PortalRecord;
import vn.nhip.contract.portal.PortalSource;
import vn.nhip.contract.portal.SubjectNumbering;
import vn.nhip.core.facts.ProcedureTraits;
import vn.nhip.server.api.RequestRefused;
import vn.nhip.server.cases.intake.Incoming;
import vn.nhip.server.catalog.Procedure;
import vn.nhip.server.catalog.Procedures;
import vn.nhip.server.identity.Allowed;
import vn.nhip.server.identity.Permission;
import vn.nhip.server.identity.Recorded;
import vn.nhip.server.identity.Scope;
import vn.nhip.server.screen.Vi;

/** {@code POST /api/v1/portal/dossiers}: what a system sends to the national portal, taken as events, with the linter's findings. */
@RestController
@Allowed(Permission.PORTAL_SEND)
class PortalDossiersController {
    private final Doorkeeper door;
    private final Procedures procedures;
    private final Clock clock;

    PortalDossiersController(Doorkeeper door, Procedures procedures, Clock clock) {
        this.door = door;
        this.procedures = procedures;
        this.clock = clock;
    }

    @Recorded("RECORDS_TAKEN")
    @PostMapping("/api/v1/portal/dossiers")
    void take(HttpServletRequest request, HttpServletResponse response) throws IOException {
        SubjectNumbering numbering = numbering(request);
        List<LintFinding> findings = new ArrayList<>();
        Doorkeeper.Taken taken = door.take(request, Scope.PORTAL_WRITE, (body, source) -> {
            PortalPayload payload = PortalPayload.read(body);
            Problem problem = payload.problem();
            if (problem != null) {
                // It carries the sender's session: it is not kept, so it is not taken either.
                throw RequestRefused.of(
                        HttpStatus.BAD_REQUEST, problem.english() + "; nothing of the request was taken");
            }
            findings.addAll(PortalLinter.lint(payload, this::traits));
            return read(payload, new PortalSource(source, payload.agency(), numbering, Set.of()));
        });
        TakenAnswer.write(taken, findings, response);
    }

    /** What the catalogue says now: a payload's own dates are among what is judged. */
    private ProcedureTraits traits(PortalDossier dossier) {
        String code = dossier.text(PortalField.PROCEDURE);
        return code == null
                ? ProcedureTraits.UNKNOWN
                : procedures
                        .at(code, Vi.dayOf(clock.instant()))
                        .map(Procedure::traits)
                        .orElse(ProcedureTraits.UNKNOWN);
    }

    private static SubjectNumbering numbering(HttpServletRequest request) {
        String wanted = request.getParameter("numbering");
        return Arrays.stream(SubjectNumbering.values())
                .filter(numbering -> wanted == null || numbering.name().equals(wanted))
                .findFirst()
                .orElseThrow(() -> RequestRefused.of(
                        HttpStatus.BAD_REQUEST,
                        "numbering \"" + wanted + "\" is none of " + Arrays.toString(SubjectNumbering.values())));
    }

    private static List<Incoming> read(PortalPayload payload, PortalSource source) {
        List<Incoming> records = new ArrayList<>();
        int number = 0;
        for (PortalRecord read : payload.records()) {
            number++;
            PortalEvents events = PortalEvents.of(read, source);
            for (CaseMessage message : events.messages()) {
                // As an event of its own, so that quarantine reads it again like any other.
                records.add(new Incoming.Read(message, new String(EventWriter.write(message), StandardCharsets.UTF_8)));
            }
            String code = read.caseCode();
            String place = code == null ? "data[" + number + "]" : "hồ sơ " + code;
            for (Problem problem : events.problems()) {
                records.add(new Incoming.Unread(source.source(), place + ", " + problem.field(), problem, read.json()));
            }
        }
        return records;
    }
}
