package vn.nhip.core.facts;

import java.util.Arrays;

/** The counters of one month: by agency and procedure, and summed by agency. */
final class MonthCounts {
    private final int counts;
    private final Cells byProcedure;
    private final Cells byAgency;

    MonthCounts(int counts) {
        this.counts = counts;
        byProcedure = new Cells(counts);
        byAgency = new Cells(counts);
    }

    /** Told of a row. */
    interface AgencyRow {
        void at(int agency, int row);
    }

    /** Told of a row. */
    interface CellRow {
        void at(int agency, int procedure, int row);
    }

    /**
     * Adds a case.
     *
     * @param counted the counts to which it adds, as bits
     * @param sign 1, or -1 to take it away
     */
    void add(int agency, int procedure, int counted, int sign) {
        byProcedure.add(key(agency, procedure), counted, sign);
        byAgency.add(agency, counted, sign);
    }

    private static int key(int agency, int procedure) {
        return agency << Short.SIZE | (procedure & 0xFFFF);
    }

    /** A count of an agency, by its row. */
    int at(int row, int count) {
        return byAgency.values[row * counts + count];
    }

    /** A count of an agency and procedure, by its row. */
    int cell(int row, int count) {
        return byProcedure.values[row * counts + count];
    }

    void eachAgency(AgencyRow each) {
        for (int row = 0; row < byAgency.size; row++) {
            each.at(byAgency.keys[row], row);
        }
    }

    void eachCell(CellRow each) {
        for (int row = 0; row < byProcedure.size; row++) {
            int key = byProcedure.keys[row];
            each.at(key >> Short.SIZE, (short) key, row);
        }
    }

    /** Rows of counts found by a number: open addressing, nothing is ever removed. */
    private static final class Cells {
        private final int width;
        private int[] places = new int[64];
        private int[] keys = new int[32];
        private int[] values;
        private int size;

        Cells(int width) {
            this.width = width;
            values = new int[32 * width];
            Arrays.fill(places, -1);
        }

        void add(int key, int counted, int sign) {
            int row = row(key) * width;
            for (int left = counted; left != 0; left &= left - 1) {
                values[row + Integer.numberOfTrailingZeros(left)] += sign;
            }
        }

        private int row(int key) {
            int place = place(places, key);
            if (places[place] >= 0) {
                return places[place];
            }
            if (size == keys.length) {
                grow();
                place = place(places, key);
            }
            keys[size] = key;
            places[place] = size;
            return size++;
        }

        private int place(int[] in, int key) {
            int mask = in.length - 1;
            int place = ((key * 0x9E3779B9) >>> 7) & mask;
            while (in[place] >= 0 && keys[in[place]] != key) {
                place = (place + 1) & mask;
            }
            return place;
        }

        private void grow() {
            keys = Arrays.copyOf(keys, keys.length * 2);
            values = Arrays.copyOf(values, values.length * 2);
            int[] larger = new int[places.length * 2];
            Arrays.fill(larger, -1);
            for (int row = 0; row < size; row++) {
                larger[place(larger, keys[row])] = row;
            }
            places = larger;
        }
    }
}
