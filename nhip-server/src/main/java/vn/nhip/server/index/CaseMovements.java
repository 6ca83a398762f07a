package vn.nhip.server.index;

import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.nhip.core.facts.Seconds;

/** Sets two score books side by side and says why they differ. */
@Component
public class CaseMovements {
    private final ScoreBooks books;
    private final CaseExplanations explanations;

    CaseMovements(ScoreBooks books, CaseExplanations explanations) {
        this.books = books;
        this.explanations = explanations;
    }

    /**
     * Why a unit's points moved.
     *
     * @param earlier a question with an instant
     * @return empty when there was nothing to compare with
     */
    public Optional<CaseMovement> between(Question earlier, ScoreBook later, String unit) {
        Optional<UnitResult> after = later.unit(unit);
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
                                        Optional.empty())))));
    }
}
