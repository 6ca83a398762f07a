package vn.nhip.definitions;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.index.Band;
import vn.nhip.core.index.Group;
import vn.nhip.core.index.IndexDefinition;
import vn.nhip.core.index.Indicator;
import vn.nhip.core.index.RankingRules;
import vn.nhip.core.index.VolumeBand;

/** Reads a whole definition and checks what its parts must be to each other. */
final class IndexReader {
    private static final double TOTAL = 100;

    private final YamlObject file;
    private final Complaints complaints;
    private final Map<String, Integer> lineOfCode = new HashMap<>();
    private final Set<String> indicators = new TreeSet<>();
    private final References references = new References();
    private final IndicatorReader reader = new IndicatorReader(references);

    IndexReader(YamlObject file) {
        this.file = file;
        this.complaints = file.complaints();
    }

    IndexDefinition read() {
        LocalDate from = file.date("effective_from");
        LocalDate to = file.optionalDate("effective_to");
        if (to != null && to.isBefore(from) && !to.equals(LocalDate.EPOCH)) {
            complaints.add(file.line("effective_to"), "effective_to " + to, "a day not before effective_from " + from);
        }
        List<Group> groups = groups();
        IndexDefinition definition = new IndexDefinition(
                file.text("code"),
                file.text("title"),
                file.text("legal_basis"),
                from,
                to,
                groups,
                bands(),
                ranking(file.object("ranking", IndexShape.RANKING)),
                reader.readings(file, "zero_readings"));
        references.check(indicators, complaints);
        return definition;
    }

    private List<Group> groups() {
        List<Group> groups = new ArrayList<>();
        for (YamlObject item : file.objects("groups", IndexShape.GROUP)) {
            groups.add(group(item));
        }
        double total = groups.stream().mapToDouble(Group::max).sum();
        if (!groups.isEmpty() && isOff(total, TOTAL)) {
            complaints.add(file.line("groups"), "groups with " + plain(total) + " points together", plain(TOTAL));
        }
        return groups;
    }

    private Group group(YamlObject item) {
        String code = item.text("code");
        requireNew(item, code);
        List<Indicator> members = new ArrayList<>();
        for (YamlObject child : item.objects("indicators", IndexShape.INDICATOR)) {
            Indicator indicator = reader.read(child);
            requireNew(child, indicator.code());
            indicators.add(child.peek("code"));
            members.add(indicator);
        }
        double max = item.number("max");
        double sum = members.stream().mapToDouble(Indicator::max).sum();
        if (isOff(sum, max)) {
            complaints.add(
                    item.line("max"),
                    "group " + code + " with max " + plain(max),
                    plain(sum) + ", the sum of its indicators");
        }
        return new Group(code, item.text("title"), item.text("short_title"), max, members);
    }

    private void requireNew(YamlObject item, String code) {
        if (code.isEmpty()) {
            return;
        }
        Integer first = lineOfCode.putIfAbsent(code, item.line("code"));
        if (first != null) {
            complaints.add(
                    item.line("code"), "code " + code + " a second time, first on line " + first, "every code once");
        }
    }

    /** Whether a sum is certainly wrong; NaN stands for a number that was complained about already. */
    private static boolean isOff(double sum, double expected) {
        return Math.abs(sum - expected) > 1e-9;
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }

    private List<Band> bands() {
        List<Band> bands = new ArrayList<>();
        List<Double> starts = new ArrayList<>();
        List<YamlObject> items = file.objects("bands", IndexShape.BAND);
        for (YamlObject item : items) {
            Band band = new Band(item.text("name"), item.number("from"));
            bands.add(band);
            starts.add(band.from());
        }
        requireDescendingToZero("bands", items, starts);
        return bands;
    }

    private void requireDescendingToZero(String what, List<YamlObject> items, List<Double> starts) {
        for (int i = 0; i < starts.size(); i++) {
            int line = items.get(i).line("from");
            String own = what + ": from " + plain(starts.get(i));
            if (i > 0 && starts.get(i) >= starts.get(i - 1)) {
                complaints.add(line, own, "less than " + plain(starts.get(i - 1)) + ", bands descend");
            } else if (i == starts.size() - 1 && starts.get(i) != 0 && !Double.isNaN(starts.get(i))) {
                complaints.add(line, own, "0 in the last band");
            }
        }
    }

    private RankingRules ranking(@Nullable YamlObject item) {
        if (item == null) {
            return new RankingRules("", 0, List.of());
        }
        List<VolumeBand> bands = new ArrayList<>();
        List<Double> starts = new ArrayList<>();
        List<YamlObject> items = item.objects("volume_bands", IndexShape.VOLUME_BAND);
        for (YamlObject child : items) {
            VolumeBand band = new VolumeBand(child.text("code"), child.text("title"), child.count("from"));
            bands.add(band);
            starts.add(band.from() < 0 ? Double.NaN : band.from());
        }
        requireDescendingToZero("volume_bands", items, starts);
        references.add(item, "volume_indicator");
        return new RankingRules(item.peek("volume_indicator"), item.count("minimum_volume"), bands);
    }
}
