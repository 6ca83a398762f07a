package vn.nhip.core.index;

/**
 * A band of units with comparable numbers of cases, so that small units neither top nor sink by noise.
 *
 * @param code short code for filters
 * @param title Vietnamese name
 * @param from fewest cases that belong to it
 */
public record VolumeBand(String code, String title, long from) {}
