package vn.nhip.core.index;

import java.util.List;

/**
 * How units are put in order.
 *
 * @param volumeIndicator code of the indicator whose denominator is a unit's volume of cases
 * @param minimumVolume units with fewer cases are shown but not ranked
 * @param volumeBands in descending order of {@code from}
 */
public record RankingRules(String volumeIndicator, long minimumVolume, List<VolumeBand> volumeBands) {
    public RankingRules {
        volumeBands = List.copyOf(volumeBands);
    }

    /** The band of a volume; bands end with one that starts at 0. */
    public VolumeBand bandOf(long volume) {
        for (VolumeBand band : volumeBands) {
            if (volume >= band.from()) {
                return band;
            }
        }
        throw new IllegalArgumentException("no volume band for " + volume + " cases; the last band must start at 0");
    }
}
