package vn.nhip.core.cases;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What can happen to a case: one record per kind of fact. No personal data is in any of them. {@code null} is "the source did not say".
 *
 * <p>Codes of procedures and agencies are as the source writes them (766-rules section 4).
 */
public sealed interface CaseFact {

    /**
     * The kinds of fact, in the natural course of a case. The order decides only between facts of the same instants; the names are
     * stored, so neither changes.
     */
    enum Kind {
        SUBMITTED("Nộp hồ sơ"),
        IDENTITY_VERIFIED("Xác thực tài khoản VNeID"),
        POPULATION_DATA_USED("Khai thác dữ liệu dân cư"),
        COMPONENT_ATTACHED("Đính kèm thành phần hồ sơ"),
        FEE_REQUIRED("Yêu cầu nộp phí, lệ phí"),
        FEE_WAIVED("Miễn phí, lệ phí"),
        FEE_PAID("Nộp phí, lệ phí"),
        ACCEPTED("Tiếp nhận"),
        DECLINED("Không tiếp nhận"),
        STEP_STARTED("Bắt đầu bước xử lý"),
        SUPPLEMENT_REQUESTED("Yêu cầu bổ sung"),
        SUPPLEMENT_RECEIVED("Bổ sung đủ hồ sơ"),
        SUSPENDED("Tạm dừng"),
        RESUMED("Tiếp tục"),
        EXTENDED("Gia hạn, hẹn lại"),
        STEP_FINISHED("Kết thúc bước xử lý"),
        COMPLETED("Xử lý xong"),
        RESULT_ATTACHED("Đính kèm kết quả điện tử"),
        RETURNED("Trả kết quả"),
        WITHDRAWN("Công dân rút hồ sơ"),
        STOPPED("Dừng xử lý"),
        SYNCHRONISED("Đồng bộ lên Cổng"),
        SYNCHRONISATION_FAILED("Đồng bộ không được"),
        RATED("Đánh giá"),
        PETITIONED("Bị phản ánh, kiến nghị"),
        CORRECTED("Đính chính");

        private final String vietnamese;

        Kind(String vietnamese) {
            this.vietnamese = vietnamese;
        }

        /** What an officer calls it. */
        public String vietnamese() {
            return vietnamese;
        }
    }

    default Kind kind() {
        return switch (this) {
            case Submitted ignored -> Kind.SUBMITTED;
            case IdentityVerified ignored -> Kind.IDENTITY_VERIFIED;
            case PopulationDataUsed ignored -> Kind.POPULATION_DATA_USED;
            case ComponentAttached ignored -> Kind.COMPONENT_ATTACHED;
            case FeeRequired ignored -> Kind.FEE_REQUIRED;
            case FeeWaived ignored -> Kind.FEE_WAIVED;
            case FeePaid ignored -> Kind.FEE_PAID;
            case Accepted ignored -> Kind.ACCEPTED;
            case Declined ignored -> Kind.DECLINED;
            case StepStarted ignored -> Kind.STEP_STARTED;
            case SupplementRequested ignored -> Kind.SUPPLEMENT_REQUESTED;
            case SupplementReceived ignored -> Kind.SUPPLEMENT_RECEIVED;
            case Suspended ignored -> Kind.SUSPENDED;
            case Resumed ignored -> Kind.RESUMED;
            case Extended ignored -> Kind.EXTENDED;
            case StepFinished ignored -> Kind.STEP_FINISHED;
            case Completed ignored -> Kind.COMPLETED;
            case ResultAttached ignored -> Kind.RESULT_ATTACHED;
            case Returned ignored -> Kind.RETURNED;
            case Withdrawn ignored -> Kind.WITHDRAWN;
            case Stopped ignored -> Kind.STOPPED;
            case Synchronised ignored -> Kind.SYNCHRONISED;
            case SynchronisationFailed ignored -> Kind.SYNCHRONISATION_FAILED;
            case Rated ignored -> Kind.RATED;
            case Petitioned ignored -> Kind.PETITIONED;
            case Corrected ignored -> Kind.CORRECTED;
        };
    }

    /** How a case came in (KenhThucHien). */
    enum Channel {
        /** Trực tiếp. */
        DIRECT,
        /** Trực tuyến. */
        ONLINE,
        /** Bưu chính công ích. */
        POSTAL
    }

    /** Whose case it is (LoaiDoiTuong); systems number these differently. */
    enum SubjectKind {
        CITIZEN,
        BUSINESS,
        HOUSEHOLD_BUSINESS,
        AGENCY,
        OTHER
    }

    /** Where a fee was paid (DuocThanhToanTrucTuyen). */
    enum Gateway {
        /** The national portal's gateway (1). */
        NATIONAL,
        /** The ministry's or province's gateway (2). */
        LOCAL,
        /** At the counter, in cash or by transfer: not an online payment (0). */
        COUNTER
    }

    /**
     * Nộp hồ sơ.
     *
     * @param procedure code of the procedure, {@code 1.004194}, agency suffix allowed
     * @param caseKind code of the kind of case within the procedure (trường hợp)
     * @param agency code of the agency that handles it
     * @param abstractText trích yếu, without persons' names
     */
    record Submitted(
            @Nullable String procedure,
            @Nullable String caseKind,
            @Nullable String agency,
            @Nullable Channel channel,
            @Nullable SubjectKind subject,
            @Nullable String abstractText)
            implements CaseFact {}

    /**
     * Tiếp nhận: the receipt is issued and the clock starts.
     *
     * @param due ngày hẹn trả on the receipt
     */
    record Accepted(
            @Nullable String procedure,
            @Nullable String caseKind,
            @Nullable String agency,
            @Nullable Channel channel,
            @Nullable Instant due)
            implements CaseFact {}

    /** Không tiếp nhận. */
    record Declined(@Nullable String reason) implements CaseFact {}

    /**
     * A step begins at an agency or division (liên thông: each has its own sub-term).
     *
     * @param due when the step must end, as the source says
     */
    record StepStarted(
            String step, @Nullable String agency, @Nullable Instant due) implements CaseFact {}

    /** A step ends. */
    record StepFinished(
            String step, @Nullable String agency, @Nullable String outcome) implements CaseFact {}

    /** Yêu cầu bổ sung. */
    record SupplementRequested(@Nullable String reason) implements CaseFact {}

    /**
     * Bổ sung đủ.
     *
     * @param due the new ngày hẹn trả, where the source gives one
     */
    record SupplementReceived(@Nullable Instant due) implements CaseFact {}

    /** Tạm dừng: stops the legal clock only where sector law says so, never the portal's. */
    record Suspended(@Nullable String reason) implements CaseFact {}

    /** Tiếp tục sau tạm dừng. */
    record Resumed() implements CaseFact {}

    /**
     * Gia hạn, hẹn lại.
     *
     * @param due the new ngày hẹn trả
     * @param apology whether a letter of apology (văn bản xin lỗi) was issued
     */
    record Extended(Instant due, boolean apology, @Nullable String reason) implements CaseFact {}

    /**
     * A fee is due.
     *
     * @param amount in đồng, not negative
     */
    record FeeRequired(long amount, @Nullable String fee) implements CaseFact {}

    /** Miễn phí, lệ phí, or every price 0. */
    record FeeWaived(@Nullable String reason) implements CaseFact {}

    /**
     * A fee is paid.
     *
     * @param amount in đồng, {@code null} when not told
     */
    record FeePaid(@Nullable Long amount, Gateway gateway) implements CaseFact {}

    /**
     * A component (thành phần hồ sơ) is attached.
     *
     * @param digitised it has an electronic copy (DuocSoHoa)
     * @param reused it was re-used from data already digitised (DuocTaiSuDung)
     * @param fromPersonalStore it was taken from the personal store (DuocLayTuKhoDMQG)
     * @param signed its electronic copy is signed
     */
    record ComponentAttached(
            @Nullable String component, boolean digitised, boolean reused, boolean fromPersonalStore, boolean signed)
            implements CaseFact {}

    /** The holder's account is verified with VNeID (TaiKhoanDuocXacThucVoiVNeID). */
    record IdentityVerified() implements CaseFact {}

    /**
     * Population data were used.
     *
     * @param database MaCSDL
     */
    record PopulationDataUsed(@Nullable String database) implements CaseFact {}

    /** Đã xử lý xong. */
    record Completed() implements CaseFact {}

    /**
     * An electronic result is attached.
     *
     * @param result MaGiayToKetQua
     * @param link address of the file; an empty one is not a result
     * @param toPersonalStore it was pushed to the holder's personal store
     */
    record ResultAttached(@Nullable String result, @Nullable String link, boolean signed, boolean toPersonalStore)
            implements CaseFact {}

    /** Đã trả kết quả. */
    record Returned(@Nullable Channel channel) implements CaseFact {}

    /** Công dân yêu cầu rút hồ sơ. */
    record Withdrawn(@Nullable String reason) implements CaseFact {}

    /** Dừng xử lý. */
    record Stopped(@Nullable String reason) implements CaseFact {}

    /**
     * The portal took the synchronisation.
     *
     * @param answer the portal's own code, {@code "00"} or {@code "0"}
     */
    record Synchronised(@Nullable String answer) implements CaseFact {}

    /** The portal refused the synchronisation, or could not be reached. */
    record SynchronisationFailed(
            @Nullable String answer, @Nullable String message) implements CaseFact {}

    /**
     * The citizen rated the handling.
     *
     * @param satisfied like or dislike, as indicator 5.4 counts
     * @param stars 1–5 where the source has them
     */
    record Rated(boolean satisfied, @Nullable Integer stars) implements CaseFact {}

    /**
     * Somebody sent a petition (phản ánh, kiến nghị) about the case: indicator 5.4 counts it as not satisfied.
     *
     * @param petition code of the petition
     */
    record Petitioned(String petition) implements CaseFact {}

    /**
     * An earlier event of the same case was wrong.
     *
     * @param source source of the wrong event
     * @param id its id
     * @param occurred the right time, {@code null} when the time was right
     * @param fact the right fact; {@code null} when only the time was wrong, or it never happened
     * @param withdrawn it never happened
     */
    record Corrected(
            String source,
            String id,
            @Nullable Instant occurred,
            @Nullable CaseFact fact,
            boolean withdrawn,
            @Nullable String reason)
            implements CaseFact {}
}
