package vn.nhip.simulator.sandbox.portal;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.scoring.Rounder;

/** The portal's arithmetic, to the last digit (766-rules section 11). */
final class Points {
    private static final int PERCENT = 100;
    private static final double FULL_AT_80 = 0.8;
    private static final double FULL_AT_HALF = 0.5;
    private static final double FULL_AT_90 = 0.9;
    private static final int PROGRESS = 20;

    private Points() {}

    /** As a percentage with two decimals; {@code null} of nothing. */
    static @Nullable Double percent(long numerator, long denominator) {
        return denominator == 0 ? null : Double.valueOf(Rounder.fixed2((double) PERCENT * numerator / denominator));
    }

    static double percentOrZero(long numerator, long denominator) {
        return denominator == 0 ? 0 : Rounder.fixed2((double) PERCENT * numerator / denominator);
    }

    /** {@code null} of nothing. */
    static @Nullable Double linear(double max, long numerator, long denominator) {
        return denominator == 0 ? null : Double.valueOf(Rounder.fixed2(max * numerator / denominator));
    }

    /** All points from 80 percent on. */
    static @Nullable Double fullAt80(double max, long numerator, long denominator) {
        return denominator == 0
                ? null
                : Double.valueOf(Rounder.fixed2(Math.min(max, max * numerator / denominator / FULL_AT_80)));
    }

    /** 5.4: all points from 90 percent on, none of nothing. */
    static double satisfaction(double max, long numerator, long denominator) {
        return denominator == 0 ? 0 : Rounder.fixed2(Math.min(max, max * numerator / denominator / FULL_AT_90));
    }

    static double progress(long onTime, long received) {
        return received == 0 ? 0 : Rounder.fixed2((double) PROGRESS * onTime / received);
    }

    /** 3.5a, 3.5b, 3.6: the percentage is rounded first. */
    static double payment(long integrated, long paidProcedures, long feeProcedures, long paid, long owed) {
        double first = Rounder.fixed2(2 * Math.min(1, percentOrZero(integrated, feeProcedures) / PERCENT / FULL_AT_80));
        double second =
                Rounder.fixed2(2 * Math.min(1, percentOrZero(paidProcedures, feeProcedures) / PERCENT / FULL_AT_80));
        double third = Rounder.fixed2(6 * percentOrZero(paid, owed) / PERCENT);
        return Rounder.fixed2(first + second + third);
    }

    /**
     * 3.1, 3.2, 3.3.
     *
     * @param authority 0 below the province, which gets no points of 3.1
     */
    static double online(long offered, long authority, long used, long services, long onlineDossiers, long dossiers) {
        double first = authority == 0 ? 0 : 2 * Math.min(1, (double) offered / authority / FULL_AT_80);
        double second = services == 0 ? 0 : 4.0 * used / services;
        double third = dossiers == 0 ? 0 : 6 * Math.min(1, (double) onlineDossiers / dossiers / FULL_AT_HALF);
        return Rounder.fixed2(first + second + third);
    }

    /** Nothing counts as nothing. */
    static double sum(List<@Nullable Double> scores) {
        double sum = 0;
        for (Double score : scores) {
            sum += score == null ? 0 : score;
        }
        return Math.round(sum * PERCENT) / (double) PERCENT;
    }

    static double shareOf(double score, double max) {
        return Math.round(score / max * PERCENT * PERCENT) / (double) PERCENT;
    }
}
