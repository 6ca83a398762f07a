package vn.nhip.core.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import vn.nhip.core.cases.CaseFact.Channel;
import vn.nhip.core.facts.CaseFacts;
import vn.nhip.core.facts.FactTable;
import vn.nhip.core.facts.InventedTable;
import vn.nhip.core.facts.Moment;
import vn.nhip.core.facts.Seconds;

/** A forecast says of open cases what came of those before them, and knows nothing of what is to come. */
class ForecastTests {
    private static final int DAY = 86_400;
    private static final int FIRST = InventedTable.second(0);
    private static final int NOW = InventedTable.second(100);

    private final FactTable table = new FactTable();
    private int cases;

    private static CaseFacts facts(int id, int agency, int procedure, int received, int due, int ended) {
        int[] moments = new int[Moment.values().length];
        Arrays.fill(moments, Seconds.NEVER);
        List<Moment> columns = List.of(Moment.values());
        moments[columns.indexOf(Moment.RECEIVED)] = received;
        moments[columns.indexOf(Moment.DUE)] = due;
        moments[columns.indexOf(Moment.ENDED)] = ended;
        return new CaseFacts(id, agency, procedure, Channel.ONLINE, true, moments, Seconds.ALWAYS, Seconds.NEVER);
    }

    /** Received on the first day, due after ten days. */
    private void put(int agency, int procedure, int days) {
        table.put(List.of(facts(cases++, agency, procedure, FIRST, FIRST + 10 * DAY, FIRST + days * DAY)));
    }

    private static double late(Forecast forecast, int agency, int procedure, int daysOpen) {
        CaseFacts open = facts(1, agency, procedure, NOW, NOW + 10 * DAY, Seconds.NEVER);
        return Objects.requireNonNull(forecast.late(open, NOW + daysOpen * DAY));
    }

    @Test
    void fourOfTenWereLateAndOfThoseOpenAfterEightDaysTwoOfThree() {
        for (int days : new int[] {1, 1, 2, 3, 9, 9, 12, 12, 15, 30}) {
            put(0, 0, days);
        }
        Forecast forecast = Forecast.of(table, FIRST, NOW, 0);
        assertThat(late(forecast, 0, 0, 0)).isCloseTo(0.4, within(0.01));
        assertThat(late(forecast, 0, 0, 8)).isCloseTo(4 / 6.0, within(0.01));
        assertThat(late(forecast, 0, 0, 11)).isEqualTo(1);
        assertThat(forecast.curve(0, 0))
                .hasSize(Forecast.CELLS + 1)
                .isSortedAccordingTo((a, b) -> Double.compare(b, a));
    }

    @Test
    void aCaseThatIsStillOpenCountsForAsLongAsItHasBeen() {
        for (int i = 0; i < 50; i++) {
            put(0, 0, 2);
            table.put(List.of(facts(cases++, 0, 0, NOW - 5 * DAY, NOW + 5 * DAY, Seconds.NEVER)));
        }
        Forecast forecast = Forecast.of(table, FIRST, NOW, 0);
        // Half of all were over after two days, of the others none until the fifth; nobody knows more.
        assertThat(forecast.curve(0, 0).get(Forecast.CELLS * 4 / 10)).isCloseTo(0.5, within(0.02));
        assertThat(late(forecast, 0, 0, 3)).isCloseTo(late(forecast, 0, 0, 0) * 2, within(0.05));
    }

    @Test
    void fewCasesLeanOnTheProcedureAndAnUnknownProcedureOnAll() {
        for (int i = 0; i < 1000; i++) {
            put(0, 0, i % 10 == 0 ? 20 : 5);
            put(0, 1, i % 10 == 0 ? 5 : 20);
        }
        put(1, 0, 20);
        Forecast forecast = Forecast.of(table, FIRST, NOW);
        assertThat(late(forecast, 0, 0, 0)).isCloseTo(0.1, within(0.02));
        assertThat(late(forecast, 1, 0, 0)).isBetween(0.1, 0.2);
        assertThat(late(forecast, 7, 1, 0)).isCloseTo(0.9, within(0.02));
        assertThat(late(forecast, 7, 9, 0)).isCloseTo(0.5, within(0.02));
    }

    @Test
    void nothingIsSaidWithoutATermOrWithoutAPast() {
        put(0, 0, 5);
        CaseFacts withoutTerm = facts(1, 0, 0, NOW, Seconds.NEVER, Seconds.NEVER);
        CaseFacts open = facts(1, 0, 0, NOW, NOW + DAY, Seconds.NEVER);
        assertThat(Forecast.of(table, FIRST, NOW).late(withoutTerm, NOW)).isNull();
        assertThat(Forecast.of(new FactTable(), FIRST, NOW).late(open, NOW)).isNull();
    }

    @Property(tries = 100)
    void itLearnsFromTheWholeLifeWhatItWouldHaveLearntThen(
            @ForAll long seed, @ForAll @IntRange(min = 10, max = 250) int day) {
        int then = InventedTable.second(day);
        Forecast now = Forecast.of(InventedTable.at(seed, 60, InventedTable.second(1_000)), FIRST, then);
        Forecast past = Forecast.of(InventedTable.at(seed, 60, then), FIRST, then);
        for (int agency = -1; agency < 3; agency++) {
            for (int procedure = -1; procedure < 4; procedure++) {
                assertThat(now.curve(agency, procedure))
                        .as("seed %d, agency %d, procedure %d", seed, agency, procedure)
                        .isEqualTo(past.curve(agency, procedure));
            }
        }
    }

    @Property(tries = 100)
    void theLongerACaseIsOpenTheLikelierItWillBeLate(@ForAll long seed) {
        Forecast forecast = Forecast.of(InventedTable.of(seed, 60), FIRST, NOW);
        for (int kind = 0; kind < 20; kind++) {
            double before = 0;
            for (double used = 0; used <= 1.1; used += 0.01) {
                double late = forecast.late(kind % 4 - 1, kind / 4 - 1, used);
                assertThat(late).as("seed %d, kind %d at %s", seed, kind, used).isBetween(before - 1e-6, 1.0);
                before = late;
            }
        }
    }
}
