package vn.nhip.simulator.sandbox.mail;

import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import vn.nhip.simulator.sandbox.Refusal;
import vn.nhip.simulator.sandbox.SandboxJson;
import vn.nhip.simulator.sandbox.Weather;

/**
 * How the mail server feels today. Shares are from 0 to 1.
 *
 * @param meanLatencyMillis mean of what an answer waits for; exponential
 * @param busyShare of connections, that are greeted with 421; 1 is an outage
 * @param dropShare of messages, that end in a broken connection; every second one of them was taken
 * @param greylistShare of pairs of sender and recipient, that get 451 at first; the same pairs for the same seed
 * @param greylistSeconds until such a pair may come again
 * @param refusalShare of recipients, that do not exist (550); the same ones for the same seed
 */
public record MailWeather(
        int meanLatencyMillis,
        double busyShare,
        double dropShare,
        double greylistShare,
        int greylistSeconds,
        double refusalShare) {
    private static final int LONGEST_MILLIS = 60_000;
    private static final int LONGEST_SECONDS = 86_400;
    private static final Set<String> MEMBERS =
            Set.of("meanLatencyMillis", "busyShare", "dropShare", "greylistShare", "greylistSeconds", "refusalShare");

    /** Takes everything at once. */
    public static final MailWeather CALM = new MailWeather(0, 0, 0, 0, 0, 0);

    public MailWeather {
        within("meanLatencyMillis", meanLatencyMillis, LONGEST_MILLIS);
        within("busyShare", busyShare, 1);
        within("dropShare", dropShare, 1);
        within("greylistShare", greylistShare, 1);
        within("greylistSeconds", greylistSeconds, LONGEST_SECONDS);
        within("refusalShare", refusalShare, 1);
    }

    private static void within(String name, double value, double most) {
        if (!(value >= 0 && value <= most)) {
            throw new IllegalArgumentException(name + " is " + value + "; expected 0 to " + most);
        }
    }

    /** What a weather that all servers share means to this one: greylisting comes with failures. */
    public static MailWeather of(Weather weather) {
        double failing = weather.failureShare();
        return new MailWeather(
                Math.min(weather.meanLatencyMillis(), LONGEST_MILLIS),
                failing,
                weather.dropShare(),
                failing,
                60,
                failing / 2);
    }

    /**
     * The weather in a JSON object; what it leaves out is calm.
     *
     * @throws Refusal when it is none
     */
    static MailWeather of(JsonNode json) {
        SandboxJson.onlyMembers(json, MEMBERS, "mail");
        try {
            return new MailWeather(
                    whole(json, "meanLatencyMillis"),
                    number(json, "busyShare"),
                    number(json, "dropShare"),
                    number(json, "greylistShare"),
                    whole(json, "greylistSeconds"),
                    number(json, "refusalShare"));
        } catch (IllegalArgumentException outOfRange) {
            throw Refusal.badRequest(String.valueOf(outOfRange.getMessage()));
        }
    }

    private static double number(JsonNode json, String name) {
        JsonNode value = json.path(name);
        if (!value.isMissingNode() && !value.isNumber()) {
            throw Refusal.badRequest("\"" + name + "\" is " + value + "; expected a number");
        }
        return value.doubleValue(0);
    }

    private static int whole(JsonNode json, String name) {
        double value = number(json, name);
        if (value != Math.rint(value) || Math.abs(value) > Integer.MAX_VALUE) {
            throw Refusal.badRequest("\"" + name + "\" is " + value + "; expected a whole number");
        }
        return (int) value;
    }

    ObjectNode json() {
        return SandboxJson.object()
                .put("meanLatencyMillis", meanLatencyMillis)
                .put("busyShare", busyShare)
                .put("dropShare", dropShare)
                .put("greylistShare", greylistShare)
                .put("greylistSeconds", greylistSeconds)
                .put("refusalShare", refusalShare);
    }
}
