package vn.nhip.server.index.web;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.scoring.IndicatorScore;
import vn.nhip.server.index.Comparison;
import vn.nhip.server.index.UnitResult;
import vn.nhip.server.reconciliation.PortalCount;
import vn.nhip.server.screen.Address;
import vn.nhip.server.screen.Vi;

/** A unit's indicators, counted from cases and as the portal published them. */
public record SourcesView(Look look, UnitResult unit) {

    public List<IndicatorScore> scores() {
        return unit.card().indicators().filter(s -> s.indicator().isScored()).toList();
    }

    public @Nullable PortalCount portal(IndicatorScore score) {
        return unit.portal().counts().get(score.indicator().code());
    }

    public boolean hasPortal() {
        return !unit.portal().counts().isEmpty();
    }

    public String name() {
        return unit.code().equals(look.book().province().code())
                ? look.fullPlace()
                : Vi.capital(unit.agency().shortName());
    }

    /** Why the two differ, or why there is only one. */
    public String why(IndicatorScore score) {
        if (!unit.isCounted(score)) {
            return portal(score) == null
                    ? "Không có ở nguồn nào"
                    : "Hồ sơ, danh mục và các sổ trong Nhịp không cho biết; lấy theo Cổng";
        }
        if (portal(score) == null) {
            return hasPortal() ? "Cổng không công bố chỉ số này của đơn vị" : "Chưa nạp số liệu Cổng của kỳ";
        }
        return unit.counted(score).map(Comparison::explanation).orElse("Bằng nhau");
    }

    public boolean isSame(IndicatorScore score) {
        return unit.isCounted(score) && sameCounts(score);
    }

    private boolean sameCounts(IndicatorScore score) {
        PortalCount portal = portal(score);
        return portal != null
                && Objects.equals(portal.numerator(), score.counts().numerator())
                && Objects.equals(portal.denominator(), score.counts().denominator());
    }

    public long counted() {
        return scores().stream().filter(unit::isCounted).count();
    }

    public long same() {
        return scores().stream().filter(this::isSame).count();
    }

    public Address address() {
        return look.sourcesCompared()
                .with("unit", unit.code().equals(look.book().province().code()) ? null : unit.code());
    }
}
