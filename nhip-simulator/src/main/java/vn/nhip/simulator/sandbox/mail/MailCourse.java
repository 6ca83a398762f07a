package vn.nhip.simulator.sandbox.mail;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;
import vn.nhip.simulator.story.Dice;

/** The weather's course over connections and messages. What happens to the n-th of them depends on the seed and n alone. */
final class MailCourse implements Reception {
    /** Recipients of that name do not exist, whatever the weather. */
    static final String UNKNOWN = "khong-ton-tai@";

    /** Recipients of that name have no room left, whatever the weather. */
    static final String FULL = "day-hop-thu@";

    private static final int LONGEST_IN_MEANS = 10;
    private static final int PAIRS_KEPT = 10_000;

    private final long seed;
    private final InstantSource clock;
    private final LinkedHashMap<String, Instant> firstSeen = new LinkedHashMap<>();
    private MailWeather weather;
    private long answers;
    private long connections;
    private long messages;

    MailCourse(long seed, MailWeather weather, InstantSource clock) {
        this.seed = seed;
        this.weather = weather;
        this.clock = clock;
    }

    synchronized void set(MailWeather newWeather) {
        weather = newWeather;
        firstSeen.clear();
        answers = 0;
        connections = 0;
        messages = 0;
    }

    synchronized MailWeather weather() {
        return weather;
    }

    @Override
    public synchronized Duration delay() {
        double mean = weather.meanLatencyMillis();
        double millis = Math.min(Dice.of(seed, "answer", answers++).exponential(mean), LONGEST_IN_MEANS * mean);
        return Duration.ofNanos(Math.round(millis * 1e6));
    }

    @Override
    public synchronized @Nullable String greeting() {
        return Dice.of(seed, "connection", connections++).chance(weather.busyShare())
                ? "421 4.3.2 localhost too busy, come again"
                : null;
    }

    @Override
    public synchronized @Nullable String recipient(String sender, String recipient) {
        if (recipient.startsWith(UNKNOWN) || Dice.of(seed, recipient, 0).chance(weather.refusalShare())) {
            return "550 5.1.1 No such user";
        }
        if (recipient.startsWith(FULL)) {
            return "452 4.2.2 Mailbox full";
        }
        return greylisted(sender + ' ' + recipient)
                ? "451 4.7.1 Greylisted, come again in " + weather.greylistSeconds() + " s"
                : null;
    }

    private boolean greylisted(String pair) {
        if (!Dice.of(seed, pair, 1).chance(weather.greylistShare())) {
            return false;
        }
        Instant now = clock.instant();
        Instant first = firstSeen.putIfAbsent(pair, now);
        if (firstSeen.size() > PAIRS_KEPT) {
            firstSeen.pollFirstEntry();
        }
        return first == null || now.isBefore(first.plusSeconds(weather.greylistSeconds()));
    }

    @Override
    public synchronized Ending ending() {
        Dice dice = Dice.of(seed, "message", messages++);
        boolean broken = dice.chance(weather.dropShare());
        boolean taken = dice.chance(0.5);
        return !broken ? Ending.TAKEN : taken ? Ending.UNTOLD : Ending.LOST;
    }
}
