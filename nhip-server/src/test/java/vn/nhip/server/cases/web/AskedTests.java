package vn.nhip.server.cases.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.nhip.core.cases.CaseState;
import vn.nhip.core.deadline.ClockKind;
import vn.nhip.server.cases.CaseListing;
import vn.nhip.server.cases.CaseLists.Order;
import vn.nhip.server.cases.CaseLists.Place;
import vn.nhip.server.screen.Refusal;

class AskedTests {

    @Test
    void readsBackItsOwnAddress() {
        Map<String, String> parameters = Map.of(
                "list",
                "due",
                "clock",
                "legal",
                "days",
                "7",
                "state",
                "in-progress",
                "agency",
                "H26.19",
                "procedure",
                "1.004194",
                "from",
                "2026-01-01",
                "to",
                "2026-01-31",
                "sort",
                "code",
                "dir",
                "desc");

        Asked asked = Asked.of(parameters);

        assertThat(asked.filter().listing()).isEqualTo(CaseListing.DUE);
        assertThat(asked.filter().clock()).isEqualTo(ClockKind.LEGAL);
        assertThat(asked.filter().state()).isEqualTo(CaseState.IN_PROGRESS);
        assertThat(Asked.of(asked.address().parameters())).isEqualTo(asked);
        assertThat(asked.address().parameters()).containsExactlyInAnyOrderEntriesOf(parameters);
    }

    @Test
    void putsTheMostUrgentFirstWhereDueDatesAreTheMatter() {
        assertThat(Asked.of(Map.of("list", "overdue")).order()).isEqualTo(Order.DUE);
        assertThat(Asked.of(Map.of("list", "overdue")).descending()).isFalse();
        assertThat(Asked.of(Map.of()).order()).isEqualTo(Order.RECEIVED);
        assertThat(Asked.of(Map.of()).descending()).isTrue();
    }

    @Test
    void remembersThePlaceBesideWhichAPageBegins() {
        Place place = new Place("2026-02-09T01:12:00Z", "H26.19.15-260209-0001");
        Asked first = Asked.of(Map.of("list", "overdue"));

        Asked next = Asked.of(first.after(place).parameters());
        Asked previous = Asked.of(first.before(place).parameters());

        assertThat(next.start().place()).isEqualTo(place);
        assertThat(next.start().backwards()).isFalse();
        assertThat(previous.start().backwards()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "list, khong-co, danh sách",
        "days, abc, số ngày",
        "days, 9999, số ngày",
        "state, khong-co, trạng thái",
        "from, 31/01/2026, ngày",
        "sort, ten, thứ tự",
        "after, %%%, trang",
        "after, YWJj, trang"
    })
    void saysWhichValueItDoesNotUnderstand(String name, String value, String words) {
        assertThatThrownBy(() -> Asked.of(Map.of(name, value)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(words)
                .hasMessageContaining(value);
    }
}
