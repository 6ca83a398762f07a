package vn.nhip.server.cases.mapping;

import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.nhip.contract.EventTypes;
import vn.nhip.core.cases.CaseFact;
import vn.nhip.core.cases.CaseFact.Kind;

/** The data that a record gives for one fact, read field by field, and the fact made of it. */
final class GivenFields {
    private static final Set<String> YES = Set.of("1", "true", "yes", "y", "x", "có", "co", "đúng", "dung", "đạt");
    private static final Set<String> NO = Set.of("0", "false", "no", "n", "không", "khong", "sai", "không đạt");

    private final Map<String, Object> values = new LinkedHashMap<>();

    /**
     * Reads it.
     *
     * @throws Unmappable for the first field that is required and empty, or cannot be read
     */
    static GivenFields read(EventRule rule, Row row) throws Unmappable {
        GivenFields given = new GivenFields();
        for (FactField field : FactField.of(rule.kind())) {
            Value value = rule.fields().get(field.name());
            if (value == null) {
                continue;
            }
            Object read = read(field, value, row);
            if (read != null) {
                given.values.put(field.name(), read);
            } else if (field.required()) {
                throw Unmappable.missing(value.label(row), EventTypes.name(rule.kind()) + "." + field.name());
            }
        }
        return given;
    }

    /** The value of one field; null when the record does not give it. */
    static @Nullable Object read(FactField field, Value value, Row row) throws Unmappable {
        if (field.type() == FactField.Type.TIME) {
            ReadTime time = value.time(row);
            return time == null ? null : time.end();
        }
        String text = value.text(row);
        if (text.isEmpty()) {
            return null;
        }
        Object read = read(field, text);
        if (read == null) {
            throw unfit(field, value.label(row), text);
        }
        return read;
    }

    /** The value that a text is; null when it is none of the field's. */
    private static @Nullable Object read(FactField field, String text) {
        return switch (field.type()) {
            case TEXT, TIME -> text.length() <= field.longest() ? text : null;
            case FLAG -> flagOf(text);
            case AMOUNT -> amount(text);
            case STARS -> stars(text);
            case CHANNEL -> constant(CaseFact.Channel.class, text);
            case SUBJECT -> constant(CaseFact.SubjectKind.class, text);
            case GATEWAY -> constant(CaseFact.Gateway.class, text);
        };
    }

    private static Unmappable unfit(FactField field, String column, String text) {
        int longest = field.longest();
        return switch (field.type()) {
            case TEXT, TIME ->
                Unmappable.form(column, text, "at most " + longest + " characters", "không quá " + longest + " ký tự");
            case FLAG -> Unmappable.form(column, text, "yes or no", "có hoặc không (1/0, có/không, x)");
            case AMOUNT -> Unmappable.form(column, text, "whole đồng", "số tiền nguyên, tính bằng đồng");
            case STARS -> Unmappable.form(column, text, "1 to 5", "số từ 1 đến 5");
            case CHANNEL -> Unmappable.unknown(column, text, namesOf(CaseFact.Channel.class));
            case SUBJECT -> Unmappable.unknown(column, text, namesOf(CaseFact.SubjectKind.class));
            case GATEWAY -> Unmappable.unknown(column, text, namesOf(CaseFact.Gateway.class));
        };
    }

    private static @Nullable Boolean flagOf(String text) {
        String key = ValueTable.key(text);
        return YES.contains(key) ? Boolean.TRUE : NO.contains(key) ? Boolean.FALSE : null;
    }

    /** Whole đồng; {@code 1.500.000 đ}, {@code 1,500,000} and {@code 1500000.0} are one amount. */
    private static @Nullable Long amount(String text) {
        String bare = text.replaceAll("(?i)[\\s\\u00a0]|đồng|vnđ|vnd|đ$", "");
        bare = bare.matches("\\d{1,3}([.,]\\d{3})+") ? bare.replaceAll("[.,]", "") : bare.replaceFirst("[.,]0+$", "");
        return bare.matches("\\d{1,15}") ? Long.valueOf(bare) : null;
    }

    private static @Nullable Integer stars(String text) {
        String bare = text.replaceFirst("[.,]0+$", "");
        return bare.matches("[1-5]") ? Integer.valueOf(bare) : null;
    }

    private static <E extends Enum<E>> @Nullable E constant(Class<E> type, String text) {
        String wanted = text.replace('-', '_');
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equalsIgnoreCase(wanted)) {
                return constant;
            }
        }
        return null;
    }

    private static <E extends Enum<E>> String namesOf(Class<E> type) {
        return Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", "));
    }

    /** What was given, in the order of the contract's fields: texts, numbers, flags, instants, constants. */
    Map<String, Object> values() {
        return values;
    }

    private @Nullable String text(String name) {
        return (String) values.get(name);
    }

    private String neededText(String name) {
        return (String) Objects.requireNonNull(values.get(name), name);
    }

    private @Nullable Instant time(String name) {
        return (Instant) values.get(name);
    }

    /** A flag that is not given is not set. */
    private boolean flag(String name) {
        return Boolean.TRUE.equals(values.get(name));
    }

    private CaseFact.@Nullable Channel channel() {
        return (CaseFact.Channel) values.get("channel");
    }

    /** The fact; the fields it cannot do without are there, or {@link #read} would have thrown and the mapping been refused. */
    CaseFact fact(Kind kind) {
        return switch (kind) {
            case SUBMITTED ->
                new CaseFact.Submitted(
                        text("procedure"),
                        text("caseKind"),
                        text("agency"),
                        channel(),
                        (CaseFact.SubjectKind) values.get("subject"),
                        text("abstractText"));
            case ACCEPTED ->
                new CaseFact.Accepted(text("procedure"), text("caseKind"), text("agency"), channel(), time("due"));
            case DECLINED -> new CaseFact.Declined(text("reason"));
            case STEP_STARTED -> new CaseFact.StepStarted(neededText("step"), text("agency"), time("due"));
            case STEP_FINISHED -> new CaseFact.StepFinished(neededText("step"), text("agency"), text("outcome"));
            case SUPPLEMENT_REQUESTED -> new CaseFact.SupplementRequested(text("reason"));
            case SUPPLEMENT_RECEIVED -> new CaseFact.SupplementReceived(time("due"));
            case SUSPENDED -> new CaseFact.Suspended(text("reason"));
            case RESUMED -> new CaseFact.Resumed();
            case EXTENDED ->
                new CaseFact.Extended(Objects.requireNonNull(time("due")), flag("apology"), text("reason"));
            case WITHDRAWN -> new CaseFact.Withdrawn(text("reason"));
            case STOPPED -> new CaseFact.Stopped(text("reason"));
            case COMPLETED -> new CaseFact.Completed();
            case RETURNED -> new CaseFact.Returned(channel());
            case CORRECTED -> throw new IllegalArgumentException("Programmer error: corrections are not mapped");
            default -> aside(kind);
        };
    }

    /** What accompanies a case without moving it. */
    private CaseFact aside(Kind kind) {
        return switch (kind) {
            case FEE_REQUIRED -> new CaseFact.FeeRequired((Long) needed("amount"), text("fee"));
            case FEE_WAIVED -> new CaseFact.FeeWaived(text("reason"));
            case FEE_PAID -> new CaseFact.FeePaid((Long) values.get("amount"), (CaseFact.Gateway) needed("gateway"));
            case COMPONENT_ATTACHED ->
                new CaseFact.ComponentAttached(
                        text("component"),
                        flag("digitised"),
                        flag("reused"),
                        flag("fromPersonalStore"),
                        flag("signed"));
            case IDENTITY_VERIFIED -> new CaseFact.IdentityVerified();
            case POPULATION_DATA_USED -> new CaseFact.PopulationDataUsed(text("database"));
            case RESULT_ATTACHED ->
                new CaseFact.ResultAttached(text("result"), text("link"), flag("signed"), flag("toPersonalStore"));
            case SYNCHRONISED -> new CaseFact.Synchronised(text("answer"));
            case SYNCHRONISATION_FAILED -> new CaseFact.SynchronisationFailed(text("answer"), text("message"));
            case RATED -> new CaseFact.Rated((Boolean) needed("satisfied"), (Integer) values.get("stars"));
            case PETITIONED -> new CaseFact.Petitioned((String) needed("petition"));
            default -> throw new IllegalArgumentException("Programmer error: " + kind + " is a step of the case");
        };
    }

    private Object needed(String name) {
        return Objects.requireNonNull(values.get(name), name);
    }
}
