package vn.nhip.server.index;

import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import vn.nhip.core.index.Group;
import vn.nhip.core.index.IndexDefinition;
import vn.nhip.core.index.Level;
import vn.nhip.core.scoring.Counts;
import vn.nhip.core.scoring.GroupScore;
import vn.nhip.core.scoring.Ranking;
import vn.nhip.core.scoring.Readings;
import vn.nhip.core.scoring.Scorecard;
import vn.nhip.core.scoring.Scorer;
import vn.nhip.core.scoring.Standing;
import vn.nhip.definitions.Definitions;
import vn.nhip.server.catalog.Agencies;
import vn.nhip.server.catalog.Agency;
import vn.nhip.server.reconciliation.Capture;
import vn.nhip.server.reconciliation.PortalCaptures;
import vn.nhip.server.reconciliation.PortalCount;
import vn.nhip.server.reconciliation.PortalFigures;
import vn.nhip.server.reconciliation.UnitFigures;

/** Opens score books: portal figures in, everything the screens say out. */
@Service
public class ScoreBooks {
    private static final String INDEX = "qd766";
    private static final int KEPT = 24;

    private final PortalCaptures captures;
    private final Agencies agencies;
    private final Definitions definitions;
    private final Map<Key, ScoreBook> kept = Collections.synchronizedMap(new LinkedHashMap<>(KEPT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, ScoreBook> eldest) {
            return size() > KEPT;
        }
    });

    ScoreBooks(PortalCaptures captures, Agencies agencies, Definitions definitions) {
        this.captures = captures;
        this.agencies = agencies;
        this.definitions = definitions;
    }

    private record Key(Question question, long revision) {}

    /** Provinces and periods with figures, newest first. */
    public List<PortalCaptures.Available> available() {
        return captures.available();
    }

    /** The question nobody had to type: the newest period there is; empty before the first import. */
    public Optional<Question> newest() {
        return captures.available().stream().findFirst().map(a -> Question.of(a.root(), a.period()));
    }

    /**
     * The score book of a question.
     *
     * @return empty when nothing had been captured for it
     * @throws IllegalArgumentException when it names rules or readings that do not exist
     */
    public Optional<ScoreBook> open(Question question) {
        Key key = new Key(question, captures.revision());
        ScoreBook known = kept.get(key);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<ScoreBook> opened = captures.figures(question.root(), question.period(), question.asOf())
                .filter(f -> f.units().stream().anyMatch(u -> u.agency().equals(question.root())))
                .map(figures -> compute(question, figures));
        opened.ifPresent(book -> kept.put(key, book));
        return opened;
    }

    /** What moved since the captures before the newest ones; empty when no group was captured twice. */
    public Optional<Movement> movement(ScoreBook book) {
        Question question = book.question();
        return captures.captures(question.root(), question.period()).stream()
                .filter(c -> isReplaced(c, book))
                .map(c -> c.capturedAt().toInstant())
                .max(Instant::compareTo)
                .flatMap(before -> open(question.asOf(before)))
                .map(earlier -> Movement.between(earlier, book));
    }

    private static boolean isReplaced(Capture capture, ScoreBook book) {
        return book.captures().stream()
                .anyMatch(used -> used.group().equals(capture.group())
                        && capture.capturedAt()
                                .toInstant()
                                .isBefore(used.capturedAt().toInstant()));
    }

    private ScoreBook compute(Question question, PortalFigures figures) {
        IndexDefinition definition = definitions.find(INDEX, question.day());
        Scorer scorer = new Scorer(definition, question.day(), Readings.of(definition, question.readings()));
        Map<String, Agency> tree = agencies.tree(question.root());
        Map<String, Scorecard> cards = new LinkedHashMap<>();
        for (UnitFigures unit : figures.units()) {
            Agency agency = tree.get(unit.agency());
            cards.put(
                    unit.agency(),
                    scorer.score(unit.agency(), level(agency, question), counts(unit), unit.groupPoints()));
        }
        return new ScoreBook(question, scorer, figures, results(question, definition, figures, cards));
    }

    private Map<String, UnitResult> results(
            Question question, IndexDefinition definition, PortalFigures figures, Map<String, Scorecard> cards) {
        Map<String, Agency> tree = agencies.tree(question.root());
        Map<String, Standing> standings = Ranking.byTotal(cards.values(), definition.ranking());
        Map<String, Map<String, Standing>> byGroup = new HashMap<>();
        for (Group group : definition.groups()) {
            byGroup.put(group.code(), Ranking.by(cards.values(), definition.ranking(), card -> points(card, group)));
        }
        Map<String, UnitResult> results = new LinkedHashMap<>();
        figures.units().stream()
                .sorted(java.util.Comparator.comparing(
                        (UnitFigures u) -> !u.agency().equals(question.root())))
                .forEach(unit -> {
                    Map<String, Standing> groupStandings = new HashMap<>();
                    byGroup.forEach((code, all) -> groupStandings.put(code, all.get(unit.agency())));
                    results.put(
                            unit.agency(),
                            new UnitResult(
                                    tree.getOrDefault(unit.agency(), unknown(unit.agency(), question)),
                                    java.util.Objects.requireNonNull(cards.get(unit.agency())),
                                    unit,
                                    java.util.Objects.requireNonNull(standings.get(unit.agency())),
                                    groupStandings));
                });
        return Collections.unmodifiableMap(results);
    }

    private static @Nullable Double points(Scorecard card, Group group) {
        return card.group(group.code()).map(GroupScore::points).orElse(null);
    }

    private static @Nullable Level level(@Nullable Agency agency, Question question) {
        if (agency == null) {
            return null;
        }
        return agency.code().equals(question.root()) ? Level.PROVINCE : agency.level();
    }

    private static Agency unknown(String code, Question question) {
        return new Agency(code, code, code, null, question.root(), null, null);
    }

    private static Map<String, Counts> counts(UnitFigures unit) {
        Map<String, Counts> counts = new HashMap<>();
        unit.counts().forEach((indicator, count) -> counts.put(indicator, counts(count)));
        return counts;
    }

    private static Counts counts(PortalCount count) {
        String flag = count.qualityFlag();
        return new Counts(count.numerator(), count.denominator(), null, flag != null && flag.startsWith("TEMP_"));
    }
}
