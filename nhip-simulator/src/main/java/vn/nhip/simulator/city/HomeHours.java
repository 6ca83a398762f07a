package vn.nhip.simulator.city;

import java.time.LocalDate;
import vn.nhip.simulator.story.Dice;
import vn.nhip.simulator.story.OfficeDays;

/** When people do something from home: at any hour, at some hours more than at others. */
final class HomeHours {
    private static final int HOUR = 3_600;
    private static final int DAY = 86_400;

    private final Odds hours;

    /** @param weights of the hours of the day, from midnight on */
    HomeHours(double[] weights) {
        hours = new Odds(weights);
    }

    /** An instant of a day, in seconds since 1970. */
    long on(LocalDate day, Dice dice) {
        return OfficeDays.at(day.toEpochDay(), hours.choose(dice) * HOUR + dice.below(HOUR));
    }

    /** An instant about one and after another, both in seconds since 1970. */
    long about(long about, long after, Dice dice) {
        long at = on(OfficeDays.date(about), dice);
        return at > after ? at : at + DAY;
    }
}
