package vn.nhip.server.index;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.facts.NamedFact;
import vn.nhip.core.facts.PetitionFact;
import vn.nhip.core.facts.PetitionMeasure;
import vn.nhip.core.facts.Question;
import vn.nhip.core.facts.Seconds;
import vn.nhip.core.feedback.Petition;
import vn.nhip.core.feedback.PetitionClock;
import vn.nhip.core.feedback.PetitionFacts;
import vn.nhip.core.feedback.PetitionFacts.Judged;
import vn.nhip.core.scoring.Counts;
import vn.nhip.server.screen.Vi;

/** Counts petitions of each unit and of its parts (766-rules section 1.3, 5.1–5.3). */
final class PetitionFigures implements ThingCounter {
    private static final Comparator<Judged> IN_ORDER = Comparator.comparing(
                    (Judged judged) -> judged.petition().sent())
            .thenComparing(judged -> judged.petition().code());

    private final CountingPlan plan;
    private final PetitionFacts facts;
    private final Map<String, List<Judged>> byUnit = new HashMap<>();
    private final boolean told;

    PetitionFigures(
            List<Petition> petitions, CountingPlan plan, UnitTree tree, PetitionClock clock, Question question) {
        this.plan = plan;
        this.facts = new PetitionFacts(clock, question);
        boolean begun = false;
        for (Petition petition : petitions) {
            if (Seconds.of(petition.sent()) <= question.end()) {
                List<String> holders = tree.holders(petition.agency());
                // Before the first petition that it has, the register tells nothing, which is not none.
                begun |= !holders.isEmpty() && question.hasBegun();
                facts.judge(petition)
                        .ifPresent(judged ->
                                holders.forEach(unit -> byUnit.computeIfAbsent(unit, added -> new ArrayList<>())
                                        .add(judged)));
            }
        }
        this.told = begun;
    }

    @Override
    public void add(Map<String, Map<String, Counts>> counts) {
        if (!told) {
            return;
        }
        counts.forEach((unit, ofUnit) -> plan.petitions()
                .forEach(each -> ofUnit.put(each.key(), count(byUnit.getOrDefault(unit, List.of()), each.measure()))));
    }

    private static Counts count(List<Judged> petitions, PetitionMeasure measure) {
        long all = 0;
        long won = 0;
        for (Judged petition : petitions) {
            if (petition.counts(measure)) {
                all++;
                won += petition.wins(measure) ? 1 : 0;
            }
        }
        return Counts.of(won, all);
    }

    @Override
    public Optional<List<Thing>> things(String unit, String key) {
        return plan.petitions().stream()
                .filter(each -> told && each.key().equals(key))
                .findFirst()
                .map(each -> byUnit.getOrDefault(unit, List.of()).stream()
                        .filter(petition -> petition.counts(each.measure()))
                        .sorted(IN_ORDER)
                        .map(petition -> thing(petition, each.measure()))
                        .toList());
    }

    private Thing thing(Judged judged, PetitionMeasure measure) {
        Petition petition = judged.petition();
        boolean won = judged.wins(measure);
        List<String> reasons = new ArrayList<>();
        new ConditionReasons(judged.mask(), (fact, holds) -> words(fact, holds, petition), reasons)
                .find(measure.where(), won);
        return new Thing(petition.code(), petition.agency(), null, petition.caseCode(), won, reasons);
    }

    private String words(NamedFact fact, boolean holds, Petition petition) {
        String words = holds ? fact.words() : fact.negation();
        return switch (fact) {
            case PetitionFact known when known == PetitionFact.LATE -> words + ": " + standing(petition);
            case PetitionFact known when known == PetitionFact.DISLIKED && holds -> words + at(petition.disliked());
            case PetitionFact known when known == PetitionFact.REPEATED && holds -> words + at(petition.repeated());
            case PetitionFact known when known == PetitionFact.PAST_DUE -> words + at(petition.due());
            default -> words;
        };
    }

    private static String at(@Nullable Instant at) {
        return at == null ? "" : " " + Vi.moment(at);
    }

    /** "gửi 03/08/2026 09:00, xử lý trong 15 ngày làm việc, hạn hết ngày 24/08/2026, xong 25/08/2026 10:00". */
    private String standing(Petition petition) {
        PetitionClock.Standing standing = facts.standing(petition);
        Instant until = standing.until();
        boolean ofPublication = standing.limit() == PetitionClock.Limit.PUBLISH;
        String from = ofPublication
                ? "xử lý xong" + at(petition.answered())
                : petition.transferred() == null
                        ? "gửi" + at(petition.sent())
                        : "chuyển đến" + at(petition.transferred());
        String done = ofPublication ? "công khai" : "xong";
        return "%s, %s, hạn hết ngày %s, %s"
                .formatted(
                        from,
                        standing.limit().words(),
                        until == null ? "chưa rõ" : Vi.date(Vi.dayOf(until.minusSeconds(1))),
                        standing.end() == null ? "chưa xong" : done + at(standing.end()));
    }
}
