package vn.nhip.core.explain;

import java.util.ArrayList;
import java.util.List;
import vn.nhip.core.explain.Movement.Part;
import vn.nhip.core.explain.PointsSplit.Share;

/**
 * The straight way of two counts from one state to another, and what every part of it is worth. Below the target the points are {@code k n/d},
 * so a part {@code (a, b)} of the movement gets the integral of {@code k (a/d - b n/d²)}, which has a closed form with logarithms. The line
 * crosses the target at most once, as {@code factor × n - target × d} is linear on it.
 */
final class Line {
    /** Below this the closed forms lose digits, and their series are used. */
    private static final double SMALL = 1e-2;

    private static final int TERMS = 12;

    private final Curve curve;
    private final long n0;
    private final long d0;
    private final long n1;
    private final long d1;

    Line(Curve curve, long n0, long d0, long n1, long d1) {
        this.curve = curve;
        this.n0 = n0;
        this.d0 = d0;
        this.n1 = n1;
        this.d1 = d1;
    }

    /** The worth of every part; all together that of the whole way. */
    List<Share> split(List<Part> parts) {
        double perNumerator;
        double perDenominator;
        if (d0 > 0 && d1 > 0) {
            double from = isBelowTarget(n0, d0) ? 0 : crossing();
            double to = isBelowTarget(n1, d1) ? 1 : crossing();
            boolean never = !isBelowTarget(n0, d0) && !isBelowTarget(n1, d1);
            double k = curve.max() * curve.factor() / curve.target();
            perNumerator = never ? 0 : k * first(from, to);
            perDenominator = never ? 0 : -k * second(from, to);
        } else if (d1 > 0) {
            perNumerator = n1 == 0 ? 0 : curve.at(n1, d1) / n1;
            perDenominator = -curve.empty() / d1;
        } else if (d0 > 0) {
            perNumerator = n0 == 0 ? 0 : curve.at(n0, d0) / n0;
            perDenominator = -curve.empty() / d0;
        } else {
            perNumerator = 0;
            perDenominator = 0;
        }
        List<Share> shares = new ArrayList<>();
        for (Part part : parts) {
            double points = perNumerator * part.numerator() + perDenominator * part.denominator();
            shares.add(new Share(part.agency(), part.cause(), part.numerator(), part.denominator(), points));
        }
        return shares;
    }

    private boolean isBelowTarget(long numerator, long denominator) {
        return over(numerator, denominator) < 0;
    }

    private double over(long numerator, long denominator) {
        return curve.factor() * numerator - curve.target() * denominator;
    }

    /** Where the line meets the target, of its length. */
    private double crossing() {
        double start = over(n0, d0);
        double end = over(n1, d1);
        return start == end ? 0 : Math.clamp(start / (start - end), 0, 1);
    }

    /** The integral of 1/d between two places of the line. */
    private double first(double from, double to) {
        double start = denominator(from);
        double end = denominator(to);
        double x = (end - start) / start;
        return (to - from) / start * (x == 0 ? 1 : logarithm(start, end, x) / x);
    }

    /** The integral of n/d² between two places of the line. */
    private double second(double from, double to) {
        double start = denominator(from);
        double end = denominator(to);
        double length = to - from;
        double n = n0 + from * (n1 - n0);
        double square = length / start * (length / start);
        return n * length / (start * end) + (n1 - n0) * square * bend(start, end);
    }

    private double denominator(double place) {
        return place == 1 ? d1 : d0 + place * (d1 - d0);
    }

    /** ln(end / start); the quotient where it is far from 1, as x has lost what it says of the end there. */
    private static double logarithm(double start, double end, double x) {
        return Math.abs(x) > SMALL ? Math.log(end / start) : Math.log1p(x);
    }

    /** (ln(1 + x) - x / (1 + x)) / x², where 1 + x is the end over the start. */
    private static double bend(double start, double end) {
        double x = (end - start) / start;
        if (Math.abs(x) > SMALL) {
            return (Math.log(end / start) - (end - start) / end) / (x * x);
        }
        double sum = 0;
        double power = 1;
        for (int i = 0; i < TERMS; i++) {
            sum += power * (i + 1) / (i + 2);
            power *= -x;
        }
        return sum;
    }
}
