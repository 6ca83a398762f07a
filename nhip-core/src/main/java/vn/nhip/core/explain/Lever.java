package vn.nhip.core.explain;

import vn.nhip.core.facts.Fact;

/** What people can still bring about in a case that was already received: one fact, for as long as it can be brought about. */
public enum Lever {
    /** Only of cases that ended: before, there is no result. */
    ATTACH_RESULT(Fact.RESULT_ATTACHED, When.ENDED, "đính kèm kết quả điện tử"),
    DIGITISE(Fact.DIGITISED, When.ALWAYS, "số hóa thành phần hồ sơ"),
    REUSE(Fact.REUSED, When.ALWAYS, "dùng lại dữ liệu đã số hóa"),
    PERSONAL_STORE(Fact.PERSONAL_STORE, When.ALWAYS, "kết nối kho dữ liệu cá nhân, tổ chức"),
    POPULATION_DATA(Fact.POPULATION_DATA, When.ALWAYS, "khai thác dữ liệu dân cư"),
    /** Only of open cases: who has the result has paid. */
    PAY_ONLINE(Fact.PAID_ONLINE, When.OPEN, "mời thanh toán trực tuyến"),
    SYNCHRONISE(Fact.SYNCHRONISED, When.ALWAYS, "đồng bộ hồ sơ lên Cổng");

    private enum When {
        ALWAYS,
        OPEN,
        ENDED
    }

    private final Fact fact;
    private final When when;
    private final String words;

    Lever(Fact fact, When when, String words) {
        this.fact = fact;
        this.when = when;
        this.words = words;
    }

    /** The fact that it brings about. */
    public Fact fact() {
        return fact;
    }

    /** What is to be done, in Vietnamese. */
    public String words() {
        return words;
    }

    /** Whether it can be pulled for a case that has ended, or has not. */
    public boolean isPossible(boolean ended) {
        return when == When.ALWAYS || (when == When.ENDED) == ended;
    }
}
