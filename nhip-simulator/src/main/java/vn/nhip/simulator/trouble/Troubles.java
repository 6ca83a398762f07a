package vn.nhip.simulator.trouble;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/** How much trouble of every kind a scenario has. A value. */
public final class Troubles {
    /** Nothing goes wrong. */
    public static final Troubles NONE = new Troubles(new EnumMap<>(TroubleKind.class));

    private final Map<TroubleKind, Trouble> all;

    private Troubles(Map<TroubleKind, Trouble> all) {
        this.all = all;
    }

    /**
     * Reads the part {@code troubles} of a scenario: {@code duplicate: 0.01}, or {@code mass-suspension: {share: 0.5, agencies: [H26.1], from:
     * 2026-10-01, to: 2026-12-31, before_days: 3}}; windows have {@code count} in place of {@code share}.
     *
     * @param mistakes every mistake is added, in Vietnamese, with the path of its key, what was given and what is expected; what is wrong
     *     is left out of the answer
     */
    public static Troubles read(Map<String, Object> part, List<String> mistakes) {
        Troubles read = new TroublesReader("troubles", mistakes).read(part);
        double sum = read.dressUps();
        if (sum > 1) {
            mistakes.add(
                    "troubles: các kiểu làm đẹp số liệu cộng lại là %s, cần không quá 1 vì một hồ sơ chỉ có một kiểu"
                            .formatted(TroublesReader.number(sum)));
        }
        return read;
    }

    /**
     * These, and so much of a kind.
     *
     * @throws IllegalArgumentException naming the value and what is expected
     */
    public Troubles with(TroubleKind kind, Trouble trouble) {
        Map<TroubleKind, Trouble> more = new EnumMap<>(TroubleKind.class);
        more.putAll(all);
        more.put(kind, trouble);
        Troubles troubles = new Troubles(more);
        List<String> wrong = new ArrayList<>();
        read(troubles.toMap(), wrong);
        if (!wrong.isEmpty()) {
            throw new IllegalArgumentException("%s cannot be: %s".formatted(trouble, String.join("; ", wrong)));
        }
        return troubles;
    }

    static Troubles of(Map<TroubleKind, Trouble> all) {
        return new Troubles(new EnumMap<>(all));
    }

    private double dressUps() {
        double sum = 0;
        for (Map.Entry<TroubleKind, Trouble> each : all.entrySet()) {
            sum += each.getKey().dressesUp() ? each.getValue().share() : 0;
        }
        return sum;
    }

    /** How much there is of a kind. */
    public Trouble of(TroubleKind kind) {
        return all.getOrDefault(kind, Trouble.NONE);
    }

    double share(TroubleKind kind) {
        return of(kind).share();
    }

    double setting(TroubleKind kind, String key) {
        return of(kind).setting(kind, key);
    }

    /** Whether single events are told twice, late or out of order. */
    public boolean reachEvents() {
        return all.entrySet().stream()
                .anyMatch(each -> each.getKey().measure() == TroubleKind.Measure.EVENTS
                        && each.getValue().share() > 0);
    }

    /** As {@link #read} takes it. */
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        all.forEach((kind, trouble) -> {
            Map<String, Object> part = new LinkedHashMap<>();
            double amount = trouble.share();
            boolean whole = kind.measure() == TroubleKind.Measure.WINDOWS && amount == Math.rint(amount);
            part.put(TroublesReader.amountKey(kind), whole ? (Object) (int) amount : (Object) amount);
            if (trouble.from() != null) {
                part.put(TroublesReader.FROM, trouble.from().toString());
            }
            if (trouble.to() != null) {
                part.put(TroublesReader.TO, trouble.to().toString());
            }
            if (!trouble.agencies().isEmpty()) {
                part.put(TroublesReader.AGENCIES, List.copyOf(trouble.agencies()));
            }
            part.putAll(trouble.settings());
            map.put(kind.code(), part);
        });
        return map;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Troubles troubles && all.equals(troubles.all);
    }

    @Override
    public int hashCode() {
        return all.hashCode();
    }

    /** As YAML, a line for each kind. */
    @Override
    public String toString() {
        DumperOptions options = new DumperOptions();
        options.setWidth(10_000);
        return new Yaml(options).dump(toMap());
    }
}
