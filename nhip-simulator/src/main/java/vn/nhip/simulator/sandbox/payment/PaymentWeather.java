package vn.nhip.simulator.sandbox.payment;

import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import vn.nhip.simulator.sandbox.Refusal;
import vn.nhip.simulator.sandbox.SandboxJson;
import vn.nhip.simulator.sandbox.Weather;

/**
 * How banks and call-backs feel today. Shares are from 0 to 1; the n-th payment, and the n-th call-back, fare the same for the same seed.
 *
 * @param declineShare of payments, that the bank declines
 * @param lateShare of call-backs, that come {@code lateMillis} later
 * @param twiceShare of call-backs, that come twice
 * @param lostShare of call-backs, that never arrive; they are tried again like all that nobody acknowledged
 * @param attempts of one call-back, then it is given up: only asking, or the day's file, tells of the payment
 * @param firstGapMillis before the second attempt; each further gap is twice as long
 */
public record PaymentWeather(
        double declineShare,
        double lateShare,
        int lateMillis,
        double twiceShare,
        double lostShare,
        int attempts,
        int firstGapMillis) {
    private static final int LONGEST_MILLIS = 3_600_000;
    private static final int MOST_ATTEMPTS = 12;
    private static final int USUAL_ATTEMPTS = 8;
    private static final int USUAL_GAP_MILLIS = 5_000;
    private static final Set<String> MEMBERS =
            Set.of("declineShare", "lateShare", "lateMillis", "twiceShare", "lostShare", "attempts", "firstGapMillis");

    /** Every payment succeeds, every call-back comes once and at once. */
    public static final PaymentWeather CALM = new PaymentWeather(0, 0, 0, 0, 0, USUAL_ATTEMPTS, USUAL_GAP_MILLIS);

    public PaymentWeather {
        within("declineShare", declineShare, 0, 1);
        within("lateShare", lateShare, 0, 1);
        within("lateMillis", lateMillis, 0, LONGEST_MILLIS);
        within("twiceShare", twiceShare, 0, 1);
        within("lostShare", lostShare, 0, 1);
        within("attempts", attempts, 1, MOST_ATTEMPTS);
        within("firstGapMillis", firstGapMillis, 1, LONGEST_MILLIS);
    }

    private static void within(String name, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            throw new IllegalArgumentException(name + " is " + value + "; expected " + least + " to " + most);
        }
    }

    /** What a weather that all servers share means to this one. */
    public static PaymentWeather of(Weather weather) {
        return new PaymentWeather(
                weather.failureShare(),
                weather.slowShare(),
                weather.slowMillis(),
                weather.dropShare(),
                weather.failureShare(),
                USUAL_ATTEMPTS,
                USUAL_GAP_MILLIS);
    }

    /**
     * The weather in a JSON object; what it leaves out is calm.
     *
     * @throws Refusal when it is none
     */
    static PaymentWeather of(JsonNode json) {
        SandboxJson.onlyMembers(json, MEMBERS, "payment");
        try {
            return new PaymentWeather(
                    number(json, "declineShare", 0),
                    number(json, "lateShare", 0),
                    whole(json, "lateMillis", 0),
                    number(json, "twiceShare", 0),
                    number(json, "lostShare", 0),
                    whole(json, "attempts", USUAL_ATTEMPTS),
                    whole(json, "firstGapMillis", USUAL_GAP_MILLIS));
        } catch (IllegalArgumentException outOfRange) {
            throw Refusal.badRequest(String.valueOf(outOfRange.getMessage()));
        }
    }

    private static double number(JsonNode json, String name, double calm) {
        JsonNode value = json.path(name);
        if (!value.isMissingNode() && !value.isNumber()) {
            throw Refusal.badRequest("\"" + name + "\" is " + value + "; expected a number");
        }
        return value.doubleValue(calm);
    }

    private static int whole(JsonNode json, String name, int calm) {
        double value = number(json, name, calm);
        if (value != Math.rint(value) || Math.abs(value) > Integer.MAX_VALUE) {
            throw Refusal.badRequest("\"" + name + "\" is " + value + "; expected a whole number");
        }
        return (int) value;
    }

    ObjectNode json() {
        return SandboxJson.object()
                .put("declineShare", declineShare)
                .put("lateShare", lateShare)
                .put("lateMillis", lateMillis)
                .put("twiceShare", twiceShare)
                .put("lostShare", lostShare)
                .put("attempts", attempts)
                .put("firstGapMillis", firstGapMillis);
    }
}
