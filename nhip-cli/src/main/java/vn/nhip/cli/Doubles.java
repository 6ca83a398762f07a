package vn.nhip.cli;

import java.util.Arrays;

/** A growing column of numbers. */
final class Doubles {
    private double[] values = new double[16];
    private int size;

    void add(double value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size + (size >> 1));
        }
        values[size++] = value;
    }

    /** Its numbers in ascending order; it is not to be added to any more. */
    double[] sorted() {
        values = Arrays.copyOf(values, size);
        Arrays.sort(values);
        return values;
    }
}
