package vn.nhip.core.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import vn.nhip.core.cases.CaseFact.Channel;

/** A table comes back from its blocks as it was. */
class FactImageProperties {
    private static final int AS_OF = InventedTable.second(150);

    private static FactTable again(FactTable table) {
        Queue<byte[]> blocks = new ArrayDeque<>();
        FactImage.write(table, block -> {
            byte[] bytes = new byte[block.remaining()];
            block.get(bytes);
            blocks.add(bytes);
        });
        FactTable read = FactImage.read(block -> block.put(blocks.remove()));
        assertThat(blocks).isEmpty();
        return read;
    }

    @Property(tries = 20)
    void everyCaseComesBack(@ForAll long seed, @ForAll @IntRange(max = 3_000) int cases) {
        FactTable table = InventedTable.of(seed, cases);
        FactTable read = again(table);

        assertThat(all(read)).isEqualTo(all(table));
        assertThat(read.size()).isEqualTo(table.size());
        assertThat(read.agencies()).isEqualTo(table.agencies());
        assertThat(read.procedures()).isEqualTo(table.procedures());
        assertThat(read.formerVersions()).isEqualTo(table.formerVersions());
        assertThat(read.moved).isEqualTo(table.moved);
        table.each(versions ->
                assertThat(read.versions((int) versions.getFirst().id())).isEqualTo(versions));
    }

    @Property(tries = 20)
    void whatIsWrittenIntoItLaterCountsAsInTheOther(@ForAll long seed) {
        FactTable table = InventedTable.of(seed, 2_000);
        FactTable read = again(table);
        for (int id = 1_900; id < 2_100; id++) {
            List<CaseFacts> versions = InventedTable.versions(seed + 1, id);
            if (!versions.isEmpty()) {
                table.put(versions);
                read.put(versions);
            }
        }

        assertThat(counts(read)).isEqualTo(counts(table));
    }

    private static List<List<CaseFacts>> all(FactTable table) {
        List<List<CaseFacts>> all = new ArrayList<>();
        table.each(all::add);
        return all;
    }

    private static List<Long> counts(FactTable table) {
        CaseCounts counts = new CaseCounter(table, InventedTable.MEASURES, 1).count(InventedTable.span(60, 31), AS_OF);
        List<Long> numbers = new ArrayList<>();
        for (int agency = -1; agency < counts.agencies(); agency++) {
            for (int measure = 0; measure < counts.measures(); measure++) {
                numbers.add(counts.numerator(agency, measure));
                numbers.add(counts.denominator(agency, measure));
            }
        }
        return numbers;
    }

    /** Whoever gives the chunk something more to know sees here that the image does not. */
    @Example
    void everythingAChunkKnowsComesBack() throws IllegalAccessException {
        FactTable table = InventedTable.of(766, 3_000);
        table.put(List.of(CaseFacts.none(5_000)));
        Chunk before = table.chunks.getFirst();
        Chunk after = again(table).chunks.getFirst();
        for (Field field : Chunk.class.getDeclaredFields()) {
            if (!Modifier.isStatic(field.getModifiers())) {
                assertThat(Arrays.deepToString(new Object[] {field.get(after)}))
                        .as(field.getName())
                        .isEqualTo(Arrays.deepToString(new Object[] {field.get(before)}));
            }
        }
    }

    @Example
    void aTableWithoutCasesComesBack() {
        assertThat(again(new FactTable()).size()).isZero();
    }

    /** A case read from the database has all its versions at once: its first agency may stand above every other. */
    @Example
    void anAgencyThatOnlyAFormerVersionNamesIsCounted() {
        FactTable table = new FactTable();
        int received = InventedTable.second(61);
        int changed = InventedTable.second(140);
        table.put(List.of(version(9, received, Seconds.ALWAYS, changed), version(2, received, changed, Seconds.NEVER)));

        CaseCounts counts =
                new CaseCounter(table, InventedTable.MEASURES, 1).count(InventedTable.span(60, 31), changed - 1);

        assertThat(counts.denominator(9, 0)).isOne();
        assertThat(counts.denominator(2, 0)).isZero();
    }

    private static CaseFacts version(int agency, int received, int from, int until) {
        int[] moments = CaseFacts.none(1).moments().clone();
        moments[Moment.RECEIVED.column()] = received;
        return new CaseFacts(1, agency, 3, Channel.ONLINE, null, moments, from, until);
    }
}
