package vn.nhip.contract.portal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.nhip.contract.CaseMessage;
import vn.nhip.contract.EventTypes;
import vn.nhip.contract.FactJson;
import vn.nhip.contract.Person;
import vn.nhip.contract.Problem;
import vn.nhip.contract.Problem.Kind;
import vn.nhip.core.cases.CaseFact;

/** The events of one record while they are gathered. */
final class EventDraft {
    private static final int LONGEST_CODE = 100;
    private static final int HASH_BYTES = 8;

    private final String source;
    private final @Nullable String code;
    private final List<CaseMessage> messages = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private final Map<String, Integer> alike = new HashMap<>();

    EventDraft(String source, @Nullable String code) {
        this.source = source;
        this.code = code != null && code.length() <= LONGEST_CODE ? code : null;
        if (code == null) {
            missing(PortalField.CASE_CODE, "the code of the case");
        } else if (this.code == null) {
            problems.add(new Problem(
                    Kind.WRONG_FORM,
                    PortalField.CASE_CODE.portalName(),
                    "\"MaHoSo\" is longer than " + LONGEST_CODE + " characters",
                    "Mã hồ sơ dài quá " + LONGEST_CODE + " ký tự. Hãy sửa rồi gửi lại."));
        }
    }

    /** A fact at its own time. */
    void add(@Nullable Instant at, CaseFact fact, @Nullable Person person) {
        if (code != null && at != null) {
            put(at, PortalTime.write(at) + "/" + hash(fact), fact, person);
        }
    }

    /** A fact that the payload gives no time for: told again at another time it is the same event. */
    void addUndated(@Nullable Instant at, CaseFact fact) {
        if (code != null && at != null) {
            put(at, hash(fact), fact, null);
        }
    }

    private void put(Instant at, String content, CaseFact fact, @Nullable Person person) {
        String name = code + "/" + EventTypes.name(fact.kind()) + "/" + content;
        int count = alike.merge(name, 1, Integer::sum);
        messages.add(new CaseMessage(
                source, count == 1 ? name : name + "/" + count, String.valueOf(code), at, fact, person));
    }

    void missing(PortalField field, String meaning) {
        problems.add(new Problem(
                Kind.MISSING,
                field.portalName(),
                "\"" + field.portalName() + "\" is missing or empty; expected " + meaning,
                "Thiếu trường \"" + field.portalName() + "\". Hãy điền ở hệ thống gửi rồi đồng bộ lại."));
    }

    void unknown(PortalField field, String known) {
        problems.add(new Problem(
                Kind.UNKNOWN_VALUE,
                field.portalName(),
                "\"" + field.portalName() + "\" has an unknown value; known: " + known,
                "Trường \"" + field.portalName() + "\" có giá trị lạ. Hãy dùng một trong: " + known + "."));
    }

    /** A time of a record; {@code null} when it is absent or, as a problem then says, cannot be read. */
    @Nullable
    Instant time(PortalObject fields, PortalField field) {
        String text = fields.text(field);
        if (text == null) {
            return null;
        }
        Instant time = PortalTime.parse(text);
        if (time == null) {
            problems.add(new Problem(
                    Kind.WRONG_TIME,
                    field.portalName(),
                    "\"" + field.portalName() + "\" cannot be read; expected yyyyMMddHHmmss, as 20260213153000",
                    "Không đọc được thời điểm ở \"" + field.portalName()
                            + "\". Hãy ghi theo mẫu yyyyMMddHHmmss, ví dụ 20260213153000."));
        }
        return time;
    }

    void problem(Problem problem) {
        problems.add(problem);
    }

    PortalEvents events() {
        return new PortalEvents(messages, problems);
    }

    private static String hash(CaseFact fact) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(FactJson.write(fact).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
