package vn.nhip.server.cases.mapping;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.nhip.contract.CaseMessage;
import vn.nhip.contract.EventTypes;
import vn.nhip.contract.Person;
import vn.nhip.contract.Problem;
import vn.nhip.server.cases.intake.Incoming;

/** Turns a record into the events it tells of. Not for several threads at once. */
final class RowMapper {
    // As the contract has them: what is longer could not be sent as an event either.
    private static final int CODE_LONGEST = 100;
    private static final int NAME_LONGEST = 256;
    private static final int PERSON_LONGEST = 500;
    private static final int ID_BYTES = 16;

    private final Mapping mapping;
    private final Map<Each, List<EventRule>> rules = new EnumMap<>(Each.class);
    private final MessageDigest digest = sha256();

    RowMapper(Mapping mapping) {
        this.mapping = mapping;
        for (Each each : Each.values()) {
            rules.put(
                    each,
                    mapping.rules().stream().filter(rule -> rule.each() == each).toList());
        }
    }

    /** Its events and problems; none when no rule speaks of it. */
    List<Incoming> map(Row row) {
        List<EventRule> applicable = rules.getOrDefault(row.each(), List.of());
        if (applicable.isEmpty()) {
            return List.of();
        }
        String code = mapping.caseCode().of(row);
        if (code.isEmpty() || code.length() > CODE_LONGEST) {
            return List.of(unread(row, codeless(code)));
        }
        return new Telling(row, code).all(applicable);
    }

    private Problem codeless(String code) {
        String column = mapping.caseCode().label();
        return code.isEmpty()
                ? Unmappable.missing(column, "the code of a case").problem()
                : Unmappable.form(column, code, "at most " + CODE_LONGEST + " characters", "mã hồ sơ ngắn hơn")
                        .problem();
    }

    private Incoming unread(Row row, Problem problem) {
        // The column tells several problems of one record apart.
        String place = problem.field().isEmpty() ? row.place() : row.place() + " (" + problem.field() + ")";
        return new Incoming.Unread(mapping.source(), place, problem, Draft.record(mapping, row));
    }

    /** One record being told. */
    private final class Telling {
        private final Row row;
        private final String code;
        private final List<Incoming> told = new ArrayList<>(4);
        private final Set<Problem> undecided = new HashSet<>(2);
        private @Nullable Person person;
        private Instant latest = Instant.MIN;
        private boolean passedOver;

        Telling(Row row, String code) {
            this.row = row;
            this.code = code;
            this.person = person();
        }

        private @Nullable Person person() {
            Map<Mapping.PersonField, String> said = new EnumMap<>(Mapping.PersonField.class);
            mapping.person().forEach((field, template) -> {
                String text = template.of(row);
                if (text.length() > PERSON_LONGEST) {
                    told.add(unread(row, tooLong(template.label())));
                } else if (!text.isEmpty()) {
                    said.put(field, text);
                }
            });
            return said.isEmpty()
                    ? null
                    : new Person(
                            said.get(Mapping.PersonField.NAME),
                            said.get(Mapping.PersonField.IDENTITY_NUMBER),
                            said.get(Mapping.PersonField.PHONE),
                            said.get(Mapping.PersonField.EMAIL),
                            said.get(Mapping.PersonField.ADDRESS));
        }

        /** Says nothing of the value: it is personal. */
        private static Problem tooLong(String column) {
            return new Problem(
                    Problem.Kind.WRONG_FORM,
                    column,
                    column + " is longer than " + PERSON_LONGEST + " characters",
                    "Cột \"" + column + "\" dài quá " + PERSON_LONGEST
                            + " ký tự nên không được giữ; các sự kiện của dòng vẫn vào. Hãy kiểm tra tệp.");
        }

        List<Incoming> all(List<EventRule> applicable) {
            for (EventRule rule : applicable) {
                try {
                    if (applies(rule)) {
                        tell(rule);
                    }
                } catch (Unmappable e) {
                    String place = row.place() + " (" + EventTypes.name(rule.kind()) + ")";
                    told.add(new Incoming.Unread(
                            mapping.source(), place, e.problem(), Draft.of(mapping, rule, row, code)));
                }
            }
            if (told.isEmpty() && !passedOver) {
                told.add(unread(row, timeless(applicable)));
            }
            return told;
        }

        private boolean applies(EventRule rule) {
            try {
                for (Condition condition : rule.when()) {
                    if (!condition.holds(row)) {
                        passedOver = true;
                        return false;
                    }
                }
                return true;
            } catch (Unmappable e) {
                // Whether the event happened is not known, so there is no draft of it; and several rules may look at
                // one cell.
                if (undecided.add(e.problem())) {
                    told.add(unread(row, e.problem()));
                }
                return false;
            }
        }

        private void tell(EventRule rule) throws Unmappable {
            ReadTime time = rule.time().time(row);
            if (time == null) {
                return;
            }
            Instant occurred = time.notBefore(latest);
            GivenFields given = GivenFields.read(rule, row);
            String id = rule.id() == null
                    ? derivedId(rule, occurred, given)
                    : rule.id().of(row);
            if (id.isEmpty()) {
                throw Unmappable.missing(rule.id() == null ? "id" : rule.id().label(), "the id of an event");
            }
            if (id.length() > NAME_LONGEST) {
                throw Unmappable.form("id", id, "at most " + NAME_LONGEST + " characters", "mã sự kiện ngắn hơn");
            }
            latest = occurred.isAfter(latest) ? occurred : latest;
            CaseMessage message =
                    new CaseMessage(mapping.source(), id, code, occurred, given.fact(rule.kind()), person);
            // Once is enough: the person is the case's, not the event's.
            person = null;
            told.add(new Incoming.Read(message, ""));
        }

        /** The same event has the same id in every export, whatever else changed in its row. */
        private String derivedId(EventRule rule, Instant occurred, GivenFields given) {
            StringBuilder text = new StringBuilder(120)
                    .append(code)
                    .append('\u001f')
                    .append(rule.kind())
                    .append('\u001f')
                    .append(occurred);
            given.values()
                    .forEach((name, value) ->
                            text.append('\u001f').append(name).append('\u001e').append(value));
            byte[] hash = digest.digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, ID_BYTES));
        }

        private Problem timeless(List<EventRule> applicable) {
            String columns = String.join(
                    ", ",
                    applicable.stream()
                            .map(rule -> rule.time().label(row))
                            .distinct()
                            .toList());
            return new Problem(
                    Problem.Kind.MISSING,
                    columns,
                    "no time in any of " + columns + "; expected at least one, else nothing happened",
                    "Không có thời điểm nào trong các cột " + columns
                            + ": bản ghi này không cho sự kiện nào. Hãy điền ít nhất một cột, hoặc sửa tệp ánh xạ.");
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
