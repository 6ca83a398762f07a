package vn.nhip.server.catalog;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.facts.ProcedureTraits;

/**
 * A procedure (thủ tục hành chính) over a stretch of time in which nothing of it changed. Its long texts are not here.
 *
 * @param code national code without suffix, {@code 1.004194}
 * @param name tên thủ tục
 * @param field lĩnh vực
 * @param promulgator cơ quan công bố
 * @param online how far it is offered online; {@code null} when the source does not say
 * @param levels where it is handled; empty when the source does not say
 * @param channelTerms terms by channel, in the source's order
 * @param caseKinds kinds of case, in the source's order; empty when the source has none
 * @param traits what decides in which indicators its cases count (766-rules section 1.3)
 * @param validFrom first day on which it is known to hold
 * @param validTo last day; {@code null} while it holds
 */
public record Procedure(
        String code,
        String name,
        CodedName field,
        CodedName promulgator,
        @Nullable OnlineLevel online,
        Set<HandlingLevel> levels,
        List<ChannelTerm> channelTerms,
        List<CaseKind> caseKinds,
        ProcedureTraits traits,
        LocalDate validFrom,
        @Nullable LocalDate validTo) {

    public Procedure {
        levels = Set.copyOf(levels);
        channelTerms = List.copyOf(channelTerms);
        caseKinds = List.copyOf(caseKinds);
        // What was kept before traits were read has none.
        traits = Objects.requireNonNullElse(traits, ProcedureTraits.UNKNOWN);
    }
}
