package vn.nhip.core.facts;

import java.util.Locale;

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
    CHANGED("được công bố, sửa đổi trong kỳ", "không được công bố, sửa đổi trong kỳ");

    private final String words;
    private final String negation;

    ProcedureFact(String words, String negation) {
        this.words = words;
        this.negation = negation;
    }

    @Override
    @SuppressWarnings("EnumOrdinal") // The order is that of the bits, nowhere kept beyond the memory.
    public int bit() {
        return 1 << ordinal();
    }

    @Override
    public String label() {
        return name().toLowerCase(Locale.ROOT);
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
