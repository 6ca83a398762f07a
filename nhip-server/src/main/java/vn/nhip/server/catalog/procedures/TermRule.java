package vn.nhip.server.catalog.procedures;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.cases.CaseFact;
import vn.nhip.core.deadline.Term;
import vn.nhip.server.catalog.CaseKind;
import vn.nhip.server.catalog.ChannelTerm;
import vn.nhip.server.catalog.Procedure;
import vn.nhip.server.catalog.StatedTerm;

/**
 * Which of a procedure's terms holds for a case. The portal keeps one number per channel and one per kind of case:
 *
 * <ul>
 *   <li>kinds with different terms: the kind's term holds, as one number per channel cannot tell them apart; without the kind
 *       nothing holds;
 *   <li>channels with different terms: the channel's term holds, if the kind's is one of them; without the channel nothing holds;
 *   <li>otherwise both must say the same; where one says nothing that can be read, the other holds unless their numbers differ.
 * </ul>
 */
public final class TermRule {
    private TermRule() {}

    /** What the rule finds. */
    public sealed interface Answer {
        /** The term that holds. */
        record Known(Term term) implements Answer {}

        /** No term, and why, in words for a person. */
        record Unknown(String reason) implements Answer {}
    }

    public static Answer of(Procedure procedure, @Nullable String caseKind, CaseFact.@Nullable Channel channel) {
        List<CaseKind> all = procedure.caseKinds();
        List<CaseKind> named = caseKind == null ? all : kinds(procedure, caseKind);
        if (named.isEmpty() && !all.isEmpty()) {
            return new Answer.Unknown("thủ tục không có trường hợp " + caseKind);
        }
        List<StatedTerm> byKind = different(named.stream().map(CaseKind::term).toList());
        if (byKind.size() > 1) {
            return new Answer.Unknown(
                    caseKind == null
                            ? "các trường hợp có thời hạn khác nhau, cần biết hồ sơ thuộc trường hợp nào"
                            : "mã trường hợp " + caseKind + " có nhiều thời hạn");
        }
        StatedTerm kind = byKind.isEmpty() ? null : byKind.getFirst();
        if (kind != null && different(all.stream().map(CaseKind::term).toList()).size() > 1) {
            return known(kind);
        }
        return withChannel(procedure, kind, channel);
    }

    private static Answer withChannel(
            Procedure procedure, @Nullable StatedTerm kind, CaseFact.@Nullable Channel channel) {
        List<StatedTerm> all = different(
                procedure.channelTerms().stream().map(ChannelTerm::term).toList());
        List<StatedTerm> own = channel == null
                ? all
                : different(procedure.channelTerms().stream()
                        .filter(c -> c.channel() == channel)
                        .map(ChannelTerm::term)
                        .toList());
        if (own.size() > 1) {
            return new Answer.Unknown(
                    channel == null
                            ? "các hình thức nộp có thời hạn khác nhau, cần biết hồ sơ nộp bằng hình thức nào"
                            : "hình thức nộp này có nhiều thời hạn");
        }
        if (own.isEmpty() || kind == null) {
            StatedTerm only = own.isEmpty() ? kind : own.getFirst();
            return only == null ? new Answer.Unknown("không ghi thời hạn nào") : known(only);
        }
        StatedTerm stated = own.getFirst();
        boolean channelDecides = all.size() > 1 && all.stream().anyMatch(other -> same(other, kind));
        return channelDecides ? known(stated) : together(stated, kind);
    }

    private static Answer together(StatedTerm channel, StatedTerm kind) {
        if (same(channel, kind)) {
            return known(channel);
        }
        if (channel.term() == null && kind.term() != null && saysNothingElse(channel, kind)) {
            return known(kind);
        }
        if (kind.term() == null && channel.term() != null && saysNothingElse(kind, channel)) {
            return known(channel);
        }
        return new Answer.Unknown(
                "hình thức nộp ghi %s, trường hợp ghi %s".formatted(TermWords.stated(channel), TermWords.stated(kind)));
    }

    /** An amount of zero, none, or the same without a unit. */
    private static boolean saysNothingElse(StatedTerm unread, StatedTerm read) {
        if (unread.amount() == null) {
            return true;
        }
        var number = TermReading.number(unread.amount());
        var other = TermReading.number(read.amount());
        return number != null && (number.signum() == 0 || (other != null && number.compareTo(other) == 0));
    }

    private static Answer known(StatedTerm stated) {
        return stated.term() == null
                ? new Answer.Unknown("không đọc được thời hạn: " + TermWords.stated(stated))
                : new Answer.Known(stated.term());
    }

    /** Kinds by their whole code, or by its last part. */
    private static List<CaseKind> kinds(Procedure procedure, String caseKind) {
        String wanted = caseKind.strip();
        List<CaseKind> exact = procedure.caseKinds().stream()
                .filter(k -> k.code().strip().equalsIgnoreCase(wanted))
                .toList();
        return exact.isEmpty()
                ? procedure.caseKinds().stream()
                        .filter(k -> k.code().strip().equals(procedure.code().strip() + "." + wanted))
                        .toList()
                : exact;
    }

    static boolean same(StatedTerm one, StatedTerm other) {
        if (one.term() != null || other.term() != null) {
            return one.term() != null && one.term().equals(other.term());
        }
        return Objects.equals(one.amount(), other.amount()) && Objects.equals(one.unit(), other.unit());
    }

    static List<StatedTerm> different(List<StatedTerm> terms) {
        ArrayList<StatedTerm> different = new ArrayList<>();
        for (StatedTerm term : terms) {
            if (different.stream().noneMatch(known -> same(known, term))) {
                different.add(term);
            }
        }
        return different;
    }
}
