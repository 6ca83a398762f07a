package vn.nhip.simulator.sandbox;

import java.time.InstantSource;

/**
 * Where and how a server stands.
 *
 * @param port 0 for any free one
 * @param seed of its weather, and of whatever else it leaves to chance
 * @param weather at the start
 * @param clock the time
 */
public record Setting(int port, long seed, Weather weather, InstantSource clock) {

    /** Any free port, calm, the machine's time. */
    public static Setting calm() {
        return new Setting(0, 1, Weather.CALM, InstantSource.system());
    }

    /** The same at another time. */
    public Setting at(InstantSource other) {
        return new Setting(port, seed, weather, other);
    }

    /** The same in another weather. */
    public Setting in(Weather other) {
        return new Setting(port, seed, other, clock);
    }
}
