package vn.nhip.server.catalog.web;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.cases.CaseFact.Channel;
import vn.nhip.server.catalog.CaseKind;
import vn.nhip.server.catalog.ChannelTerm;
import vn.nhip.server.catalog.Procedure;
import vn.nhip.server.catalog.procedures.Changes;
import vn.nhip.server.catalog.procedures.Part;
import vn.nhip.server.catalog.procedures.Parts;
import vn.nhip.server.catalog.procedures.ProcedureNotice;
import vn.nhip.server.catalog.procedures.PublishedProcedure;
import vn.nhip.server.catalog.procedures.TermRule;
import vn.nhip.server.catalog.procedures.TermWords;
import vn.nhip.server.catalog.procedures.Terms;
import vn.nhip.server.catalog.procedures.Timeline;
import vn.nhip.server.catalog.store.ProcedureShelf.Dated;
import vn.nhip.server.screen.Address;
import vn.nhip.server.screen.Vi;

/**
 * A procedure's own screen.
 *
 * @param shown the version that is shown
 * @param history every version, newest first
 * @param content what was published
 * @param procedure the same without long texts
 * @param parts which parts are there
 * @param absentSince when a complete list no longer had it; {@code null} while it is there
 */
public record ProcedureView(
        Dated shown,
        List<Dated> history,
        PublishedProcedure content,
        Procedure procedure,
        Map<Part, Parts.Finding> parts,
        @Nullable OffsetDateTime absentSince) {

    static ProcedureView of(Dated shown, List<Dated> history, @Nullable OffsetDateTime absentSince) {
        PublishedProcedure content = shown.version().content();
        Procedure procedure = Terms.procedure(content, new Timeline.Validity(shown.validFrom(), shown.validTo()));
        return new ProcedureView(shown, history, content, procedure, Parts.of(content), absentSince);
    }

    public String code() {
        return content.code();
    }

    public List<ProcedureNotice> notices() {
        return shown.version().notices();
    }

    public Parts.Finding part(Part part) {
        Parts.Finding finding = parts.get(part);
        if (finding == null) {
            throw new IllegalStateException("no finding for part " + part);
        }
        return finding;
    }

    /** "Đủ 7 trên 7 phần", or what is missing. */
    public String completeness() {
        long complete = count(Parts.State.COMPLETE);
        if (complete == Part.values().length) {
            return "đủ cả 7 phần phải công khai";
        }
        String missing = count(Parts.State.MISSING) == 0 ? "" : ", thiếu phần " + letters(Parts.State.MISSING);
        String unknown = count(Parts.State.UNKNOWN) == 0 ? "" : ", chưa rõ phần " + letters(Parts.State.UNKNOWN);
        return "đủ %d trên 7 phần phải công khai%s%s".formatted(complete, missing, unknown);
    }

    private long count(Parts.State state) {
        return parts.values().stream().filter(f -> f.state() == state).count();
    }

    private String letters(Parts.State state) {
        return Words.letters(parts.entrySet().stream()
                .filter(e -> e.getValue().state() == state)
                .map(Map.Entry::getKey)
                .toList());
    }

    /**
     * The same statement of several channels.
     *
     * @param channels their titles
     * @param term the term as stated
     */
    public record Way(String channels, ChannelTerm term) {
        public String stated() {
            return TermWords.stated(term.term());
        }

        /** The term as read; empty when it could not be. */
        public String read() {
            return term.term().term() == null ? "" : TermWords.of(term.term().term());
        }
    }

    /** Ways of filing; channels that say the same are one. */
    public List<Way> ways() {
        Map<Object, List<ChannelTerm>> same = new LinkedHashMap<>();
        procedure
                .channelTerms()
                .forEach(c ->
                        same.computeIfAbsent(c.term(), key -> new ArrayList<>()).add(c));
        return same.values().stream()
                .map(terms -> new Way(
                        terms.stream()
                                .map(t -> Terms.title(t.channel()))
                                .distinct()
                                .collect(Collectors.joining(", ")),
                        terms.getFirst()))
                .toList();
    }

    public static String stated(CaseKind kind) {
        return TermWords.stated(kind.term());
    }

    public static String read(CaseKind kind) {
        return kind.term().term() == null ? "" : TermWords.of(kind.term().term());
    }

    /**
     * Which term holds, for a kind of case.
     *
     * @param kind {@code null} when it does not matter, or the procedure has none
     * @param answers one for each of the channels
     */
    public record Rule(@Nullable CaseKind kind, List<TermRule.Answer> answers) {}

    public List<Channel> channels() {
        Set<Channel> channels = EnumSet.noneOf(Channel.class);
        procedure.channelTerms().forEach(c -> channels.add(c.channel()));
        return List.copyOf(channels);
    }

    /** Which term holds, kind by kind; one row where the kind does not matter. */
    public List<Rule> rules() {
        List<Rule> byKind = new ArrayList<>();
        Set<String> codes = new LinkedHashSet<>();
        for (CaseKind kind : procedure.caseKinds()) {
            if (codes.add(kind.code())) {
                byKind.add(new Rule(kind, answers(kind.code())));
            }
        }
        boolean matters = byKind.stream().map(Rule::answers).distinct().count() > 1;
        return matters
                ? byKind
                : List.of(new Rule(
                        null,
                        byKind.isEmpty() ? answers(null) : byKind.getFirst().answers()));
    }

    private List<TermRule.Answer> answers(@Nullable String kind) {
        return channels().stream()
                .map(channel -> TermRule.of(procedure, kind, channel))
                .toList();
    }

    /** The one answer for every kind and channel; {@code null} when they differ. */
    public TermRule.@Nullable Answer onlyAnswer() {
        List<TermRule.Answer> answers =
                rules().stream().flatMap(r -> r.answers().stream()).distinct().toList();
        return answers.size() == 1 ? answers.getFirst() : null;
    }

    public static String words(TermRule.Answer answer) {
        return switch (answer) {
            case TermRule.Answer.Known(var term) -> TermWords.of(term);
            case TermRule.Answer.Unknown(String reason) -> reason;
        };
    }

    public static boolean isKnown(TermRule.Answer answer) {
        return answer instanceof TermRule.Answer.Known;
    }

    /** A fee, and the channels that have it. */
    public record FeeLine(String channels, PublishedProcedure.Fee fee) {
        public String type() {
            return switch (fee.type()) {
                case "FEE" -> "Phí";
                case "SERVICE_FEE" -> "Lệ phí";
                case "PRICE_LEVEL" -> "Giá";
                default -> fee.type();
            };
        }

        /** "35.000.000 Việt Nam Đồng"; a dash where nothing is told. */
        public String value() {
            BigDecimal value = fee.value();
            if (value == null) {
                return Vi.NOTHING;
            }
            String number = Vi.number(value.doubleValue());
            return fee.currency() == null
                    ? value.signum() == 0 ? number : number + " (không ghi đơn vị tiền)"
                    : number + " " + fee.currency().replace("Việt Nam Đồng", "đồng");
        }
    }

    /** Fees, those of several channels once. */
    public List<FeeLine> fees() {
        Map<PublishedProcedure.Fee, Set<String>> byFee = new LinkedHashMap<>();
        for (PublishedProcedure.Method method : content.methods()) {
            if (method.fees() != null) {
                method.fees()
                        .forEach(fee -> byFee.computeIfAbsent(fee, key -> new LinkedHashSet<>())
                                .add(Terms.title(method.channel())));
            }
        }
        return byFee.entrySet().stream()
                .map(e -> new FeeLine(String.join(", ", e.getValue()), e.getKey()))
                .toList();
    }

    /** Whether the sources list fees at all. */
    public boolean tellsFees() {
        return content.methods().stream().anyMatch(m -> m.fees() != null);
    }

    /** What changed in a version against the one before it in time; empty for the first. */
    public List<Changes.Change> changes(Dated version) {
        if (version.supersededAt() != null) {
            return List.of();
        }
        List<Dated> standing =
                history.stream().filter(d -> d.supersededAt() == null).toList();
        int place = standing.indexOf(version);
        return place + 1 >= standing.size()
                ? List.of()
                : Changes.between(
                        standing.get(place + 1).version().content(),
                        version.version().content());
    }

    /** From when to when a version holds. */
    public static String validity(Dated version) {
        if (version.supersededAt() != null) {
            return "bị thay bằng bản công bố lại cùng ngày";
        }
        return version.validTo() == null
                ? "từ " + Vi.date(version.validFrom())
                : "%s – %s".formatted(Vi.date(version.validFrom()), Vi.date(version.validTo()));
    }

    /** From which files a version is. */
    public static String sources(Dated version) {
        if (version.version().full() == null) {
            return "bảng tóm tắt";
        }
        return version.version().flat() == null ? "tệp chi tiết" : "tệp chi tiết và bảng tóm tắt";
    }

    public Address version(Dated version) {
        return Words.procedure(code())
                .with("version", String.valueOf(version.version().id()));
    }

    public Address current() {
        return Words.procedure(code());
    }

    public boolean isCurrent() {
        return shown.validTo() == null && shown.supersededAt() == null;
    }

    /** Cases of this procedure. */
    public Address cases() {
        return Address.of("/cases").with("procedure", code().strip());
    }
}
