package vn.nhip.core.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import vn.nhip.core.explain.Cell.Part;
import vn.nhip.core.facts.CaseCounter;
import vn.nhip.core.facts.CaseCounts;
import vn.nhip.core.facts.CaseFacts;
import vn.nhip.core.facts.CaseMeasure;
import vn.nhip.core.facts.CaseRow;
import vn.nhip.core.facts.CaseScan;
import vn.nhip.core.facts.FactTable;
import vn.nhip.core.facts.InventedTable;
import vn.nhip.core.facts.Moment;
import vn.nhip.core.facts.Question;

/** Behind every number there are exactly as many cases as it says. */
class CaseFinderProperties {
    private static final List<CaseMeasure> MEASURES = InventedTable.MEASURES.measures();

    @Property(tries = 300)
    void theCasesOfANumberAreAsManyAsItSays(
            @ForAll long seed,
            @ForAll @IntRange(max = 170) int start,
            @ForAll @IntRange(min = 1, max = 90) int days,
            @ForAll @IntRange(max = 260) int asOfDay) {
        FactTable table = InventedTable.of(seed, 40);
        Question question = new Question(InventedTable.span(start, days), InventedTable.second(asOfDay) + 12_345);
        CaseCounts counts = new CaseCounter(table, InventedTable.MEASURES, 2).count(question.span(), question.asOf());
        CaseFinder finder = new CaseFinder(table);

        for (int agency = -1; agency < counts.agencies(); agency++) {
            for (int m = 0; m < MEASURES.size(); m++) {
                Cell cell = Cell.of(agency, MEASURES.get(m), question);
                long won = finder.find(cell, Part.WON, 0, 0).total();
                long lost = finder.find(cell, Part.LOST, 0, 0).total();
                assertThat(finder.find(cell, Part.COUNTED, 0, 0).total())
                        .as("seed %d, agency %d, measure %d", seed, agency, m)
                        .isEqualTo(counts.denominator(agency, m));
                assertThat(won).isEqualTo(counts.numerator(agency, m));
                assertThat(lost).isEqualTo(counts.denominator(agency, m) - counts.numerator(agency, m));
            }
        }
    }

    @Property(tries = 100)
    void pagesPutTogetherAreTheWholeListInItsOrder(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 7) int limit, @ForAll Part part) {
        FactTable table = InventedTable.of(seed, 40);
        Question question = new Question(InventedTable.span(30, 60), InventedTable.second(80));
        Cell cell = new Cell(agency -> agency != 1, MEASURES.get(1), question);
        CaseFinder finder = new CaseFinder(table);

        Page<CaseFacts> whole = finder.find(cell, part, 0, Integer.MAX_VALUE);
        List<CaseFacts> together = new ArrayList<>();
        for (int offset = 0; offset < whole.total(); offset += limit) {
            together.addAll(finder.find(cell, part, offset, limit).items());
        }

        assertThat(together).isEqualTo(whole.items()).hasSize((int) whole.total());
        Moment order = part == Part.LOST ? Moment.DUE : Moment.RECEIVED;
        assertThat(whole.items()).extracting(facts -> facts.at(order)).isSorted();
        assertThat(whole.items()).extracting(CaseFacts::agency).doesNotContain(1);
    }

    @Property(tries = 200)
    void aCaseLookedUpIsTheOneThatIsVisited(
            @ForAll long seed,
            @ForAll @IntRange(max = 170) int start,
            @ForAll @IntRange(min = 1, max = 90) int days,
            @ForAll @IntRange(max = 260) int asOfDay) {
        FactTable table = InventedTable.of(seed, 40);
        Question question = new Question(InventedTable.span(start, days), InventedTable.second(asOfDay));
        CaseScan scan = new CaseScan(table, question);
        List<List<Object>> visited = new ArrayList<>();
        scan.each(row -> visited.add(said(row)));

        List<List<Object>> found = new ArrayList<>();
        List<List<Object>> judged = new ArrayList<>();
        CaseRow row = new CaseRow();
        for (int id = 0; id < 40; id++) {
            if (scan.find(id, row)) {
                found.add(said(row));
            }
            if (scan.judge(InventedTable.versions(seed, id), row)) {
                judged.add(said(row));
            }
        }

        assertThat(found).as("seed %d", seed).containsExactlyInAnyOrderElementsOf(visited);
        assertThat(judged).as("seed %d", seed).containsExactlyInAnyOrderElementsOf(visited);
    }

    private static List<Object> said(CaseRow row) {
        return List.of(
                row.id(),
                row.agency(),
                row.procedure(),
                row.mask(),
                row.isReceived(),
                row.at(Moment.DUE),
                row.at(Moment.ENDED));
    }
}
