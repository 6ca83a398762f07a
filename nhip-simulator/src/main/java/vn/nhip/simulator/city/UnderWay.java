package vn.nhip.simulator.city;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Cases of which something is still to be told, by the span of the timeline in which it is: 12 bytes a case. */
final class UnderWay {
    private static final Cases NONE = new Cases();

    private final Map<Long, Cases> bySpan = new HashMap<>();

    /** Numbers of cases and the days on which they came, in the order in which they were added. */
    static final class Cases {
        private long[] numbers = new long[16];
        private int[] since = new int[16];
        private int size;

        private void add(long number, long day) {
            if (size == numbers.length) {
                numbers = Arrays.copyOf(numbers, 2 * size);
                since = Arrays.copyOf(since, 2 * size);
            }
            numbers[size] = number;
            since[size] = Math.toIntExact(day);
            size++;
        }

        int size() {
            return size;
        }

        long number(int position) {
            return numbers[position];
        }

        /** In days since 1970. */
        long since(int position) {
            return since[position];
        }
    }

    /**
     * Notes a case.
     *
     * @param since the day on which it came
     * @param next the span in which something of it is told next
     */
    void add(long number, long since, long next) {
        bySpan.computeIfAbsent(next, added -> new Cases()).add(number, since);
    }

    /** Takes those of a span out. */
    Cases in(long span) {
        Cases found = bySpan.remove(span);
        return found == null ? NONE : found;
    }
}
