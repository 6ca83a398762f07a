package vn.nhip.server.cases.replay;

/**
 * What a replay went through.
 *
 * @param events events that were read
 * @param cases cases that were made from them
 * @param differing cases whose kept state differs
 * @param changedSince cases that have events after the instant of the replay, so that their kept state cannot be compared
 * @param waiting events that were not in the states yet and were left out on both sides
 * @param repaired cases whose state was written anew
 */
public record ReplayResult(long events, long cases, long differing, long changedSince, long waiting, long repaired) {}
