package vn.nhip.simulator.sandbox;

import java.time.Duration;
import java.time.Instant;
import vn.nhip.simulator.story.Dice;

/** What the weather does to one request after the other. The n-th request since the weather was set fares the same for the same seed. */
final class WeatherCourse {
    private static final int LONGEST_IN_MEANS = 10;
    private static final int[] FAILURES = {500, 502, 503, 504};
    private static final int OUTAGE = 503;

    private final String server;
    private final long seed;
    private Weather weather;
    private Instant since;
    private long requests;

    WeatherCourse(String server, long seed, Weather weather, Instant since) {
        this.server = server;
        this.seed = seed;
        this.weather = weather;
        this.since = since;
    }

    /** What becomes of one request. */
    sealed interface Fate {
        /** How long whatever comes of it keeps the sender waiting. */
        Duration delay();

        /** Handled and answered. */
        record Answered(Duration delay) implements Fate {}

        /** Not handled; a proxy says so with a status of 5xx. */
        record Failed(Duration delay, int status) implements Fate {}

        /** No answer, handled or not. */
        record Dropped(Duration delay, boolean handled) implements Fate {}
    }

    synchronized void set(Weather newWeather, Instant now) {
        weather = newWeather;
        since = now;
        requests = 0;
    }

    synchronized Weather weather() {
        return weather;
    }

    synchronized Fate next(Instant now) {
        Dice dice = Dice.of(seed, server, requests++);
        double latency = Math.min(
                dice.exponential(weather.meanLatencyMillis()), (double) LONGEST_IN_MEANS * weather.meanLatencyMillis());
        double slow = dice.chance(weather.slowShare()) ? weather.slowMillis() : 0;
        double fate = dice.unit();
        int which = dice.below(FAILURES.length);
        if (weather.isOut(Duration.between(since, now))) {
            return new Fate.Failed(Duration.ZERO, OUTAGE);
        }
        Duration delay = Duration.ofNanos(Math.round((latency + slow) * 1e6));
        if (fate < weather.failureShare()) {
            return new Fate.Failed(delay, FAILURES[which]);
        }
        if (fate < weather.failureShare() + weather.dropShare()) {
            return new Fate.Dropped(delay, which % 2 == 0);
        }
        return new Fate.Answered(delay);
    }
}
