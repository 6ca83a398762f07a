package vn.nhip.simulator.sandbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How a server of the outside world feels today. What becomes of the n-th request under it depends on the seed and n alone: {@link WeatherCourse}.
 *
 * @param meanLatencyMillis mean of what an answer waits for; exponential, at most ten times the mean
 * @param slowShare share of answers, 0 to 1, that wait for {@code slowMillis} more
 * @param failureShare share of requests, 0 to 1, that get 500, 502, 503 or 504, as a proxy says it: HTML
 * @param dropShare share of connections, 0 to 1, that end without an answer; every second one of them after the work was done, so that the
 *     sender cannot know
 * @param outages when nothing answers but 503
 */
public record Weather(
        int meanLatencyMillis,
        double slowShare,
        int slowMillis,
        double failureShare,
        double dropShare,
        List<Outage> outages) {
    private static final int LONGEST_MILLIS = 600_000;
    private static final Set<String> MEMBERS =
            Set.of("meanLatencyMillis", "slowShare", "slowMillis", "failureShare", "dropShare", "outages");

    /** At once, always. */
    public static final Weather CALM = new Weather(0, 0, 0, 0, 0, List.of());

    /** An ordinary working day. */
    public static final Weather USUAL = new Weather(60, 0.02, 3_000, 0.01, 0.005, List.of());

    public Weather {
        outages = List.copyOf(outages);
        within("meanLatencyMillis", meanLatencyMillis, LONGEST_MILLIS);
        within("slowMillis", slowMillis, LONGEST_MILLIS);
        within("slowShare", slowShare, 1);
        within("failureShare", failureShare, 1);
        within("dropShare", dropShare, 1);
        within("failureShare + dropShare", failureShare + dropShare, 1);
    }

    private static void within(String name, double value, double most) {
        if (!(value >= 0 && value <= most)) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "%s is %s; expected 0 to %s", name, value, most));
        }
    }

    /**
     * A window without answers, counted from when the weather was set.
     *
     * @param toSeconds when it is over; exclusive
     */
    public record Outage(double fromSeconds, double toSeconds) {
        public Outage {
            if (!(fromSeconds >= 0 && toSeconds > fromSeconds)) {
                throw new IllegalArgumentException(
                        "outage from " + fromSeconds + " to " + toSeconds + " seconds; expected 0 <= from < to");
            }
        }

        boolean holds(Duration since) {
            double seconds = since.toNanos() / 1e9;
            return seconds >= fromSeconds && seconds < toSeconds;
        }
    }

    /** Whether there is an outage so long after the weather was set. */
    boolean isOut(Duration since) {
        return outages.stream().anyMatch(outage -> outage.holds(since));
    }

    /**
     * The weather in a JSON object; what it leaves out is calm.
     *
     * @throws Refusal when it is none
     */
    static Weather of(JsonNode json) {
        SandboxJson.onlyMembers(json, MEMBERS, "weather");
        List<Outage> outages = new ArrayList<>();
        try {
            JsonNode windows = json.path("outages");
            if (!windows.isMissingNode() && !windows.isArray()) {
                throw Refusal.badRequest("\"outages\" is a list of {\"fromSeconds\", \"toSeconds\"}");
            }
            for (JsonNode window : windows) {
                SandboxJson.onlyMembers(window, Set.of("fromSeconds", "toSeconds"), "outages");
                outages.add(new Outage(number(window, "fromSeconds"), number(window, "toSeconds")));
            }
            return new Weather(
                    whole(json, "meanLatencyMillis"),
                    number(json, "slowShare"),
                    whole(json, "slowMillis"),
                    number(json, "failureShare"),
                    number(json, "dropShare"),
                    outages);
        } catch (IllegalArgumentException outOfRange) {
            throw Refusal.badRequest(String.valueOf(outOfRange.getMessage()));
        }
    }

    private static double number(JsonNode json, String name) {
        JsonNode value = json.path(name);
        if (value.isMissingNode()) {
            return 0;
        }
        if (!value.isNumber()) {
            throw Refusal.badRequest("\"" + name + "\" is " + value + "; expected a number");
        }
        return value.doubleValue();
    }

    private static int whole(JsonNode json, String name) {
        double value = number(json, name);
        if (value != Math.rint(value) || Math.abs(value) > Integer.MAX_VALUE) {
            throw Refusal.badRequest("\"" + name + "\" is " + value + "; expected whole milliseconds");
        }
        return (int) value;
    }

    ObjectNode json() {
        ObjectNode json = SandboxJson.object();
        json.put("meanLatencyMillis", meanLatencyMillis);
        json.put("slowShare", slowShare);
        json.put("slowMillis", slowMillis);
        json.put("failureShare", failureShare);
        json.put("dropShare", dropShare);
        ArrayNode windows = json.putArray("outages");
        for (Outage outage : outages) {
            windows.addObject().put("fromSeconds", outage.fromSeconds()).put("toSeconds", outage.toSeconds());
        }
        return json;
    }
}
