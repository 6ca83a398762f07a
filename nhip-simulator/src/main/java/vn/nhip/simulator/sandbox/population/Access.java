package vn.nhip.simulator.sandbox.population;

import java.time.Instant;

/**
 * Who asked, why, and with what outcome; nothing of whom it was about.
 *
 * @param caseCode the dossier it was asked for
 */
public record Access(Instant time, String agency, Purpose purpose, String caseCode, Outcome outcome) {
    /** What the data is needed for. */
    public enum Purpose {
        /** Tiếp nhận hồ sơ. */
        ACCEPTANCE,
        /** Giải quyết hồ sơ. */
        PROCESSING,
        /** Cấp kết quả. */
        RESULT
    }

    /** How it went. */
    public enum Outcome {
        /** Có, khớp. */
        FOUND,
        /** Không có. */
        NOT_FOUND,
        /** Có, nhưng thông tin đưa ra không khớp. */
        MISMATCH,
        /** Chưa có đồng ý của công dân. */
        NO_CONSENT,
        /** Vượt hạn mức. */
        QUOTA_EXCEEDED
    }
}
