package vn.nhip.simulator.sandbox.population;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import vn.nhip.simulator.sandbox.Answer;
import vn.nhip.simulator.sandbox.HttpSandbox;
import vn.nhip.simulator.sandbox.Refusal;
import vn.nhip.simulator.sandbox.Request;
import vn.nhip.simulator.sandbox.SandboxJson;
import vn.nhip.simulator.sandbox.Setting;
import vn.nhip.simulator.sandbox.population.Access.Outcome;
import vn.nhip.simulator.sandbox.population.Access.Purpose;

/**
 * The population database (Cơ sở dữ liệu quốc gia về dân cư). {@code POST /queries} says who asks, why and for which dossier, and gets found,
 * not found or mismatch. Only numbers that begin with 000 are taken, so that no real one ends up here; every question is in the access log,
 * and the log holds nothing of the person.
 */
public final class PopulationDatabase extends HttpSandbox {
    /** Persons, unless told otherwise. */
    public static final int SIZE = 10_000;

    private static final int ACCESSES_KEPT = 1_000;
    private static final int ACCESSES_SHOWN = 100;
    private static final int EXAMPLES = 3;
    private static final int GREATEST_QUOTA = 1_000_000;
    private static final int FORBIDDEN = 403;
    private static final int TOO_MANY = 429;
    private static final Set<String> MEMBERS =
            Set.of("agency", "purpose", "case", "identityNumber", "name", "birthDate", "consent");

    private final Population population;
    private final Quotas quotas = new Quotas();
    private final Deque<Access> accesses = new ArrayDeque<>();

    /** With {@value #SIZE} persons. */
    public PopulationDatabase(Setting setting) {
        this(setting, SIZE);
    }

    /** With so many persons, 1,000,000 at most. */
    public PopulationDatabase(Setting setting, int size) {
        super("population", "Cơ sở dữ liệu quốc gia về dân cư, qua LGSP", setting);
        this.population = new Population(setting.seed(), size);
        route("POST", "/queries", JSON, this::query);
        steering("quota", this::quota);
    }

    private Runnable quota(JsonNode value) {
        SandboxJson.onlyMembers(value, Set.of("agency", "perMinute"), "quota");
        JsonNode perMinute = value.path("perMinute");
        if (!perMinute.isIntegralNumber()
                || !perMinute.canConvertToInt()
                || perMinute.intValue() < 0
                || perMinute.intValue() > GREATEST_QUOTA) {
            throw Refusal.badRequest("\"perMinute\" is " + perMinute + "; expected 0 to " + GREATEST_QUOTA);
        }
        String agency =
                value.has("agency") ? matching(value, "agency", "[A-Z0-9][A-Z0-9.-]{0,49}", "one like H26.103") : null;
        return () -> quotas.set(agency, perMinute.intValue());
    }

    /** The first persons, to ask for. */
    public List<InventedPerson> persons(int count) {
        return IntStream.range(0, Math.min(count, population.size()))
                .mapToObj(population::at)
                .toList();
    }

    /** The latest questions, the oldest first. */
    public List<Access> accesses() {
        synchronized (accesses) {
            return List.copyOf(accesses);
        }
    }

    /** Another quota for all agencies that have none of their own. */
    public void quota(int perMinute) {
        quotas.set(null, perMinute);
    }

    private Instant now() {
        return setting().clock().instant();
    }

    /** Values are told in errors only where they cannot be personal. */
    private Answer query(Request request) {
        ObjectNode asked = request.json();
        SandboxJson.onlyMembers(asked, MEMBERS, "body");
        String agency = matching(asked, "agency", "[A-Z0-9][A-Z0-9.-]{0,49}", "one like H26.103");
        String caseCode = matching(asked, "case", "[A-Za-z0-9][A-Za-z0-9./-]{0,99}", "one like H26.19.15-260213-0001");
        Purpose purpose = purpose(asked);
        String number = matching(
                asked,
                "identityNumber",
                "000[0-9]{9}",
                "12 digits, the first three 000: only invented persons are here");
        Optional<LocalDate> birth = birth(asked);
        JsonNode consent = asked.path("consent");
        if (!consent.isBoolean() || !consent.booleanValue()) {
            note(agency, purpose, caseCode, Outcome.NO_CONSENT);
            throw new Refusal(FORBIDDEN, "\"consent\" is not true; ask the person first");
        }
        Duration wait = quotas.ask(agency, now());
        if (wait.isPositive()) {
            note(agency, purpose, caseCode, Outcome.QUOTA_EXCEEDED);
            return Answer.error(TOO_MANY, "agency " + agency + " has used up its quota of this minute")
                    .with("Retry-After", Long.toString(wait.toSeconds() + 1));
        }
        ObjectNode answer = answer(population.find(number), asked, birth);
        note(agency, purpose, caseCode, Outcome.valueOf(answer.path("outcome").stringValue("")));
        return Answer.json(answer);
    }

    private static String matching(JsonNode asked, String name, String pattern, String expected) {
        JsonNode value = asked.path(name);
        if (!value.isString() || !value.stringValue().matches(pattern)) {
            throw Refusal.badRequest("\"" + name + "\" is missing or malformed; expected " + expected);
        }
        return value.stringValue();
    }

    private static Purpose purpose(JsonNode asked) {
        String said = asked.path("purpose").stringValue("");
        return Arrays.stream(Purpose.values())
                .filter(purpose -> purpose.name().equals(said))
                .findFirst()
                .orElseThrow(() -> Refusal.badRequest(
                        "\"purpose\" is missing or unknown; expected one of " + Arrays.toString(Purpose.values())));
    }

    private static Optional<LocalDate> birth(JsonNode asked) {
        if (!asked.has("birthDate")) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(asked.path("birthDate").stringValue("")));
        } catch (DateTimeParseException e) {
            throw Refusal.badRequest("\"birthDate\" is no date; expected one like 1990-12-31");
        }
    }

    /** What does not match is named, and nothing more is told: else one could find out by trying. */
    private static ObjectNode answer(Optional<InventedPerson> found, JsonNode asked, Optional<LocalDate> birth) {
        ObjectNode answer = SandboxJson.object();
        if (found.isEmpty()) {
            return answer.put("outcome", Outcome.NOT_FOUND.name());
        }
        InventedPerson person = found.get();
        boolean nameDiffers =
                asked.has("name") && !person.isCalled(asked.path("name").stringValue(""));
        boolean birthDiffers = birth.isPresent() && !birth.get().equals(person.birthDate());
        if (nameDiffers || birthDiffers) {
            ArrayNode fields = answer.put("outcome", Outcome.MISMATCH.name()).putArray("fields");
            if (nameDiffers) {
                fields.add("name");
            }
            if (birthDiffers) {
                fields.add("birthDate");
            }
            return answer;
        }
        answer.put("outcome", Outcome.FOUND.name());
        answer.putObject("person")
                .put("identityNumber", person.identityNumber())
                .put("name", person.name())
                .put("birthDate", person.birthDate().toString())
                .put("gender", person.gender().name())
                .put("residence", person.residence());
        return answer;
    }

    private void note(String agency, Purpose purpose, String caseCode, Outcome outcome) {
        synchronized (accesses) {
            accesses.addLast(new Access(now(), agency, purpose, caseCode, outcome));
            if (accesses.size() > ACCESSES_KEPT) {
                accesses.removeFirst();
            }
        }
    }

    @Override
    protected JsonNode state() {
        ObjectNode state = SandboxJson.object().put("persons", population.size());
        ArrayNode examples = state.putArray("examples");
        persons(EXAMPLES)
                .forEach(person -> examples.addObject()
                        .put("identityNumber", person.identityNumber())
                        .put("name", person.name())
                        .put("birthDate", person.birthDate().toString()));
        ObjectNode quota = state.put("quotaPerMinute", quotas.usual()).putObject("quotas");
        quotas.own().forEach(quota::put);
        ArrayNode log = state.putArray("accesses");
        List<Access> all = accesses();
        for (Access access : all.subList(Math.max(0, all.size() - ACCESSES_SHOWN), all.size())) {
            log.addObject()
                    .put("time", access.time().toString())
                    .put("agency", access.agency())
                    .put("purpose", access.purpose().name())
                    .put("case", access.caseCode())
                    .put("outcome", access.outcome().name());
        }
        return state;
    }

    /** The persons stay: they come from the seed. */
    @Override
    protected void clear() {
        quotas.clear();
        synchronized (accesses) {
            accesses.clear();
        }
    }
}
