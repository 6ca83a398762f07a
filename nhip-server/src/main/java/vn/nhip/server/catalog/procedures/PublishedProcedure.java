package vn.nhip.server.catalog.procedures;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.cases.CaseFact;
import vn.nhip.server.catalog.CodedName;
import vn.nhip.server.catalog.HandlingLevel;

/**
 * Everything a source publishes of a procedure, as plain text. {@code null} is "this source does not tell"; an empty list is
 * "told, and there is none". It is kept in the database in this shape, so names of components do not change.
 *
 * @param results what comes out (kết quả)
 * @param feeSummary fees where a source only counts them; {@code null} where the methods list them
 */
public record PublishedProcedure(
        Identity identity,
        Offering offering,
        Course course,
        List<Method> methods,
        List<Kind> kinds,
        Dossier dossier,
        Parties parties,
        @Nullable List<CodedName> results,
        @Nullable FeeSummary feeSummary,
        Basis basis) {

    public String code() {
        return identity.code();
    }

    public String name() {
        return identity.name();
    }

    /**
     * Which procedure it is.
     *
     * @param code as published, a blank before it included: the portal itself tells two procedures apart by one
     */
    public record Identity(String code, String name, CodedName field, CodedName promulgator) {}

    /**
     * How and where it is offered.
     *
     * @param fullyOnline dịch vụ công trực tuyến toàn trình
     * @param offlineOnly not offered online at all
     * @param formality "ASSIGNED_REGULATION" and the like: whether the centre left details to the province
     * @param kind "STANDARD", "SPECIFIC" to a province, "STANDARD_INTERNAL" between agencies
     * @param state the portal's own state of the record
     */
    public record Offering(
            @Nullable Boolean fullyOnline,
            @Nullable Boolean offlineOnly,
            Set<HandlingLevel> levels,
            @Nullable String formality,
            @Nullable String kind,
            @Nullable String state) {

        public Offering {
            // In one order, so that the same content has the same fingerprint.
            levels = levels.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(levels));
        }
    }

    /**
     * What happens (trình tự thực hiện).
     *
     * @param conditions yêu cầu, điều kiện
     */
    public record Course(
            @Nullable List<Step> steps,
            @Nullable String conditions,
            @Nullable String note) {}

    /** A step, or one text for all of them. */
    public record Step(@Nullable String name, String text) {}

    /**
     * A way of filing (cách thức thực hiện) with its term and fees.
     *
     * @param amount as written: a number, or a whole sentence
     * @param unit as written
     */
    public record Method(
            CaseFact.Channel channel,
            @Nullable String amount,
            @Nullable String unit,
            @Nullable String text,
            @Nullable List<Fee> fees) {}

    /**
     * A fee (phí, lệ phí).
     *
     * @param type "FEE", "SERVICE_FEE", "PRICE_LEVEL"
     * @param value in the currency; {@code null} when not told
     * @param currency its name; {@code null} when not told, which is not "đồng"
     */
    public record Fee(
            String type,
            @Nullable BigDecimal value,
            @Nullable String currency,
            @Nullable String text) {}

    /** How many lines of fees there are, and the highest value. */
    public record FeeSummary(long lines, @Nullable BigDecimal highest) {}

    /**
     * A kind of case (trường hợp).
     *
     * @param name {@code null} when the source lists codes only
     */
    public record Kind(
            String code,
            @Nullable String name,
            @Nullable String amount,
            @Nullable String unit) {}

    /**
     * What must be handed in (thành phần hồ sơ).
     *
     * @param groups components by case; {@code null} where a source only counts them
     * @param count how many components; {@code null} when not told
     */
    public record Dossier(
            @Nullable List<Group> groups, @Nullable Integer count) {}

    /** Components that belong together, under the source's own heading. */
    public record Group(@Nullable String name, List<Component> components) {}

    /**
     * A paper of the dossier.
     *
     * @param forms names of the forms attached to it
     */
    public record Component(@Nullable String code, String name, int originals, int copies, List<String> forms) {}

    /**
     * Who takes part.
     *
     * @param subjects đối tượng thực hiện
     * @param executing cơ quan thực hiện
     * @param competent cơ quan có thẩm quyền
     * @param coordinating cơ quan phối hợp
     * @param receiving where the dossier is received
     */
    public record Parties(
            List<String> subjects,
            @Nullable List<String> executing,
            @Nullable List<String> competent,
            @Nullable List<String> coordinating,
            @Nullable String receiving) {}

    /**
     * The legal basis.
     *
     * @param decision number of the decision that published it (quyết định công bố)
     * @param decided day of that decision
     * @param laws laws it rests on
     */
    public record Basis(
            @Nullable String decision,
            @Nullable LocalDate decided,
            @Nullable List<CodedName> laws) {}
}
