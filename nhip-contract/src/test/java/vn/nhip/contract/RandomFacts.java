package vn.nhip.contract;

import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.arbitraries.StringArbitrary;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.cases.CaseFact;

/** Facts of every kind with any content that a source may send. */
final class RandomFacts {
    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2199-12-31T23:59:59Z");

    private RandomFacts() {}

    /** The records of all kinds. */
    static List<Class<?>> records() {
        return Arrays.asList(CaseFact.class.getPermittedSubclasses());
    }

    static boolean isNullable(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    static Arbitrary<CaseFact> any() {
        return any(2);
    }

    private static Arbitrary<CaseFact> any(int depth) {
        return Arbitraries.of(records()).flatMap(kind -> of(kind, depth));
    }

    private static Arbitrary<CaseFact> of(Class<?> kind, int depth) {
        List<Arbitrary<Object>> values = Arrays.stream(kind.getRecordComponents())
                .map(c -> value(c, depth))
                .toList();
        return Combinators.combine(values).as(given -> {
            try {
                var constructor = kind.getDeclaredConstructor(Arrays.stream(kind.getRecordComponents())
                        .map(RecordComponent::getType)
                        .toArray(Class<?>[]::new));
                constructor.setAccessible(true);
                return (CaseFact) constructor.newInstance(given.toArray());
            } catch (ReflectiveOperationException impossible) {
                throw new LinkageError(kind.getName(), impossible);
            }
        });
    }

    private static Arbitrary<Object> value(RecordComponent component, int depth) {
        Class<?> type = component.getType();
        Arbitrary<?> value;
        if (type == String.class) {
            value = text();
        } else if (type == Instant.class) {
            value = instants();
        } else if (type == boolean.class) {
            value = Arbitraries.of(true, false);
        } else if (type == long.class || type == Long.class) {
            value = Arbitraries.longs().between(0, 1_000_000_000_000_000L);
        } else if (type == Integer.class) {
            value = Arbitraries.integers().between(1, 5);
        } else if (type.isEnum()) {
            value = Arbitraries.of(Arrays.asList(type.getEnumConstants()));
        } else {
            value = depth == 0 ? Arbitraries.of((CaseFact) new CaseFact.Completed()) : any(depth - 1);
        }
        return isNullable(component) ? value.injectNull(0.3).map(v -> v) : value.map(v -> v);
    }

    /** Texts that are not blank, of any characters; also those that JSON escapes and those outside the basic plane. */
    static Arbitrary<String> text() {
        StringArbitrary odd = Arbitraries.strings()
                .withChars('"', '\\', '/', '\n', '\t', ' ', 'ạ', 'đ', 'ơ', 'Ữ', 'i', 'I', 'ı', '\u2028', '\u007f')
                .ofMaxLength(20);
        Arbitrary<String> any = Arbitraries.strings()
                .all()
                .ofMaxLength(20)
                .map(text -> text.codePoints()
                        .filter(c -> c != 0 && (c < 0xd800 || c > 0xdfff))
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString());
        Arbitrary<String> emoji = Arbitraries.of("🏛️ hồ sơ", "𠀋", "1.004194.000.00.00.H26", "Không đủ giấy tờ");
        return Arbitraries.oneOf(odd, any, emoji).filter(text -> !text.isBlank());
    }

    /** Names on one line without spaces around them. */
    static Arbitrary<String> name() {
        return text().map(text -> text.replaceAll("\\p{Cc}", "").strip()).filter(text -> !text.isEmpty());
    }

    static Arbitrary<Instant> instants() {
        Arbitrary<Long> seconds = Arbitraries.longs().between(EARLIEST.getEpochSecond(), LATEST.getEpochSecond());
        Arbitrary<Integer> nanos =
                Arbitraries.oneOf(Arbitraries.just(0), Arbitraries.integers().between(0, 999_999_999));
        return Combinators.combine(seconds, nanos).as(Instant::ofEpochSecond);
    }

    static Arbitrary<Person> person() {
        return Combinators.combine(
                        text(),
                        text(),
                        text(),
                        text(),
                        text(),
                        Arbitraries.integers().between(0, 31))
                .as((name, number, phone, email, address, known) -> new Person(
                        (known & 1) == 0 ? null : name,
                        (known & 2) == 0 ? null : number,
                        (known & 4) == 0 ? null : phone,
                        (known & 8) == 0 ? null : email,
                        (known & 16) == 0 ? null : address));
    }
}
