package vn.nhip.simulator.trouble;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Date;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.nhip.simulator.trouble.TroubleKind.Measure;
import vn.nhip.simulator.trouble.TroubleKind.Setting;

/** Reads troubles as YAML has them, and notes whatever is wrong. */
final class TroublesReader {
    static final String SHARE = "share";
    static final String COUNT = "count";
    static final String FROM = "from";
    static final String TO = "to";
    static final String AGENCIES = "agencies";
    private static final int WINDOWS_MOST = 1000;

    private final String place;
    private final List<String> mistakes;

    /** @param place the path of the part, before every key that is named */
    TroublesReader(String place, List<String> mistakes) {
        this.place = place;
        this.mistakes = mistakes;
    }

    Troubles read(Map<String, Object> part) {
        Map<TroubleKind, Trouble> all = new EnumMap<>(TroubleKind.class);
        part.forEach((code, given) -> TroubleKind.of(code)
                .ifPresentOrElse(
                        kind -> {
                            int before = mistakes.size();
                            Trouble trouble = trouble(kind, given);
                            if (mistakes.size() == before) {
                                all.put(kind, trouble);
                            }
                        },
                        () -> mistakes.add("%s.%s: không hiểu, cần một trong %s".formatted(place, code, codes()))));
        return Troubles.of(all);
    }

    private static String codes() {
        return Arrays.stream(TroubleKind.values()).map(TroubleKind::code).collect(Collectors.joining(", "));
    }

    static String amountKey(TroubleKind kind) {
        return kind.measure() == Measure.WINDOWS ? COUNT : SHARE;
    }

    private Trouble trouble(TroubleKind kind, @Nullable Object given) {
        if (given instanceof Number) {
            return trouble(kind, Map.of(amountKey(kind), given));
        }
        if (given instanceof Map<?, ?> map) {
            return trouble(kind, map);
        }
        mistakes.add(
                "%s.%s: %s, cần một số, hoặc {%s: …}".formatted(place, kind.code(), shown(given), amountKey(kind)));
        return Trouble.NONE;
    }

    private Trouble trouble(TroubleKind kind, Map<?, ?> map) {
        String at = place + "." + kind.code();
        for (Object key : map.keySet()) {
            if (!keys(kind).contains(String.valueOf(key))) {
                mistakes.add("%s.%s: không hiểu, ở đây chỉ có %s".formatted(at, key, String.join(", ", keys(kind))));
            }
        }
        double amount = kind.measure() == Measure.WINDOWS
                ? whole(at, COUNT, map.get(COUNT))
                : number(at, SHARE, map.get(SHARE), 0, 1, "một số từ 0 đến 1");
        Map<String, Double> settings = new TreeMap<>();
        for (Setting setting : kind.settings()) {
            if (map.containsKey(setting.key())) {
                settings.put(
                        setting.key(),
                        number(
                                at,
                                setting.key(),
                                map.get(setting.key()),
                                setting.least(),
                                setting.most(),
                                "%s (%s)".formatted(range(setting), setting.vietnamese())));
            }
        }
        Trouble trouble =
                new Trouble(amount, day(at, FROM, map), day(at, TO, map), agencies(at, map.get(AGENCIES)), settings);
        together(at, kind, trouble);
        return trouble;
    }

    /** Notes what no single value shows. */
    private void together(String at, TroubleKind kind, Trouble trouble) {
        LocalDate from = trouble.from();
        LocalDate to = trouble.to();
        if (from != null && to != null && to.isBefore(from)) {
            mistakes.add("%s: from %s sau to %s, cần from không sau to".formatted(at, from, to));
        }
        if (kind.measure() == Measure.WINDOWS && trouble.share() > 0 && (from == null || to == null)) {
            mistakes.add("%s: không có from hoặc to, cần cả hai để biết %s lần ngừng rơi vào những ngày nào"
                    .formatted(at, number(trouble.share())));
        }
        ordered(at, kind, trouble, "least_minutes", "most_minutes");
        ordered(at, kind, trouble, "least_days", "most_days");
    }

    private void ordered(String at, TroubleKind kind, Trouble trouble, String least, String most) {
        if (kind.settings().stream().anyMatch(setting -> setting.key().equals(least))) {
            double low = trouble.setting(kind, least);
            double high = trouble.setting(kind, most);
            if (low > high) {
                mistakes.add("%s: %s là %s, %s là %s, cần số đầu không lớn hơn số sau"
                        .formatted(at, least, number(low), most, number(high)));
            }
        }
    }

    private static Set<String> keys(TroubleKind kind) {
        if (kind == TroubleKind.PAYMENT_UNRECOGNISED) {
            // The portal knows of no limits: it decides by the number of the case.
            return Set.of(SHARE);
        }
        Set<String> keys = new TreeSet<>(List.of(amountKey(kind), FROM, TO));
        if (kind.measure() != Measure.WINDOWS) {
            keys.add(AGENCIES);
        }
        kind.settings().forEach(setting -> keys.add(setting.key()));
        return keys;
    }

    private static String range(Setting setting) {
        return "một số từ %s đến %s".formatted(number(setting.least()), number(setting.most()));
    }

    static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? String.format(Locale.ROOT, "%d", (long) value)
                : String.valueOf(value);
    }

    private double number(String at, String key, @Nullable Object given, double least, double most, String expected) {
        if (given instanceof Number value && value.doubleValue() >= least && value.doubleValue() <= most) {
            return value.doubleValue();
        }
        mistakes.add("%s.%s: %s, cần %s".formatted(at, key, shown(given), expected));
        return least;
    }

    private double whole(String at, String key, @Nullable Object given) {
        if (given instanceof Integer value && value >= 0 && value <= WINDOWS_MOST) {
            return value;
        }
        mistakes.add("%s.%s: %s, cần một số nguyên từ 0 đến %d".formatted(at, key, shown(given), WINDOWS_MOST));
        return 0;
    }

    private @Nullable LocalDate day(String at, String key, Map<?, ?> map) {
        Object given = map.get(key);
        if (given == null) {
            return null;
        }
        // YAML takes an unquoted day as an instant, midnight UTC.
        if (given instanceof Date date) {
            return date.toInstant().atOffset(ZoneOffset.UTC).toLocalDate();
        }
        try {
            return LocalDate.parse(given.toString());
        } catch (DateTimeException e) {
            mistakes.add("%s.%s: %s, cần một ngày như 2026-10-01".formatted(at, key, shown(given)));
            return null;
        }
    }

    private Set<String> agencies(String at, @Nullable Object given) {
        if (given == null) {
            return Set.of();
        }
        if (!(given instanceof List<?> list) || list.isEmpty()) {
            mistakes.add(
                    "%s.%s: %s, cần một danh sách mã cơ quan như [H26.1, H26.2]".formatted(at, AGENCIES, shown(given)));
            return Set.of();
        }
        Set<String> codes = new TreeSet<>();
        for (int i = 0; i < list.size(); i++) {
            if (list.get(i) instanceof String code && !code.isBlank()) {
                codes.add(code);
            } else {
                mistakes.add("%s.%s[%d]: %s, cần một mã cơ quan".formatted(at, AGENCIES, i, shown(list.get(i))));
            }
        }
        return codes;
    }

    private static String shown(@Nullable Object given) {
        return given == null ? "không có" : "là “" + given + "”";
    }
}
