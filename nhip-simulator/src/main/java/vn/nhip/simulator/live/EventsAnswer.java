package vn.nhip.simulator.live;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the server says of a batch of events.
 *
 * @param reasons of each quarantined event, with a count of 1
 */
record EventsAnswer(int accepted, int duplicate, int quarantined, List<QuarantineReason> reasons) {
    private static final JsonMapper JSON = new JsonMapper();

    int events() {
        return accepted + duplicate + quarantined;
    }

    /** Reads an answer; {@code null} when it is none. */
    static @Nullable EventsAnswer read(String body) {
        try {
            JsonNode answer = JSON.readTree(body);
            if (!answer.path("accepted").isInt()
                    || !answer.path("duplicate").isInt()
                    || !answer.path("quarantined").isInt()) {
                return null;
            }
            int quarantined = answer.path("quarantined").intValue();
            return new EventsAnswer(
                    answer.path("accepted").intValue(),
                    answer.path("duplicate").intValue(),
                    quarantined,
                    quarantined == 0 ? List.of() : reasons(answer.path("events")));
        } catch (JacksonException e) {
            return null;
        }
    }

    private static List<QuarantineReason> reasons(JsonNode events) {
        List<QuarantineReason> reasons = new ArrayList<>();
        for (JsonNode event : events) {
            JsonNode problem = event.path("problem");
            if (problem.isObject()) {
                reasons.add(new QuarantineReason(
                        problem.path("kind").asString(""),
                        problem.path("field").asString(""),
                        problem.path("vietnamese").asString(""),
                        event.path("id").asString(event.path("place").asString("")),
                        1));
            }
        }
        return reasons;
    }
}
