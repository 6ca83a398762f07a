package vn.nhip.server.index;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.scoring.Counts;
import vn.nhip.core.scoring.IndicatorScore;
import vn.nhip.core.scoring.Rounder;
import vn.nhip.server.reconciliation.PortalCount;
import vn.nhip.server.screen.Vi;

/**
 * Our points beside the portal's. A difference is explained, never hidden.
 *
 * @param ours our points
 * @param portals the portal's
 * @param explanation why they differ, in Vietnamese; null when they do not
 */
public record Comparison(
        @Nullable Double ours,
        @Nullable Double portals,
        @Nullable String explanation) {
    private static final String SAME_COUNTS = "Cùng số đếm; Cổng dùng cách hiểu hoặc làm tròn khác";

    static Comparison of(@Nullable Double ours, @Nullable Double portals, String version) {
        Double rounded = ours == null ? null : Double.valueOf(Rounder.fixed2(ours));
        return new Comparison(ours, portals, Objects.equals(rounded, portals) ? null : why(ours, portals, version));
    }

    /** An indicator that is counted from single cases or procedures: the counts tell where the difference comes from. */
    static Comparison ofCounted(IndicatorScore score, PortalCount portal) {
        Counts counts = score.counts();
        boolean sameCounts = Objects.equals(counts.numerator(), portal.numerator())
                && Objects.equals(counts.denominator(), portal.denominator());
        Double rounded = score.points() == null ? null : Double.valueOf(Rounder.fixed2(score.points()));
        if (sameCounts && (portal.points() == null || Objects.equals(rounded, portal.points()))) {
            return new Comparison(score.points(), portal.points() == null ? rounded : portal.points(), null);
        }
        return new Comparison(score.points(), portal.points(), sameCounts ? SAME_COUNTS : why(score, portal));
    }

    /** A group whose indicators are counted so. */
    static Comparison ofCounted(@Nullable Double ours, @Nullable Double portals) {
        Double rounded = ours == null ? null : Double.valueOf(Rounder.fixed2(ours));
        return new Comparison(
                ours, portals, Objects.equals(rounded, portals) ? null : "Số đếm từ hồ sơ khác số đếm của Cổng");
    }

    private static String why(IndicatorScore score, PortalCount portal) {
        Counts ours = score.counts();
        String counted = "Nhịp đếm %s/%s, Cổng đếm %s/%s"
                .formatted(
                        Vi.count(ours.numerator()),
                        Vi.count(ours.denominator()),
                        Vi.count(portal.numerator()),
                        Vi.count(portal.denominator()));
        Long mine = ours.denominator();
        Long theirs = portal.denominator();
        if (mine == null || theirs == null || mine.equals(theirs)) {
            return counted;
        }
        String missing = switch (score.indicator().unit()) {
            case PROCEDURE -> "; %s thủ tục của Cổng chưa có trong danh mục của Nhịp, hoặc chưa đủ dữ kiện để đếm";
            case SERVICE -> "; %s dịch vụ của Cổng chưa có trong danh sách dịch vụ của Nhịp";
            case PETITION -> "; %s phản ánh của Cổng chưa có trong Nhịp, hoặc chưa đủ dữ kiện để đếm";
            case CASE, AGENCY -> "; %s hồ sơ của Cổng chưa có sự kiện trong Nhịp, hoặc chưa đủ dữ kiện để đếm";
        };
        String more = switch (score.indicator().unit()) {
            case PROCEDURE -> "; %s thủ tục trong danh mục của Nhịp mà Cổng chưa đếm";
            case SERVICE -> "; %s dịch vụ trong danh sách của Nhịp mà Cổng chưa đếm";
            case PETITION -> "; %s phản ánh trong Nhịp mà Cổng chưa đếm";
            case CASE, AGENCY -> "; %s hồ sơ trong Nhịp mà Cổng chưa đếm";
        };
        return counted + (mine < theirs ? missing : more).formatted(Vi.count(Math.abs(mine - theirs)));
    }

    public boolean matches() {
        return explanation == null;
    }

    /** Ours minus the portal's; null when either is missing. */
    public @Nullable Double difference() {
        Double mine = ours;
        Double theirs = portals;
        return mine == null || theirs == null ? null : Double.valueOf(Rounder.fixed2(mine) - theirs);
    }

    private static String why(@Nullable Double ours, @Nullable Double portals, String version) {
        if (ours == null) {
            return "Cổng có điểm nhưng không công bố đủ số đếm để tính lại";
        }
        if (portals == null) {
            return "Cổng để trống; bản quy tắc %s tính được điểm từ số đếm".formatted(version);
        }
        return "Tính theo bản quy tắc %s; Cổng dùng cách hiểu hoặc làm tròn khác".formatted(version);
    }
}
