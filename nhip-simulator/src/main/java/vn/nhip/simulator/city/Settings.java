package vn.nhip.simulator.city;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A part of a scenario, read value by value. Whatever is wrong is noted with its place, what stands there and what is expected. */
final class Settings {
    private final String place;
    private final Map<String, @Nullable Object> values = new LinkedHashMap<>();
    private final List<String> mistakes;
    private final Set<String> asked = new TreeSet<>();

    /**
     * Reads from a part.
     *
     * @param place where it stands, {@code demand.months}; empty for the whole
     */
    Settings(String place, @Nullable Object part, List<String> mistakes) {
        this.place = place;
        this.mistakes = mistakes;
        if (part instanceof Map<?, ?> map) {
            // A key may look like a number to YAML.
            map.forEach((key, value) -> values.put(String.valueOf(key), value));
        } else {
            mistakes.add(
                    "%s: %s, cần các dòng khóa: giá trị".formatted(place.isEmpty() ? "kịch bản" : place, shown(part)));
        }
    }

    private static String shown(@Nullable Object value) {
        return value == null ? "không có" : "là “" + value + "”";
    }

    private String at(String key) {
        return place.isEmpty() ? key : place + "." + key;
    }

    private @Nullable Object ask(String key) {
        asked.add(key);
        return values.get(key);
    }

    private void wrong(String key, @Nullable Object given, String expected) {
        mistakes.add("%s: %s, cần %s".formatted(at(key), shown(given), expected));
    }

    Settings part(String key) {
        return new Settings(at(key), ask(key), mistakes);
    }

    /** Whether there is something under a key. */
    boolean has(String key) {
        return ask(key) != null;
    }

    @Nullable
    Object raw(String key) {
        return ask(key);
    }

    String text(String key) {
        Object value = ask(key);
        if (value == null
                || value instanceof Map
                || value instanceof List
                || value.toString().isBlank()) {
            wrong(key, value, "một tên");
            return "?";
        }
        return value.toString();
    }

    /** A text of a form. */
    String matching(String key, Pattern form, String expected) {
        Object value = ask(key);
        if (value == null || !form.matcher(value.toString()).matches()) {
            wrong(key, value, expected);
            return "?";
        }
        return value.toString();
    }

    long whole(String key, long least, long most) {
        Object value = ask(key);
        if (!(value instanceof Integer || value instanceof Long)
                || ((Number) value).longValue() < least
                || ((Number) value).longValue() > most) {
            wrong(key, value, "một số nguyên từ %d đến %d".formatted(least, most));
            return least;
        }
        return ((Number) value).longValue();
    }

    /** From 0 to 1. */
    double share(String key) {
        return number(key, ask(key), 0, 1);
    }

    double number(String key, double least, double most) {
        return number(key, ask(key), least, most);
    }

    private double number(String key, @Nullable Object value, double least, double most) {
        // What is no number (.nan) is neither below nor above.
        if (!(value instanceof Number number && number.doubleValue() >= least && number.doubleValue() <= most)) {
            wrong(key, value, "một số từ %s đến %s".formatted(least, most));
            return least;
        }
        return number.doubleValue();
    }

    /** One of some texts. */
    String choice(String key, String... texts) {
        Object value = ask(key);
        if (value instanceof String text && List.of(texts).contains(text)) {
            return text;
        }
        wrong(key, value, "một trong " + String.join(", ", texts));
        return texts[0];
    }

    /** So many numbers, none below 0. */
    double[] numbers(String key, int n) {
        List<?> list = list(key);
        if (list.size() != n) {
            if (!list.isEmpty()) {
                mistakes.add("%s: %d số, cần %d".formatted(at(key), list.size(), n));
            }
            double[] any = new double[n];
            // Not 0: that they are all 0 would be another mistake, which nobody made.
            Arrays.fill(any, 1);
            return any;
        }
        double[] numbers = new double[n];
        for (int i = 0; i < n; i++) {
            numbers[i] = number(key + "[" + i + "]", list.get(i), 0, 1e12);
        }
        return numbers;
    }

    List<?> list(String key) {
        Object value = ask(key);
        if (!(value instanceof List<?> list) || list.isEmpty()) {
            wrong(key, value, "một danh sách");
            return List.of();
        }
        return list;
    }

    /** A list of texts, each of them once. */
    List<String> texts(String key) {
        List<String> texts = new ArrayList<>();
        List<?> list = list(key);
        for (int i = 0; i < list.size(); i++) {
            String itsKey = key + "[" + i + "]";
            Object value = list.get(i);
            if (!(value instanceof String text) || text.isBlank()) {
                wrong(itsKey, value, "một tên");
            } else if (texts.contains(text.strip())) {
                wrong(itsKey, value, "mỗi tên một lần");
            } else {
                texts.add(text.strip());
            }
        }
        return texts;
    }

    /** What stands in this part, in its order; what is asked for by it is no mistake. */
    List<String> keys() {
        return List.copyOf(values.keySet());
    }

    String place() {
        return place;
    }

    List<Settings> parts(String key) {
        List<Settings> parts = new ArrayList<>();
        int i = 0;
        for (Object each : list(key)) {
            parts.add(new Settings(at(key) + "[" + i++ + "]", each, mistakes));
        }
        return parts;
    }

    /** Notes what nobody asked for: a misspelt word would silently mean nothing. */
    void done() {
        for (String key : values.keySet()) {
            if (!asked.contains(key)) {
                mistakes.add("%s: không hiểu, trong phần này chỉ có %s".formatted(at(key), String.join(", ", asked)));
            }
        }
    }
}
