package vn.nhip.simulator.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** A seed means the same for ever: whoever published a simulation with its seed can show it again. */
class DiceTests {

    /** The reference values of SplitMix64, as published with it. */
    @Test
    void theValuesAreThoseOfSplitMix64() {
        Dice dice = new Dice(1_234_567);

        assertThat(LongStream.generate(dice::next).limit(5).toArray())
                .containsExactly(
                        6_457_827_717_110_365_317L,
                        3_203_168_211_198_807_973L,
                        Long.parseUnsignedLong("9817491932198370423"),
                        4_593_380_528_125_082_431L,
                        Long.parseUnsignedLong("16408922859458223821"));
    }

    @Test
    void seed1BeginsAsEver() {
        assertThat(new Dice(1).next()).isEqualTo(0x910a2dec89025cc1L);
        assertThat(IntStream.generate(below(new Dice(1), 1000)).limit(8))
                .containsExactly(566, 745, 971, 444, 444, 762, 877, 523);
        assertThat(new Dice(1).unit()).isEqualTo(0.5665615751722809);
        assertThat(new Dice(1).exponential(4)).isEqualTo(3.344022139081437);
        assertThat(new Dice(1).shuffled(8)).containsExactly(0, 3, 4, 1, 7, 2, 6, 5);
        assertThat(Dice.of(1, "case", 1).next()).isEqualTo(0x275c633d2bc28459L);
    }

    private static IntSupplier below(Dice dice, int bound) {
        return () -> dice.below(bound);
    }

    @Test
    void aThingWithANumberHasDiceOfItsOwn() {
        long[] first = {
            Dice.of(1, "case", 1).next(),
            Dice.of(1, "case", 2).next(),
            Dice.of(2, "case", 1).next(),
            Dice.of(1, "petition", 1).next()
        };

        assertThat(first).doesNotHaveDuplicates();
        assertThat(Dice.of(1, "case", 1).next()).isEqualTo(first[0]);
    }

    @Test
    void everyNumberBelowABoundComesAboutEquallyOften() {
        Dice dice = new Dice(1);
        int[] came = new int[7];
        for (int i = 0; i < 70_000; i++) {
            came[dice.below(7)]++;
        }

        // Five deviations: sqrt(70000 · 1/7 · 6/7) is 93.
        assertThat(came).satisfies(each -> assertThat(Arrays.stream(each)).allMatch(n -> Math.abs(n - 10_000) < 465));
    }

    @Test
    void boundsAreKept() {
        Dice dice = new Dice(7);
        for (int i = 0; i < 10_000; i++) {
            assertThat(dice.below(1)).isZero();
            assertThat(dice.below(Integer.MAX_VALUE)).isBetween(0, Integer.MAX_VALUE - 1);
            assertThat(dice.between(-3, 3)).isBetween(-3, 3);
            assertThat(dice.between(5, 5)).isEqualTo(5);
            assertThat(dice.unit()).isGreaterThanOrEqualTo(0).isLessThan(1);
            assertThat(dice.exponential(2)).isGreaterThanOrEqualTo(0).isFinite();
        }
    }

    @Test
    void bothEndsOfAStretchCome() {
        Dice dice = new Dice(3);

        assertThat(IntStream.range(0, 200)
                        .map(i -> dice.between(-1, 2))
                        .distinct()
                        .sorted())
                .containsExactly(-1, 0, 1, 2);
    }

    @Test
    void nothingIsBelowNothing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Dice(1).below(0))
                .withMessage("bound 0, must be above 0");
        assertThatIllegalArgumentException().isThrownBy(() -> new Dice(1).below(-4));
    }

    @Test
    void whatIsCertainHappensAndWhatIsImpossibleDoesNot() {
        Dice dice = new Dice(1);
        for (int i = 0; i < 1_000; i++) {
            assertThat(dice.chance(1)).isTrue();
            assertThat(dice.chance(0)).isFalse();
        }
    }

    @Test
    void shufflingLosesNothingAndDoublesNothing() {
        for (int n : new int[] {0, 1, 2, 3, 17, 1_000}) {
            int[] shuffled = new Dice(n).shuffled(n);
            Arrays.sort(shuffled);
            assertThat(shuffled).isEqualTo(IntStream.range(0, n).toArray());
        }
    }

    @Test
    void everyOrderOfThreeComes() {
        Dice dice = new Dice(11);

        assertThat(IntStream.range(0, 500)
                        .mapToObj(i -> Arrays.toString(dice.shuffled(3)))
                        .distinct())
                .hasSize(6);
    }
}
