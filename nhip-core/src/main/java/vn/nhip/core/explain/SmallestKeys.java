package vn.nhip.core.explain;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Keeps the smallest of many keys, as many as a page needs; counts all of them. */
final class SmallestKeys {
    private final int most;
    private final PriorityQueue<Long> kept = new PriorityQueue<>(Comparator.reverseOrder());
    private long worst = Long.MAX_VALUE;
    private long total;

    SmallestKeys(int offset, int limit) {
        if (offset < 0 || limit < 0) {
            throw new IllegalArgumentException("offset " + offset + ", limit " + limit + ", expected neither negative");
        }
        most = (int) Math.min(Integer.MAX_VALUE, (long) offset + limit);
    }

    /** Adds a case, ordered by an instant and then by its number. */
    void add(int at, int id) {
        total++;
        long key = (long) at << Integer.SIZE | id;
        if (kept.size() < most) {
            kept.add(key);
            worst = kept.size() == most ? kept.element() : Long.MAX_VALUE;
        } else if (key < worst && most > 0) {
            kept.remove();
            kept.add(key);
            worst = kept.element();
        }
    }

    long total() {
        return total;
    }

    /** The numbers of the cases from an offset on. */
    List<Integer> ids(int offset) {
        List<Long> keys = new ArrayList<>(kept);
        Collections.sort(keys);
        return keys.stream().skip(offset).map(Long::intValue).toList();
    }
}
