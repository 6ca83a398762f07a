package vn.nhip.server.index;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.scoring.Rounder;

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

    static Comparison of(@Nullable Double ours, @Nullable Double portals, String version) {
        Double rounded = ours == null ? null : Double.valueOf(Rounder.fixed2(ours));
        return new Comparison(ours, portals, Objects.equals(rounded, portals) ? null : why(ours, portals, version));
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
