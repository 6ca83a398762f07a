package vn.nhip.core.scoring;

/**
 * The bare numbers of one unit, by position: of the indicators and of the groups in the order of the definition. NaN stands where
 * there is none. The path of bulk scoring; {@link Scorecard} says the same with reasons.
 */
public final class Tally {
    final double[] ratios;
    final double[] points;
    final Status[] statuses;
    final double[] groupPoints;
    final Status[] groupStatuses;
    double total;

    Tally(int indicators, int groups) {
        ratios = new double[indicators];
        points = new double[indicators];
        statuses = new Status[indicators];
        groupPoints = new double[groups];
        groupStatuses = new Status[groups];
    }

    public double ratio(int indicator) {
        return ratios[indicator];
    }

    public double points(int indicator) {
        return points[indicator];
    }

    public Status status(int indicator) {
        return statuses[indicator];
    }

    public double groupPoints(int group) {
        return groupPoints[group];
    }

    public Status groupStatus(int group) {
        return groupStatuses[group];
    }

    public double total() {
        return total;
    }

    /** As {@link Scorecard#status()}. */
    public Status totalStatus() {
        if (Double.isNaN(total)) {
            return Status.NO_DATA;
        }
        for (Status status : groupStatuses) {
            if (status == Status.PUBLISHED) {
                return Status.PUBLISHED;
            }
        }
        return Status.SCORED;
    }
}
