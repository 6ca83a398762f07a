package vn.nhip.server.index.web;

import java.util.ArrayList;
import java.util.List;
import vn.nhip.core.explain.Cell.Part;
import vn.nhip.core.index.CountUnit;
import vn.nhip.core.index.Counting;
import vn.nhip.core.index.Reading;
import vn.nhip.core.scoring.IndicatorScore;
import vn.nhip.server.index.CaseExplanations.Listed;
import vn.nhip.server.index.Thing;
import vn.nhip.server.index.UnitResult;
import vn.nhip.server.screen.Address;
import vn.nhip.server.screen.Page.Link;
import vn.nhip.server.screen.Vi;

/**
 * The cases, procedures, services or petitions behind a number.
 *
 * @param unit whose number
 * @param score of which indicator
 * @param part which of them
 * @param page number of the page, from 0
 * @param total how many there are in all
 * @param cases those of the page; none where it is made of other things
 * @param things the same
 * @param table words for the rows
 */
public record CellView(
        Look look,
        UnitResult unit,
        IndicatorScore score,
        Part part,
        int page,
        long total,
        List<Listed> cases,
        List<Thing> things,
        CaseTable table) {
    static final int ROWS = 100;

    /** "340 hồ sơ chưa đồng bộ của Tỉnh Phú Thọ". */
    public String headline() {
        String which = switch (part) {
            case COUNTED -> noun() + " được tính";
            case WON -> noun() + " đạt";
            case LOST -> score.indicator().wording().lost();
        };
        return "%s %s".formatted(Vi.count(total), which);
    }

    /** What the number is made of: "hồ sơ", "thủ tục". */
    public String noun() {
        Counting counting = counting();
        CountUnit unitOfCount = counting.procedures() != null
                ? CountUnit.PROCEDURE
                : counting.cases() != null ? CountUnit.CASE : score.indicator().unit();
        return Words.unit(unitOfCount);
    }

    /** How the number is made, under the reading of the book. */
    public Counting counting() {
        Reading reading = score.reading();
        return reading != null && reading.isCountedItself()
                ? reading.counting()
                : score.indicator().counting();
    }

    public boolean isEmpty() {
        return cases.isEmpty() && things.isEmpty();
    }

    /** The three parts, to go from one to the other. */
    public List<Link> parts() {
        List<Link> parts = new ArrayList<>();
        for (Part each : Part.values()) {
            parts.add(new Link(
                    switch (each) {
                        case COUNTED -> "Mẫu số";
                        case WON -> "Tử số";
                        case LOST -> "Mất";
                    },
                    address(each, 0).link(),
                    each == part));
        }
        return parts;
    }

    private Address address(Part of, int number) {
        return look.cell(unit.code(), score.indicator().code(), of)
                .with("page", number == 0 ? null : String.valueOf(number));
    }

    public Address file() {
        return address(part, 0).at("/index/cases.csv");
    }

    public boolean hasNext() {
        return (page + 1L) * ROWS < total;
    }

    public String next() {
        return address(part, page + 1).link();
    }

    public String previous() {
        return address(part, page - 1).link();
    }

    /** "hồ sơ 101 đến 200". */
    public String range() {
        long first = (long) page * ROWS + 1;
        int shown = cases.size() + things.size();
        return "%s %s đến %s".formatted(noun(), Vi.count(first), Vi.count(first + shown - 1));
    }
}
