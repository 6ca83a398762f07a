package vn.nhip.server.index.web;

import java.util.Locale;
import vn.nhip.core.explain.Lever;
import vn.nhip.server.index.CaseExplanations.Listing;
import vn.nhip.server.index.UnitResult;
import vn.nhip.server.screen.Address;
import vn.nhip.server.screen.Vi;

/**
 * The cases that one thing to do concerns.
 *
 * @param page number of the page, from 0
 */
public record LeverView(Look look, UnitResult unit, Lever lever, int page, Listing listing, CaseTable table) {

    /** As addresses write it. */
    static String code(Lever lever) {
        return lever.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Address address(Look look, UnitResult unit, Lever lever) {
        return look.todo(unit).at("/index/todo/cases").with("lever", code(lever));
    }

    public String headline() {
        return "%s: %s hồ sơ".formatted(Vi.capital(lever.words()), Vi.count(listing.total()));
    }

    public boolean hasNext() {
        return (page + 1L) * CellView.ROWS < listing.total();
    }

    public String next() {
        return address(look, unit, lever).with("page", String.valueOf(page + 1)).link();
    }

    public String previous() {
        return address(look, unit, lever)
                .with("page", page == 1 ? null : String.valueOf(page - 1))
                .link();
    }
}
