package vn.nhip.simulator.live;

import java.util.function.Supplier;

/**
 * A table of a register, sent at its time and taken before any later event is told (docs/help/registers.md).
 *
 * @param register its name in the address: {@code petitions}, {@code services}, {@code announcements}, {@code authority}, {@code counts}
 * @param told when, in seconds since 1970 of simulated time
 * @param csv makes the text, in UTF-8 with a line of names; asked when it is needed, and again after a resumption
 */
public record RegisterText(String register, long told, Supplier<byte[]> csv) {}
