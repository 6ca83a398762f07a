package vn.nhip.core.index;

/**
 * A class of the published classification (766-rules section 2).
 *
 * @param name Vietnamese name ("Tốt")
 * @param from fewest points that belong to it
 */
public record Band(String name, double from) {}
