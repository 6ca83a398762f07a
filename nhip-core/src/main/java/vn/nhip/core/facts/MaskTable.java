package vn.nhip.core.facts;

/** What conditions say of every mask of facts: a look-up instead of asking them. */
final class MaskTable {
    private static final int ALL = Fact.MASKS - 1;

    private MaskTable() {}

    /**
     * Sets bits of all masks of which a condition holds. The condition is asked once for every way in which the few facts that it asks for can
     * be; the masks that differ in others only follow.
     *
     * @param bits by mask
     */
    static void add(Condition condition, int bit, int[] bits) {
        int asked = condition.asks();
        int others = ALL & ~asked;
        int of = asked;
        while (true) {
            if (condition.holds(of)) {
                set(of, others, bit, bits);
            }
            if (of == 0) {
                return;
            }
            of = (of - 1) & asked;
        }
    }

    private static void set(int of, int others, int bit, int[] bits) {
        int rest = others;
        while (rest != 0) {
            bits[of | rest] |= bit;
            rest = (rest - 1) & others;
        }
        bits[of] |= bit;
    }
}
