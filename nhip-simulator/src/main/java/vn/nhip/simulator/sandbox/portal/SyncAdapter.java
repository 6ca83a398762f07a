package vn.nhip.simulator.sandbox.portal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import vn.nhip.contract.CaseMessage;
import vn.nhip.contract.Problem;
import vn.nhip.contract.portal.LintFinding;
import vn.nhip.contract.portal.PortalDossier;
import vn.nhip.contract.portal.PortalEvents;
import vn.nhip.contract.portal.PortalField;
import vn.nhip.contract.portal.PortalLinter;
import vn.nhip.contract.portal.PortalPayload;
import vn.nhip.contract.portal.PortalProgress;
import vn.nhip.contract.portal.PortalRecord;
import vn.nhip.contract.portal.PortalSource;
import vn.nhip.contract.portal.SubjectNumbering;
import vn.nhip.core.calendar.UnknownYearException;
import vn.nhip.core.calendar.WorkCalendar;
import vn.nhip.core.cases.CaseEvent;
import vn.nhip.core.cases.CaseFact;
import vn.nhip.core.cases.CaseFile;
import vn.nhip.core.deadline.Reckoning;
import vn.nhip.core.facts.ProcedureTraits;
import vn.nhip.simulator.sandbox.OwnClock;
import vn.nhip.simulator.sandbox.Refusal;
import vn.nhip.simulator.sandbox.SandboxJson;

/**
 * The portal's adapter for synchronisation (766-rules section 12). It answers with status 200 whatever it thinks of a request: {@code error_code}
 * says it, for the request and for each dossier. It turns down what it cannot keep; what merely costs points it takes without a word.
 */
final class SyncAdapter {
    static final Pattern AGENCY_CODE = Pattern.compile("[A-Z]\\d{2}(\\.\\d{1,3})*|\\d{3}(\\.\\d{2}){2}\\.[A-Z]\\d{2}");

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMddHHmmss", Locale.ROOT);
    private static final Duration TOLERANCE = Duration.ofMinutes(1);
    private static final String SOURCE = "urn:sandbox:portal";

    /** Findings of the linter for which the portal turns a dossier down. */
    private static final Map<String, SyncCode> REFUSING = Map.of(
            PortalField.CASE_CODE.portalName(), SyncCode.WRONG_CASE_CODE,
            PortalField.PROCEDURE.portalName(), SyncCode.WRONG_PROCEDURE,
            PortalField.ACCEPTED.portalName(), SyncCode.WRONG_TIME,
            PortalField.STATE.portalName(), SyncCode.WRONG_STATE);

    private final DossierCopies copies;
    private final OwnClock clock;
    private final DossierClock judge;
    private final Set<String> sessions = ConcurrentHashMap.newKeySet();
    private final Set<String> expired = ConcurrentHashMap.newKeySet();
    private final AtomicInteger logins = new AtomicInteger();

    SyncAdapter(DossierCopies copies, OwnClock clock, DossierClock judge) {
        this.copies = copies;
        this.clock = clock;
        this.judge = judge;
    }

    /** What the portal says of one dossier, or of the whole request. */
    private record Verdict(@Nullable String caseCode, SyncCode code, String message) {
        boolean isOk() {
            return code == SyncCode.OK;
        }
    }

    /** A new session. */
    ObjectNode login(ObjectNode request) {
        SandboxJson.needed(request, "username");
        SandboxJson.needed(request, "password");
        String session = sha256(clock.now() + "/" + logins.incrementAndGet());
        return SandboxJson.object()
                .put("error_code", SyncCode.OK.code())
                .put("error_message", "Đăng nhập thành công")
                .put("session", session);
    }

    /** Ends every session that was used so far. */
    void expireSessions() {
        expired.addAll(sessions);
        sessions.clear();
    }

    void clear() {
        sessions.clear();
        expired.clear();
    }

    /** The answer to a request. */
    synchronized ObjectNode answer(byte[] body) {
        ObjectNode request;
        try {
            request = SandboxJson.object(body);
        } catch (Refusal unreadable) {
            return answer(SyncCode.UNREADABLE, "Không đọc được gói tin: " + unreadable.text(), List.of());
        }
        String session = request.path("session").asString("");
        if (session.isBlank() || expired.contains(session)) {
            return answer(
                    SyncCode.NO_SESSION, "Phiên làm việc không có hoặc đã hết hạn. Hãy đăng nhập lại.", List.of());
        }
        sessions.add(session);
        return switch (request.path("service").asString("")) {
            case PortalPayload.DOSSIERS, PortalPayload.PROGRESS -> synchronise(PortalPayload.read(body));
            case "TraCuuHoSo" -> lookUp(request);
            case "LayThuTuc" -> procedures();
            case "LayDanhMucCoQuan" -> agencies();
            case "" -> answer(SyncCode.UNREADABLE, "Thiếu \"service\". Hãy điền tên dịch vụ.", List.of());
            default ->
                answer(
                        SyncCode.UNKNOWN_SERVICE,
                        "Không có dịch vụ này. Hãy dùng DongBoHoSoMC, CapNhatTienDoHoSoMC, TraCuuHoSo, LayThuTuc hoặc"
                                + " LayDanhMucCoQuan.",
                        List.of());
        };
    }

    private static ObjectNode answer(SyncCode code, String message, List<Verdict> verdicts) {
        ObjectNode answer = SandboxJson.object().put("error_code", code.code()).put("error_message", message);
        ArrayNode data = answer.putArray("data");
        for (Verdict verdict : verdicts) {
            data.addObject()
                    .put("MaHoSo", verdict.caseCode())
                    .put("error_code", verdict.code().code())
                    .put("error_message", verdict.message());
        }
        return answer;
    }

    private ObjectNode synchronise(PortalPayload payload) {
        Problem problem = payload.problem();
        String sender = payload.agency();
        if (problem != null) {
            return answer(SyncCode.UNREADABLE, problem.vietnamese(), List.of());
        }
        if (sender == null || payload.updating() == null) {
            return answer(SyncCode.UNREADABLE, "Thiếu \"madonvi\" hoặc \"isUpdating\". Hãy điền.", List.of());
        }
        if (!AGENCY_CODE.matcher(sender).matches() || !copies.catalogue().knowsAgency(sender)) {
            return answer(
                    SyncCode.WRONG_AGENCY, "Không có cơ quan \"" + sender + "\". Hãy sửa \"madonvi\".", List.of());
        }
        boolean updating = "true".equals(payload.updating()) || "1".equals(payload.updating());
        Set<String> seen = new HashSet<>();
        List<Verdict> verdicts = new ArrayList<>();
        for (PortalRecord read : payload.records()) {
            verdicts.add(
                    switch (read) {
                        case PortalDossier dossier -> take(dossier, sender, updating, seen);
                        case PortalProgress progress -> take(progress, sender);
                        case PortalRecord.Unread unread ->
                            new Verdict(
                                    null,
                                    SyncCode.WRONG_RECORD,
                                    unread.problem().vietnamese());
                    });
        }
        long refused = verdicts.stream().filter(verdict -> !verdict.isOk()).count();
        if (refused == 0) {
            return answer(SyncCode.OK, "Thành công", verdicts);
        }
        return answer(
                SyncCode.SOME_REFUSED,
                refused + " trong " + verdicts.size() + " bản ghi bị từ chối; các bản ghi khác đã nhận.",
                verdicts);
    }

    private Verdict take(PortalDossier dossier, String sender, boolean updating, Set<String> seen) {
        String code = dossier.caseCode();
        Verdict verdict = judge(dossier, sender);
        if (verdict != null || code == null) {
            return verdict == null ? new Verdict(null, SyncCode.WRONG_CASE_CODE, "Thiếu mã hồ sơ.") : verdict;
        }
        if (!seen.add(code)) {
            return new Verdict(
                    code, SyncCode.TWICE, "Hồ sơ có hai lần trong gói tin; bản đầu đã nhận. Hãy gửi một bản.");
        }
        DossierCopy before = copies.find(code);
        if (before != null && before.hash().equals(DossierCopy.hash(dossier))) {
            return new Verdict(code, SyncCode.OK, "Không đổi");
        }
        if (before == null && updating) {
            return new Verdict(
                    code, SyncCode.NOT_THERE, "Chưa có hồ sơ này để cập nhật. Hãy gửi với \"isUpdating\": false.");
        }
        if (before != null && !updating) {
            return new Verdict(
                    code, SyncCode.ALREADY_THERE, "Đã có hồ sơ này. Hãy gửi với \"isUpdating\": true để cập nhật.");
        }
        return keep(code, dossier, sender, before);
    }

    private Verdict keep(String code, PortalDossier dossier, String sender, @Nullable DossierCopy before) {
        PortalEvents read = PortalEvents.of(dossier, source(sender));
        Optional<Problem> unreadable = read.problems().stream()
                .filter(problem -> problem.kind() == Problem.Kind.WRONG_TIME)
                .findFirst();
        if (unreadable.isPresent()) {
            return new Verdict(code, SyncCode.WRONG_TIME, unreadable.get().vietnamese());
        }
        Instant now = clock.now();
        for (CaseMessage message : read.messages()) {
            if (message.occurred().isAfter(now.plus(TOLERANCE))) {
                return new Verdict(
                        code,
                        SyncCode.IN_THE_FUTURE,
                        "Có thời điểm " + time(message.occurred()) + " sau giờ của Cổng, " + time(now)
                                + ". Hãy kiểm tra đồng hồ máy chủ rồi gửi lại.");
            }
        }
        DossierCopy copy = DossierCopy.of(code, dossier, sender, now, read.messages(), before);
        try {
            judge.judge(copy, now);
        } catch (UnknownYearException outside) {
            return new Verdict(
                    code, SyncCode.WRONG_TIME, "Có thời điểm ngoài các năm có lịch làm việc. Hãy sửa NgayHenTra.");
        }
        copies.put(copy);
        return new Verdict(code, SyncCode.OK, before == null ? "Đã nhận" : "Đã cập nhật");
    }

    private @Nullable Verdict judge(PortalDossier dossier, String sender) {
        String code = dossier.caseCode();
        for (LintFinding finding : PortalLinter.lint(dossier, ProcedureTraits.UNKNOWN)) {
            SyncCode refused = REFUSING.get(finding.field());
            if (refused != null && finding.severity() == LintFinding.Severity.COSTS) {
                return new Verdict(code, refused, finding.vietnamese());
            }
        }
        String procedure = dossier.text(PortalField.PROCEDURE);
        if (procedure != null && !copies.catalogue().knowsProcedure(procedure)) {
            return new Verdict(code, SyncCode.WRONG_PROCEDURE, "Cổng không có thủ tục này. Hãy sửa MaTTHC.");
        }
        String agency = dossier.text(PortalField.AGENCY);
        boolean foreign = agency != null
                && AGENCY_CODE.matcher(agency).matches()
                && (!copies.catalogue().knowsAgency(agency) || !province(agency).equals(province(sender)));
        if (foreign) {
            return new Verdict(
                    code,
                    SyncCode.WRONG_AGENCY,
                    "DonViXuLy không thuộc đơn vị gửi hoặc Cổng không có. Hãy sửa DonViXuLy.");
        }
        return null;
    }

    /** {@code H44} of {@code H44.100}. */
    static String province(String agency) {
        return agency.matches("\\d.*") ? agency.substring(agency.length() - 3) : agency.split("\\.", 2)[0];
    }

    private Verdict take(PortalProgress progress, String sender) {
        String code = progress.caseCode();
        DossierCopy before = code == null ? null : copies.find(code);
        if (code == null) {
            return new Verdict(null, SyncCode.WRONG_CASE_CODE, "Tiến độ không gắn với hồ sơ nào. Hãy điền mã hồ sơ.");
        }
        if (before == null) {
            return new Verdict(code, SyncCode.NOT_THERE, "Chưa có hồ sơ này. Hãy đồng bộ hồ sơ trước tiến độ.");
        }
        PortalEvents read = PortalEvents.of(progress, source(sender));
        if (!read.problems().isEmpty()) {
            return new Verdict(
                    code, SyncCode.WRONG_RECORD, read.problems().getFirst().vietnamese());
        }
        copies.put(before.with(recorded(read, clock.now())));
        return new Verdict(code, SyncCode.OK, "Đã nhận");
    }

    private static PortalSource source(String sender) {
        return new PortalSource(SOURCE, sender, SubjectNumbering.FROM_ONE, Set.of());
    }

    private static List<CaseEvent> recorded(PortalEvents read, Instant now) {
        return read.messages().stream().map(message -> message.recordedAt(now)).toList();
    }

    /** Only what whoever has no login may see too: the code, the times and the state (TT 01/2018/TT-VPCP, Điều 16). */
    private ObjectNode lookUp(ObjectNode request) {
        ObjectNode answer =
                SandboxJson.object().put("error_code", SyncCode.OK.code()).put("error_message", "Thành công");
        ArrayNode data = answer.putArray("data");
        for (JsonNode asked : request.path("data")) {
            String code = asked.isString()
                    ? asked.stringValue()
                    : asked.path("MaHoSo").asString("");
            DossierCopy copy = copies.find(code);
            ObjectNode entry = data.addObject().put("MaHoSo", code);
            if (copy == null) {
                entry.put("error_code", SyncCode.NOT_THERE.code()).put("error_message", "Cổng chưa có hồ sơ này.");
            } else {
                entry.put("error_code", SyncCode.OK.code());
                describe(entry, copy);
            }
        }
        return answer;
    }

    private void describe(ObjectNode entry, DossierCopy copy) {
        entry.put("MaTTHC", copy.procedure()).put("DonViXuLy", copy.agency()).put("TrangThaiHoSo", copy.state());
        CaseFile file = copy.fileAsOf(clock.now());
        if (file == null) {
            return;
        }
        Reckoning reckoning = judge.reckon(file, clock.now());
        put(entry, "NgayTiepNhan", file.accepted());
        put(entry, "NgayHenTra", reckoning.due());
        put(entry, "NgayKetThuc", reckoning.end());
        put(entry, "NgayDongBo", copy.received());
        entry.put("TinhTrangHan", reckoning.standing().name());
        entry.put(
                "SoTienDo",
                copy.progress().stream()
                        .filter(event -> event.fact() instanceof CaseFact.StepStarted)
                        .count());
    }

    private static void put(ObjectNode entry, String name, @Nullable Instant at) {
        entry.put(name, at == null ? null : time(at));
    }

    private static String time(Instant at) {
        return TIME.format(at.atZone(WorkCalendar.ZONE));
    }

    private ObjectNode procedures() {
        ObjectNode answer =
                SandboxJson.object().put("error_code", SyncCode.OK.code()).put("error_message", "Thành công");
        ArrayNode data = answer.putArray("data");
        for (Catalogue.Procedure procedure : copies.catalogue().procedures().values()) {
            data.addObject().put("MaTTHC", procedure.code()).put("TenTTHC", procedure.name());
        }
        return answer;
    }

    private ObjectNode agencies() {
        ObjectNode answer =
                SandboxJson.object().put("error_code", SyncCode.OK.code()).put("error_message", "Thành công");
        ArrayNode data = answer.putArray("data");
        for (Catalogue.Agency agency : copies.catalogue().agencies().values()) {
            data.addObject()
                    .put("MaCoQuan", agency.code())
                    .put("TenCoQuan", agency.name())
                    .put("departmentId", Evaluation.departmentId(agency.code()));
        }
        return answer;
    }

    static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
