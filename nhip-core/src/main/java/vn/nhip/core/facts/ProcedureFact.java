package vn.nhip.core.facts;

/**
 * What a condition of the index may ask of a procedure on a day (766-rules section 1.3). Where the catalogue does not say, neither a fact
 * nor its contrary holds.
 */
public enum ProcedureFact implements NamedFact {
    /** All parts a to g are there: Nghị định 63/2010/NĐ-CP, Điều 8 khoản 2. */
    COMPLETE("đủ các bộ phận a đến g", "chưa rõ đủ các bộ phận a đến g"),
    LACKS_PART("thiếu bộ phận", "không rõ thiếu bộ phận"),
    ONLINE_FULL("có dịch vụ công trực tuyến toàn trình", "không có dịch vụ công toàn trình"),
    ONLINE_PARTIAL("có dịch vụ công trực tuyến một phần", "không có dịch vụ công một phần"),
    NOT_ONLINE("chưa cung cấp trực tuyến", "không rõ chưa cung cấp trực tuyến"),
    HAS_FEE("có phí, lệ phí", "không rõ có phí, lệ phí"),
    HAS_NO_FEE("không có phí, lệ phí", "không rõ không có phí, lệ phí"),
    FOR_CITIZENS("có đối tượng là công dân", "không rõ có đối tượng là công dân"),
    /** Published or changed in the period. */
    CHANGED("được công bố, sửa đổi trong kỳ", "không được công bố, sửa đổi trong kỳ"),
    /** A decision of the period announces it (quyết định công bố). */
    ANNOUNCED("có quyết định công bố trong kỳ", "không có quyết định công bố trong kỳ"),
    /** One of them at least came too late before the day in force: Nghị định 63/2010/NĐ-CP, Điều 15, plain days. */
    ANNOUNCED_LATE("công bố trễ hạn", "không công bố trễ hạn"),
    /** The same in working days. */
    ANNOUNCED_LATE_IN_WORKING_DAYS(
            "công bố trễ hạn tính theo ngày làm việc", "không công bố trễ hạn tính theo ngày làm việc"),
    /** It was entered in the national database too late after one of them, or is not yet though its days are over: Điều 24. */
    PUBLISHED_LATE("công khai trễ hạn", "không công khai trễ hạn"),
    /** As {@link #ANNOUNCED}, also by a decision of the five working days after the period. */
    ANNOUNCED_SHORTLY_AFTER(
            "có quyết định công bố trong kỳ hoặc 5 ngày làm việc sau kỳ",
            "không có quyết định công bố trong kỳ và 5 ngày làm việc sau kỳ"),
    /** As {@link #PUBLISHED_LATE}, by all decisions of {@link #ANNOUNCED_SHORTLY_AFTER}. */
    PUBLISHED_LATE_SHORTLY_AFTER(
            "công khai trễ hạn, tính cả quyết định trong 5 ngày làm việc sau kỳ",
            "không công khai trễ hạn, tính cả quyết định trong 5 ngày làm việc sau kỳ");

    private final String words;
    private final String negation;

    ProcedureFact(String words, String negation) {
        this.words = words;
        this.negation = negation;
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
