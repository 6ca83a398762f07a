package vn.nhip.simulator.trouble;

import vn.nhip.simulator.story.Dice;

/**
 * Which payments through a province's own gateway the portal counts. Decided by the number of the case alone, so that the truth in the labels
 * and the portal of the sandbox agree without having heard of each other.
 */
public final class Recognition {
    private Recognition() {}

    /**
     * Whether the portal counts the payment of a case.
     *
     * @param caseCode mã số hồ sơ
     * @param unrecognised the share of such payments that it does not count, 0 to 1
     */
    public static boolean recognises(String caseCode, double unrecognised) {
        return !Dice.of(0, caseCode, 0).chance(unrecognised);
    }
}
