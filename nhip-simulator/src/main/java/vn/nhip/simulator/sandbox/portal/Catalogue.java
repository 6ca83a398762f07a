package vn.nhip.simulator.sandbox.portal;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import vn.nhip.simulator.sandbox.Refusal;
import vn.nhip.simulator.sandbox.SandboxJson;

/**
 * What the portal knows of agencies and procedures. An empty list knows nothing, and turns nothing down.
 *
 * @param agencies by code
 * @param procedures by {@link #shortCode}
 */
record Catalogue(Map<String, Agency> agencies, Map<String, Procedure> procedures) {
    static final Catalogue EMPTY = new Catalogue(Map.of(), Map.of());

    private static final Pattern SHORT = Pattern.compile("(\\d\\.\\d{6})(?:\\..*)?");
    private static final Pattern COMMUNE = Pattern.compile("[A-Z]\\d{2}\\.[1-9]\\d{2}");

    Catalogue {
        agencies = new TreeMap<>(agencies);
        procedures = new TreeMap<>(procedures);
    }

    /** Where an agency stands below its province. */
    enum Level {
        PROVINCE,
        DEPARTMENT,
        COMMUNE
    }

    /** How far a procedure is offered online. */
    enum Online {
        NONE,
        PARTIAL,
        FULL
    }

    record Agency(String code, String name, Level level) {}

    /**
     * @param document it ends in a paper or document; only {@code false} makes a difference
     * @param fee it has a fee
     * @param citizens citizens may ask for it
     * @param complete every part of it is published
     */
    record Procedure(
            String code,
            String name,
            Online online,
            boolean document,
            boolean fee,
            boolean citizens,
            boolean complete) {}

    /**
     * The catalogue in {@code {"agencies":[…],"procedures":[…]}}.
     *
     * @throws Refusal 400 naming what is wrong
     */
    static Catalogue of(JsonNode json) {
        SandboxJson.onlyMembers(json, Set.of("agencies", "procedures"), "catalogue");
        Map<String, Agency> agencies = new TreeMap<>();
        for (JsonNode agency : json.path("agencies")) {
            SandboxJson.onlyMembers(agency, Set.of("code", "name", "level"), "agencies");
            String code = SandboxJson.needed(agency, "code");
            agencies.put(
                    code,
                    new Agency(
                            code,
                            SandboxJson.needed(agency, "name"),
                            value(Level.class, agency, "level", guessed(code))));
        }
        Map<String, Procedure> procedures = new TreeMap<>();
        for (JsonNode procedure : json.path("procedures")) {
            SandboxJson.onlyMembers(
                    procedure,
                    Set.of("code", "name", "online", "document", "fee", "citizens", "complete"),
                    "procedures");
            String code = SandboxJson.needed(procedure, "code");
            procedures.put(
                    shortCode(code),
                    new Procedure(
                            code,
                            SandboxJson.needed(procedure, "name"),
                            value(Online.class, procedure, "online", Online.NONE),
                            flag(procedure, "document", true),
                            flag(procedure, "fee", false),
                            flag(procedure, "citizens", true),
                            flag(procedure, "complete", true)));
        }
        return new Catalogue(agencies, procedures);
    }

    private static <E extends Enum<E>> E value(Class<E> kind, JsonNode json, String name, E unsaid) {
        if (!json.has(name)) {
            return unsaid;
        }
        for (E value : kind.getEnumConstants()) {
            if (value.name().equals(json.get(name).asString(""))) {
                return value;
            }
        }
        throw Refusal.badRequest("\"" + name + "\" is " + json.get(name) + "; expected one of "
                + Arrays.toString(kind.getEnumConstants()));
    }

    private static boolean flag(JsonNode json, String name, boolean unsaid) {
        JsonNode value = json.path(name);
        if (!value.isMissingNode() && !value.isBoolean()) {
            throw Refusal.badRequest("\"" + name + "\" is " + value + "; expected true or false");
        }
        return value.booleanValue(unsaid);
    }

    /** {@code 1.004194} of {@code 1.004194.000.00.00.H26}; another form as it is. */
    static String shortCode(String code) {
        Matcher matcher = SHORT.matcher(code);
        return matcher.matches() ? matcher.group(1) : code;
    }

    boolean knowsAgency(String code) {
        return agencies.isEmpty() || agencies.keySet().stream().anyMatch(known -> isWithin(code, known));
    }

    boolean knowsProcedure(String code) {
        return procedures.isEmpty() || procedures.containsKey(shortCode(code));
    }

    @Nullable
    Procedure procedure(@Nullable String code) {
        return code == null ? null : procedures.get(shortCode(code));
    }

    /** The agency; one that is not listed is named by its code. */
    Agency agency(String code) {
        Agency known = agencies.get(code);
        return known == null ? new Agency(code, "Đơn vị " + code, guessed(code)) : known;
    }

    /** Departments have two digits below their province, communes three. */
    private static Level guessed(String code) {
        if (code.indexOf('.') < 0) {
            return Level.PROVINCE;
        }
        return COMMUNE.matcher(code).matches() ? Level.COMMUNE : Level.DEPARTMENT;
    }

    /** Whether an agency is another, or a part of it. */
    static boolean isWithin(String agency, String above) {
        return agency.equals(above) || agency.startsWith(above + ".");
    }

    /** Provinces first, then their departments, then communes. */
    static Comparator<Agency> order() {
        return Comparator.comparing(Agency::level).thenComparing(Agency::code);
    }
}
