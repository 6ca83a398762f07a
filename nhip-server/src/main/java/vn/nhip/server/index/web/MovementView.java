package vn.nhip.server.index.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import vn.nhip.server.index.CaseMovement;
import vn.nhip.server.index.CaseMovement.MovedPart;
import vn.nhip.server.index.UnitResult;
import vn.nhip.server.screen.Page.Link;
import vn.nhip.server.screen.Vi;

/**
 * Why figures moved.
 *
 * @param unit whose figures
 * @param since since when
 * @param asKnownThen whether the earlier figures are those that were known then
 * @param moved empty when there was nothing to compare with
 */
public record MovementView(Look look, UnitResult unit, Since since, boolean asKnownThen, Optional<CaseMovement> moved) {
    private static final int ROWS = 60;

    /** With what one compares. */
    public enum Since {
        HOUR("1 giờ trước"),
        DAY("24 giờ trước"),
        WEEK("7 ngày trước"),
        START("đầu kỳ"),
        PREVIOUS("cuối kỳ trước");

        private final String title;

        Since(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Since> of(String code) {
            for (Since since : values()) {
                if (since.code().equals(code)) {
                    return Optional.of(since);
                }
            }
            return Optional.empty();
        }
    }

    public boolean isProvince() {
        return unit.code().equals(look.book().province().code());
    }

    public String name() {
        return isProvince() ? look.place() : Vi.capital(unit.agency().shortName());
    }

    public List<Link> choices() {
        List<Link> choices = new ArrayList<>();
        for (Since each : Since.values()) {
            choices.add(new Link(Vi.capital(each.title()), address(each, asKnownThen), each == since));
        }
        return choices;
    }

    private String address(Since each, boolean known) {
        return look.movement()
                .with("unit", isProvince() ? null : unit.code())
                .with("since", each == Since.DAY ? null : each.code())
                .with("known", known ? null : "now")
                .link();
    }

    /** The same by what is known now, or was known then. */
    public String otherKnowledge() {
        return address(since, !asKnownThen);
    }

    /** "tăng", "giảm", "không đổi". */
    public String direction(double points) {
        return points >= 0.005 ? "tăng" : points <= -0.005 ? "giảm" : "không đổi";
    }

    /** The largest parts; what is left out is summed up below. */
    public List<MovedPart> shown() {
        return moved.map(CaseMovement::parts).orElse(List.of()).stream()
                .limit(ROWS)
                .toList();
    }

    /** The sum of what is not shown. */
    public double rest() {
        return moved.map(CaseMovement::parts).orElse(List.of()).stream()
                .skip(ROWS)
                .mapToDouble(MovedPart::points)
                .sum();
    }

    public int hidden() {
        return Math.max(0, moved.map(m -> m.parts().size()).orElse(0) - ROWS);
    }

    public String cause(MovedPart part) {
        return CaseMovement.words(part.cause());
    }

    /** A change of a count with its sign. */
    public static String more(long count) {
        return count > 0 ? "+" + Vi.count(count) : Vi.count(count);
    }

    /** Points with their sign, small ones with more decimals. */
    public static String points(double points) {
        return Math.abs(points) >= 0.005 || points == 0
                ? Vi.change(points)
                : (points > 0 ? "+" : "") + Vi.exact(Math.round(points * 100_000) / 100_000.0);
    }

    public double scale() {
        return moved.map(CaseMovement::byCause).orElse(List.of()).stream()
                .mapToDouble(sum -> Math.abs(sum.points()))
                .max()
                .orElse(1);
    }
}
