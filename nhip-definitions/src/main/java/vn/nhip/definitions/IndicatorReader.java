package vn.nhip.definitions;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.facts.CaseMeasure;
import vn.nhip.core.facts.Condition;
import vn.nhip.core.facts.PetitionMeasure;
import vn.nhip.core.facts.ProcedureMeasure;
import vn.nhip.core.facts.ServiceMeasure;
import vn.nhip.core.index.CountUnit;
import vn.nhip.core.index.Counting;
import vn.nhip.core.index.Elsewhere;
import vn.nhip.core.index.Indicator;
import vn.nhip.core.index.LegalBasis;
import vn.nhip.core.index.Level;
import vn.nhip.core.index.MissingRule;
import vn.nhip.core.index.OutsideCount;
import vn.nhip.core.index.OutsideDenominator;
import vn.nhip.core.index.ParentRule;
import vn.nhip.core.index.Reading;
import vn.nhip.core.index.Rounding;
import vn.nhip.core.index.Scope;
import vn.nhip.core.index.Scoring;
import vn.nhip.core.index.Target;
import vn.nhip.core.index.Wording;
import vn.nhip.core.index.ZeroRule;

/** Reads one indicator of a definition. */
final class IndicatorReader {
    static final List<String> CONFIDENCES = List.of("A", "B", "C", "D");
    static final List<String> NEEDS = List.of("cases");
    private static final List<String> COUNTED = List.of("cases", "procedures", "services", "petitions");
    static final List<String> LEVELS =
            Arrays.stream(Level.values()).map(Level::name).toList();

    private final References references;

    IndicatorReader(References references) {
        this.references = references;
    }

    Indicator read(YamlObject object) {
        double max = object.number("max");
        return new Indicator(
                object.text("code"),
                wording(object),
                basis(object.object("basis", IndexShape.BASIS)),
                object.constant("unit", CountUnit.class),
                new Scoring(
                        max,
                        targets(object),
                        object.constant("zero", ZeroRule.class),
                        object.constant("missing", MissingRule.class, MissingRule.NULL),
                        object.constant("rounding", Rounding.class)),
                new Scope(
                        levels(object),
                        object.constant("elsewhere", Elsewhere.class, Elsewhere.NULL),
                        object.constant("parent", ParentRule.class)),
                readings(object, "readings"),
                counting(object),
                outside(object));
    }

    /** Made from one kind of thing: two would be two numbers. */
    private static Counting counting(YamlObject object) {
        List<String> given = COUNTED.stream().filter(object::has).toList();
        if (given.size() > 1) {
            object.complaints()
                    .add(
                            object.line(given.getLast()),
                            String.join(", ", given),
                            "one of " + String.join(", ", COUNTED));
        }
        return new Counting(cases(object), procedures(object), services(object), petitions(object));
    }

    private static @Nullable CaseMeasure cases(YamlObject object) {
        YamlObject cases = object.has("cases") ? object.object("cases", IndexShape.CASES) : null;
        if (cases == null) {
            return null;
        }
        return new CaseMeasure(
                cases.constant("window", CaseMeasure.Window.class),
                condition(cases, "of", Condition::parse),
                condition(cases, "where", Condition::parse),
                cases.has("less") ? condition(cases, "less", Condition::parse) : null);
    }

    private static @Nullable ProcedureMeasure procedures(YamlObject object) {
        YamlObject procedures = object.has("procedures") ? object.object("procedures", IndexShape.PROCEDURES) : null;
        if (procedures == null) {
            return null;
        }
        if (!procedures.has("where") && !procedures.has("cases")) {
            procedures
                    .complaints()
                    .add(procedures.line("of"), "procedures that all qualify", "where or cases, or both");
        }
        return new ProcedureMeasure(
                condition(procedures, "of", Condition::parseOfProcedure),
                procedures.has("where") ? condition(procedures, "where", Condition::parseOfProcedure) : Condition.ALL,
                procedures.has("cases") ? condition(procedures, "cases", Condition::parse) : null);
    }

    private static @Nullable ServiceMeasure services(YamlObject object) {
        YamlObject services = object.has("services") ? object.object("services", IndexShape.SERVICES) : null;
        return services == null ? null : new ServiceMeasure(condition(services, "cases", Condition::parse));
    }

    private static @Nullable PetitionMeasure petitions(YamlObject object) {
        YamlObject petitions = object.has("petitions") ? object.object("petitions", IndexShape.PETITIONS) : null;
        return petitions == null
                ? null
                : new PetitionMeasure(
                        petitions.constant("window", CaseMeasure.Window.class),
                        condition(petitions, "of", Condition::parseOfPetition),
                        condition(petitions, "where", Condition::parseOfPetition));
    }

    private static @Nullable OutsideDenominator outside(YamlObject object) {
        YamlObject outside = object.has("outside") ? object.object("outside", IndexShape.OUTSIDE) : null;
        return outside == null
                ? null
                : new OutsideDenominator(outsideCount(outside, "at_least"), outsideCount(outside, "fallback"));
    }

    private static @Nullable OutsideCount outsideCount(YamlObject outside, String key) {
        return outside.has(key) ? outside.constant(key, OutsideCount.class) : null;
    }

    private static Condition condition(YamlObject object, String key, Function<String, Condition> parse) {
        String text = object.text(key);
        try {
            return text.isEmpty() ? Condition.ALL : parse.apply(text);
        } catch (IllegalArgumentException e) {
            String[] message = String.valueOf(e.getMessage()).split(", expected ", 2);
            object.complaints().add(object.line(key), key + ": " + message[0], message[message.length - 1]);
            return Condition.ALL;
        }
    }

    private static Wording wording(YamlObject object) {
        return new Wording(
                object.text("title"),
                object.text("short_title"),
                object.text("numerator"),
                object.text("denominator"),
                object.text("lost"),
                object.text("mender"));
    }

    private static LegalBasis basis(@Nullable YamlObject object) {
        if (object == null) {
            return new LegalBasis("", "", 'D');
        }
        String confidence = object.choice("confidence", CONFIDENCES);
        return new LegalBasis(object.text("clause"), object.text("source"), confidence.charAt(0));
    }

    private static Set<Level> levels(YamlObject object) {
        if (!object.has("levels")) {
            return EnumSet.allOf(Level.class);
        }
        Set<Level> levels = EnumSet.noneOf(Level.class);
        object.choices("levels", LEVELS).forEach(name -> levels.add(Level.valueOf(name)));
        return levels;
    }

    private static List<Target> targets(YamlObject object) {
        List<Target> targets = new ArrayList<>();
        LocalDate last = LocalDate.MIN;
        for (YamlObject item : object.objects("targets", IndexShape.TARGET)) {
            LocalDate from = item.date("from");
            if (from.equals(LocalDate.EPOCH)) {
                from = last;
            } else if (!from.isAfter(last)) {
                item.complaints().add(item.line("from"), "target from " + from + " after " + last, "ascending dates");
            }
            last = from;
            double value = item.ratio("value");
            targets.add(new Target(from, Double.isNaN(value) ? 1 : value, item.text("source")));
        }
        return targets;
    }

    /** Readings of an indicator, or of all indicators. */
    List<Reading> readings(YamlObject object, String key) {
        List<Reading> readings = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (YamlObject item : object.objects(key, IndexShape.READING)) {
            String name = item.text("name");
            if (!name.isEmpty() && !names.add(name)) {
                item.complaints().add(item.line("name"), "reading " + name + " a second time", "every name once");
            }
            readings.add(
                    new Reading(name, item.text("title"), item.text("source"), change(item, name), counting(item)));
        }
        return readings;
    }

    private Reading.@Nullable Change change(YamlObject item, String name) {
        boolean changes =
                item.has("target") || item.names("zero") || item.has("denominator_of") || item.has("times_ratio_of");
        if (item.has("needs")) {
            item.choice("needs", NEEDS);
        }
        Optional<String> counted = COUNTED.stream().filter(item::has).findFirst();
        if (item.has("needs") || counted.isPresent()) {
            if (changes) {
                String key = item.has("needs") ? "needs" : counted.orElseThrow();
                item.complaints().add(item.line(key), "reading " + name + " changes totals", "no " + key);
            }
            return null;
        }
        if (!changes) {
            item.complaints()
                    .add(
                            item.line("name"),
                            "reading " + name + " changes nothing",
                            "target, zero, denominator_of or times_ratio_of, " + String.join(" or ", COUNTED)
                                    + ", or needs: cases");
        }
        references.add(item, "denominator_of");
        references.add(item, "times_ratio_of");
        return new Reading.Change(
                item.has("target") ? orOne(item.ratio("target")) : null,
                item.names("zero") ? item.constant("zero", ZeroRule.class) : null,
                codeIn(item, "denominator_of"),
                codeIn(item, "times_ratio_of"));
    }

    private static @Nullable String codeIn(YamlObject item, String key) {
        return item.has(key) ? item.peek(key) : null;
    }

    private static double orOne(double ratio) {
        return Double.isNaN(ratio) ? 1 : ratio;
    }
}
