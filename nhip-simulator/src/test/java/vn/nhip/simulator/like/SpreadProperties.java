package vn.nhip.simulator.like;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** A procedure of several units counts once at the top: together the units have the whole pool. A failure prints its seed. */
class SpreadProperties {

    @Provide
    Arbitrary<int[]> sizes() {
        return Arbitraries.integers()
                .between(0, 12)
                .array(int[].class)
                .ofMinSize(1)
                .ofMaxSize(12);
    }

    @Property(tries = 2_000)
    void theUnitsTogetherHaveTheWholePool(
            @ForAll("sizes") int[] sizes,
            @ForAll @Size(12) boolean[] apart,
            @ForAll @IntRange(min = 0, max = 1_000) int where) {
        int largest = Arrays.stream(sizes).max().orElse(0);
        int sum = Arrays.stream(sizes).sum();
        int pool = largest + where * (sum - largest) / 1_000;
        int[][] chosen = Spread.of(sizes, apart, pool);

        assertThat(chosen).hasNumberOfRows(sizes.length);
        for (int u = 0; u < sizes.length; u++) {
            assertThat(chosen[u]).hasSize(sizes[u]).doesNotHaveDuplicates();
        }
        assertThat(Arrays.stream(chosen).flatMapToInt(Arrays::stream).distinct().sorted())
                .containsExactly(IntStream.range(0, pool).boxed().toArray(Integer[]::new));
    }

    /** Departments share nothing with communes while the pool is large enough. */
    @Property(tries = 500)
    void whoIsApartKeepsToAPartOfItsOwn(@ForAll("sizes") int[] sizes, @ForAll @Size(12) boolean[] apart) {
        int sum = Arrays.stream(sizes).sum();
        int[][] chosen = Spread.of(sizes, apart, sum);

        for (int u = 0; u < sizes.length; u++) {
            for (int v = 0; v < u; v++) {
                if ((apart[u] || apart[v]) && sizes[v] > 0) {
                    assertThat(chosen[u]).doesNotContain(chosen[v]);
                }
            }
        }
    }
}
