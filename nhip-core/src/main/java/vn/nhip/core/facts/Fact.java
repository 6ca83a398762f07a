package vn.nhip.core.facts;

import org.jspecify.annotations.Nullable;

/** What a condition of the index may ask of a case at an instant. Each is one bit of a mask, so that a case is judged by one look-up. */
public enum Fact implements NamedFact {
    SYNCHRONISED(Moment.SYNCHRONISED, "đã đồng bộ lên Cổng", "chưa đồng bộ lên Cổng"),
    RESULT_ATTACHED(Moment.RESULT_ATTACHED, "có kết quả điện tử", "chưa có kết quả điện tử"),
    DIGITISED(Moment.DIGITISED, "có thành phần hồ sơ được số hóa", "chưa số hóa thành phần hồ sơ"),
    REUSED(Moment.REUSED, "có dùng lại dữ liệu số hóa", "không dùng lại dữ liệu số hóa"),
    PERSONAL_STORE(
            Moment.PERSONAL_STORE,
            "có kết nối kho dữ liệu cá nhân, tổ chức",
            "không kết nối kho dữ liệu cá nhân, tổ chức"),
    POPULATION_DATA(Moment.POPULATION_DATA, "có khai thác dữ liệu dân cư", "không khai thác dữ liệu dân cư"),
    FEE_OWED(Moment.FEE_OWED, "phải nộp phí, lệ phí", "không phải nộp phí, lệ phí"),
    PAID_ONLINE(Moment.PAID_ONLINE, "đã thanh toán trực tuyến", "chưa thanh toán trực tuyến"),
    DISLIKED(
            Moment.DISLIKED,
            "bị đánh giá không hài lòng hoặc bị phản ánh",
            "không bị đánh giá không hài lòng, không bị phản ánh"),
    SECOND_SUPPLEMENT(
            Moment.SECOND_SUPPLEMENT, "bị yêu cầu bổ sung từ lần thứ hai", "không bị yêu cầu bổ sung lần thứ hai"),
    /** Past its due instant by the portal's clock, at the end of the period or as of the instant, whichever is earlier. */
    LATE(null, "trễ hạn theo Cổng", "không trễ hạn theo Cổng"),
    TERM_KNOWN(null, "biết ngày hẹn trả hoặc thời hạn", "chưa biết ngày hẹn trả và thời hạn"),
    ONLINE(null, "nộp trực tuyến", "không nộp trực tuyến"),
    POSTAL(null, "nộp qua bưu chính công ích", "không nộp qua bưu chính công ích"),
    /** The procedure ends in a paper or document. */
    NEEDS_RESULT(null, "thủ tục có kết quả giấy tờ", "không rõ thủ tục có kết quả giấy tờ"),
    /** The procedure ends in none; where the catalogue does not say, neither this nor {@link #NEEDS_RESULT} holds. */
    NEEDS_NO_RESULT(null, "thủ tục không có kết quả giấy tờ", "không rõ thủ tục không có kết quả giấy tờ"),
    /**
     * Past its due instant by the legal clock. Behind all that is kept beside the agency of a row, so that that fits into 16 bits: this one
     * is always judged anew.
     */
    LEGALLY_LATE(null, "trễ hạn theo luật", "không trễ hạn theo luật"),
    /** Online, by post or at the counter. Not kept: a row of which it does not hold has the bits of two channels at once. */
    CHANNEL_KNOWN(null, "biết hình thức nộp", "chưa biết hình thức nộp");

    /** How many masks there are. */
    static final int MASKS = 1 << values().length;

    /** What is judged at the end of a period, not at the instant asked for: whether a case is late, and by which term. */
    static final int ON_TIME_ASKED = LATE.bit() | LEGALLY_LATE.bit() | TERM_KNOWN.bit();

    private final @Nullable Moment since;
    private final String words;
    private final String negation;

    Fact(@Nullable Moment since, String words, String negation) {
        this.since = since;
        this.words = words;
        this.negation = negation;
    }

    /** The moment since which it holds; {@code null} where it is no such fact. */
    @Nullable
    Moment since() {
        return since;
    }

    /** The position of its bit. */
    @SuppressWarnings("EnumOrdinal") // The order is that of the bits; FactImage says of what is kept which it was.
    int shift() {
        return ordinal();
    }

    @Override
    public String words() {
        return words;
    }

    @Override
    public String negation() {
        return negation;
    }
}
