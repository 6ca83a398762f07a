package vn.nhip.server.register;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.nhip.server.api.ApiAccess;
import vn.nhip.server.api.RequestBody;
import vn.nhip.server.api.RequestRefused;
import vn.nhip.server.audit.Act;
import vn.nhip.server.audit.Audit;
import vn.nhip.server.audit.AuditEvent;
import vn.nhip.server.identity.Allowed;
import vn.nhip.server.identity.ApiKey;
import vn.nhip.server.identity.Permission;
import vn.nhip.server.identity.Recorded;
import vn.nhip.server.identity.Scope;
import vn.nhip.server.identity.Viewers;

/** {@code POST /api/v1/registers/{name}}: records of a register as CSV, all or none. */
@RestController
@Allowed(Permission.REGISTERS_SEND)
class RegistersController {
    private final ApiAccess access;
    private final Registers registers;
    private final Audit audit;
    private final int bytesMax;

    RegistersController(
            ApiAccess access,
            Registers registers,
            Audit audit,
            @Value("${nhip.intake.request-bytes}") DataSize bytesMax) {
        this.audit = audit;
        this.access = access;
        this.registers = registers;
        this.bytesMax = Math.toIntExact(bytesMax.toBytes());
    }

    @Recorded({"RECORDS_TAKEN", "AGENCIES_ADDED", "AGENCY_CHANGED"})
    @PostMapping("/api/v1/registers/{name}")
    ResponseEntity<Map<String, Object>> take(@PathVariable String name, HttpServletRequest request) {
        Optional<Register> found = registers.find(name);
        ApiKey key = access.key(request, found.map(Register::scope).orElse(Scope.REGISTERS_WRITE));
        Register register = found.orElseThrow(() -> RequestRefused.of(
                HttpStatus.NOT_FOUND, "no register of this name; there is " + String.join(", ", registers.names())));
        String type = request.getContentType();
        if (type == null || !type.toLowerCase(Locale.ROOT).startsWith("text/csv")) {
            throw RequestRefused.of(
                    HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                    "a register is sent as text/csv in UTF-8 with the columns "
                            + String.join(",", register.shape().names()));
        }
        Table table = register.read(new ByteArrayInputStream(RequestBody.read(request, bytesMax)));
        if (!table.mistakes().isEmpty()) {
            return ResponseEntity.status(HttpStatus.UNPROCESSABLE_CONTENT)
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(Map.of(
                            "detail", "nothing was taken: every line must be right", "mistakes", table.mistakes()));
        }
        checkAgencies(key, register, table.entries());
        access.checkRate(key, table.entries().size());
        int added = Viewers.as(ApiAccess.viewer(key, request), () -> add(register, table.entries(), key));
        return ResponseEntity.ok(Map.of("records", table.entries().size(), "new", added));
    }

    private int add(Register register, List<Entry> entries, ApiKey key) {
        int added = register.add(entries, key.source());
        audit.record(Act.of(AuditEvent.RECORDS_TAKEN, "source/" + key.source())
                .inAgency(key.agency())
                .with("register", register.shape().name())
                .with("records", entries.size())
                .with("new", added));
        return added;
    }

    private void checkAgencies(ApiKey key, Register register, List<Entry> entries) {
        if (key.agency() == null) {
            return;
        }
        List<Set<String>> concerned = register.concerned(entries);
        for (int place = 0; place < concerned.size(); place++) {
            String record = "record %d of the request".formatted(place + 1);
            if (concerned.get(place).isEmpty()) {
                throw ApiAccess.outside(key, record + " concerns no agency");
            }
            concerned.get(place).forEach(agency -> access.checkAgency(key, agency, () -> record + " concerns"));
        }
    }
}
