package vn.nhip.core.calendar;

import java.util.Arrays;

/** The days of one kind: how many before each day, and which is the n-th. */
final class DayIndex {
    private final boolean[] has;
    private final int[] before;
    private final int[] days;

    DayIndex(int firstDay, boolean[] has) {
        this.has = has;
        this.before = new int[has.length + 1];
        int[] found = new int[has.length];
        int count = 0;
        for (int i = 0; i < has.length; i++) {
            before[i] = count;
            if (has[i]) {
                found[count++] = firstDay + i;
            }
        }
        before[has.length] = count;
        this.days = Arrays.copyOf(found, count);
    }

    boolean has(int position) {
        return has[position];
    }

    int before(int position) {
        return before[position];
    }

    int upTo(int position) {
        return before[position + 1];
    }

    int count() {
        return days.length;
    }

    int at(int place) {
        return days[place];
    }
}
