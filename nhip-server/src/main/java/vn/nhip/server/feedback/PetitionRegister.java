package vn.nhip.server.feedback;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import vn.nhip.contract.CaseMessage;
import vn.nhip.contract.EventWriter;
import vn.nhip.core.cases.CaseFact;
import vn.nhip.core.feedback.Petition;
import vn.nhip.server.cases.intake.CaseOwners;
import vn.nhip.server.cases.intake.Delivery;
import vn.nhip.server.cases.intake.Incoming;
import vn.nhip.server.cases.intake.LongIntake;
import vn.nhip.server.cases.intake.Unknowns;
import vn.nhip.server.register.Column;
import vn.nhip.server.register.Entry;
import vn.nhip.server.register.Kind;
import vn.nhip.server.register.Register;
import vn.nhip.server.register.Shape;

/** Petitions as other systems tell them. One about a case is told to the log of cases too, as something that happened to it. */
@Component
class PetitionRegister extends Register {
    private static final List<String> INSTANTS = List.of(
            "transferred",
            "refused",
            "supplement_requested",
            "supplemented",
            "answered",
            "published",
            "rated",
            "repeated");

    static final Shape SHAPE = new Shape(
            "petitions",
            "phản ánh, kiến nghị",
            "feedback.petition",
            List.of(
                    Column.key("petition", Kind.TEXT, "mã phản ánh"),
                    Column.required("agency", Kind.TEXT, "mã cơ quan đang xử lý"),
                    Column.optional("subject", Kind.TEXT, "phân loại").of("procedures", "staff", "other"),
                    Column.optional("case_code", Kind.TEXT, "mã hồ sơ bị phản ánh"),
                    Column.required("sent", Kind.INSTANT, "gửi lúc"),
                    Column.optional("transferred", Kind.INSTANT, "chuyển đến cơ quan này lúc"),
                    Column.optional("refused", Kind.INSTANT, "từ chối lúc"),
                    Column.optional("supplement_requested", Kind.INSTANT, "yêu cầu bổ sung lần đầu lúc"),
                    Column.optional("supplemented", Kind.INSTANT, "bổ sung lúc"),
                    Column.optional("answered", Kind.INSTANT, "xử lý xong lúc"),
                    Column.optional("published", Kind.INSTANT, "công khai lúc"),
                    Column.optional("due", Kind.INSTANT, "hẹn trả lời trước lúc"),
                    Column.optional("likes", Kind.COUNT, "số lượt hài lòng"),
                    Column.optional("dislikes", Kind.COUNT, "số lượt không hài lòng"),
                    Column.optional("rated", Kind.INSTANT, "đánh giá gần nhất lúc"),
                    Column.optional("repeated", Kind.INSTANT, "phản ánh lặp lại lúc")),
            PetitionRegister::contradiction);

    private static final int LONGEST_CASE_CODE = 100;
    private static final String SOURCE = "nhip/petitions";
    private static final Delivery DELIVERY = new Delivery(SOURCE, Unknowns.ACCEPT, "petitions");

    private final LongIntake intake;
    private final CaseOwners owners;

    PetitionRegister(JdbcTemplate jdbc, TransactionTemplate transaction, LongIntake intake, CaseOwners owners) {
        super(SHAPE, jdbc, transaction);
        this.intake = intake;
        this.owners = owners;
    }

    /** Those of the cases too: a petition about a case counts against its agency. */
    @Override
    public List<Set<String>> concerned(List<Entry> entries) {
        List<Set<String>> all = super.concerned(entries);
        Map<String, String> agencies = owners.agencies(entries.stream()
                .map(entry -> entry.text("case_code"))
                .filter(Objects::nonNull)
                .toList());
        for (int place = 0; place < all.size(); place++) {
            String caseCode = entries.get(place).text("case_code");
            String agency = caseCode == null ? null : agencies.get(caseCode);
            if (agency != null) {
                all.get(place).add(agency);
            }
        }
        return all;
    }

    @Override
    protected void added(List<Entry> entries) {
        Iterator<Incoming> events = entries.stream()
                .filter(entry -> entry.text("case_code") != null)
                .map(PetitionRegister::event)
                .iterator();
        intake.take(DELIVERY, events, tally -> {});
    }

    /** The same petition about the same case is the same event, so that bringing it again changes nothing. One taken back never happened. */
    private static Incoming event(Entry entry) {
        String caseCode = entry.needed("case_code");
        String id = entry.needed("petition") + "/" + caseCode;
        CaseFact fact = entry.isRemoved()
                ? new CaseFact.Corrected(SOURCE, id, null, null, true, "phản ánh được rút khỏi sổ")
                : new CaseFact.Petitioned(entry.needed("petition"));
        CaseMessage message = new CaseMessage(
                SOURCE, entry.isRemoved() ? id + "/removed" : id, caseCode, entry.neededInstant("sent"), fact, null);
        return new Incoming.Read(message, new String(EventWriter.write(message), StandardCharsets.UTF_8));
    }

    private static @Nullable String contradiction(Entry entry) {
        Instant sent = entry.neededInstant("sent");
        for (String column : INSTANTS) {
            Instant at = entry.instant(column);
            if (at != null && at.isBefore(sent)) {
                return "%s trước sent; sửa một trong hai thời điểm".formatted(column);
            }
        }
        String caseCode = entry.text("case_code");
        if (caseCode != null && caseCode.length() > LONGEST_CASE_CODE) {
            return "case_code dài quá %d ký tự; ghi mã hồ sơ".formatted(LONGEST_CASE_CODE);
        }
        Instant answered = entry.instant("answered");
        Instant published = entry.instant("published");
        if (published != null && (answered == null || published.isBefore(answered))) {
            return "published khi chưa answered; điền answered, không sau published";
        }
        if (entry.instant("supplemented") != null && entry.instant("supplement_requested") == null) {
            return "supplemented khi chưa supplement_requested; điền cả hai";
        }
        boolean isRated = counted(entry, "likes") + counted(entry, "dislikes") > 0;
        return isRated && entry.instant("rated") == null
                ? "có likes hoặc dislikes nhưng thiếu rated; điền lúc đánh giá gần nhất"
                : null;
    }

    private static long counted(Entry entry, String column) {
        return Objects.requireNonNullElse(entry.count(column), 0L);
    }

    static Petition petition(Entry entry) {
        String subject = entry.text("subject");
        return new Petition(
                entry.needed("petition"),
                entry.needed("agency"),
                subject == null ? null : Petition.Subject.valueOf(subject.toUpperCase(Locale.ROOT)),
                entry.text("case_code"),
                entry.neededInstant("sent"),
                entry.instant("transferred"),
                entry.instant("refused"),
                entry.instant("supplement_requested"),
                entry.instant("supplemented"),
                entry.instant("answered"),
                entry.instant("published"),
                entry.instant("due"),
                counted(entry, "dislikes") > counted(entry, "likes") ? entry.instant("rated") : null,
                entry.instant("repeated"));
    }
}
