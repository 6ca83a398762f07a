package vn.nhip.contract.results;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The groups of the index as the portal answers for them: which of its words is which of our indicators. */
public enum PortalGroup {
    TRANSPARENCY(
            "CKMB",
            "Công khai, minh bạch",
            Map.of(
                    "PUBLISH_ON_TIME", "1.1",
                    "PUBLIC_UPDATE_ON_TIME", "1.2",
                    "PUBLIC_CONTENT_FULL", "1.3",
                    "DOSSIER_SYNC", "1.4"),
            List.of()),
    PROGRESS(
            "TDGQ",
            "Tiến độ giải quyết",
            Map.of(),
            List.of(new Fraction("2.1", List.of("totalOnTime"), "totalReceived"))),
    ONLINE(
            "CLGQ",
            "Cung cấp dịch vụ trực tuyến",
            Map.of(),
            List.of(
                    new Fraction("3.1", List.of("partialCount", "fullCount"), "authorityCount"),
                    new Fraction("3.2", List.of("onlineDossierCount"), "onlineServiceTotal"),
                    new Fraction("3.3", List.of("channelOnlineSum"), "channelTotalSum"))),
    PAYMENT(
            "TTTT",
            "Thanh toán trực tuyến",
            Map.of(),
            List.of(
                    new Fraction("3.5a", List.of("totalFeeDossierFormality"), "totalFeeFormality"),
                    new Fraction("3.5b", List.of("totalDossierOnlineFormalityPaymentSuccess"), "totalFeeFormality"),
                    new Fraction(
                            "3.6", List.of("totalDossierOnlinePaymentSuccess"), "totalDossierFinancialObligation"))),
    DIGITISATION(
            "MDSH",
            "Mức độ số hóa hồ sơ",
            Map.of(
                    "ORIGINAL_RESULT_AVAILABLE", "4.1",
                    "SO_HOA_GIAY_TO_GIAI_QUYET", "4.2",
                    "REUSED_DIGITIZED_DATA", "4.3",
                    "SYNCED_WITH_DVCQG_PERSONAL_STORAGE", "4.4",
                    "CITIZEN_DATA_CONNECTED_FORMALITY", "4.5a",
                    "CITIZEN_DATA_CONNECTED_DOSSIER", "4.5b",
                    "ELECTRONIC_CERTIFIED_COPY", "4.6"),
            List.of()),
    SATISFACTION(
            "MDHL",
            "Mức độ hài lòng",
            Map.of(
                    "PETITION_CLASSIFICATION_TTHC", "5.1",
                    "PETITION_PROCESSING_ON_TIME", "5.2",
                    "PETITION_HANDLING_SATISFACTION", "5.3",
                    "DOSSIER_RECEIVING_SATISFACTION", "5.4"),
            List.of());

    /** Metrics that the portal publishes beside the indicators; kept, without a word about it. */
    static final Set<String> METRICS_BESIDE = Set.of("PETITION_CLASSIFICATION_STAFF");

    /**
     * An indicator that an answer of the parent/children shape gives as fields.
     *
     * @param indicator our code
     * @param numerator the fields whose sum it is
     * @param denominator the field
     */
    record Fraction(String indicator, List<String> numerator, String denominator) {

        Stream<String> fields() {
            return Stream.concat(numerator.stream(), Stream.of(denominator));
        }
    }

    private final String code;
    private final String title;
    private final Map<String, String> indicatorByMetric;
    private final List<Fraction> fractions;

    PortalGroup(String code, String title, Map<String, String> indicatorByMetric, List<Fraction> fractions) {
        this.code = code;
        this.title = title;
        this.indicatorByMetric = indicatorByMetric;
        this.fractions = fractions;
    }

    /** The portal's code of the group, {@code TDGQ}. */
    public String code() {
        return code;
    }

    /** The group's name in Vietnamese. */
    public String title() {
        return title;
    }

    /** Our indicator by the portal's metric code; empty for groups of the parent/children shape. */
    Map<String, String> indicatorByMetric() {
        return indicatorByMetric;
    }

    /** Indicators given as fields; empty for groups of the overview/evaluation shape. */
    List<Fraction> fractions() {
        return fractions;
    }

    /** Every field of which a fraction is made. */
    Set<String> fractionFields() {
        return fractions.stream().flatMap(Fraction::fields).collect(Collectors.toSet());
    }

    /** The group whose metrics these are. */
    static Optional<PortalGroup> ofMetrics(Collection<String> metrics) {
        List<PortalGroup> fitting = Arrays.stream(values())
                .filter(group -> metrics.stream().anyMatch(group.indicatorByMetric::containsKey))
                .toList();
        if (fitting.size() > 1) {
            throw new FileRefused("trộn số liệu của nhiều nhóm chỉ số ("
                    + fitting.stream().map(PortalGroup::title).collect(Collectors.joining("; "))
                    + "): mỗi tệp chỉ được chứa một nhóm, hãy tách ra");
        }
        return fitting.stream().findFirst();
    }

    /** The group whose counts these fields are. */
    static Optional<PortalGroup> ofFields(Collection<String> fields) {
        return Arrays.stream(values())
                .filter(group -> !group.fractions.isEmpty())
                .filter(group -> fields.containsAll(group.fractionFields()))
                .findFirst();
    }
}
