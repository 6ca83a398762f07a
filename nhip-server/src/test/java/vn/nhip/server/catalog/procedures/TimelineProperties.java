package vn.nhip.server.catalog.procedures;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import vn.nhip.server.catalog.procedures.Timeline.Published;
import vn.nhip.server.catalog.procedures.Timeline.Validity;

class TimelineProperties {
    private static final LocalDate JANUARY = LocalDate.of(2026, 1, 1);

    @Property
    void everyDaySinceTheFirstHasExactlyOneVersion(@ForAll("histories") List<Published> history) {
        List<Validity> validities = Timeline.of(history);

        assertThat(validities).hasSameSizeAs(history);
        assertThat(validities.getLast().to()).isNull();
        for (int i = 0; i + 1 < validities.size(); i++) {
            LocalDate to = validities.get(i).to();
            assertThat(to).isEqualTo(validities.get(i + 1).from().minusDays(1));
            assertThat(to).isAfterOrEqualTo(validities.get(i).from());
        }
    }

    @Property
    void noVersionHoldsLaterThanItWasPublished(@ForAll("histories") List<Published> history) {
        List<Validity> validities = Timeline.of(history);

        for (int i = 0; i < history.size(); i++) {
            assertThat(validities.get(i).from())
                    .isBeforeOrEqualTo(history.get(i).stated());
        }
    }

    @Example
    void anotherDecisionHoldsFromItsDay() {
        List<Validity> validities = Timeline.of(List.of(
                new Published(JANUARY.plusDays(40), "1/QĐ", JANUARY),
                new Published(JANUARY.plusDays(90), "2/QĐ", JANUARY.plusDays(80)),
                new Published(JANUARY.plusDays(120), "2/QĐ", JANUARY.plusDays(80))));

        assertThat(validities)
                .extracting(Validity::from)
                .containsExactly(JANUARY, JANUARY.plusDays(80), JANUARY.plusDays(120));
    }

    @Provide
    Arbitrary<List<Published>> histories() {
        Arbitrary<Integer> days = Arbitraries.integers().between(0, 400);
        Arbitrary<Published> one = Combinators.combine(
                        days, days.injectNull(0.2), Arbitraries.of("1/QĐ", "2/QĐ", "3/QĐ"))
                .as((stated, decided, number) -> new Published(
                        JANUARY.plusDays(stated), number, decided == null ? null : JANUARY.plusDays(decided)));
        return one.list().ofMinSize(1).ofMaxSize(8).map(TimelineProperties::byDay);
    }

    private static List<Published> byDay(List<Published> all) {
        TreeMap<LocalDate, Published> byDay = new TreeMap<>();
        all.forEach(published -> byDay.put(published.stated(), published));
        return new ArrayList<>(byDay.values());
    }
}
