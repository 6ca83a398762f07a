package vn.nhip.simulator.trouble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Troubles as a scenario has them. */
class TroublesTests {

    private static Troubles read(String yaml, List<String> mistakes) {
        Map<String, Object> part = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
        return Troubles.read(part, mistakes);
    }

    private static Troubles read(String yaml) {
        List<String> mistakes = new ArrayList<>();
        Troubles troubles = read(yaml, mistakes);
        assertThat(mistakes).isEmpty();
        return troubles;
    }

    @Test
    void areReadInShortAndAtLength() {
        Troubles troubles = read("""
                duplicate: 0.01
                mass-suspension: {share: 0.5, agencies: [H26.1, H26.2], from: 2026-10-01, to: 2026-12-31, before_days: 3}
                portal-outage: {count: 3, from: 2026-01-01, to: "2026-12-31"}
                """);
        assertThat(troubles)
                .isEqualTo(Troubles.NONE
                        .with(TroubleKind.DUPLICATE, Trouble.of(0.01))
                        .with(
                                TroubleKind.MASS_SUSPENSION,
                                Trouble.of(0.5)
                                        .in("H26.1", "H26.2")
                                        .between(LocalDate.of(2026, 10, 1), LocalDate.of(2026, 12, 31))
                                        .with("before_days", 3))
                        .with(
                                TroubleKind.PORTAL_OUTAGE,
                                Trouble.of(3).between(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31))));
        assertThat(troubles.setting(TroubleKind.MASS_SUSPENSION, "before_days")).isEqualTo(3);
        assertThat(troubles.setting(TroubleKind.MASS_SUSPENSION, "for_days")).isEqualTo(10);
    }

    @Test
    void arePrintedAsTheyAreRead() {
        Troubles troubles = Troubles.NONE;
        for (TroubleKind kind : TroubleKind.values()) {
            if (kind == TroubleKind.PAYMENT_UNRECOGNISED) {
                // The portal knows of no limits.
                troubles = troubles.with(kind, Trouble.of(0.1));
                continue;
            }
            Trouble trouble = kind.measure() == TroubleKind.Measure.WINDOWS ? Trouble.of(2) : Trouble.of(0.1);
            trouble = trouble.between(LocalDate.of(2026, 2, 1), LocalDate.of(2026, 3, 31));
            for (TroubleKind.Setting setting : kind.settings()) {
                trouble = trouble.with(setting.key(), setting.usual());
            }
            troubles = troubles.with(
                    kind, kind.measure() == TroubleKind.Measure.WINDOWS ? trouble : trouble.in("H26.1", "H26.2"));
        }
        assertThat(read(troubles.toString())).isEqualTo(troubles);
    }

    @Test
    void ofEveryMistakeIsSaidWhereItIsWhatWasGivenAndWhatIsExpected() {
        List<String> mistakes = new ArrayList<>();
        Troubles troubles = read("""
                duplicates: 0.1
                duplicate: nhiều
                late: {share: 1.5, least_days: 30, to: mai}
                reordered: {share: 0.1, within_minutes: 0, for_days: 3}
                clock-skew: {share: 0.1, agencies: H26.1}
                corrected: {share: 0.1, agencies: [H26.1, 7]}
                portal-outage: 2.5
                sync-rejected: {share: 0.1, from: 2026-02-01, to: 2026-01-01}
                redated: 0.7
                same-result: 0.6
                empty-result: 0.2
                """, mistakes);
        assertThat(mistakes)
                .containsExactly(
                        "troubles.duplicates: không hiểu, cần một trong "
                                + String.join(
                                        ", ",
                                        Arrays.stream(TroubleKind.values())
                                                .map(TroubleKind::code)
                                                .toList()),
                        "troubles.duplicate: là “nhiều”, cần một số, hoặc {share: …}",
                        "troubles.late.share: là “1.5”, cần một số từ 0 đến 1",
                        "troubles.late.to: là “mai”, cần một ngày như 2026-10-01",
                        "troubles.late: least_days là 30, most_days là 20, cần số đầu không lớn hơn số sau",
                        "troubles.reordered.for_days: không hiểu, ở đây chỉ có agencies, from, share, to, within_minutes",
                        "troubles.reordered.within_minutes: là “0”, cần một số từ 1 đến 100000 (khoảng xét, số phút)",
                        "troubles.clock-skew.agencies: là “H26.1”, cần một danh sách mã cơ quan như [H26.1, H26.2]",
                        "troubles.corrected.agencies[1]: là “7”, cần một mã cơ quan",
                        "troubles.portal-outage.count: là “2.5”, cần một số nguyên từ 0 đến 1000",
                        "troubles.sync-rejected: from 2026-02-01 sau to 2026-01-01, cần from không sau to",
                        "troubles: các kiểu làm đẹp số liệu cộng lại là 1.5, cần không quá 1 vì một hồ sơ chỉ có một kiểu");
        assertThat(troubles.of(TroubleKind.LATE)).isEqualTo(Trouble.NONE);
    }

    @Test
    void thatCannotBeAreRefusedInCodeToo() {
        assertThatThrownBy(() -> Troubles.NONE.with(TroubleKind.LATE, Trouble.of(2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("troubles.late.share: là “2.0”, cần một số từ 0 đến 1");
        assertThatThrownBy(() -> Troubles.NONE.with(TroubleKind.PORTAL_OUTAGE, Trouble.of(2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("không có from hoặc to");
    }

    @Test
    void onlySomeKindsReachSingleEvents() {
        assertThat(Troubles.NONE.reachEvents()).isFalse();
        assertThat(read("late: 0\n").reachEvents()).isFalse();
        assertThat(read("sync-rejected: 0.1\n").reachEvents()).isFalse();
        assertThat(read("late: 0.1\n").reachEvents()).isTrue();
    }
}
