package vn.nhip.server.cases.intake;

/**
 * The circumstances in which records come in.
 *
 * @param source the system that sends, for records that do not say
 * @param unknowns what to do with procedures and agencies that the catalogue does not know
 * @param name the file's name, or {@code "HTTP"}
 */
public record Delivery(String source, Unknowns unknowns, String name) {}
