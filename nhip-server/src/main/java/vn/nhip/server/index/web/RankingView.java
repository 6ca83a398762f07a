package vn.nhip.server.index.web;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.index.Group;
import vn.nhip.core.index.IndexDefinition;
import vn.nhip.core.index.Level;
import vn.nhip.core.scoring.GroupScore;
import vn.nhip.core.scoring.Standing;
import vn.nhip.core.scoring.Status;
import vn.nhip.server.index.UnitResult;
import vn.nhip.server.screen.Address;
import vn.nhip.server.screen.Vi;

/**
 * The ranking as it was asked for. Places are inside a level, so each level is a section of its own.
 *
 * @param look the figures
 * @param filter what is left out
 * @param sort "total", "volume", "name", or a group's code
 * @param ascending whether the smallest comes first
 * @param sections the units, level by level
 */
public record RankingView(Look look, Filter filter, String sort, boolean ascending, List<Section> sections) {
    private static final List<Level> LEVELS = List.of(Level.COMMUNE, Level.DEPARTMENT, Level.PROVINCE);

    /**
     * What is left out; empty texts leave nothing out.
     *
     * @param level "commune" or "department"
     * @param volume code of a band of volume
     * @param band name of a class
     * @param text part of a name or code
     */
    public record Filter(String level, String volume, String band, String text) {
        static Filter of(Map<String, String> asked) {
            return new Filter(
                    asked.getOrDefault("level", "").toLowerCase(Locale.ROOT),
                    asked.getOrDefault("volume", ""),
                    asked.getOrDefault("band", ""),
                    asked.getOrDefault("text", "").strip());
        }

        private boolean passes(UnitResult unit) {
            return (level.isEmpty() || level.equals(levelCode(unit.card().level())))
                    && (volume.isEmpty()
                            || (unit.standing().volumeBand() != null
                                    && unit.standing().volumeBand().code().equals(volume)))
                    && (band.isEmpty()
                            || (unit.card().band() != null
                                    && unit.card().band().name().equals(band)))
                    && (text.isEmpty()
                            || plain(unit.code() + " " + unit.agency().name()).contains(plain(text)));
        }
    }

    /**
     * The units of one level.
     *
     * @param level the level; null when not known
     * @param of how many units the level has before filtering
     * @param units the units shown, in order
     */
    public record Section(@Nullable Level level, long of, List<UnitResult> units) {}

    static RankingView of(Look look, Map<String, String> asked) {
        IndexDefinition definition = look.book().definition();
        String wanted = asked.getOrDefault("sort", "total");
        boolean known = List.of("total", "volume", "name").contains(wanted)
                || definition.group(wanted).isPresent();
        String sort = known ? wanted : "total";
        boolean ascending =
                asked.getOrDefault("dir", sort.equals("name") ? "asc" : "desc").equals("asc");
        Filter filter = Filter.of(asked);
        List<Section> sections = new ArrayList<>();
        List<UnitResult> units = look.book().units();
        Stream.concat(LEVELS.stream().filter(l -> l != Level.PROVINCE), Stream.of((Level) null))
                .forEach(level -> {
                    List<UnitResult> all = units.stream()
                            .filter(u -> u.card().level() == level)
                            .toList();
                    List<UnitResult> shown = all.stream()
                            .filter(filter::passes)
                            .sorted(order(sort, ascending))
                            .toList();
                    if (!shown.isEmpty()) {
                        sections.add(new Section(level, all.size(), shown));
                    }
                });
        return new RankingView(look, filter, sort, ascending, List.copyOf(sections));
    }

    /** Units without the figure come last, whichever way. */
    private static Comparator<UnitResult> order(String sort, boolean ascending) {
        if (sort.equals("name")) {
            Comparator<UnitResult> byName =
                    Comparator.comparing(u -> plain(u.agency().shortName()));
            return (ascending ? byName : byName.reversed()).thenComparing(UnitResult::code);
        }
        Comparator<Double> byFigure = ascending ? Comparator.naturalOrder() : Comparator.reverseOrder();
        return Comparator.comparing((UnitResult u) -> isUnplaced(u, sort))
                .thenComparing(u -> figure(u, sort), Comparator.nullsLast(byFigure))
                .thenComparing(UnitResult::code);
    }

    private static boolean isUnplaced(UnitResult unit, String sort) {
        return !sort.equals("volume") && placeOf(unit, sort).rank() == null;
    }

    private static @Nullable Double figure(UnitResult unit, String sort) {
        if (sort.equals("volume")) {
            Long volume = unit.card().volume();
            return volume == null ? null : Double.valueOf(volume);
        }
        return sort.equals("total")
                ? total(unit)
                : unit.card().group(sort).map(GroupScore::points).orElse(null);
    }

    private static Standing placeOf(UnitResult unit, String sort) {
        return Objects.requireNonNullElse(unit.groupStandings().get(sort), unit.standing());
    }

    /** A unit's place by what the table is sorted by; by the total for name and volume. */
    public Standing standing(UnitResult unit) {
        return placeOf(unit, sort);
    }

    /** Why a unit has no place, and what must be known about its points. */
    public String note(UnitResult unit) {
        List<String> notes = new ArrayList<>();
        String unranked = Words.unranked(standing(unit), look.book());
        if (!unranked.isEmpty()) {
            notes.add("không xếp hạng: " + unranked);
        }
        List<String> published = unit.card().groups().stream()
                .filter(RankingView::isPublished)
                .map(g -> g.group().shortTitle())
                .toList();
        if (!published.isEmpty()) {
            notes.add("điểm Cổng công bố, không kèm số đếm: " + String.join(", ", published));
        }
        return String.join("; ", notes);
    }

    public static boolean isPublished(GroupScore group) {
        return group.status() == Status.PUBLISHED;
    }

    /** The total, or where nobody has one the share of what is measured. */
    private static @Nullable Double total(UnitResult unit) {
        Double total = unit.total();
        return total == null ? unit.measured().share() : total;
    }

    public boolean hasPublished() {
        return sections.stream()
                .flatMap(s -> s.units().stream())
                .flatMap(u -> u.card().groups().stream())
                .anyMatch(RankingView::isPublished);
    }

    public List<Group> groups() {
        return look.book().definition().groups();
    }

    public int shown() {
        return sections.stream().mapToInt(s -> s.units().size()).sum();
    }

    public int all() {
        return look.book().units().size();
    }

    /** What the order is by, in words. */
    public String sortedBy() {
        return switch (sort) {
            case "total" -> "tổng điểm";
            case "volume" -> "số hồ sơ";
            case "name" -> "tên";
            default -> look.book().definition().group(sort).orElseThrow().shortTitle();
        };
    }

    /** The address of this view. */
    public Address address() {
        return look.ranking()
                .with("level", filter.level())
                .with("volume", filter.volume())
                .with("band", filter.band())
                .with("text", filter.text())
                .with("sort", sort.equals("total") ? null : sort)
                .with("dir", ascending == sort.equals("name") ? null : ascending ? "asc" : "desc");
    }

    /** The address of this view sorted by a column; the other way if it already is. */
    public String sortedBy(String column) {
        boolean natural = column.equals("name");
        boolean next = column.equals(sort) ? !ascending : natural;
        return address()
                .with("sort", column.equals("total") ? null : column)
                .with("dir", next == natural ? null : next ? "asc" : "desc")
                .link();
    }

    /** How a column is sorted, in HTML's words; empty when it is not. */
    public String direction(String column) {
        return !column.equals(sort) ? "" : ascending ? "ascending" : "descending";
    }

    /** The name of a level in addresses. */
    public static String levelCode(@Nullable Level level) {
        return level == null ? "" : level.name().toLowerCase(Locale.ROOT);
    }

    /** Without diacritics and in lower case, đ as d. */
    static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replace('đ', 'd');
    }

    /** "1", or "–" without a place. */
    public String place(UnitResult unit) {
        Integer rank = standing(unit).rank();
        return rank == null ? Vi.NOTHING : rank.toString();
    }
}
