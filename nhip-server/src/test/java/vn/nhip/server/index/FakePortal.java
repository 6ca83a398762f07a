package vn.nhip.server.index;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import vn.nhip.core.index.Level;
import vn.nhip.core.index.Period;
import vn.nhip.definitions.Definitions;
import vn.nhip.server.catalog.Agencies;
import vn.nhip.server.catalog.Agency;
import vn.nhip.server.catalog.AgencyVersion;
import vn.nhip.server.decisions.PublicationsForTests;
import vn.nhip.server.reconciliation.Capture;
import vn.nhip.server.reconciliation.PortalCaptures;
import vn.nhip.server.reconciliation.PortalCount;
import vn.nhip.server.reconciliation.PortalFigures;
import vn.nhip.server.reconciliation.UnitFigures;

/** An invented province in memory, in the portal's terms: captures of groups with counts per unit. */
final class FakePortal implements PortalCaptures, Agencies {
    static final String ROOT = "H99";
    static final Period AUGUST = Period.month(2026, 8);

    private record Taken(Capture capture, Map<String, Map<String, PortalCount>> counts, Map<String, Double> points) {}

    private final Map<String, Agency> tree = new LinkedHashMap<>();
    private final List<Taken> taken = new ArrayList<>();

    FakePortal() {
        unit(ROOT, "Tỉnh Thử", Level.PROVINCE);
    }

    FakePortal unit(String code, String name, Level level) {
        tree.put(code, new Agency(code, name, name, level, code.equals(ROOT) ? null : ROOT, null, null));
        return this;
    }

    /** A capture of one group; counts are added with {@link #count}. */
    FakePortal capture(String group, String at) {
        OffsetDateTime time = OffsetDateTime.parse(at);
        Capture capture = new Capture(taken.size() + 1, group, ROOT, AUGUST, time, time, "test", "sha", tree.size());
        taken.add(new Taken(capture, new LinkedHashMap<>(), new HashMap<>()));
        return this;
    }

    FakePortal count(String unit, String indicator, @Nullable Long numerator, @Nullable Long denominator) {
        return count(unit, indicator, new PortalCount(numerator, denominator, null, null));
    }

    FakePortal count(String unit, String indicator, PortalCount count) {
        taken.getLast().counts().computeIfAbsent(unit, u -> new HashMap<>()).put(indicator, count);
        return this;
    }

    FakePortal points(String unit, double points) {
        taken.getLast().points().put(unit, points);
        return this;
    }

    ScoreBook book() {
        return books().open(Question.of(ROOT, AUGUST)).orElseThrow();
    }

    ScoreBooks books() {
        var noIndex = new StaticListableBeanFactory().getBeanProvider(LiveIndex.class);
        return new ScoreBooks(
                this,
                this,
                Definitions.bundled(),
                ScoreBooksForTests.noFigures(noIndex, this),
                PublicationsForTests.none());
    }

    @Override
    public List<Available> available() {
        return taken.isEmpty() ? List.of() : List.of(new Available(ROOT, AUGUST));
    }

    @Override
    public List<Capture> captures(String root, Period period) {
        return taken.stream()
                .map(Taken::capture)
                .sorted(Comparator.comparing((Capture c) -> c.capturedAt().toInstant())
                        .reversed())
                .toList();
    }

    @Override
    public Optional<PortalFigures> figures(String root, Period period, @Nullable Instant asOf) {
        Map<String, Taken> newest = new HashMap<>();
        for (Taken t : taken) {
            if (asOf == null || !t.capture().capturedAt().toInstant().isAfter(asOf)) {
                newest.merge(
                        t.capture().group(),
                        t,
                        (a, b) -> a.capture().capturedAt().isAfter(b.capture().capturedAt()) ? a : b);
            }
        }
        if (newest.isEmpty()) {
            return Optional.empty();
        }
        List<UnitFigures> units =
                tree.keySet().stream().map(u -> figuresOf(u, newest.values())).toList();
        return Optional.of(new PortalFigures(
                root, period, newest.values().stream().map(Taken::capture).toList(), units));
    }

    private static UnitFigures figuresOf(String unit, Collection<Taken> all) {
        Map<String, PortalCount> counts = new HashMap<>();
        Map<String, Double> points = new HashMap<>();
        for (Taken t : all) {
            counts.putAll(t.counts().getOrDefault(unit, Map.of()));
            Double own = t.points().get(unit);
            if (own != null) {
                points.put(t.capture().group(), own);
            }
        }
        return new UnitFigures(unit, counts, points);
    }

    @Override
    public long revision() {
        return taken.size();
    }

    @Override
    public Optional<Agency> find(String code) {
        return Optional.ofNullable(tree.get(code));
    }

    @Override
    public Set<String> codes() {
        return tree("").keySet();
    }

    @Override
    public Map<String, Agency> tree(String root) {
        return tree;
    }

    @Override
    public void record(Collection<Agency> agencies, LocalDate seenOn) {
        throw new IllegalStateException("The fake province is laid out before it is scored");
    }

    @Override
    public List<AgencyVersion> history(String code) {
        return List.of();
    }

    @Override
    public List<Agency> communesWithoutUnit() {
        return List.of();
    }

    @Override
    public List<Agency> search(String text, int limit) {
        return tree.values().stream()
                .filter(a -> a.name().contains(text))
                .limit(limit)
                .toList();
    }
}
