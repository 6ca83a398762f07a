package vn.nhip.core.scoring;

/** What a score rests on. */
public enum Status {
    /** Computed from counts. */
    SCORED,
    /** Does not apply to this unit or period: wrong level, or nothing to count. */
    NOT_APPLICABLE,
    /** Counts are missing; nothing can be said. */
    NO_DATA,
    /** The points stand on something that is not a measurement: a stand-in count, points without counts, a contradiction. */
    ARTEFACT,
    /** The points are the portal's; it did not publish the counts behind them. */
    PUBLISHED;

    /** The name in files and URLs: lower case, underscores. */
    public String code() {
        return switch (this) {
            case SCORED -> "scored";
            case NOT_APPLICABLE -> "not_applicable";
            case NO_DATA -> "no_data";
            case ARTEFACT -> "artefact";
            case PUBLISHED -> "published";
        };
    }
}
