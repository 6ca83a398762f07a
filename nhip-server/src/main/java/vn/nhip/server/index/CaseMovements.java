package vn.nhip.server.index;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.nhip.core.facts.CaseFacts;
import vn.nhip.core.facts.Seconds;
import vn.nhip.server.cases.LateArrivals;

/** Sets two score books side by side and says why they differ. */
@Component
public class CaseMovements {
    /** To fold more cases anew would keep whoever asks waiting. */
    private static final int ARRIVALS_MAX = 5_000;

    private final ScoreBooks books;
    private final CaseExplanations explanations;
    private final LateArrivals arrivals;

    CaseMovements(ScoreBooks books, CaseExplanations explanations, LateArrivals arrivals) {
        this.arrivals = arrivals;
        this.books = books;
        this.explanations = explanations;
    }

    /**
     * Why a unit's points moved.
     *
     * @param earlier a question with an instant
     * @param asKnownThen whether the earlier number is made of what was known then, and what arrived afterwards told apart; otherwise all
     *     counts when it happened
     * @return empty when there was nothing to compare with
     */
    public Optional<CaseMovement> between(Question earlier, ScoreBook later, String unit, boolean asKnownThen) {
        Optional<UnitResult> after = later.unit(unit);
        Optional<Map<Integer, List<CaseFacts>>> knownThen = Optional.ofNullable(earlier.asOf())
                .filter(then -> asKnownThen)
                .flatMap(then -> arrivals.knownAt(then, ARRIVALS_MAX));
        return books.open(earlier)
                .flatMap(before -> before.unit(unit)
                        .flatMap(then -> after.flatMap(now -> explanations.look(
                                later,
                                lens -> CaseMovement.of(
                                        lens,
                                        before,
                                        new vn.nhip.core.facts.Question(
                                                CaseFigures.span(earlier.period()),
                                                Seconds.of(before.taken().toInstant())),
                                        then,
                                        now,
                                        knownThen)))));
    }
}
