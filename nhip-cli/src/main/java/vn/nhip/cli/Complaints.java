package vn.nhip.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** The mistakes of a file: the first hundred by line, and how many there are. */
final class Complaints {
    private static final int SHOWN = 100;

    private record Complaint(int line, int order, String text) {}

    private static final Comparator<Complaint> BY_LINE =
            Comparator.comparingInt(Complaint::line).thenComparingInt(Complaint::order);

    private final String file;
    private final PriorityQueue<Complaint> first = new PriorityQueue<>(BY_LINE.reversed());
    private int count;

    Complaints(String file) {
        this.file = file;
    }

    void add(int line, String what, String expected) {
        count++;
        first.add(new Complaint(line, count, "%s:%d: %s, expected %s".formatted(file, line, what, expected)));
        if (first.size() > SHOWN) {
            first.remove();
        }
    }

    boolean isEmpty() {
        return count == 0;
    }

    void print(PrintWriter err) {
        List<Complaint> shown = new ArrayList<>(first);
        shown.sort(BY_LINE);
        shown.forEach(c -> err.println(c.text()));
        if (count > SHOWN) {
            err.println("%s: %d mistakes, the first %d shown".formatted(file, count, SHOWN));
        }
        err.flush();
    }
}
