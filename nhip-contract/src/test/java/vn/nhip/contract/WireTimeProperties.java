package vn.nhip.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;

class WireTimeProperties {

    @Provide
    Arbitrary<Instant> instants() {
        return RandomFacts.instants();
    }

    @Provide
    Arbitrary<String> almostTimes() {
        return Arbitraries.strings()
                .withChars("0123456789T:+-Z. ")
                .ofMinLength(15)
                .ofMaxLength(30);
    }

    @Property
    void readsWhatTheCalendarOfTheJdkWrites(
            @ForAll("instants") Instant instant, @ForAll @IntRange(min = -18 * 60, max = 18 * 60) int minutes) {
        OffsetDateTime time = instant.atOffset(ZoneOffset.ofTotalSeconds(minutes * 60));
        assertThat(WireTime.parse(time.toString())).isEqualTo(instant);
        assertThat(WireTime.parse(instant.toString())).isEqualTo(instant);
    }

    @Property
    void readsNoTimeThatTheJdkDoesNot(@ForAll("almostTimes") String text) {
        Instant read = WireTime.parse(text);
        if (read != null) {
            assertThat(read).isEqualTo(jdk(text));
        }
    }

    @Property
    void readsNoWrongFieldOfATime(
            @ForAll @IntRange(max = 99) int month,
            @ForAll @IntRange(max = 99) int day,
            @ForAll @IntRange(max = 99) int hour) {
        String text = "2028-" + two(month) + "-" + two(day) + "T" + two(hour) + ":59:59+07:00";
        assertThat(WireTime.parse(text)).isEqualTo(jdk(text));
    }

    @Example
    void readsTheFormsThatOtherSystemsWrite() {
        Instant time = Instant.parse("2026-02-13T08:30:00Z");
        assertThat(WireTime.parse("2026-02-13T15:30:00+07:00")).isEqualTo(time);
        assertThat(WireTime.parse("2026-02-13 15:30:00+07")).isEqualTo(time);
        assertThat(WireTime.parse("2026-02-13t15:30+0700")).isEqualTo(time);
        assertThat(WireTime.parse("2026-02-13T08:30:00.000000000000z")).isEqualTo(time);
        assertThat(WireTime.parse("2026-02-13T15:30:00+07:")).isNull();
        assertThat(WireTime.parse("2026-02-13T15:30:00.+07:00")).isNull();
        assertThat(WireTime.parse("2026-02-13T15:30:60+07:00")).isNull();
        assertThat(WireTime.parse("٢٠٢٦-02-13T15:30:00Z")).isNull();
        assertThat(WireTime.lacksOffset("2026-02-13T15:30")).isTrue();
        assertThat(WireTime.lacksOffset("2026-02-13")).isFalse();
    }

    private static String two(int number) {
        return number < 10 ? "0" + number : String.valueOf(number);
    }

    private static @Nullable Instant jdk(String text) {
        try {
            return OffsetDateTime.parse(text.replace(' ', 'T')).toInstant();
        } catch (DateTimeException wrong) {
            return null;
        }
    }
}
