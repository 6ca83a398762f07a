package vn.nhip.core.index;

/**
 * Where a rule comes from and how sure that is.
 *
 * @param clause the clause, in Vietnamese
 * @param source where the wording or the arithmetic was read
 * @param confidence A (official or returned by the portal) to D (not confirmed)
 */
public record LegalBasis(String clause, String source, char confidence) {}
