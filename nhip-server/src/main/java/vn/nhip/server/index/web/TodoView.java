package vn.nhip.server.index.web;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.explain.Lever;
import vn.nhip.server.index.CaseExplanations.Bulk;
import vn.nhip.server.index.CaseExplanations.Todo;
import vn.nhip.server.index.UnitResult;
import vn.nhip.server.screen.Vi;

/** What a unit should do first. */
public record TodoView(Look look, UnitResult unit, Todo todo, CaseTable table) {

    public boolean isProvince() {
        return unit.code().equals(look.book().province().code());
    }

    /** The most gainful thing to do; {@code null} when there is nothing. */
    public @Nullable Bulk first() {
        List<Bulk> rows = isProvince() ? todo.bulk() : todo.together();
        return rows.isEmpty() ? null : rows.getFirst();
    }

    public String cases(Bulk bulk) {
        return LeverView.address(look, bulk.unit(), bulk.lever()).link();
    }

    /** "còn 2,5 ngày", "còn 3 giờ". */
    public String left(double days) {
        if (days < 0) {
            return "đã quá hạn";
        }
        return days < 1
                ? "còn %s giờ".formatted(Vi.number(Math.max(1, Math.round(days * 24))))
                : "còn %s ngày".formatted(Vi.number(Math.round(days * 10) / 10.0));
    }

    /** "37 %"; nothing where nothing is known. */
    public String chance(@Nullable Double probability) {
        return probability == null ? Vi.NOTHING : Math.round(100 * probability) + "\u00a0%";
    }

    public String levers(List<Lever> levers) {
        return Vi.capital(levers.stream().map(Lever::words).collect(Collectors.joining("; ")));
    }

    /** Small gains are shown with as many decimals as they need. */
    public String points(double points) {
        return points >= 0.01 ? Vi.gain(points) : "+" + Vi.exact(Math.round(points * 100_000) / 100_000.0);
    }

    public boolean isEmpty() {
        return todo.bulk().isEmpty()
                && todo.together().isEmpty()
                && todo.atRisk().isEmpty()
                && todo.winnable().isEmpty();
    }
}
