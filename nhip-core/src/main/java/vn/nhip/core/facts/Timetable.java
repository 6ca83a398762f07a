package vn.nhip.core.facts;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntConsumer;

/** When which case changes by time alone. A case is there once at most; setting it anew forgets what was set before. */
final class Timetable {
    private final TreeMap<Integer, Numbers> byInstant = new TreeMap<>();

    /** Of every case the instant that holds; entries of other instants are left behind and skipped. */
    private int[] instants = new int[1 << 10];

    Timetable() {
        Arrays.fill(instants, Seconds.NEVER);
    }

    private static final class Numbers {
        int[] numbers = new int[2];
        int size;

        void add(int number) {
            if (size == numbers.length) {
                numbers = Arrays.copyOf(numbers, size * 2);
            }
            numbers[size++] = number;
        }
    }

    /**
     * Sets when a case changes next.
     *
     * @param instant seconds; {@link Seconds#NEVER} when it does not
     */
    void set(int id, int instant) {
        if (id >= instants.length) {
            int before = instants.length;
            instants = Arrays.copyOf(instants, Math.max(id + 1, before + before / 4));
            Arrays.fill(instants, before, instants.length, Seconds.NEVER);
        }
        if (instants[id] == instant) {
            return;
        }
        instants[id] = instant;
        if (instant != Seconds.NEVER) {
            byInstant.computeIfAbsent(instant, at -> new Numbers()).add(id);
        }
    }

    /** The earliest instant that is set; one that was forgotten meanwhile may be told. {@link Seconds#NEVER} when there is none. */
    int first() {
        return byInstant.isEmpty() ? Seconds.NEVER : byInstant.firstKey();
    }

    /** Takes the earliest instant out and tells its cases; each may be set anew meanwhile. */
    void takeFirst(IntConsumer each) {
        Map.Entry<Integer, Numbers> first = byInstant.pollFirstEntry();
        if (first == null) {
            return;
        }
        Numbers due = first.getValue();
        for (int i = 0; i < due.size; i++) {
            int id = due.numbers[i];
            if (instants[id] == first.getKey()) {
                instants[id] = Seconds.NEVER;
                each.accept(id);
            }
        }
    }
}
