package vn.nhip.server.catalog.procedures;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.nhip.core.cases.CaseFact;
import vn.nhip.server.catalog.CodedName;
import vn.nhip.server.catalog.HandlingLevel;

/** One line of the full file: {@code {"code": …, "name": …, "detail": {…}}}, as the portal answers for one procedure. */
final class FullRecord {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final JsonNode detail;

    private FullRecord(JsonNode detail) {
        this.detail = detail;
    }

    static PublishedRecord read(String line) {
        JsonNode record;
        try {
            record = MAPPER.readTree(line);
        } catch (JacksonException e) {
            throw new RecordRefused("không phải JSON trọn vẹn (%s): dòng bị cắt hoặc bị sửa, tải lại tệp"
                    .formatted(e.getOriginalMessage()));
        }
        if (!record.isObject() || !record.path("detail").isObject()) {
            throw new RecordRefused("không có “detail”: kiểm tra đúng tệp chi tiết thủ tục của Cổng");
        }
        FullRecord full = new FullRecord(record.path("detail"));
        String code = full.required(record, "code");
        String inside = text(full.detail, "code");
        if (inside != null && !inside.strip().equals(code.strip())) {
            throw new RecordRefused("hai mã khác nhau trong một bản ghi: %s và %s".formatted(code, inside));
        }
        return PublishedRecord.full(full.procedure(code), full.updated());
    }

    private PublishedProcedure procedure(String code) {
        JsonNode category = detail.path("categoriesDetails").path(0);
        return new PublishedProcedure(
                new PublishedProcedure.Identity(
                        code,
                        Objects.requireNonNull(PlainText.line(required(detail, "name")), "a name that is not blank"),
                        coded(category.isObject() ? category : detail.path("category")),
                        new CodedName(
                                orEmpty(text(detail, "departmentPromulgateCode")),
                                orEmpty(PlainText.line(text(detail, "departmentPromulgateName"))))),
                offering(),
                new PublishedProcedure.Course(
                        list("executionSteps", FullRecord::step),
                        PlainText.lines(text(detail, "requirementsAndConditions")),
                        PlainText.lines(text(detail, "note"))),
                Objects.requireNonNullElse(list("executionMethods", FullRecord::method), List.of()),
                Objects.requireNonNullElse(list("cases", FullRecord::kind), List.of()),
                dossier(),
                parties(),
                list("resultsDetails", FullRecord::coded),
                null,
                basis());
    }

    private PublishedProcedure.Offering offering() {
        Set<HandlingLevel> levels = EnumSet.noneOf(HandlingLevel.class);
        level(levels, "isMinistry", HandlingLevel.MINISTRY);
        level(levels, "isProvince", HandlingLevel.PROVINCE);
        level(levels, "isWard", HandlingLevel.COMMUNE);
        level(levels, "isVertical", HandlingLevel.VERTICAL);
        level(levels, "isOtherAgency", HandlingLevel.OTHER);
        return new PublishedProcedure.Offering(
                flag("isFullProcess"),
                flag("isOfflineOnly"),
                levels,
                text(detail, "formalityType"),
                text(detail, "type"),
                text(detail, "state"));
    }

    private void level(Set<HandlingLevel> levels, String name, HandlingLevel level) {
        if (Boolean.TRUE.equals(flag(name))) {
            levels.add(level);
        }
    }

    private static PublishedProcedure.Step step(JsonNode step) {
        return new PublishedProcedure.Step(
                PlainText.lines(text(step, "name")), orEmpty(PlainText.lines(text(step, "description"))));
    }

    private static PublishedProcedure.Method method(JsonNode method) {
        return new PublishedProcedure.Method(
                channel(orEmpty(text(method, "submissionMethod"))),
                PlainText.lines(scalar(method.path("processingTime"))),
                text(method, "processingTimeUnit"),
                PlainText.lines(text(method, "description")),
                list(method, "fees", FullRecord::fee));
    }

    static CaseFact.Channel channel(String written) {
        return switch (written) {
            case "DIRECT" -> CaseFact.Channel.DIRECT;
            case "ONLINE" -> CaseFact.Channel.ONLINE;
            case "POSTAL" -> CaseFact.Channel.POSTAL;
            default ->
                throw new RecordRefused(
                        "không hiểu hình thức nộp “%s”: cần DIRECT, ONLINE hoặc POSTAL".formatted(written));
        };
    }

    private static PublishedProcedure.Fee fee(JsonNode fee) {
        JsonNode value = fee.path("value");
        String currency = text(fee, "currencyName");
        return new PublishedProcedure.Fee(
                orEmpty(text(fee, "type")),
                value.isNumber() ? new BigDecimal(value.asString()) : null,
                currency == null ? text(fee.path("currency"), "name") : currency,
                PlainText.lines(text(fee, "description")));
    }

    private static PublishedProcedure.Kind kind(JsonNode kind) {
        return new PublishedProcedure.Kind(
                orEmpty(text(kind, "code")),
                PlainText.line(text(kind, "name")),
                PlainText.lines(scalar(kind.path("processingDay").path("qty"))),
                text(kind.path("processingDay"), "type"));
    }

    private PublishedProcedure.Dossier dossier() {
        List<PublishedProcedure.Group> groups =
                new ArrayList<>(Objects.requireNonNullElse(list("executionCases", FullRecord::group), List.of()));
        List<PublishedProcedure.Component> loose = list("profileComponents", FullRecord::component);
        if (loose != null && !loose.isEmpty()) {
            groups.add(new PublishedProcedure.Group(null, loose));
        }
        int count = groups.stream().mapToInt(group -> group.components().size()).sum();
        return new PublishedProcedure.Dossier(groups, count);
    }

    private static PublishedProcedure.Group group(JsonNode group) {
        List<PublishedProcedure.Component> components = list(group, "profileComponents", FullRecord::component);
        return new PublishedProcedure.Group(
                PlainText.lines(text(group, "name")), components == null ? List.of() : components);
    }

    private static PublishedProcedure.Component component(JsonNode component) {
        List<String> forms = list(component, "attachments", form -> orEmpty(PlainText.line(text(form, "fileName"))));
        return new PublishedProcedure.Component(
                text(component, "code"),
                orEmpty(PlainText.lines(text(component, "name"))),
                component.path("originalQty").asInt(0),
                component.path("copyQty").asInt(0),
                forms == null ? List.of() : forms);
    }

    private PublishedProcedure.Parties parties() {
        return new PublishedProcedure.Parties(
                names("subjectTypesDetails"),
                names("departmentsExecuting", "unitGroupsExecuting"),
                names("departmentsAuthority", "unitGroupsAuthority"),
                names("departmentsCoordinating", "unitGroupsCoordinating"),
                PlainText.lines(text(detail, "dossierReceivingAddresses")));
    }

    /** Names under several keys, each once, in the source's order. */
    private List<String> names(String... keys) {
        Set<String> names = new LinkedHashSet<>();
        for (String key : keys) {
            for (JsonNode element : detail.path(key).values()) {
                String name = PlainText.line(text(element, "name"));
                if (name != null) {
                    names.add(name);
                }
            }
        }
        return List.copyOf(names);
    }

    private PublishedProcedure.Basis basis() {
        JsonNode proposal = detail.path("procedureProposal");
        String number = text(detail, "decisionNo");
        JsonNode decided = proposal.path("decisionDate");
        return new PublishedProcedure.Basis(
                PlainText.line(number == null ? text(proposal, "proposalNumber") : number),
                decided.isIntegralNumber() ? day(decided.asLong()) : null,
                list("legalBasisesDetails", FullRecord::coded));
    }

    private static LocalDate day(long milliseconds) {
        return Instant.ofEpochMilli(milliseconds).atZone(PublishedRecord.ZONE).toLocalDate();
    }

    private Instant updated() {
        JsonNode updated = detail.path("updatedAt");
        if (!updated.isIntegralNumber()) {
            throw new RecordRefused("không có “updatedAt” (mili giây từ 1970): không biết bản ghi có từ ngày nào");
        }
        return Instant.ofEpochMilli(updated.asLong());
    }

    private String required(JsonNode node, String name) {
        String text = text(node, name);
        if (text == null) {
            throw new RecordRefused("không có “%s”".formatted(name));
        }
        return text;
    }

    private @Nullable Boolean flag(String name) {
        JsonNode flag = detail.path(name);
        return flag.isBoolean() ? flag.asBoolean() : null;
    }

    private <T> @Nullable List<T> list(String name, Function<JsonNode, T> each) {
        return list(detail, name, each);
    }

    /** Null where the source has no such list; elements that are null say nothing. */
    private static <T> @Nullable List<T> list(JsonNode node, String name, Function<JsonNode, T> each) {
        JsonNode list = node.path(name);
        if (!list.isArray()) {
            return null;
        }
        return list.values().stream().filter(JsonNode::isObject).map(each).collect(Collectors.toUnmodifiableList());
    }

    private static CodedName coded(JsonNode node) {
        return new CodedName(orEmpty(text(node, "code")), orEmpty(PlainText.line(text(node, "name"))));
    }

    private static @Nullable String text(JsonNode node, String name) {
        JsonNode text = node.path(name);
        return text.isString() && !text.asString().isBlank() ? text.asString() : null;
    }

    private static @Nullable String scalar(JsonNode node) {
        return node.isNumber() || node.isString() ? node.asString() : null;
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
