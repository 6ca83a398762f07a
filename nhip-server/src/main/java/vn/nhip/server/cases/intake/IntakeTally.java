package vn.nhip.server.cases.intake;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import vn.nhip.contract.CaseMessage;
import vn.nhip.contract.EventTypes;
import vn.nhip.contract.Problem;

/** What became of the records of a delivery so far. */
public final class IntakeTally {
    private static final int SHOWN_MAX = 20;

    private long accepted;
    private long duplicates;
    private long quarantined;
    private long warned;
    private final Map<Problem.Kind, Long> problems = new EnumMap<>(Problem.Kind.class);
    private final List<Example> examples = new ArrayList<>();

    /** A record that went to quarantine: where it stood, or of which case it is, and why. */
    public record Example(String place, Problem problem) {}

    void add(Incoming record, Outcome outcome) {
        switch (outcome) {
            case Outcome.Accepted(List<String> warnings) -> {
                accepted++;
                warned += warnings.isEmpty() ? 0 : 1;
            }
            case Outcome.Duplicate() -> duplicates++;
            case Outcome.Quarantined(Problem problem) -> {
                quarantined++;
                problems.merge(problem.kind(), 1L, Long::sum);
                if (examples.size() < SHOWN_MAX) {
                    examples.add(new Example(place(record), problem));
                }
            }
        }
    }

    private static String place(Incoming record) {
        return switch (record) {
            case Incoming.Read(CaseMessage message, String raw) ->
                "hồ sơ " + message.caseCode() + " ("
                        + EventTypes.name(message.fact().kind()) + " " + message.id() + ")";
            case Incoming.Unread unread -> unread.place();
        };
    }

    /** All records so far. */
    public long records() {
        return accepted + duplicates + quarantined;
    }

    public long accepted() {
        return accepted;
    }

    /** How many of the accepted came with a warning. */
    public long warned() {
        return warned;
    }

    public long duplicates() {
        return duplicates;
    }

    public long quarantined() {
        return quarantined;
    }

    /** The counts by their names in the audit log. */
    public Map<String, Long> counts() {
        return Map.of("records", records(), "accepted", accepted, "duplicates", duplicates, "quarantined", quarantined);
    }

    /** How many went to quarantine for what. */
    public Map<Problem.Kind, Long> problems() {
        return Map.copyOf(problems);
    }

    /** The first that went to quarantine. */
    public List<Example> examples() {
        return List.copyOf(examples);
    }
}
