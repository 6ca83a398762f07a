package vn.nhip.server.index;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import vn.nhip.core.calendar.WorkCalendar;
import vn.nhip.core.index.Group;
import vn.nhip.core.index.IndexDefinition;
import vn.nhip.core.index.Level;
import vn.nhip.core.index.Period;
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
import vn.nhip.server.decisions.Publication;
import vn.nhip.server.decisions.Publications;
import vn.nhip.server.identity.Permission;
import vn.nhip.server.identity.Viewers;
import vn.nhip.server.reconciliation.Capture;
import vn.nhip.server.reconciliation.PortalCaptures;
import vn.nhip.server.reconciliation.PortalCount;
import vn.nhip.server.reconciliation.PortalFigures;
import vn.nhip.server.reconciliation.UnitFigures;

/** Opens score books: portal figures in, everything the screens say out. */
@Service
public class ScoreBooks {
    static final String INDEX = "qd766";
    private static final int KEPT = 24;

    private final PortalCaptures captures;
    private final Agencies agencies;
    private final Definitions definitions;
    private final CaseFigures cases;
    private final Publications publications;
    private final Map<Key, ScoreBook> kept = Collections.synchronizedMap(new LinkedHashMap<>(KEPT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, ScoreBook> eldest) {
            return size() > KEPT;
        }
    });

    ScoreBooks(
            PortalCaptures captures,
            Agencies agencies,
            Definitions definitions,
            CaseFigures cases,
            Publications publications) {
        this.cases = cases;
        this.publications = publications;
        this.captures = captures;
        this.agencies = agencies;
        this.definitions = definitions;
    }

    /**
     * What a book is kept under.
     *
     * @param captures how far the imports had come
     * @param counted how far the counting of cases had come; 0 where it does not matter
     * @param publication its number; 0 for whoever works with the figures
     */
    private record Key(Question question, long captures, long counted, long publication) {}

    /** Provinces and periods with figures of a source, newest first. */
    public List<PortalCaptures.Available> available(Source source) {
        if (source == Source.PORTAL) {
            return captures.available();
        }
        if (!maySee(source)) {
            return publications.inForce().stream()
                    .map(published -> new PortalCaptures.Available(published.root(), published.period()))
                    .toList();
        }
        Set<String> roots = cases.roots();
        return cases.periods().stream()
                .flatMap(period -> roots.stream().map(root -> new PortalCaptures.Available(root, period)))
                .toList();
    }

    /** The question nobody had to type: the newest period there is, of the portal or else of cases; empty before the first import. */
    public Optional<Question> newest() {
        return Stream.of(Source.values())
                .flatMap(source -> newest(source).stream())
                .findFirst();
    }

    /** The newest period of a source. */
    public Optional<Question> newest(Source source) {
        return available(source).stream()
                .findFirst()
                .map(a -> asPublished(Question.of(a.root(), a.period()).from(source)));
    }

    /** The question with the instant that was published, for whoever sees only what was published and names none. */
    public Question asPublished(Question question) {
        if (maySee(question.source()) || question.asOf() != null) {
            return question;
        }
        return publications
                .find(question.root(), question.period(), null)
                .filter(Publication::isInForce)
                .map(published -> question.asOf(published.asOf()))
                .orElse(question);
    }

    /** The publication that was taken back, for whoever sees only what was published; {@code asOf} {@code null} for any instant. */
    public Optional<Publication> withdrawn(Source source, String root, Period period, @Nullable Instant asOf) {
        return maySee(source)
                ? Optional.empty()
                : publications.find(root, period, asOf).filter(published -> !published.isInForce());
    }

    /** The publication that opens exactly this to the public: by the rules of the period, in their own reading. */
    private Optional<Publication> published(Question question) {
        Instant asOf = question.asOf();
        return asOf == null
                        || question.rulesAt() != null
                        || !question.readings().isEmpty()
                ? Optional.empty()
                : publications.find(question.root(), question.period(), asOf).filter(Publication::isInForce);
    }

    /** What the portal published is for all; what is counted here, before anyone published it, for those who work with it. */
    private static boolean maySee(Source source) {
        return source == Source.PORTAL || Viewers.now().may(Permission.FIGURES_READ);
    }

    /** How far the loading of cases is; empty when they are counted, or no server keeps them. */
    public Optional<Long> loading() {
        return cases.loading();
    }

    /**
     * The score book of a question.
     *
     * @return empty when nothing had been captured for it
     * @throws IllegalArgumentException when it names rules or readings that do not exist
     */
    public Optional<ScoreBook> open(Question question) {
        Publication publication =
                maySee(question.source()) ? null : published(question).orElse(null);
        if (publication == null && !maySee(question.source())) {
            return Optional.empty();
        }
        // What is published was counted when it was proposed.
        long counted = question.source() == Source.CASES && publication == null ? cases.revision() : 0;
        Key key = new Key(question, captures.revision(), counted, publication == null ? 0 : publication.id());
        ScoreBook known = kept.get(key);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<ScoreBook> opened = question.source() == Source.CASES
                ? fromCases(question, publication)
                : captures.figures(question.root(), question.period(), question.asOf())
                        .filter(f -> f.units().stream().anyMatch(u -> u.agency().equals(question.root())))
                        .map(figures -> fromPortal(question, figures));
        opened.ifPresent(book -> kept.put(key, book));
        return opened;
    }

    /** What moved since the captures before the newest ones; empty when no group was captured twice. */
    public Optional<Movement> movement(ScoreBook book) {
        Question question = book.question();
        if (question.source() == Source.CASES) {
            return Optional.empty();
        }
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

    /**
     * A unit to be scored.
     *
     * @param published points by group code, to be used where counts are missing
     * @param counted the indicators that are counted from cases or procedures
     */
    private record Unit(
            Agency agency,
            @Nullable Level level,
            UnitFigures portal,
            Map<String, Counts> counts,
            Map<String, Double> published,
            Set<String> counted) {}

    private ScoreBook fromPortal(Question question, PortalFigures figures) {
        IndexDefinition definition = definitions.find(INDEX, question.day());
        Map<String, Agency> tree = agencies.tree(question.root());
        List<Unit> units = figures.units().stream()
                .sorted(Comparator.comparing(
                        (UnitFigures unit) -> !unit.agency().equals(question.root())))
                .map(unit -> new Unit(
                        tree.getOrDefault(unit.agency(), unknown(unit.agency(), question)),
                        level(tree.get(unit.agency()), question),
                        unit,
                        counts(unit),
                        unit.groupPoints(),
                        Set.of()))
                .toList();
        Readings readings = Readings.of(definition, question.readings());
        return compute(
                question, new Scorer(definition, question.day(), readings), figures, figures.newest(), units, null);
    }

    /** What cases and catalogue do not tell is the portal's, where it published something. */
    private Optional<ScoreBook> fromCases(Question question, @Nullable Publication publication) {
        IndexDefinition definition = definitions.find(INDEX, question.day());
        Readings readings = Readings.ofCases(definition, question.readings());
        Instant knownUntil = publication == null ? null : publication.published();
        PortalFigures portal = captures.figures(question.root(), question.period(), knownUntil)
                .orElseGet(() -> new PortalFigures(question.root(), question.period(), List.of(), List.of()));
        Map<String, UnitFigures> published =
                portal.units().stream().collect(Collectors.toMap(UnitFigures::agency, Function.identity()));
        Optional<CaseFigures.Figures> counted = publication == null
                ? cases.figures(definition, question.root(), question.period(), question.asOf())
                : Optional.of(cases.published(
                        question.root(), PublishedCounts.read(publications.counts(publication)), publication.asOf()));
        return counted.map(figures -> {
            List<Unit> units = new ArrayList<>();
            figures.tree().units().forEach((code, agency) -> {
                UnitFigures ofPortal = published.getOrDefault(code, new UnitFigures(code, Map.of(), Map.of()));
                Map<String, Counts> ofCases = figures.counts().getOrDefault(code, Map.of());
                Map<String, Counts> counts = counts(ofPortal);
                counts.putAll(ofCases);
                Level level = level(agency, question);
                units.add(new Unit(agency, level, ofPortal, counts, ofPortal.groupPoints(), ofCases.keySet()));
            });
            return compute(
                    question,
                    new Scorer(definition, question.day(), readings),
                    portal,
                    figures.asOf().atZone(WorkCalendar.ZONE).toOffsetDateTime(),
                    units,
                    publication);
        });
    }

    private static ScoreBook compute(
            Question question,
            Scorer scorer,
            PortalFigures portal,
            OffsetDateTime taken,
            List<Unit> units,
            @Nullable Publication publication) {
        IndexDefinition definition = scorer.definition();
        Map<String, Scorecard> cards = new LinkedHashMap<>();
        units.forEach(unit -> cards.put(
                unit.agency().code(),
                scorer.score(unit.agency().code(), unit.level(), unit.counts(), unit.published())));
        // Where nobody has a total, units are put in order by what is measured.
        boolean anyTotal = cards.values().stream().anyMatch(card -> card.total() != null);
        Map<String, Standing> standings = anyTotal || question.source() == Source.PORTAL
                ? Ranking.byTotal(cards.values(), definition.ranking())
                : Ranking.by(
                        cards.values(),
                        definition.ranking(),
                        card -> isPartlyWithheld(card)
                                ? null
                                : Measured.of(card).ofHundred());
        Map<String, Map<String, Standing>> byGroup = new HashMap<>();
        for (Group group : definition.groups()) {
            byGroup.put(group.code(), Ranking.by(cards.values(), definition.ranking(), card -> points(card, group)));
        }
        Map<String, UnitResult> results = new LinkedHashMap<>();
        for (Unit unit : units) {
            String code = unit.agency().code();
            Map<String, Standing> groupStandings = new HashMap<>();
            byGroup.forEach((group, all) -> groupStandings.put(group, all.get(code)));
            results.put(
                    code,
                    new UnitResult(
                            unit.agency(),
                            Objects.requireNonNull(cards.get(code)),
                            unit.portal(),
                            Objects.requireNonNull(standings.get(code)),
                            groupStandings,
                            unit.counted()));
        }
        return new ScoreBook(question, scorer, portal, taken, Collections.unmodifiableMap(results), publication);
    }

    /** Whether counts of it are not shown: what is left of one unit is not what is left of another, so neither has a place. */
    private static boolean isPartlyWithheld(Scorecard card) {
        return card.indicators()
                .anyMatch(
                        score -> score.indicator().isScored() && score.counts().isWithheld());
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
        boolean any = count.numerator() != null || count.denominator() != null;
        return new Counts(
                count.numerator(), count.denominator(), null, any && flag != null && flag.startsWith("TEMP_"));
    }
}
