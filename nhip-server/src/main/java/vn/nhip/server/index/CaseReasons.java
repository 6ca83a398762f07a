package vn.nhip.server.index;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import vn.nhip.core.explain.Cell.Part;
import vn.nhip.core.facts.CaseFacts;
import vn.nhip.core.facts.CaseMeasure;
import vn.nhip.core.facts.Condition;
import vn.nhip.core.facts.Fact;
import vn.nhip.core.facts.Moment;
import vn.nhip.core.facts.NamedFact;
import vn.nhip.core.facts.PetitionFact;
import vn.nhip.core.facts.ProcedureFact;
import vn.nhip.core.facts.Question;
import vn.nhip.core.facts.Seconds;
import vn.nhip.server.screen.Vi;

/** Why a case is won or lost in a measure: the facts of its condition that decided, with their dates. */
final class CaseReasons {
    private final CaseFacts facts;
    private final Question question;
    private final int mask;

    private CaseReasons(CaseFacts facts, Question question) {
        this.facts = facts;
        this.question = question;
        this.mask = facts.mask(question.asOf(), question.end());
    }

    /**
     * The reasons.
     *
     * @param facts as they stand at the instant of the question
     * @param part won or lost; of a case that is only counted, whichever it is
     */
    static List<String> of(CaseMeasure measure, Part part, CaseFacts facts, Question question) {
        CaseReasons reasons = new CaseReasons(facts, question);
        boolean won = part == Part.COUNTED ? measure.isWon(reasons.mask) : part == Part.WON;
        List<String> found = new ArrayList<>();
        ConditionReasons decided = new ConditionReasons(reasons.mask, reasons::words, found);
        decided.find(measure.where(), won);
        Condition less = measure.less();
        if (less != null && !won) {
            decided.find(less, true);
        }
        return found;
    }

    /** Whether a case of the denominator is won. */
    static boolean isWon(CaseMeasure measure, CaseFacts facts, Question question) {
        return measure.isWon(facts.mask(question.asOf(), question.end()));
    }

    private String words(NamedFact named, boolean holds) {
        String words = holds ? named.words() : named.negation();
        return switch (named) {
            case Fact fact when fact == Fact.LATE -> onClock(holds, Moment.DUE, Moment.ENDED);
            case Fact fact when fact == Fact.LEGALLY_LATE -> onClock(holds, Moment.LEGAL_DUE, Moment.LEGAL_ENDED);
            case Fact fact -> holds ? words + since(fact) : words;
            case ProcedureFact _, PetitionFact _ -> words;
        };
    }

    private String onClock(boolean late, Moment due, Moment ended) {
        int until = facts.at(due);
        String standing = facts.at(ended) <= question.end()
                ? "xong " + at(facts.at(ended))
                : "chưa xong đến " + at(question.end());
        if (until == Seconds.ALWAYS) {
            return "trễ hạn vì yêu cầu bổ sung lần thứ hai; " + standing;
        }
        return (late ? "trễ hạn" : "trong hạn") + ": hẹn trả " + at(until) + ", " + standing;
    }

    /** " từ 06/03/2026 09:02"; nothing of what is so from the beginning. */
    private String since(Fact fact) {
        for (Moment moment : Moment.values()) {
            if (moment.name().equals(fact.name())) {
                return " từ " + at(facts.at(moment));
            }
        }
        return "";
    }

    private static String at(int seconds) {
        Instant instant = Seconds.instant(seconds);
        return instant == null ? "không rõ" : Vi.moment(instant);
    }
}
