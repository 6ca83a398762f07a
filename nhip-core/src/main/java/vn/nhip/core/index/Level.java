package vn.nhip.core.index;

/** Level of an agency in the two-tier administration in force since 1/7/2025. Units are only ranked inside one level. */
public enum Level {
    /** Tỉnh, thành phố trực thuộc trung ương. */
    PROVINCE,
    /** Sở, ban, ngành of a province. */
    DEPARTMENT,
    /** Xã, phường, đặc khu. */
    COMMUNE
}
