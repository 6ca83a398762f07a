package vn.nhip.simulator.like;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.nhip.simulator.like.Captures.commune;
import static vn.nhip.simulator.like.Captures.department;
import static vn.nhip.simulator.like.Captures.province;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.nhip.core.index.Period;
import vn.nhip.definitions.Calendars;
import vn.nhip.simulator.like.Published.Unit;

class ContradictionsTests {

    private static List<String> of(Unit province, Unit... below) {
        return Contradictions.of(Captures.of(province, below));
    }

    /** All that is wrong, as who simulates it is told. */
    private static List<String> told(Published published) {
        try {
            new LikeScene(published, 1, Calendars.bundled());
            return List.of();
        } catch (ImpossibleCapture impossible) {
            return impossible.contradictions();
        }
    }

    @Test
    void aPossibleCaptureHasNone() {
        assertThat(of(province("2.1 90/100", "1.4 80/80"), commune(1, "2.1 60/65"), commune(2, "2.1 25/30")))
                .isEmpty();
    }

    @Test
    void moreInTimeThanReceived() {
        assertThat(of(province("2.1 101/100"))).containsExactly("H99, chỉ số 2.1: tử số 101 lớn hơn mẫu số 100");
    }

    @Test
    void numbersThatNoCasesHave() {
        assertThat(of(province("2.1 -1/100"))).containsExactly("H99, chỉ số 2.1: số âm (-1 trên 100)");
        assertThat(of(province("2.1 1/3000000000")))
                .containsExactly("H99, chỉ số 2.1: mẫu số 3000000000 quá lớn để mô phỏng");
        assertThat(of(province("3.6 9000000000/1")))
                .containsExactly("H99, chỉ số 3.6: tử số 9000000000 lớn hơn mẫu số 1");
    }

    @Test
    void unitsThatHaveMoreThanTheProvince() {
        assertThat(of(province("2.1 50/100"), commune(1, "2.1 40/60"), commune(2, "2.1 20/50")))
                .containsExactly(
                        "chỉ số 2.1, tử số: các đơn vị cộng lại 60, nhiều hơn 50 của H99",
                        "chỉ số 2.1, mẫu số: các đơn vị cộng lại 110, nhiều hơn 100 của H99");
    }

    @Test
    void unitsThatHaveWhatTheProvinceHasNot() {
        assertThat(of(province("2.1 50/100"), commune(1, "2.1 40/60", "5.2 1/3")))
                .containsExactly(
                        "chỉ số 5.2, tử số: các đơn vị cộng lại 1, nhiều hơn 0 của H99",
                        "chỉ số 5.2, mẫu số: các đơn vị cộng lại 3, nhiều hơn 0 của H99");
    }

    /** 100 of 100 in time, of which one unit has 80 of 100: the province's own 20 in time would be of no case. */
    @Test
    void whatIsLeftForTheProvinceItselfCannotBe() {
        assertThat(of(province("2.1 100/100"), commune(1, "2.1 80/100")))
                .containsExactly("phần riêng của H99, chỉ số 2.1: tử số 20 lớn hơn mẫu số 0");
    }

    @Test
    void moreProceduresThatWerePaidThanCasesThatWere() {
        assertThat(of(province("2.1 90/100", "3.6 2/10", "3.5b 3/20", "3.5a 0/20")))
                .containsExactly(
                        "H99: 3 thủ tục có giao dịch (3.5b), nhưng chỉ có 2 hồ sơ thanh toán trực tuyến (3.6)");
    }

    @Test
    void paidCasesOfNoProcedure() {
        assertThat(of(province("2.1 90/100", "3.6 2/10", "3.5b 0/20", "3.5a 0/20")))
                .containsExactly(
                        "H99: có 2 hồ sơ thanh toán trực tuyến (3.6) nhưng không có thủ tục có giao dịch nào (3.5b)");
    }

    @Test
    void twoCountsOfTheProceduresWithAFee() {
        assertThat(of(province("2.1 90/100", "3.5a 0/20", "3.5b 0/21")))
                .containsExactly("H99: chỉ số 3.5a đếm trên 20 thủ tục có phí, chỉ số 3.5b trên 21");
    }

    /** Where no procedures are published, any case with a fee can be synchronised. */
    @Test
    void synchronisedCasesWithAFeeOfNoPublishedProcedure() {
        assertThat(told(Captures.of(province("2.1 10/10", "1.4 8/8", "3.6 2/4"))))
                .isEmpty();
    }

    @Test
    void moreCasesWithAFeeThanCases() {
        assertThat(of(province("2.1 5/5", "3.6 0/10")))
                .contains("H99: 10 hồ sơ có nghĩa vụ tài chính (3.6), nhưng chỉ có 5 hồ sơ tiếp nhận (2.1)");
    }

    @Test
    void synchronisedCasesOfProceduresThatAreNotIntegrated() {
        assertThat(of(province("2.1 10/10", "1.4 8/8", "3.6 0/4", "3.5a 0/3", "3.5b 0/3")))
                .containsExactly(
                        "H99: 8 hồ sơ đồng bộ (1.4), nhưng chỉ có 6 hồ sơ không thuộc thủ tục có phí mà chưa đồng bộ dữ"
                                + " liệu thanh toán (3.5a) (2.1)");
    }

    @Test
    void moreSynchronisedThanReceivedWithoutACaseThatLeaves() {
        assertThat(of(province("2.1 9/10", "1.4 12/12", "4.3 0/12")))
                .containsExactly(
                        "H99: chưa dựng được 2 hồ sơ đồng bộ nhiều hơn hồ sơ tiếp nhận (2.1) (1.4) khi chỉ có 0 hồ sơ rời khỏi kỳ"
                                + " giữa hai lần lấy số liệu (4.3)");
        assertThat(of(province("2.1 9/10", "1.4 12/12", "4.3 0/10", "5.4 8/10")))
                .isEmpty();
    }

    @Test
    void countsOfOneGroupOverDifferentCases() {
        assertThat(of(province("2.1 9/10", "4.3 0/10", "4.4 0/11")))
                .containsExactly("H99: chỉ số 4.4 đếm trên 11 hồ sơ, các chỉ số khác cùng nhóm trên 10 hồ sơ");
    }

    @Test
    void papersOfCasesThatCannotHaveThem() {
        assertThat(of(province("2.1 9/10", "4.1 3/10", "4.2 5/10", "4.3 0/10")))
                .singleElement()
                .asString()
                .startsWith("H99: 5 hồ sơ số hóa")
                .contains("chỉ có 3 ");
        assertThat(of(province("2.1 9/10", "4.1 3/10", "4.4 6/10", "4.5b 1/10", "4.5a 0/3")))
                .singleElement()
                .asString()
                .startsWith("H99: 6 hồ sơ kết nối kho dữ liệu cá nhân (4.4)")
                .contains("chỉ có 4 ");
        assertThat(of(province("2.1 9/10", "4.5b 1/10", "4.5a 2/3")))
                .containsExactly(
                        "H99: 2 thủ tục có hồ sơ dùng dữ liệu dân cư (4.5a), nhưng chỉ có 1 hồ sơ dùng dữ liệu dân cư (4.5b)");
    }

    @Test
    void aUnionThatIsLargerThanItsPartsTogetherOrSmallerThanOneOfThem() {
        String[] whole = {"2.1 90/100", "4.5b 50/100", "4.3 0/100"};
        assertThat(of(
                        province(whole[0], whole[1], whole[2], "4.5a 9/20"),
                        department(1, "2.1 45/50", "4.5b 25/50", "4.3 0/50", "4.5a 4/10"),
                        commune(2, "2.1 45/50", "4.5b 25/50", "4.3 0/50", "4.5a 3/10")))
                .containsExactly(
                        "chỉ số 4.5a, tử số: H99 có 9 thủ tục, các đơn vị và phần riêng cộng lại nhiều nhất 7");
        assertThat(of(
                        province(whole[0], whole[1], whole[2], "4.5a 3/20"),
                        commune(1, "2.1 45/50", "4.5b 25/50", "4.3 0/50", "4.5a 4/10")))
                .containsExactly("H99.01: 4 thủ tục (4.5a), nhưng chỉ có 3 thủ tục (4.5a của H99)");
    }

    /** Two procedures were paid and one is integrated: one is paid only, but every unit has all of its cases synchronised. */
    @Test
    void proceduresOfOneKindOnlyThatNoUnitCanHave() {
        String[] one = {"1.4 1/1", "2.1 1/1", "3.5a 1/2", "3.5b 1/2", "3.6 1/1"};
        Published published = Captures.of(
                province("1.4 2/2", "2.1 2/2", "3.5a 1/2", "3.5b 2/2", "3.6 2/2"), commune(1, one), commune(2, one));

        assertThat(told(published))
                .containsExactly(
                        "chỉ số 3.5a, 3.5b: H99 có 2 thủ tục có giao dịch (3.5b) và 1 thủ tục đã đồng bộ dữ liệu thanh toán"
                                + " (3.5a), tức ít nhất 1 thủ tục chỉ thuộc một bên; các đơn vị cộng lại nhiều nhất 0");
    }

    /** Two cases of one procedure were paid and only one case is not synchronised: that procedure is integrated. */
    @Test
    void aProcedureOfWhichNotEveryPaidCaseCanBeLeftOut() {
        String[] one = {"1.4 2/2", "2.1 3/3", "3.5a 1/2", "3.5b 1/2", "3.6 2/3"};
        Published published = Captures.of(
                province("1.4 4/4", "2.1 6/6", "3.5a 1/2", "3.5b 2/2", "3.6 4/6"), commune(1, one), commune(2, one));

        assertThat(told(published))
                .singleElement()
                .asString()
                .endsWith("tức ít nhất 1 thủ tục chỉ thuộc một bên; các đơn vị cộng lại nhiều nhất 0");
    }

    /** With a second case in one of them, not paid, it can: it is integrated by that, and what was paid is another. */
    @Test
    void proceduresOfOneKindOnlyThatAUnitCanHave() {
        Published published = Captures.of(
                province("1.4 2/2", "2.1 3/3", "3.5a 1/2", "3.5b 2/2", "3.6 2/3"),
                commune(1, "1.4 1/1", "2.1 1/1", "3.5a 1/2", "3.5b 1/2", "3.6 1/1"),
                commune(2, "1.4 1/1", "2.1 2/2", "3.5a 1/2", "3.5b 1/2", "3.6 1/2"));

        assertThat(told(published)).isEmpty();
    }

    /** One unit's month loses a case and another's wins one: the province as a whole has as many as before. */
    @Test
    void unitsThatMoveInOppositeDirections() {
        String[] paid = {"1.4 0/0", "3.6 0/1", "3.5a 0/1", "3.5b 0/1"};
        Published published = Captures.of(
                province("2.1 1/1", "4.1 0/0", "4.3 0/1", paid[0], paid[1], paid[2], paid[3]),
                commune(1, "2.1 1/1", "4.1 0/0", "4.3 0/0", paid[0], paid[1], paid[2], paid[3]),
                commune(2, "2.1 0/0", "4.1 0/0", "4.3 0/1"));

        assertThat(told(published)).isEmpty();
    }

    /** What the province has beyond its units is of its own cases, which are of procedures too. */
    @Test
    void proceduresOfTheProvinceItself() {
        Published published = Captures.of(
                province("1.4 2/2", "2.1 5/5", "3.5a 2/4", "3.5b 3/4", "3.6 3/3", "4.1 0/5", "4.5a 2/2", "4.5b 2/5"),
                commune(1, "1.4 1/1", "2.1 1/1", "3.5a 1/4", "3.5b 1/4", "3.6 1/1", "4.1 0/1", "4.5a 0/2", "4.5b 0/1"));

        assertThat(told(published)).isEmpty();
    }

    /** A unit of which a group says nothing has no cases in it. */
    @Test
    void aUnitThatAGroupDoesNotName() {
        Published published = Captures.of(
                province("2.1 5/5", "4.1 0/3", "4.3 0/3"),
                commune(1, "2.1 2/2"),
                commune(2, "2.1 3/3", "4.1 0/3", "4.3 0/3"));

        assertThat(told(published)).isEmpty();
    }

    @Test
    void petitions() {
        assertThat(of(province("2.1 9/10", "5.1 4/4", "5.2 2/3", "5.3 3/3")))
                .containsExactly(
                        "H99: 4 phản ánh về thủ tục (5.1), nhưng chỉ có 3 phản ánh (5.2)",
                        "H99: 3 phản ánh hài lòng (trong đó không có phản ánh trễ hạn) (5.3), nhưng chỉ có 2 phản ánh đúng"
                                + " hạn (5.2)");
    }

    @Test
    void differentNumbersAtOneInstant() {
        Published published = Captures.of(
                Period.month(2026, 8),
                Captures.EARLIER,
                Captures.EARLIER,
                province("2.1 9/10", "4.3 0/11", "5.4 9/11"));

        assertThat(told(published))
                .singleElement()
                .asString()
                .startsWith("số hồ sơ của các nhóm CKMB, TDGQ, CLGQ, TTTT (lấy lúc 2026-09-26T18:14:00Z)")
                .contains("khác nhau");
    }

    @Test
    void aMonthThatIsNotClosedNamesEveryGroupThatWasTooEarly() {
        Published published = Captures.of(
                Period.month(2026, 8), Instant.parse("2026-08-31T10:00:00Z"), Captures.LATER, province("2.1 9/10"));

        assertThat(told(published))
                .hasSize(4)
                .allMatch(each -> each.contains("tháng 2026-08 chưa khép lại đủ 3 ngày: lấy lại sau ngày 2026-09-03"))
                .first()
                .asString()
                .startsWith("nhóm CKMB lấy lúc 2026-08-31T10:00:00Z");
    }

    @Test
    void aQuarter() {
        Published published = Captures.of(
                Period.parse("2026-Q2").orElseThrow(), Captures.EARLIER, Captures.LATER, province("2.1 9/10"));

        assertThat(told(published)).containsExactly("kỳ 2026-Q2 không phải một tháng: mô phỏng từng tháng");
    }

    @Test
    void aCaptureWithoutAnyEarlierGroup() {
        Published published =
                new Published(Period.month(2026, 8), Map.of("MDSH", Captures.LATER), List.of(province("4.3 0/10")));

        assertThat(told(published)).anyMatch(each -> each.startsWith("không có nhóm nào trong CKMB, TDGQ, CLGQ, TTTT"));
    }

    /** Who mends a capture mends all of it at once. */
    @Test
    void allAreNamedAtOnce() {
        Published published = Captures.of(
                Period.parse("2026-Q2").orElseThrow(),
                Instant.parse("2026-06-30T10:00:00Z"),
                Captures.LATER,
                province("2.1 101/100", "5.1 4/4", "5.2 2/3"),
                commune(1, "2.1 5/4", "3.6 2/3", "3.5b 3/9"),
                commune(2, "2.1 -1/99"));

        assertThat(told(published))
                .contains(
                        "H99, chỉ số 2.1: tử số 101 lớn hơn mẫu số 100",
                        "H99: 4 phản ánh về thủ tục (5.1), nhưng chỉ có 3 phản ánh (5.2)",
                        "H99.01, chỉ số 2.1: tử số 5 lớn hơn mẫu số 4",
                        "H99.01: 3 thủ tục có giao dịch (3.5b), nhưng chỉ có 2 hồ sơ thanh toán trực tuyến (3.6)",
                        "H99.02, chỉ số 2.1: số âm (-1 trên 99)",
                        "chỉ số 2.1, mẫu số: các đơn vị cộng lại 103, nhiều hơn 100 của H99",
                        "kỳ 2026-Q2 không phải một tháng: mô phỏng từng tháng")
                .anyMatch(each -> each.startsWith("nhóm TTTT lấy lúc 2026-06-30T10:00:00Z"));
    }
}
