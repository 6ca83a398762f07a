package vn.nhip.server.catalog.procedures;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.deadline.Term;
import vn.nhip.server.catalog.CaseKind;
import vn.nhip.server.catalog.ChannelTerm;
import vn.nhip.server.catalog.Procedure;
import vn.nhip.server.catalog.StatedTerm;

/**
 * What follows from a published procedure by the present rules, for lists, look-ups and notices.
 *
 * @param full what the full file says, as it is kept
 * @param flat what the flat file says, as it is kept
 * @param summary the procedure without its long texts; its validity is that of its own day
 * @param units units of its terms, as written
 * @param term its term in a few words
 * @param missing parts that are missing
 * @param unknown parts of which the sources do not tell
 * @param searchable everything it is found by, lower case, without diacritics
 */
public record Derived(
        @Nullable Written full,
        @Nullable Written flat,
        Procedure summary,
        SortedSet<String> units,
        String term,
        Set<Part> missing,
        Set<Part> unknown,
        List<ProcedureNotice> notices,
        String searchable,
        String searchableName) {

    /** Number of the present rules; a higher one lets the next import derive everything anew. */
    public static final int RULES = 3;

    /**
     * A content as it is kept.
     *
     * @param fingerprint the same for the same content, whatever file it came in
     */
    public record Written(String json, String fingerprint) {
        static Written of(PublishedProcedure content) {
            String json = ProcedureJson.write(content);
            return new Written(json, ProcedureJson.fingerprint(json));
        }
    }

    static Derived of(ProcedureVersion version) {
        PublishedProcedure content = version.content();
        Procedure summary = Terms.procedure(content, new Timeline.Validity(version.stated(), null));
        Map<Part, Parts.Finding> parts = Parts.of(content);
        PublishedProcedure full = version.full();
        PublishedProcedure flat = version.flat();
        return new Derived(
                full == null ? null : Written.of(full),
                flat == null ? null : Written.of(flat),
                withoutTexts(summary),
                units(summary),
                term(summary),
                in(parts, Parts.State.MISSING),
                in(parts, Parts.State.UNKNOWN),
                version.notices(),
                PlainText.searchable(String.join(
                        " ",
                        content.code(),
                        content.name(),
                        content.identity().field().name(),
                        content.identity().promulgator().name(),
                        String.join(
                                " ",
                                Objects.requireNonNullElse(content.parties().executing(), List.of())))),
                PlainText.searchable(content.name()));
    }

    private static Procedure withoutTexts(Procedure procedure) {
        return new Procedure(
                procedure.code(),
                procedure.name(),
                procedure.field(),
                procedure.promulgator(),
                procedure.online(),
                procedure.levels(),
                procedure.channelTerms().stream()
                        .map(c -> new ChannelTerm(c.channel(), withoutText(c.term())))
                        .toList(),
                procedure.caseKinds().stream()
                        .map(k -> new CaseKind(k.code(), k.name(), withoutText(k.term())))
                        .toList(),
                procedure.traits(),
                procedure.validFrom(),
                procedure.validTo());
    }

    private static StatedTerm withoutText(StatedTerm stated) {
        return new StatedTerm(stated.amount(), stated.unit(), null, stated.term());
    }

    private static SortedSet<String> units(Procedure procedure) {
        return stated(procedure)
                .map(StatedTerm::unit)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<StatedTerm> stated(Procedure procedure) {
        return Stream.concat(
                procedure.channelTerms().stream().map(ChannelTerm::term),
                procedure.caseKinds().stream().map(CaseKind::term));
    }

    private static String term(Procedure procedure) {
        if (TermRule.of(procedure, null, null) instanceof TermRule.Answer.Known(Term term)) {
            return TermWords.of(term);
        }
        List<String> terms = stated(procedure)
                .map(StatedTerm::term)
                .filter(Objects::nonNull)
                .distinct()
                .map(TermWords::of)
                .toList();
        return switch (terms.size()) {
            case 0 -> "";
            case 1, 2, 3 -> String.join(" / ", terms);
            default -> "%d thời hạn khác nhau".formatted(terms.size());
        };
    }

    private static Set<Part> in(Map<Part, Parts.Finding> parts, Parts.State state) {
        Collection<Part> found = parts.entrySet().stream()
                .filter(e -> e.getValue().state() == state)
                .map(Map.Entry::getKey)
                .toList();
        return found.isEmpty() ? Set.of() : EnumSet.copyOf(found);
    }
}
