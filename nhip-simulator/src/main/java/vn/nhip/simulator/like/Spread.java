package vn.nhip.simulator.like;

/**
 * Chooses for each unit so many of a pool that together they are the whole pool: a procedure of several units counts once at the top. Units
 * of a kind (departments, communes) keep to a part of the pool of their own where it is large enough.
 */
final class Spread {
    private Spread() {}

    /**
     * Positions in the pool for each unit.
     *
     * @param sizes how many each unit has, none above the size of the pool
     * @param apart units that share nothing with the others and, while the pool lasts, not with one another
     * @param pool the size of the pool
     */
    static int[][] of(int[] sizes, boolean[] apart, int pool) {
        int own = 0;
        int largest = 0;
        for (int u = 0; u < sizes.length; u++) {
            own += apart[u] ? sizes[u] : 0;
            largest = apart[u] ? largest : Math.max(largest, sizes[u]);
        }
        boolean divided = own + largest <= pool;
        Window ofOwn = new Window(0, divided ? own : pool);
        Window ofShared = divided ? new Window(own, pool - own) : ofOwn;
        int[][] chosen = new int[sizes.length][];
        for (int u = 0; u < sizes.length; u++) {
            chosen[u] = (apart[u] ? ofOwn : ofShared).take(sizes[u]);
        }
        return chosen;
    }

    /** Goes round and round a part of the pool. */
    private static final class Window {
        private final int first;
        private final int size;
        private int next;

        Window(int first, int size) {
            this.first = first;
            this.size = size;
        }

        int[] take(int n) {
            int[] taken = new int[n];
            for (int i = 0; i < n; i++) {
                taken[i] = first + (next + i) % Math.max(1, size);
            }
            next = (next + n) % Math.max(1, size);
            return taken;
        }
    }
}
