package vn.nhip.server.cases.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.function.BiFunction;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import vn.nhip.server.api.ApiAccess;
import vn.nhip.server.api.RequestBody;
import vn.nhip.server.api.RequestRefused;
import vn.nhip.server.audit.Act;
import vn.nhip.server.audit.Audit;
import vn.nhip.server.audit.AuditEvent;
import vn.nhip.server.cases.intake.Delivery;
import vn.nhip.server.cases.intake.Incoming;
import vn.nhip.server.cases.intake.Intake;
import vn.nhip.server.cases.intake.IntakeBusy;
import vn.nhip.server.cases.intake.Outcome;
import vn.nhip.server.cases.intake.Unknowns;
import vn.nhip.server.identity.ApiKey;
import vn.nhip.server.identity.Scope;
import vn.nhip.server.identity.Viewers;

/** Lets a system's request in: its key, its rate, its size, its sources, its agencies. */
@Component
class Doorkeeper {
    private static final String NAME = "HTTP";
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final ApiAccess access;
    private final AgencyBounds bounds;
    private final Intake intake;
    private final Audit audit;
    private final Unknowns unknowns;
    private final int bytesMax;
    private final Turns turns;

    Doorkeeper(
            ApiAccess access,
            AgencyBounds bounds,
            Intake intake,
            Audit audit,
            @Value("${nhip.intake.unknowns}") Unknowns unknowns,
            @Value("${nhip.intake.request-bytes}") DataSize bytesMax,
            @Value("${nhip.intake.requests-at-once}") int atOnce) {
        this.access = access;
        this.bounds = bounds;
        this.intake = intake;
        this.audit = audit;
        this.unknowns = unknowns;
        this.bytesMax = Math.toIntExact(bytesMax.toBytes());
        this.turns = new Turns(atOnce, PATIENCE);
    }

    /** What was let in, and what became of it. */
    record Taken(List<Incoming> records, List<Outcome> outcomes) {}

    /**
     * Reads a request's body and takes what is in it.
     *
     * @param reader makes records of a body, for the source of the key
     */
    Taken take(HttpServletRequest request, Scope scope, BiFunction<byte[], String, List<Incoming>> reader) {
        ApiKey key = access.key(request, scope);
        enter(key.source());
        try {
            List<Incoming> records = reader.apply(RequestBody.read(request, bytesMax), key.source());
            checkSources(key, records);
            bounds.check(key, records);
            access.checkRate(key, records.size());
            Taken taken = new Taken(records, intake.take(new Delivery(key.source(), unknowns, NAME), records));
            Viewers.run(
                    ApiAccess.viewer(key, request),
                    () -> audit.record(Act.of(AuditEvent.RECORDS_TAKEN, "source/" + key.source())
                            .inAgency(key.agency())
                            .with("records", records.size())
                            .with("scope", scope.code())));
            return taken;
        } catch (IntakeBusy busy) {
            throw later(String.valueOf(busy.getMessage()));
        } finally {
            turns.end(key.source());
        }
    }

    private void enter(String source) {
        try {
            if (!turns.begin(source)) {
                throw later("too many requests are being read");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw later("the server is stopping");
        }
    }

    private static RequestRefused later(String why) {
        return RequestRefused.later(HttpStatus.SERVICE_UNAVAILABLE, why + "; nothing was taken, send it again", 1);
    }

    private static void checkSources(ApiKey key, List<Incoming> records) {
        for (Incoming incoming : records) {
            if (incoming instanceof Incoming.Read read
                    && !key.speaksFor(read.message().source())) {
                throw RequestRefused.of(
                        HttpStatus.FORBIDDEN,
                        "key %s sends for source \"%s\" and what begins with it and a slash; event \"%s\" is of \"%s\"; nothing was taken"
                                .formatted(
                                        key.id(),
                                        key.source(),
                                        read.message().id(),
                                        read.message().source()));
            }
        }
    }
}
