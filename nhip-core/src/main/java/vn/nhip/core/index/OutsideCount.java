package vn.nhip.core.index;

/** A count that no case tells, reported elsewhere and imported. */
public enum OutsideCount {
    /** Cases received by the national report system (Hệ thống thông tin báo cáo quốc gia, mẫu II.06) in the period. */
    NATIONAL_REPORT,
    /** Cases received in the whole of the year before: divided by 12 for a month, by 4 for a quarter. */
    LAST_YEAR
}
